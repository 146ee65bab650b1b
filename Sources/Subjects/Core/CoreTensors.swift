import Laws
import MathCore

extension Subject {
  /// The functions of `Tensors`.
  static let coreTensors: [Function: Implementation] = [
    .strides: answering { try .counts(Tensors.strides($0.counts(0))) },
    .reshape: answering { try Datum(Tensors.reshape($0.tensor(0), $0.counts(1))) },
    .permute: answering { try Datum(Tensors.permute($0.tensor(0), $0.counts(1))) },
    .expand: answering { try Datum(Tensors.expand($0.tensor(0), $0.counts(1))) },
    .broadcastShape: answering { try .counts(Tensors.broadcastShape($0.counts(0), $0.counts(1))) },
    .broadcastAdd: answering { try Datum(Tensors.broadcastAdd($0.tensor(0), $0.tensor(1))) },
    .broadcastSub: answering { try Datum(Tensors.broadcastSub($0.tensor(0), $0.tensor(1))) },
    .broadcastMul: answering { try Datum(Tensors.broadcastMul($0.tensor(0), $0.tensor(1))) },
    .sumAxes: answering { try Datum(Tensors.sumAxes($0.tensor(0), $0.counts(1))) },
    .meanAxes: answering { try Datum(Tensors.meanAxes($0.tensor(0), $0.counts(1))) },
    .maxAxes: answering { try Datum(Tensors.maxAxes($0.tensor(0), $0.counts(1))) },
    .sumTo: answering { try Datum(Tensors.sumTo($0.tensor(0), $0.counts(1))) },
    .concat: answering { try Datum(Tensors.concat($0.tensor(0), $0.tensor(1), $0.count(2))) },
    .splitHeads: answering { try Datum(Tensors.splitHeads($0.tensor(0), $0.count(1))) },
    .mergeHeads: answering { try Datum(Tensors.mergeHeads($0.tensor(0))) },
    .einsum: answering { try Datum(Tensors.einsum($0.text(0), $0.tensor(1), $0.tensor(2))) },
  ]
}
