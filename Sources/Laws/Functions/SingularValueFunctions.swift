import Exact

extension Function {
  /// The factors of A = Q·R, with a diagonal of R that is not negative.
  public static let qr = Function(
    "qr", .singularValues, ["a": .matrix], .fields, fields: ["q": .matrix, "r": .matrix],
    "The factors of A = Q·R, with a diagonal of R that is not negative.")

  /// The factors of A = U·diag(s)·Vᵀ, s descending.
  public static let svd = Function(
    "svd", .singularValues, ["a": .matrix], .fields,
    fields: ["u": .matrix, "s": .vector, "v": .matrix],
    "The factors of A = U·diag(s)·Vᵀ, s descending.")

  /// The singular values, descending.
  public static let singularValues = Function(
    "singularValues", .singularValues, ["a": .matrix], .vector, "The singular values, descending.")

  /// The best approximation of rank k.
  public static let truncate = Function(
    "truncate", .singularValues, ["a": .matrix, "k": .count], .matrix,
    "The best approximation of rank k.")

  /// Two factors whose product is the best approximation of rank k.
  public static let lowRank = Function(
    "lowRank", .singularValues, ["a": .matrix, "k": .count], .fields,
    fields: ["left": .matrix, "right": .matrix],
    "Two factors whose product is the best approximation of rank k.")

  /// The Moore–Penrose inverse.
  public static let pinv = Function(
    "pinv", .singularValues, ["a": .matrix], .matrix, "The Moore–Penrose inverse.")

  /// The least squares solution of least norm.
  public static let lstsq = Function(
    "lstsq", .singularValues, ["a": .matrix, "b": .vector], .vector,
    "The least squares solution of least norm.")

  /// The condition number σ₁/σ_min; infinite for deficient rank.
  public static let cond = Function(
    "cond", .singularValues, ["a": .matrix], .number,
    "The condition number σ₁/σ_min; infinite for deficient rank.")

  /// The principal components of the rows.
  public static let pca = Function(
    "pca", .singularValues, ["x": .matrix], .fields,
    fields: ["mean": .vector, "components": .matrix, "variances": .vector, "scores": .matrix],
    "The principal components of the rows.")

  /// The functions of the section.
  static let singularValueFunctions: [Function] = [
    .qr, .svd, .singularValues, .truncate, .lowRank, .pinv, .lstsq, .cond, .pca,
  ]
}

extension Subject {
  /// The factors of A = Q·R, with a diagonal of R that is not negative.
  public func qr(_ a: Matrix<Double>) throws -> Fields {
    try call(.qr, .matrix(a)).asFields()
  }

  /// The factors of A = U·diag(s)·Vᵀ, s descending.
  public func svd(_ a: Matrix<Double>) throws -> Fields {
    try call(.svd, .matrix(a)).asFields()
  }

  /// The singular values, descending.
  public func singularValues(_ a: Matrix<Double>) throws -> [Double] {
    try call(.singularValues, .matrix(a)).asVector()
  }

  /// The best approximation of rank k.
  public func truncate(_ a: Matrix<Double>, _ k: Int) throws -> Matrix<Double> {
    try call(.truncate, .matrix(a), .count(k)).asMatrix()
  }

  /// Two factors whose product is the best approximation of rank k.
  public func lowRank(_ a: Matrix<Double>, _ k: Int) throws -> Fields {
    try call(.lowRank, .matrix(a), .count(k)).asFields()
  }

  /// The Moore–Penrose inverse.
  public func pinv(_ a: Matrix<Double>) throws -> Matrix<Double> {
    try call(.pinv, .matrix(a)).asMatrix()
  }

  /// The least squares solution of least norm.
  public func lstsq(_ a: Matrix<Double>, _ b: [Double]) throws -> [Double] {
    try call(.lstsq, .matrix(a), .vector(b)).asVector()
  }

  /// The condition number σ₁/σ_min; infinite for deficient rank.
  public func cond(_ a: Matrix<Double>) throws -> Double {
    try call(.cond, .matrix(a)).asNumber()
  }

  /// The principal components of the rows.
  public func pca(_ x: Matrix<Double>) throws -> Fields {
    try call(.pca, .matrix(x)).asFields()
  }
}
