import Exact

extension Function {
  /// The probability of k, 0 or 1, of a Bernoulli distribution.
  public static let bernoulliPmf = Function(
    "bernoulliPmf", .distributions, ["k": .count, "p": .number], .number,
    "The probability of k, 0 or 1, of a Bernoulli distribution.")

  /// The logarithm of the probability of k, 0 or 1.
  public static let bernoulliLogPmf = Function(
    "bernoulliLogPmf", .distributions, ["k": .count, "p": .number], .number,
    "The logarithm of the probability of k, 0 or 1.")

  /// The probability P(X ≤ x) of a Bernoulli distribution.
  public static let bernoulliCdf = Function(
    "bernoulliCdf", .distributions, ["x": .number, "p": .number], .number,
    "The probability P(X ≤ x) of a Bernoulli distribution.")

  /// The mean and variance of a Bernoulli distribution.
  public static let bernoulliMoments = Function(
    "bernoulliMoments", .distributions, ["p": .number], .fields,
    fields: ["mean": .number, "variance": .number],
    "The mean and variance of a Bernoulli distribution.")

  /// Draws of a Bernoulli distribution, by a seed.
  public static let bernoulliSample = Function(
    "bernoulliSample", .distributions, ["p": .number, "count": .count, "seed": .count], .counts,
    "Draws of a Bernoulli distribution, by a seed.")

  /// The probability of class k.
  public static let categoricalPmf = Function(
    "categoricalPmf", .distributions, ["k": .count, "p": .vector], .number,
    "The probability of class k.")

  /// The logarithm of the probability of class k.
  public static let categoricalLogPmf = Function(
    "categoricalLogPmf", .distributions, ["k": .count, "p": .vector], .number,
    "The logarithm of the probability of class k.")

  /// The probability of the classes 0 to k.
  public static let categoricalCdf = Function(
    "categoricalCdf", .distributions, ["k": .count, "p": .vector], .number,
    "The probability of the classes 0 to k.")

  /// The mean p and covariance diag(p) − pp' of a one-hot draw.
  public static let categoricalMoments = Function(
    "categoricalMoments", .distributions, ["p": .vector], .fields,
    fields: ["mean": .vector, "covariance": .matrix],
    "The mean p and covariance diag(p) − pp' of a one-hot draw.")

  /// Draws of a categorical distribution, by a seed.
  public static let categoricalSample = Function(
    "categoricalSample", .distributions, ["p": .vector, "count": .count, "seed": .count], .counts,
    "Draws of a categorical distribution, by a seed.")

  /// The density of the uniform distribution at x.
  public static let uniformPdf = Function(
    "uniformPdf", .distributions, ["x": .number, "low": .number, "high": .number], .number,
    "The density of the uniform distribution at x.")

  /// The logarithm of the density of the uniform distribution at x.
  public static let uniformLogPdf = Function(
    "uniformLogPdf", .distributions, ["x": .number, "low": .number, "high": .number], .number,
    "The logarithm of the density of the uniform distribution at x.")

  /// The probability P(X ≤ x) of the uniform distribution.
  public static let uniformCdf = Function(
    "uniformCdf", .distributions, ["x": .number, "low": .number, "high": .number], .number,
    "The probability P(X ≤ x) of the uniform distribution.")

  /// The mean and variance of the uniform distribution.
  public static let uniformMoments = Function(
    "uniformMoments", .distributions, ["low": .number, "high": .number], .fields,
    fields: ["mean": .number, "variance": .number],
    "The mean and variance of the uniform distribution.")

  /// Draws of the uniform distribution, by a seed.
  public static let uniformSample = Function(
    "uniformSample", .distributions,
    ["low": .number, "high": .number, "count": .count, "seed": .count], .vector,
    "Draws of the uniform distribution, by a seed.")

  /// The ends of the uniform distribution that make the data most likely.
  public static let mleUniform = Function(
    "mleUniform", .distributions, ["x": .vector], .fields,
    fields: ["low": .number, "high": .number],
    "The ends of the uniform distribution that make the data most likely.")

  /// The density of a Gaussian at x.
  public static let gaussianPdf = Function(
    "gaussianPdf", .distributions, ["x": .number, "mean": .number, "variance": .number], .number,
    "The density of a Gaussian at x.")

