import Exact

extension Function {
  /// The expected calibration error over bins of equal width.
  public static let ece = Function(
    "ece", .calibration, ["confidence": .vector, "correct": .counts, "bins": .count], .number,
    "The expected calibration error over bins of equal width.")

  /// The count, mean confidence and accuracy of each bin.
  public static let reliability = Function(
    "reliability", .calibration, ["confidence": .vector, "correct": .counts, "bins": .count],
    .fields, fields: ["counts": .counts, "confidence": .vector, "accuracy": .vector],
    "The count, mean confidence and accuracy of each bin.")

  /// The mean squared error of forecasts of an outcome, 0 or 1.
  public static let brier = Function(
    "brier", .calibration, ["forecast": .vector, "outcome": .counts], .number,
    "The mean squared error of forecasts of an outcome, 0 or 1.")

  /// The mean squared distance of rows of probabilities from one-hot targets.
  public static let brierClasses = Function(
    "brierClasses", .calibration, ["forecast": .matrix, "targets": .counts], .number,
    "The mean squared distance of rows of probabilities from one-hot targets.")

  /// Reliability, resolution and uncertainty over the distinct forecasts.
  public static let brierDecomposition = Function(
    "brierDecomposition", .calibration, ["forecast": .vector, "outcome": .counts], .fields,
    fields: ["reliability": .number, "resolution": .number, "uncertainty": .number],
    "Reliability, resolution and uncertainty over the distinct forecasts.")

  /// The logits z/τ.
  public static let temperatureScale = Function(
    "temperatureScale", .calibration, ["z": .vector, "tau": .number], .vector, "The logits z/τ.")

  /// The mean cross-entropy of logits z/τ.
  public static let temperatureLoss = Function(
    "temperatureLoss", .calibration, ["z": .matrix, "targets": .counts, "tau": .number], .number,
    "The mean cross-entropy of logits z/τ.")

  /// The temperature of the least mean cross-entropy, and that.
  public static let fitTemperature = Function(
    "fitTemperature", .calibration, ["z": .matrix, "targets": .counts], .fields,
    fields: ["temperature": .number, "loss": .number],
    "The temperature of the least mean cross-entropy, and that.")

  /// The functions of the section.
  static let calibrationFunctions: [Function] = [
    .ece, .reliability, .brier, .brierClasses, .brierDecomposition, .temperatureScale,
    .temperatureLoss, .fitTemperature,
  ]
}

extension Subject {
  /// The expected calibration error over bins of equal width.
  public func ece(_ confidence: [Double], _ correct: [Int], _ bins: Int) throws -> Double {
    try call(.ece, .vector(confidence), .counts(correct), .count(bins)).asNumber()
  }

  /// The count, mean confidence and accuracy of each bin.
  public func reliability(_ confidence: [Double], _ correct: [Int], _ bins: Int) throws -> Fields {
    try call(.reliability, .vector(confidence), .counts(correct), .count(bins)).asFields()
  }

  /// The mean squared error of forecasts of an outcome, 0 or 1.
  public func brier(_ forecast: [Double], _ outcome: [Int]) throws -> Double {
    try call(.brier, .vector(forecast), .counts(outcome)).asNumber()
  }

  /// The mean squared distance of rows of probabilities from one-hot targets.
  public func brierClasses(_ forecast: Matrix<Double>, _ targets: [Int]) throws -> Double {
    try call(.brierClasses, .matrix(forecast), .counts(targets)).asNumber()
  }

  /// Reliability, resolution and uncertainty over the distinct forecasts.
  public func brierDecomposition(_ forecast: [Double], _ outcome: [Int]) throws -> Fields {
    try call(.brierDecomposition, .vector(forecast), .counts(outcome)).asFields()
  }

  /// The logits z/τ.
  public func temperatureScale(_ z: [Double], _ tau: Double) throws -> [Double] {
    try call(.temperatureScale, .vector(z), .number(tau)).asVector()
  }

  /// The mean cross-entropy of logits z/τ.
  public func temperatureLoss(_ z: Matrix<Double>, _ targets: [Int], _ tau: Double) throws -> Double
  {
    try call(.temperatureLoss, .matrix(z), .counts(targets), .number(tau)).asNumber()
  }

  /// The temperature of the least mean cross-entropy, and that.
  public func fitTemperature(_ z: Matrix<Double>, _ targets: [Int]) throws -> Fields {
    try call(.fitTemperature, .matrix(z), .counts(targets)).asFields()
  }
}
