import Laws
import MathCore

extension Subject {
  /// The functions of `Normalisation`.
  static let coreNormalisation: [Function: Implementation] = [
    .layerNorm: answering {
      try Datum(Normalisation.layerNorm($0.matrix(0), $0.vector(1), $0.vector(2), $0.number(3)))
    },
    .layerNormGrad: answering { arguments in
      let result = try Normalisation.layerNormGrad(
        arguments.matrix(0), arguments.vector(1), arguments.number(2), arguments.matrix(3))
      return .fields([
        "x": try Datum(result.x), "gain": .vector(result.gain), "bias": .vector(result.bias),
      ])
    },
    .rmsNorm: answering {
      try Datum(Normalisation.rmsNorm($0.matrix(0), $0.vector(1), $0.number(2)))
    },
    .rmsNormGrad: answering { arguments in
      let result = try Normalisation.rmsNormGrad(
        arguments.matrix(0), arguments.vector(1), arguments.number(2), arguments.matrix(3))
      return .fields(["x": try Datum(result.x), "gain": .vector(result.gain)])
    },
    .batchNorm: answering { arguments in
      let result = try Normalisation.batchNorm(
        arguments.matrix(0), arguments.vector(1), arguments.vector(2), arguments.number(3))
      return .fields([
        "output": try Datum(result.output), "mean": .vector(result.mean),
        "variance": .vector(result.variance),
      ])
    },
    .batchNormInference: answering {
      try Datum(
        Normalisation.batchNormInference(
          $0.matrix(0), $0.vector(1), $0.vector(2), $0.vector(3), $0.vector(4), $0.number(5)))
    },
    .batchNormGrad: answering { arguments in
      let result = try Normalisation.batchNormGrad(
        arguments.matrix(0), arguments.vector(1), arguments.number(2), arguments.matrix(3))
      return .fields([
        "x": try Datum(result.x), "gain": .vector(result.gain), "bias": .vector(result.bias),
      ])
    },
    .dropout: answering {
      try .vector(Normalisation.dropout($0.vector(0), $0.counts(1), $0.number(2)))
    },
    .dropoutMask: answering {
      try .counts(Normalisation.dropoutMask($0.count(0), $0.number(1), $0.count(2)))
    },
  ]
}