  /// The logarithm of the density of a Gaussian at x.
  public static let gaussianLogPdf = Function(
    "gaussianLogPdf", .distributions, ["x": .number, "mean": .number, "variance": .number], .number,
    "The logarithm of the density of a Gaussian at x.")

  /// The probability P(X ≤ x) of a Gaussian.
  public static let gaussianCdf = Function(
    "gaussianCdf", .distributions, ["x": .number, "mean": .number, "variance": .number], .number,
    "The probability P(X ≤ x) of a Gaussian.")

  /// The x below which a Gaussian lies with probability p.
  public static let gaussianQuantile = Function(
    "gaussianQuantile", .distributions, ["p": .number, "mean": .number, "variance": .number],
    .number, "The x below which a Gaussian lies with probability p.")

  /// The mean, variance and fourth central moment of a Gaussian.
  public static let gaussianMoments = Function(
    "gaussianMoments", .distributions, ["mean": .number, "variance": .number], .fields,
    fields: ["mean": .number, "variance": .number, "fourth": .number],
    "The mean, variance and fourth central moment of a Gaussian.")

  /// Draws of a Gaussian, by a seed.
  public static let gaussianSample = Function(
    "gaussianSample", .distributions,
    ["mean": .number, "variance": .number, "count": .count, "seed": .count], .vector,
    "Draws of a Gaussian, by a seed.")

  /// The divergence of a Gaussian from another, in nats.
  public static let klGaussian = Function(
    "klGaussian", .distributions,
    ["mean1": .number, "variance1": .number, "mean2": .number, "variance2": .number], .number,
    "The divergence of a Gaussian from another, in nats.")

  /// The square (x − μ)'Σ⁻¹(x − μ) of the Mahalanobis distance.
  public static let mahalanobis = Function(
    "mahalanobis", .distributions, ["x": .vector, "mean": .vector, "covariance": .matrix], .number,
    "The square (x − μ)'Σ⁻¹(x − μ) of the Mahalanobis distance.")

  /// The density of a multivariate Gaussian at x.
  public static let mvnPdf = Function(
    "mvnPdf", .distributions, ["x": .vector, "mean": .vector, "covariance": .matrix], .number,
    "The density of a multivariate Gaussian at x.")

  /// The logarithm of the density of a multivariate Gaussian at x.
  public static let mvnLogPdf = Function(
    "mvnLogPdf", .distributions, ["x": .vector, "mean": .vector, "covariance": .matrix], .number,
    "The logarithm of the density of a multivariate Gaussian at x.")

  /// The mean and covariance of some components.
  public static let mvnMarginal = Function(
    "mvnMarginal", .distributions, ["mean": .vector, "covariance": .matrix, "indices": .counts],
    .fields, fields: ["mean": .vector, "covariance": .matrix],
    "The mean and covariance of some components.")

  /// The mean and covariance of the other components, given values of some.
  public static let mvnConditional = Function(
    "mvnConditional", .distributions,
    ["mean": .vector, "covariance": .matrix, "indices": .counts, "values": .vector], .fields,
    fields: ["mean": .vector, "covariance": .matrix],
    "The mean and covariance of the other components, given values of some.")

  /// Draws of a multivariate Gaussian, a row each, by a seed.
  public static let mvnSample = Function(
    "mvnSample", .distributions,
    ["mean": .vector, "covariance": .matrix, "count": .count, "seed": .count], .matrix,
    "Draws of a multivariate Gaussian, a row each, by a seed.")

  /// The mean and covariance (divisor N) of rows.
  public static let mleMvn = Function(
    "mleMvn", .distributions, ["x": .matrix], .fields,
    fields: ["mean": .vector, "covariance": .matrix], "The mean and covariance (divisor N) of rows."
  )

