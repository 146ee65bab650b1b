import Laws
import MathCore

extension Subject {
  /// The functions of `Attention`.
  static let coreAttention: [Function: Implementation] = [
    .attentionScores: answering {
      try Datum(Attention.attentionScores($0.matrix(0), $0.matrix(1)))
    },
    .attentionWeights: answering {
      try Datum(Attention.attentionWeights($0.matrix(0), $0.matrix(1)))
    },
    .attentionWeightsMasked: answering {
      try Datum(Attention.attentionWeightsMasked($0.matrix(0), $0.matrix(1), $0.matrix(2)))
    },
    .attentionWeightsCausal: answering {
      try Datum(Attention.attentionWeightsCausal($0.matrix(0), $0.matrix(1)))
    },
    .attention: answering {
      try Datum(Attention.attention($0.matrix(0), $0.matrix(1), $0.matrix(2)))
    },
    .attentionMasked: answering {
      try Datum(Attention.attentionMasked($0.matrix(0), $0.matrix(1), $0.matrix(2), $0.matrix(3)))
    },
    .attentionCausal: answering {
      try Datum(Attention.attentionCausal($0.matrix(0), $0.matrix(1), $0.matrix(2)))
    },
    .attentionCached: answering {
      try Datum(Attention.attentionCached($0.matrix(0), $0.matrix(1), $0.matrix(2)))
    },
    .multiHead: answering {
      try Datum(
        Attention.multiHead($0.matrix(0), $0.matrix(1), $0.matrix(2), $0.count(3), $0.flag(4)))
    },
    .multiHeadProjected: answering {
      try Datum(
        Attention.multiHeadProjected(
          $0.matrix(0), $0.matrix(1), $0.matrix(2), $0.matrix(3), $0.matrix(4), $0.count(5),
          $0.flag(6)))
    },
    .infoNCE: answering {
      try .number(Attention.infoNCE($0.matrix(0), $0.matrix(1), $0.number(2)))
    },
  ]
}
