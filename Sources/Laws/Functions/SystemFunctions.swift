import Exact

extension Function {
  /// The factors of P·A = L·U with partial pivoting; row i of PA is row p[i] of A.
  public static let lu = Function(
    "lu", .systems, ["a": .matrix], .fields, fields: ["p": .counts, "l": .matrix, "u": .matrix],
    "The factors of P·A = L·U with partial pivoting; row i of PA is row p[i] of A.")

  /// The determinant.
  public static let det = Function("det", .systems, ["a": .matrix], .number, "The determinant.")

  /// The determinant as significand·2^exponent, with the significand in [1/2, 1) in magnitude, or 0.
  public static let detScaled = Function(
    "detScaled", .systems, ["a": .matrix], .fields,
    fields: ["significand": .number, "exponent": .count],
    "The determinant as significand·2^exponent, with the significand in [1/2, 1) in magnitude, or 0."
  )

  /// The solution x of A·x = b.
  public static let solve = Function(
    "solve", .systems, ["a": .matrix, "b": .vector], .vector, "The solution x of A·x = b.")

  /// The inverse.
  public static let inverse = Function("inverse", .systems, ["a": .matrix], .matrix, "The inverse.")

  /// The adjugate: the transposed cofactors.
  public static let adjugate = Function(
    "adjugate", .systems, ["a": .matrix], .matrix, "The adjugate: the transposed cofactors.")

  /// The volume of the parallelepiped of the columns.
  public static let volume = Function(
    "volume", .systems, ["a": .matrix], .number, "The volume of the parallelepiped of the columns.")

  /// The functions of the section.
  static let systemFunctions: [Function] = [
    .lu, .det, .detScaled, .solve, .inverse, .adjugate, .volume,
  ]
}

extension Subject {
  /// The factors of P·A = L·U with partial pivoting; row i of PA is row p[i] of A.
  public func lu(_ a: Matrix<Double>) throws -> Fields {
    try call(.lu, .matrix(a)).asFields()
  }

  /// The determinant.
  public func det(_ a: Matrix<Double>) throws -> Double {
    try call(.det, .matrix(a)).asNumber()
  }

  /// The determinant as significand·2^exponent, with the significand in [1/2, 1) in magnitude, or 0.
  public func detScaled(_ a: Matrix<Double>) throws -> Fields {
    try call(.detScaled, .matrix(a)).asFields()
  }

  /// The solution x of A·x = b.
  public func solve(_ a: Matrix<Double>, _ b: [Double]) throws -> [Double] {
    try call(.solve, .matrix(a), .vector(b)).asVector()
  }

  /// The inverse.
  public func inverse(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.inverse, .matrix(a)).asMatrix()
  }

  /// The adjugate: the transposed cofactors.
  public func adjugate(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.adjugate, .matrix(a)).asMatrix()
  }

  /// The volume of the parallelepiped of the columns.
  public func volume(_ a: Matrix<Double>) throws -> Double {
    try call(.volume, .matrix(a)).asNumber()
  }
}