  /// The functions of the section.
  static let distributionFunctions: [Function] = [
    .bernoulliPmf, .bernoulliLogPmf, .bernoulliCdf, .bernoulliMoments, .bernoulliSample,
    .categoricalPmf, .categoricalLogPmf, .categoricalCdf, .categoricalMoments, .categoricalSample,
    .uniformPdf, .uniformLogPdf, .uniformCdf, .uniformMoments, .uniformSample, .mleUniform,
    .gaussianPdf, .gaussianLogPdf, .gaussianCdf, .gaussianQuantile, .gaussianMoments,
    .gaussianSample, .klGaussian, .mahalanobis, .mvnPdf, .mvnLogPdf, .mvnMarginal, .mvnConditional,
    .mvnSample, .mleMvn,
  ]
}

extension Subject {
  /// The probability of k, 0 or 1, of a Bernoulli distribution.
  public func bernoulliPmf(_ k: Int, _ p: Double) throws -> Double {
    try call(.bernoulliPmf, .count(k), .number(p)).asNumber()
  }

  /// The logarithm of the probability of k, 0 or 1.
  public func bernoulliLogPmf(_ k: Int, _ p: Double) throws -> Double {
    try call(.bernoulliLogPmf, .count(k), .number(p)).asNumber()
  }

  /// The probability P(X ≤ x) of a Bernoulli distribution.
  public func bernoulliCdf(_ x: Double, _ p: Double) throws -> Double {
    try call(.bernoulliCdf, .number(x), .number(p)).asNumber()
  }

  /// The mean and variance of a Bernoulli distribution.
  public func bernoulliMoments(_ p: Double) throws -> Fields {
    try call(.bernoulliMoments, .number(p)).asFields()
  }

  /// Draws of a Bernoulli distribution, by a seed.
  public func bernoulliSample(_ p: Double, _ count: Int, _ seed: Int) throws -> [Int] {
    try call(.bernoulliSample, .number(p), .count(count), .count(seed)).asCounts()
  }

  /// The probability of class k.
  public func categoricalPmf(_ k: Int, _ p: [Double]) throws -> Double {
    try call(.categoricalPmf, .count(k), .vector(p)).asNumber()
  }

  /// The logarithm of the probability of class k.
  public func categoricalLogPmf(_ k: Int, _ p: [Double]) throws -> Double {
    try call(.categoricalLogPmf, .count(k), .vector(p)).asNumber()
  }

  /// The probability of the classes 0 to k.
  public func categoricalCdf(_ k: Int, _ p: [Double]) throws -> Double {
    try call(.categoricalCdf, .count(k), .vector(p)).asNumber()
  }

  /// The mean p and covariance diag(p) − pp' of a one-hot draw.
  public func categoricalMoments(_ p: [Double]) throws -> Fields {
    try call(.categoricalMoments, .vector(p)).asFields()
  }

  /// Draws of a categorical distribution, by a seed.
  public func categoricalSample(_ p: [Double], _ count: Int, _ seed: Int) throws -> [Int] {
    try call(.categoricalSample, .vector(p), .count(count), .count(seed)).asCounts()
  }

  /// The density of the uniform distribution at x.
  public func uniformPdf(_ x: Double, _ low: Double, _ high: Double) throws -> Double {
    try call(.uniformPdf, .number(x), .number(low), .number(high)).asNumber()
  }

  /// The logarithm of the density of the uniform distribution at x.
  public func uniformLogPdf(_ x: Double, _ low: Double, _ high: Double) throws -> Double {
    try call(.uniformLogPdf, .number(x), .number(low), .number(high)).asNumber()
  }

  /// The probability P(X ≤ x) of the uniform distribution.
  public func uniformCdf(_ x: Double, _ low: Double, _ high: Double) throws -> Double {
    try call(.uniformCdf, .number(x), .number(low), .number(high)).asNumber()
  }

  /// The mean and variance of the uniform distribution.
  public func uniformMoments(_ low: Double, _ high: Double) throws -> Fields {
    try call(.uniformMoments, .number(low), .number(high)).asFields()
  }

  /// Draws of the uniform distribution, by a seed.
  public func uniformSample(_ low: Double, _ high: Double, _ count: Int, _ seed: Int) throws
    -> [Double]
  {
    try call(.uniformSample, .number(low), .number(high), .count(count), .count(seed)).asVector()
  }

  /// The ends of the uniform distribution that make the data most likely.
  public func mleUniform(_ x: [Double]) throws -> Fields {
    try call(.mleUniform, .vector(x)).asFields()
  }

