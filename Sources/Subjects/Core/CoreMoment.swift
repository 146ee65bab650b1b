import Laws
import MathCore

extension Subject {
  /// The functions of `Moments`.
  static let coreMoments: [Function: Implementation] = [
    .expectation: answering { try .number(Moments.expectation($0.vector(0), $0.vector(1))) },
    .distributionVariance: answering {
      try .number(Moments.distributionVariance($0.vector(0), $0.vector(1)))
    },
    .distributionCovariance: answering {
      try .number(Moments.distributionCovariance($0.vector(0), $0.vector(1), $0.matrix(2)))
    },
    .mean: answering { try .number(Moments.mean($0.vector(0))) },
    .variance: answering { try .number(Moments.variance($0.vector(0))) },
    .sampleVariance: answering { try .number(Moments.sampleVariance($0.vector(0))) },
    .covariance: answering { try .number(Moments.covariance($0.vector(0), $0.vector(1))) },
    .sampleCovariance: answering {
      try .number(Moments.sampleCovariance($0.vector(0), $0.vector(1)))
    },
    .covarianceMatrix: answering { try Datum(Moments.covarianceMatrix($0.matrix(0))) },
    .streamingMoments: answering { arguments in
      let result = try Moments.streamingMoments(arguments.vector(0))
      return .fields([
        "count": .count(result.count), "mean": .number(result.mean),
        "variance": .number(result.variance),
      ])
    },
    .mergedMoments: answering { arguments in
      let result = try Moments.mergedMoments(arguments.vector(0), arguments.counts(1))
      return .fields([
        "count": .count(result.count), "mean": .number(result.mean),
        "variance": .number(result.variance),
      ])
    },
    .meanInterval: answering { arguments in
      let result = try Moments.meanInterval(arguments.vector(0), arguments.number(1))
      return .fields([
        "mean": .number(result.mean), "error": .number(result.error), "low": .number(result.low),
        "high": .number(result.high),
      ])
    },
    .hoeffdingInterval: answering { arguments in
      let result = try Moments.hoeffdingInterval(
        arguments.vector(0), arguments.number(1), arguments.number(2), arguments.number(3))
      return .fields([
        "mean": .number(result.mean), "low": .number(result.low), "high": .number(result.high),
      ])
    },
  ]
}
