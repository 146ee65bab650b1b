import Laws
import MathCore

extension Subject {
  /// The functions of `Distributions`, `MultivariateGaussian`.
  static let coreDistributions: [Function: Implementation] = [
    .bernoulliPmf: answering { try .number(Distributions.bernoulliPmf($0.count(0), $0.number(1))) },
    .bernoulliLogPmf: answering {
      try .number(Distributions.bernoulliLogPmf($0.count(0), $0.number(1)))
    },
    .bernoulliCdf: answering {
      try .number(Distributions.bernoulliCdf($0.number(0), $0.number(1)))
    },
    .bernoulliMoments: answering { arguments in
      let result = try Distributions.bernoulliMoments(arguments.number(0))
      return .fields(["mean": .number(result.mean), "variance": .number(result.variance)])
    },
    .bernoulliSample: answering {
      try .counts(Distributions.bernoulliSample($0.number(0), $0.count(1), $0.count(2)))
    },
    .categoricalPmf: answering {
      try .number(Distributions.categoricalPmf($0.count(0), $0.vector(1)))
    },
    .categoricalLogPmf: answering {
      try .number(Distributions.categoricalLogPmf($0.count(0), $0.vector(1)))
    },
    .categoricalCdf: answering {
      try .number(Distributions.categoricalCdf($0.count(0), $0.vector(1)))
    },
    .categoricalMoments: answering { arguments in
      let result = try Distributions.categoricalMoments(arguments.vector(0))
      return .fields(["mean": .vector(result.mean), "covariance": try Datum(result.covariance)])
    },
    .categoricalSample: answering {
      try .counts(Distributions.categoricalSample($0.vector(0), $0.count(1), $0.count(2)))
    },
    .uniformPdf: answering {
      try .number(Distributions.uniformPdf($0.number(0), $0.number(1), $0.number(2)))
    },
    .uniformLogPdf: answering {
      try .number(Distributions.uniformLogPdf($0.number(0), $0.number(1), $0.number(2)))
    },
    .uniformCdf: answering {
      try .number(Distributions.uniformCdf($0.number(0), $0.number(1), $0.number(2)))
    },
    .uniformMoments: answering { arguments in
      let result = try Distributions.uniformMoments(arguments.number(0), arguments.number(1))
      return .fields(["mean": .number(result.mean), "variance": .number(result.variance)])
    },
    .uniformSample: answering {
      try .vector(Distributions.uniformSample($0.number(0), $0.number(1), $0.count(2), $0.count(3)))
    },
    .mleUniform: answering { arguments in
      let result = try Distributions.mleUniform(arguments.vector(0))
      return .fields(["low": .number(result.low), "high": .number(result.high)])
    },
    .gaussianPdf: answering {
      try .number(Distributions.gaussianPdf($0.number(0), $0.number(1), $0.number(2)))
    },
    .gaussianLogPdf: answering {
      try .number(Distributions.gaussianLogPdf($0.number(0), $0.number(1), $0.number(2)))
    },
    .gaussianCdf: answering {
      try .number(Distributions.gaussianCdf($0.number(0), $0.number(1), $0.number(2)))
    },
    .gaussianQuantile: answering {
      try .number(Distributions.gaussianQuantile($0.number(0), $0.number(1), $0.number(2)))
    },
    .gaussianMoments: answering { arguments in
      let result = try Distributions.gaussianMoments(arguments.number(0), arguments.number(1))
      return .fields([
        "mean": .number(result.mean), "variance": .number(result.variance),
        "fourth": .number(result.fourth),
      ])
    },
    .gaussianSample: answering {
      try .vector(
        Distributions.gaussianSample($0.number(0), $0.number(1), $0.count(2), $0.count(3)))
    },
    .klGaussian: answering {
      try .number(Distributions.klGaussian($0.number(0), $0.number(1), $0.number(2), $0.number(3)))
    },
    .mahalanobis: answering {
      try .number(MultivariateGaussian.mahalanobis($0.vector(0), $0.vector(1), $0.matrix(2)))
    },
    .mvnPdf: answering {
      try .number(MultivariateGaussian.mvnPdf($0.vector(0), $0.vector(1), $0.matrix(2)))
    },
    .mvnLogPdf: answering {
      try .number(MultivariateGaussian.mvnLogPdf($0.vector(0), $0.vector(1), $0.matrix(2)))
    },
    .mvnMarginal: answering { arguments in
      let result = try MultivariateGaussian.mvnMarginal(
        arguments.vector(0), arguments.matrix(1), arguments.counts(2))
      return .fields(["mean": .vector(result.mean), "covariance": try Datum(result.covariance)])
    },
    .mvnConditional: answering { arguments in
      let result = try MultivariateGaussian.mvnConditional(
        arguments.vector(0), arguments.matrix(1), arguments.counts(2), arguments.vector(3))
      return .fields(["mean": .vector(result.mean), "covariance": try Datum(result.covariance)])
    },
    .mvnSample: answering {
      try Datum(
        MultivariateGaussian.mvnSample($0.vector(0), $0.matrix(1), $0.count(2), $0.count(3)))
    },
    .mleMvn: answering { arguments in
      let result = try MultivariateGaussian.mleMvn(arguments.matrix(0))
      return .fields(["mean": .vector(result.mean), "covariance": try Datum(result.covariance)])
    },
  ]
}
