import Laws
import MathCore

extension Subject {
  /// The functions of `Calibration`.
  static let coreCalibration: [Function: Implementation] = [
    .ece: answering { try .number(Calibration.ece($0.vector(0), $0.counts(1), $0.count(2))) },
    .reliability: answering { arguments in
      let result = try Calibration.reliability(
        arguments.vector(0), arguments.counts(1), arguments.count(2))
      return .fields([
        "counts": .counts(result.counts), "confidence": .vector(result.confidence),
        "accuracy": .vector(result.accuracy),
      ])
    },
    .brier: answering { try .number(Calibration.brier($0.vector(0), $0.counts(1))) },
    .brierClasses: answering { try .number(Calibration.brierClasses($0.matrix(0), $0.counts(1))) },
    .brierDecomposition: answering { arguments in
      let result = try Calibration.brierDecomposition(arguments.vector(0), arguments.counts(1))
      return .fields([
        "reliability": .number(result.reliability), "resolution": .number(result.resolution),
        "uncertainty": .number(result.uncertainty),
      ])
    },
    .temperatureScale: answering {
      try .vector(Calibration.temperatureScale($0.vector(0), $0.number(1)))
    },
    .temperatureLoss: answering {
      try .number(Calibration.temperatureLoss($0.matrix(0), $0.counts(1), $0.number(2)))
    },
    .fitTemperature: answering { arguments in
      let result = try Calibration.fitTemperature(arguments.matrix(0), arguments.counts(1))
      return .fields(["temperature": .number(result.temperature), "loss": .number(result.loss)])
    },
  ]
}
