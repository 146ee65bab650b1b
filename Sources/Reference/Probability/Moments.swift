import Exact

/// Expectations, variances and covariances (sections C.21 and C.29).
///
/// Functions of data throw `DefinitionError.empty` without any, those of two lists `.lengths` where
/// they differ.
public enum Moments {
  // MARK: Of weighted outcomes

  /// The expectation Σ pᵢxᵢ.
  @specialized(where S == Real)
  public static func expectation<S: Scalar>(_ x: [S], _ p: [S]) throws -> S {
    try Vectors.dot(p, x)
  }

  /// The variance Σ pᵢ(xᵢ − μ)² about μ = Σ pᵢxᵢ.
  @specialized(where S == Real)
  public static func variance<S: Scalar>(_ x: [S], _ p: [S]) throws -> S {
    let mean = try expectation(x, p)
    return try Vectors.dot(p, x.map { try ($0 - mean).squared() })
  }

  /// The covariance Σ pᵢⱼ(xᵢ − E[X])(yⱼ − E[Y]) of a table of joint weights.
  @specialized(where S == Real)
  public static func covariance<S: Scalar>(_ x: [S], _ y: [S], _ joint: Matrix<S>) throws -> S {
    guard joint.shape == [x.count, y.count] else {
      throw DefinitionError.shapes(function: "covariance", joint.shape, [x.count, y.count])
    }
    let (rows, columns) = try Information.marginals(joint)
    let (meanX, meanY) = (try expectation(x, rows), try expectation(y, columns))
    var terms: [S] = []
    for (i, x) in x.enumerated() {
      for (j, y) in y.enumerated() {
        terms.append(try joint[i, j] * (x - meanX) * (y - meanY))
      }
    }
    return try S.sum(terms)
  }

  // MARK: Of data

  /// The variance Σ (xᵢ − x̄)²/(N − 1) of a sample; a single number has none.
  ///
  /// - Throws: also `ArithmeticError.divisionByZero` for N = 1.
  @specialized(where S == Real)
  public static func sampleVariance<S: Scalar>(_ x: [S]) throws -> S {
    try sampleCovariance(x, x)
  }

  /// The covariance Σ (xᵢ − x̄)(yᵢ − ȳ)/N of pairs.
  @specialized(where S == Real)
  public static func covariance<S: Scalar>(_ x: [S], _ y: [S]) throws -> S {
    try products(x, y) / S(x.count)
  }

  /// The covariance Σ (xᵢ − x̄)(yᵢ − ȳ)/(N − 1) of a sample of pairs.
  ///
  /// - Throws: also `ArithmeticError.divisionByZero` for N = 1.
  @specialized(where S == Real)
  public static func sampleCovariance<S: Scalar>(_ x: [S], _ y: [S]) throws -> S {
    try products(x, y) / S(x.count - 1)
  }

  /// The covariances of the columns, with divisor N.
  @specialized(where S == Real)
  public static func covarianceMatrix<S: Scalar>(_ x: Matrix<S>) throws -> Matrix<S> {
    let columns = x.transposed().rows
    return try Matrix(rows: columns.map { a in try columns.map { try covariance(a, $0) } })
  }

  /// The sum Σ (xᵢ − x̄)(yᵢ − ȳ).
  private static func products<S: Scalar>(_ x: [S], _ y: [S]) throws -> S {
    let (meanX, meanY) = (try Vectors.mean(x), try Vectors.mean(y))
    return try Vectors.dot(x.map { try $0 - meanX }, y.map { try $0 - meanY })
  }
}
