import Exact

extension Function {
  /// The mean squared error.
  public static let mse = Function(
    "mse", .regression, ["prediction": .vector, "target": .vector], .number,
    "The mean squared error.")

  /// The mean absolute error.
  public static let mae = Function(
    "mae", .regression, ["prediction": .vector, "target": .vector], .number,
    "The mean absolute error.")

  /// The mean Huber loss: r²/2 up to |r| = δ, then δ(|r| − δ/2).
  public static let huber = Function(
    "huber", .regression, ["prediction": .vector, "target": .vector, "delta": .number], .number,
    "The mean Huber loss: r²/2 up to |r| = δ, then δ(|r| − δ/2).")

  /// The gradient of the mean squared error of w·x + b, a row of x an example.
  public static let mseGrad = Function(
    "mseGrad", .regression, ["x": .matrix, "y": .vector, "w": .vector, "b": .number], .fields,
    fields: ["w": .vector, "b": .number],
    "The gradient of the mean squared error of w·x + b, a row of x an example.")

  /// The gradient of the mean absolute error by the predictions.
  public static let maeGrad = Function(
    "maeGrad", .regression, ["prediction": .vector, "target": .vector], .vector,
    "The gradient of the mean absolute error by the predictions.")

  /// The gradient of the mean Huber loss by the predictions.
  public static let huberGrad = Function(
    "huberGrad", .regression, ["prediction": .vector, "target": .vector, "delta": .number], .vector,
    "The gradient of the mean Huber loss by the predictions.")

  /// The weights w of least |y − Xw|, for independent columns.
  public static let ols = Function(
    "ols", .regression, ["x": .matrix, "y": .vector], .vector,
    "The weights w of least |y − Xw|, for independent columns.")

  /// The weights and offset of least |y − Xw − b|.
  public static let olsIntercept = Function(
    "olsIntercept", .regression, ["x": .matrix, "y": .vector], .fields,
    fields: ["w": .vector, "b": .number],
    "The weights and offset of least |y − Xw − b|.")

  /// The projection to the span of the columns of X.
  public static let hatMatrix = Function(
    "hatMatrix", .regression, ["x": .matrix], .matrix,
    "The projection to the span of the columns of X.")

  /// The residuals y − Xw.
  public static let residuals = Function(
    "residuals", .regression, ["x": .matrix, "y": .vector, "w": .vector], .vector,
    "The residuals y − Xw.")

  /// The negative log-likelihood n/2·log(2πσ²) + Σ(x − μ)²/(2σ²).
  public static let nllGaussian = Function(
    "nllGaussian", .regression, ["x": .vector, "mean": .number, "variance": .number], .number,
    "The negative log-likelihood n/2·log(2πσ²) + Σ(x − μ)²/(2σ²).")

  /// The negative log-likelihood n·log(2b) + Σ|x − μ|/b.
  public static let nllLaplace = Function(
    "nllLaplace", .regression, ["x": .vector, "location": .number, "scale": .number], .number,
    "The negative log-likelihood n·log(2b) + Σ|x − μ|/b.")

  /// The negative log-likelihood −k·log p − (n − k)·log(1 − p).
  public static let nllBernoulli = Function(
    "nllBernoulli", .regression, ["successes": .count, "trials": .count, "p": .number], .number,
    "The negative log-likelihood −k·log p − (n − k)·log(1 − p).")

  /// The log-likelihood Σ log pᵢ.
  public static let logLikelihood = Function(
    "logLikelihood", .regression, ["p": .vector], .number,
    "The log-likelihood Σ log pᵢ.")

  /// The mean and the variance (divisor n) that make the data most likely.
  public static let mleGaussian = Function(
    "mleGaussian", .regression, ["x": .vector], .fields,
    fields: ["mean": .number, "variance": .number],
    "The mean and the variance (divisor n) that make the data most likely.")

  /// The median and the mean distance from it.
  public static let mleLaplace = Function(
    "mleLaplace", .regression, ["x": .vector], .fields,
    fields: ["location": .number, "scale": .number],
    "The median and the mean distance from it.")

  /// The probability k/n that makes k successes in n trials most likely.
  public static let mleBernoulli = Function(
    "mleBernoulli", .regression, ["successes": .count, "trials": .count], .number,
    "The probability k/n that makes k successes in n trials most likely.")

  /// The probabilities that make the counts most likely: each over their sum.
  public static let mleCategorical = Function(
    "mleCategorical", .regression, ["counts": .counts], .vector,
    "The probabilities that make the counts most likely: each over their sum.")

