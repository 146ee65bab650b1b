import Exact

extension Function {
  /// The number of independent columns, exactly.
  public static let rank = Function(
    "rank", .ranks, ["a": .matrix], .count, "The number of independent columns, exactly.")

  /// The number of singular values above max(m, n)·2⁻⁵²·σ₁.
  public static let numericalRank = Function(
    "numericalRank", .ranks, ["a": .matrix], .count,
    "The number of singular values above max(m, n)·2⁻⁵²·σ₁.")

  /// The reduced row echelon form and its pivot columns.
  public static let rref = Function(
    "rref", .ranks, ["a": .matrix], .fields, fields: ["matrix": .matrix, "pivots": .counts],
    "The reduced row echelon form and its pivot columns.")

  /// The pivot columns, a basis of the column space.
  public static let basis = Function(
    "basis", .ranks, ["a": .matrix], .matrix, "The pivot columns, a basis of the column space.")

  /// A basis of the kernel, in columns: the special solutions.
  public static let nullspace = Function(
    "nullspace", .ranks, ["a": .matrix], .matrix,
    "A basis of the kernel, in columns: the special solutions.")

  /// Whether the columns are linearly independent.
  public static let isIndependent = Function(
    "isIndependent", .ranks, ["a": .matrix], .flag, "Whether the columns are linearly independent.")

  /// The coordinates of v in the basis of the columns.
  public static let coordinates = Function(
    "coordinates", .ranks, ["a": .matrix, "v": .vector], .vector,
    "The coordinates of v in the basis of the columns.")

  /// The functions of the section.
  static let rankFunctions: [Function] = [
    .rank, .numericalRank, .rref, .basis, .nullspace, .isIndependent, .coordinates,
  ]
}

extension Subject {
  /// The number of independent columns, exactly.
  public func rank(_ a: Matrix<Double>) throws -> Int {
    try call(.rank, .matrix(a)).asCount()
  }

  /// The number of singular values above max(m, n)·2⁻⁵²·σ₁.
  public func numericalRank(_ a: Matrix<Double>) throws -> Int {
    try call(.numericalRank, .matrix(a)).asCount()
  }

  /// The reduced row echelon form and its pivot columns.
  public func rref(_ a: Matrix<Double>) throws -> Fields {
    try call(.rref, .matrix(a)).asFields()
  }

  /// The pivot columns, a basis of the column space.
  public func basis(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.basis, .matrix(a)).asMatrix()
  }

  /// A basis of the kernel, in columns: the special solutions.
  public func nullspace(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.nullspace, .matrix(a)).asMatrix()
  }

  /// Whether the columns are linearly independent.
  public func isIndependent(_ a: Matrix<Double>) throws -> Bool {
    try call(.isIndependent, .matrix(a)).asFlag()
  }

  /// The coordinates of v in the basis of the columns.
  public func coordinates(_ a: Matrix<Double>, _ v: [Double]) throws -> [Double] {
    try call(.coordinates, .matrix(a), .vector(v)).asVector()
  }
}
