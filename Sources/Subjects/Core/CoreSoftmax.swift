import Laws
import MathCore

extension Subject {
  /// The functions of `Softmax`.
  static let coreSoftmax: [Function: Implementation] = [
    .logSumExp: answering { try .number(Softmax.logSumExp($0.vector(0))) },
    .softmax: answering { try .vector(Softmax.softmax($0.vector(0))) },
    .logSoftmax: answering { try .vector(Softmax.logSoftmax($0.vector(0))) },
    .softmaxTemperature: answering {
      try .vector(Softmax.softmaxTemperature($0.vector(0), $0.number(1)))
    },
    .softmaxMasked: answering { try .vector(Softmax.softmaxMasked($0.vector(0), $0.counts(1))) },
    .softmaxJacobian: answering { try Datum(Softmax.softmaxJacobian($0.vector(0))) },
    .softmaxVjp: answering { try .vector(Softmax.softmaxVjp($0.vector(0), $0.vector(1))) },
    .ceLogits: answering { try .number(Softmax.ceLogits($0.vector(0), $0.count(1))) },
    .ceSoft: answering { try .number(Softmax.ceSoft($0.vector(0), $0.vector(1))) },
    .ceSmoothed: answering {
      try .number(Softmax.ceSmoothed($0.vector(0), $0.count(1), $0.number(2)))
    },
    .ceGrad: answering { try .vector(Softmax.ceGrad($0.vector(0), $0.vector(1))) },
    .ceBatch: answering { arguments in
      let result = try Softmax.ceBatch(arguments.matrix(0), arguments.counts(1))
      return .fields(["loss": .number(result.loss), "gradient": try Datum(result.gradient)])
    },
    .bceLogits: answering { try .number(Softmax.bceLogits($0.number(0), $0.number(1))) },
    .bceGrad: answering { try .number(Softmax.bceGrad($0.number(0), $0.number(1))) },
  ]
}