  /// The density of a Gaussian at x.
  public func gaussianPdf(_ x: Double, _ mean: Double, _ variance: Double) throws -> Double {
    try call(.gaussianPdf, .number(x), .number(mean), .number(variance)).asNumber()
  }

  /// The logarithm of the density of a Gaussian at x.
  public func gaussianLogPdf(_ x: Double, _ mean: Double, _ variance: Double) throws -> Double {
    try call(.gaussianLogPdf, .number(x), .number(mean), .number(variance)).asNumber()
  }

  /// The probability P(X ≤ x) of a Gaussian.
  public func gaussianCdf(_ x: Double, _ mean: Double, _ variance: Double) throws -> Double {
    try call(.gaussianCdf, .number(x), .number(mean), .number(variance)).asNumber()
  }

  /// The x below which a Gaussian lies with probability p.
  public func gaussianQuantile(_ p: Double, _ mean: Double, _ variance: Double) throws -> Double {
    try call(.gaussianQuantile, .number(p), .number(mean), .number(variance)).asNumber()
  }

  /// The mean, variance and fourth central moment of a Gaussian.
  public func gaussianMoments(_ mean: Double, _ variance: Double) throws -> Fields {
    try call(.gaussianMoments, .number(mean), .number(variance)).asFields()
  }

  /// Draws of a Gaussian, by a seed.
  public func gaussianSample(_ mean: Double, _ variance: Double, _ count: Int, _ seed: Int) throws
    -> [Double]
  {
    try call(.gaussianSample, .number(mean), .number(variance), .count(count), .count(seed))
      .asVector()
  }

  /// The divergence of a Gaussian from another, in nats.
  public func klGaussian(_ mean1: Double, _ variance1: Double, _ mean2: Double, _ variance2: Double)
    throws -> Double
  {
    try call(.klGaussian, .number(mean1), .number(variance1), .number(mean2), .number(variance2))
      .asNumber()
  }

  /// The square (x − μ)'Σ⁻¹(x − μ) of the Mahalanobis distance.
  public func mahalanobis(_ x: [Double], _ mean: [Double], _ covariance: Matrix<Double>) throws
    -> Double
  {
    try call(.mahalanobis, .vector(x), .vector(mean), .matrix(covariance)).asNumber()
  }

  /// The density of a multivariate Gaussian at x.
  public func mvnPdf(_ x: [Double], _ mean: [Double], _ covariance: Matrix<Double>) throws -> Double
  {
    try call(.mvnPdf, .vector(x), .vector(mean), .matrix(covariance)).asNumber()
  }

  /// The logarithm of the density of a multivariate Gaussian at x.
  public func mvnLogPdf(_ x: [Double], _ mean: [Double], _ covariance: Matrix<Double>) throws
    -> Double
  {
    try call(.mvnLogPdf, .vector(x), .vector(mean), .matrix(covariance)).asNumber()
  }

  /// The mean and covariance of some components.
  public func mvnMarginal(_ mean: [Double], _ covariance: Matrix<Double>, _ indices: [Int]) throws
    -> Fields
  {
    try call(.mvnMarginal, .vector(mean), .matrix(covariance), .counts(indices)).asFields()
  }

  /// The mean and covariance of the other components, given values of some.
  public func mvnConditional(
    _ mean: [Double], _ covariance: Matrix<Double>, _ indices: [Int], _ values: [Double]
  ) throws -> Fields {
    try call(.mvnConditional, .vector(mean), .matrix(covariance), .counts(indices), .vector(values))
      .asFields()
  }

  /// Draws of a multivariate Gaussian, a row each, by a seed.
  public func mvnSample(_ mean: [Double], _ covariance: Matrix<Double>, _ count: Int, _ seed: Int)
    throws -> Matrix<Double>
  {
    try call(.mvnSample, .vector(mean), .matrix(covariance), .count(count), .count(seed)).asMatrix()
  }

  /// The mean and covariance (divisor N) of rows.
  public func mleMvn(_ x: Matrix<Double>) throws -> Fields {
    try call(.mleMvn, .matrix(x)).asFields()
  }
}
