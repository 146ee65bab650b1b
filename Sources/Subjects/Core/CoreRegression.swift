import Laws
import MathCore

extension Subject {
  /// The functions of `Regression`.
  static let coreRegression: [Function: Implementation] = [
    .mse: answering { try .number(Regression.mse($0.vector(0), $0.vector(1))) },
    .mae: answering { try .number(Regression.mae($0.vector(0), $0.vector(1))) },
    .huber: answering { try .number(Regression.huber($0.vector(0), $0.vector(1), $0.number(2))) },
    .mseGrad: answering { arguments in
      let result = try Regression.mseGrad(
        arguments.matrix(0), arguments.vector(1), arguments.vector(2), arguments.number(3))
      return .fields(["w": .vector(result.w), "b": .number(result.b)])
    },
    .maeGrad: answering { try .vector(Regression.maeGrad($0.vector(0), $0.vector(1))) },
    .huberGrad: answering {
      try .vector(Regression.huberGrad($0.vector(0), $0.vector(1), $0.number(2)))
    },
    .ols: answering { try .vector(Regression.ols($0.matrix(0), $0.vector(1))) },
    .olsIntercept: answering { arguments in
      let result = try Regression.olsIntercept(arguments.matrix(0), arguments.vector(1))
      return .fields(["w": .vector(result.w), "b": .number(result.b)])
    },
    .hatMatrix: answering { try Datum(Regression.hatMatrix($0.matrix(0))) },
    .residuals: answering {
      try .vector(Regression.residuals($0.matrix(0), $0.vector(1), $0.vector(2)))
    },
    .nllGaussian: answering {
      try .number(Regression.nllGaussian($0.vector(0), $0.number(1), $0.number(2)))
    },
    .nllLaplace: answering {
      try .number(Regression.nllLaplace($0.vector(0), $0.number(1), $0.number(2)))
    },
    .nllBernoulli: answering {
      try .number(Regression.nllBernoulli($0.count(0), $0.count(1), $0.number(2)))
    },
    .logLikelihood: answering { try .number(Regression.logLikelihood($0.vector(0))) },
    .mleGaussian: answering { arguments in
      let result = try Regression.mleGaussian(arguments.vector(0))
      return .fields(["mean": .number(result.mean), "variance": .number(result.variance)])
    },
    .mleLaplace: answering { arguments in
      let result = try Regression.mleLaplace(arguments.vector(0))
      return .fields(["location": .number(result.location), "scale": .number(result.scale)])
    },
    .mleBernoulli: answering { try .number(Regression.mleBernoulli($0.count(0), $0.count(1))) },
    .mleCategorical: answering { try .vector(Regression.mleCategorical($0.counts(0))) },
  ]
}
