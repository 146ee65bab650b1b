import Exact

extension Function {
  /// The sum A + B.
  public static let addMatrices = Function(
    "addMatrices", .matrices, ["a": .matrix, "b": .matrix], .matrix, "The sum A + B.")

  /// The difference A − B.
  public static let subMatrices = Function(
    "subMatrices", .matrices, ["a": .matrix, "b": .matrix], .matrix, "The difference A − B.")

  /// The product c·A with a number.
  public static let scaleMatrix = Function(
    "scaleMatrix", .matrices, ["c": .number, "a": .matrix], .matrix,
    "The product c·A with a number.")

  /// The product A·x.
  public static let matvec = Function(
    "matvec", .matrices, ["a": .matrix, "x": .vector], .vector, "The product A·x.")

  /// The matrix product A·B.
  public static let matmul = Function(
    "matmul", .matrices, ["a": .matrix, "b": .matrix], .matrix, "The matrix product A·B.")

  /// The transpose.
  public static let transpose = Function(
    "transpose", .matrices, ["a": .matrix], .matrix, "The transpose.")

  /// The outer product: entry (i, j) is xᵢyⱼ.
  public static let outer = Function(
    "outer", .matrices, ["x": .vector, "y": .vector], .matrix,
    "The outer product: entry (i, j) is xᵢyⱼ.")

  /// The sum of the diagonal.
  public static let trace = Function(
    "trace", .matrices, ["a": .matrix], .number, "The sum of the diagonal.")

  /// The identity matrix of a size.
  public static let identity = Function(
    "identity", .matrices, ["n": .count], .matrix, "The identity matrix of a size.")

  /// The Gram matrix AᵀA.
  public static let gram = Function(
    "gram", .matrices, ["a": .matrix], .matrix, "The Gram matrix AᵀA.")

  /// The functions of the section.
  static let matrixFunctions: [Function] = [
    .addMatrices, .subMatrices, .scaleMatrix, .matvec, .matmul, .transpose, .outer, .trace,
    .identity, .gram,
  ]
}

extension Subject {
  /// The sum A + B.
  public func addMatrices(_ a: Matrix<Double>, _ b: Matrix<Double>) throws -> Matrix<Double> {
    try call(.addMatrices, .matrix(a), .matrix(b)).asMatrix()
  }

  /// The difference A − B.
  public func subMatrices(_ a: Matrix<Double>, _ b: Matrix<Double>) throws -> Matrix<Double> {
    try call(.subMatrices, .matrix(a), .matrix(b)).asMatrix()
  }

  /// The product c·A with a number.
  public func scaleMatrix(_ c: Double, _ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.scaleMatrix, .number(c), .matrix(a)).asMatrix()
  }

  /// The product A·x.
  public func matvec(_ a: Matrix<Double>, _ x: [Double]) throws -> [Double] {
    try call(.matvec, .matrix(a), .vector(x)).asVector()
  }

  /// The matrix product A·B.
  public func matmul(_ a: Matrix<Double>, _ b: Matrix<Double>) throws -> Matrix<Double> {
    try call(.matmul, .matrix(a), .matrix(b)).asMatrix()
  }

  /// The transpose.
  public func transpose(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.transpose, .matrix(a)).asMatrix()
  }

  /// The outer product: entry (i, j) is xᵢyⱼ.
  public func outer(_ x: [Double], _ y: [Double]) throws -> Matrix<Double> {
    try call(.outer, .vector(x), .vector(y)).asMatrix()
  }

  /// The sum of the diagonal.
  public func trace(_ a: Matrix<Double>) throws -> Double {
    try call(.trace, .matrix(a)).asNumber()
  }

  /// The identity matrix of a size.
  public func identity(_ n: Int) throws -> Matrix<Double> {
    try call(.identity, .count(n)).asMatrix()
  }

  /// The Gram matrix AᵀA.
  public func gram(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.gram, .matrix(a)).asMatrix()
  }
}
