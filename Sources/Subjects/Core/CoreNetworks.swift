import Laws
import MathCore

extension Subject {
  /// The functions of `Networks`.
  static let coreNetworks: [Function: Implementation] = [
    .linear: answering { try Datum(Networks.linear($0.matrix(0), $0.matrix(1), $0.vector(2))) },
    .linearGrad: answering { arguments in
      let result = try Networks.linearGrad(
        arguments.matrix(0), arguments.matrix(1), arguments.matrix(2))
      return .fields(["x": try Datum(result.x), "w": try Datum(result.w), "b": .vector(result.b)])
    },
    .linearColumns: answering {
      try .vector(Networks.linearColumns($0.matrix(0), $0.vector(1), $0.vector(2)))
    },
    .linearColumnsGrad: answering { arguments in
      let result = try Networks.linearColumnsGrad(
        arguments.matrix(0), arguments.vector(1), arguments.vector(2))
      return .fields(["w": try Datum(result.w), "x": .vector(result.x), "b": .vector(result.b)])
    },
    .mlp: answering { try Datum(Networks.mlp($0.matrix(0), $0.tensors(1), $0.text(2))) },
    .mlpGradients: answering { arguments in
      let result = try Networks.mlpGradients(
        arguments.matrix(0), arguments.tensors(1), arguments.text(2), arguments.matrix(3))
      return .fields(["x": try Datum(result.x), "parameters": try Datum(result.parameters)])
    },
    .parameterCount: answering { try .count(Networks.parameterCount($0.counts(0))) },
    .initVariance: answering {
      try .number(Networks.initVariance($0.count(0), $0.count(1), $0.text(2)))
    },
    .initialise: answering {
      try Datum(Networks.initialise($0.counts(0), $0.text(1), $0.text(2), $0.count(3)))
    },
  ]
}