  /// The functions of the section.
  static let regressionFunctions: [Function] = [
    .mse, .mae, .huber, .mseGrad, .maeGrad, .huberGrad, .ols, .olsIntercept, .hatMatrix, .residuals,
    .nllGaussian, .nllLaplace, .nllBernoulli, .logLikelihood, .mleGaussian, .mleLaplace,
    .mleBernoulli, .mleCategorical,
  ]
}

extension Subject {
  /// The mean squared error.
  public func mse(_ prediction: [Double], _ target: [Double]) throws -> Double {
    try call(.mse, .vector(prediction), .vector(target)).asNumber()
  }

  /// The mean absolute error.
  public func mae(_ prediction: [Double], _ target: [Double]) throws -> Double {
    try call(.mae, .vector(prediction), .vector(target)).asNumber()
  }

  /// The mean Huber loss: r²/2 up to |r| = δ, then δ(|r| − δ/2).
  public func huber(_ prediction: [Double], _ target: [Double], _ delta: Double) throws -> Double {
    try call(.huber, .vector(prediction), .vector(target), .number(delta)).asNumber()
  }

  /// The gradient of the mean squared error of w·x + b, a row of x an example.
  public func mseGrad(_ x: Matrix<Double>, _ y: [Double], _ w: [Double], _ b: Double) throws
    -> Fields
  {
    try call(.mseGrad, .matrix(x), .vector(y), .vector(w), .number(b)).asFields()
  }

  /// The gradient of the mean absolute error by the predictions.
  public func maeGrad(_ prediction: [Double], _ target: [Double]) throws -> [Double] {
    try call(.maeGrad, .vector(prediction), .vector(target)).asVector()
  }

  /// The gradient of the mean Huber loss by the predictions.
  public func huberGrad(_ prediction: [Double], _ target: [Double], _ delta: Double) throws
    -> [Double]
  {
    try call(.huberGrad, .vector(prediction), .vector(target), .number(delta)).asVector()
  }

  /// The weights w of least |y − Xw|, for independent columns.
  public func ols(_ x: Matrix<Double>, _ y: [Double]) throws -> [Double] {
    try call(.ols, .matrix(x), .vector(y)).asVector()
  }

  /// The weights and offset of least |y − Xw − b|.
  public func olsIntercept(_ x: Matrix<Double>, _ y: [Double]) throws -> Fields {
    try call(.olsIntercept, .matrix(x), .vector(y)).asFields()
  }

  /// The projection to the span of the columns of X.
  public func hatMatrix(_ x: Matrix<Double>) throws -> Matrix<Double> {
    try call(.hatMatrix, .matrix(x)).asMatrix()
  }

  /// The residuals y − Xw.
  public func residuals(_ x: Matrix<Double>, _ y: [Double], _ w: [Double]) throws -> [Double] {
    try call(.residuals, .matrix(x), .vector(y), .vector(w)).asVector()
  }

  /// The negative log-likelihood n/2·log(2πσ²) + Σ(x − μ)²/(2σ²).
  public func nllGaussian(_ x: [Double], _ mean: Double, _ variance: Double) throws -> Double {
    try call(.nllGaussian, .vector(x), .number(mean), .number(variance)).asNumber()
  }

  /// The negative log-likelihood n·log(2b) + Σ|x − μ|/b.
  public func nllLaplace(_ x: [Double], _ location: Double, _ scale: Double) throws -> Double {
    try call(.nllLaplace, .vector(x), .number(location), .number(scale)).asNumber()
  }

  /// The negative log-likelihood −k·log p − (n − k)·log(1 − p).
  public func nllBernoulli(_ successes: Int, _ trials: Int, _ p: Double) throws -> Double {
    try call(.nllBernoulli, .count(successes), .count(trials), .number(p)).asNumber()
  }

  /// The log-likelihood Σ log pᵢ.
  public func logLikelihood(_ p: [Double]) throws -> Double {
    try call(.logLikelihood, .vector(p)).asNumber()
  }

  /// The mean and the variance (divisor n) that make the data most likely.
  public func mleGaussian(_ x: [Double]) throws -> Fields {
    try call(.mleGaussian, .vector(x)).asFields()
  }

  /// The median and the mean distance from it.
  public func mleLaplace(_ x: [Double]) throws -> Fields {
    try call(.mleLaplace, .vector(x)).asFields()
  }

  /// The probability k/n that makes k successes in n trials most likely.
  public func mleBernoulli(_ successes: Int, _ trials: Int) throws -> Double {
    try call(.mleBernoulli, .count(successes), .count(trials)).asNumber()
  }

  /// The probabilities that make the counts most likely: each over their sum.
  public func mleCategorical(_ counts: [Int]) throws -> [Double] {
    try call(.mleCategorical, .counts(counts)).asVector()
  }
}
