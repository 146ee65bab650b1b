import Exact

extension Function {
  /// The expectation Σ pᵢxᵢ.
  public static let expectation = Function(
    "expectation", .moments, ["values": .vector, "p": .vector], .number, "The expectation Σ pᵢxᵢ.")

  /// The variance Σ pᵢ(xᵢ − μ)².
  public static let distributionVariance = Function(
    "distributionVariance", .moments, ["values": .vector, "p": .vector], .number,
    "The variance Σ pᵢ(xᵢ − μ)².")

  /// The covariance of X and Y by their joint table.
  public static let distributionCovariance = Function(
    "distributionCovariance", .moments, ["x": .vector, "y": .vector, "joint": .matrix], .number,
    "The covariance of X and Y by their joint table.")

  /// The mean of data.
  public static let mean = Function("mean", .moments, ["x": .vector], .number, "The mean of data.")

  /// The variance of data, with divisor N.
  public static let variance = Function(
    "variance", .moments, ["x": .vector], .number, "The variance of data, with divisor N.")

  /// The variance of data, with divisor N − 1.
  public static let sampleVariance = Function(
    "sampleVariance", .moments, ["x": .vector], .number, "The variance of data, with divisor N − 1."
  )

  /// The covariance of pairs, with divisor N.
  public static let covariance = Function(
    "covariance", .moments, ["x": .vector, "y": .vector], .number,
    "The covariance of pairs, with divisor N.")

  /// The covariance of pairs, with divisor N − 1.
  public static let sampleCovariance = Function(
    "sampleCovariance", .moments, ["x": .vector, "y": .vector], .number,
    "The covariance of pairs, with divisor N − 1.")

  /// The covariances of the columns, with divisor N.
  public static let covarianceMatrix = Function(
    "covarianceMatrix", .moments, ["x": .matrix], .matrix,
    "The covariances of the columns, with divisor N.")

  /// The count, mean and variance (divisor N) of data read one by one.
  public static let streamingMoments = Function(
    "streamingMoments", .moments, ["x": .vector], .fields,
    fields: ["count": .count, "mean": .number, "variance": .number],
    "The count, mean and variance (divisor N) of data read one by one.")

  /// The count, mean and variance (divisor N) of runs of data, merged.
  public static let mergedMoments = Function(
    "mergedMoments", .moments, ["x": .vector, "lengths": .counts], .fields,
    fields: ["count": .count, "mean": .number, "variance": .number],
    "The count, mean and variance (divisor N) of runs of data, merged.")

  /// The mean of data, its standard error, and its Gaussian confidence interval.
  public static let meanInterval = Function(
    "meanInterval", .moments, ["x": .vector, "level": .number], .fields,
    fields: ["mean": .number, "error": .number, "low": .number, "high": .number],
    "The mean of data, its standard error, and its Gaussian confidence interval.")

  /// The mean of data within bounds, and its confidence interval by Hoeffding.
  public static let hoeffdingInterval = Function(
    "hoeffdingInterval", .moments,
    ["x": .vector, "low": .number, "high": .number, "level": .number], .fields,
    fields: ["mean": .number, "low": .number, "high": .number],
    "The mean of data within bounds, and its confidence interval by Hoeffding.")

  /// The functions of the section.
  static let momentFunctions: [Function] = [
    .expectation, .distributionVariance, .distributionCovariance, .mean, .variance, .sampleVariance,
    .covariance, .sampleCovariance, .covarianceMatrix, .streamingMoments, .mergedMoments,
    .meanInterval, .hoeffdingInterval,
  ]
}

extension Subject {
  /// The expectation Σ pᵢxᵢ.
  public func expectation(_ values: [Double], _ p: [Double]) throws -> Double {
    try call(.expectation, .vector(values), .vector(p)).asNumber()
  }

  /// The variance Σ pᵢ(xᵢ − μ)².
  public func distributionVariance(_ values: [Double], _ p: [Double]) throws -> Double {
    try call(.distributionVariance, .vector(values), .vector(p)).asNumber()
  }

  /// The covariance of X and Y by their joint table.
  public func distributionCovariance(_ x: [Double], _ y: [Double], _ joint: Matrix<Double>) throws
    -> Double
  {
    try call(.distributionCovariance, .vector(x), .vector(y), .matrix(joint)).asNumber()
  }

  /// The mean of data.
  public func mean(_ x: [Double]) throws -> Double {
    try call(.mean, .vector(x)).asNumber()
  }

  /// The variance of data, with divisor N.
  public func variance(_ x: [Double]) throws -> Double {
    try call(.variance, .vector(x)).asNumber()
  }

  /// The variance of data, with divisor N − 1.
  public func sampleVariance(_ x: [Double]) throws -> Double {
    try call(.sampleVariance, .vector(x)).asNumber()
  }

  /// The covariance of pairs, with divisor N.
  public func covariance(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.covariance, .vector(x), .vector(y)).asNumber()
  }

  /// The covariance of pairs, with divisor N − 1.
  public func sampleCovariance(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.sampleCovariance, .vector(x), .vector(y)).asNumber()
  }

  /// The covariances of the columns, with divisor N.
  public func covarianceMatrix(_ x: Matrix<Double>) throws -> Matrix<Double> {
    try call(.covarianceMatrix, .matrix(x)).asMatrix()
  }

  /// The count, mean and variance (divisor N) of data read one by one.
  public func streamingMoments(_ x: [Double]) throws -> Fields {
    try call(.streamingMoments, .vector(x)).asFields()
  }

  /// The count, mean and variance (divisor N) of runs of data, merged.
  public func mergedMoments(_ x: [Double], _ lengths: [Int]) throws -> Fields {
    try call(.mergedMoments, .vector(x), .counts(lengths)).asFields()
  }

  /// The mean of data, its standard error, and its Gaussian confidence interval.
  public func meanInterval(_ x: [Double], _ level: Double) throws -> Fields {
    try call(.meanInterval, .vector(x), .number(level)).asFields()
  }

  /// The mean of data within bounds, and its confidence interval by Hoeffding.
  public func hoeffdingInterval(_ x: [Double], _ low: Double, _ high: Double, _ level: Double)
    throws -> Fields
  {
    try call(.hoeffdingInterval, .vector(x), .number(low), .number(high), .number(level)).asFields()
  }
}
