import Laws
import MathCore

extension Subject {
  /// The functions of `Norms`.
  static let coreNorms: [Function: Implementation] = [
    .norm1: answering { try .number(Norms.norm1($0.vector(0))) },
    .normInf: answering { try .number(Norms.normInf($0.vector(0))) },
    .normP: answering { try .number(Norms.normP($0.vector(0), $0.number(1))) },
    .inducedNorm1: answering { try .number(Norms.inducedNorm1($0.matrix(0))) },
    .inducedNormInf: answering { try .number(Norms.inducedNormInf($0.matrix(0))) },
    .inducedNorm2: answering { try .number(Norms.inducedNorm2($0.matrix(0))) },
    .frobenius: answering { try .number(Norms.frobenius($0.matrix(0))) },
    .weightDecay: answering {
      try .vector(Regularization.weightDecay($0.vector(0), $0.number(1), $0.number(2), $0.count(3)))
    },
    .decoupledWeightDecay: answering {
      try .vector(
        Regularization.decoupledWeightDecay($0.vector(0), $0.number(1), $0.number(2), $0.count(3)))
    },
    .softThreshold: answering {
      try .vector(Regularization.softThreshold($0.vector(0), $0.number(1)))
    },
    .l1SubgradientStep: answering {
      try .vector(Regularization.l1SubgradientStep($0.vector(0), $0.number(1), $0.number(2)))
    },
  ]
}
