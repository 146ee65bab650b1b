import Laws
import MathCore

extension Subject {
  /// The functions of `Information`.
  static let coreInformation: [Function: Implementation] = [
    .selfInformation: answering {
      try .number(Information.selfInformation($0.number(0), $0.text(1)))
    },
    .entropy: answering { try .number(Information.entropy($0.vector(0), $0.text(1))) },
    .crossEntropy: answering {
      try .number(Information.crossEntropy($0.vector(0), $0.vector(1), $0.text(2)))
    },
    .kl: answering { try .number(Information.kl($0.vector(0), $0.vector(1), $0.text(2))) },
    .klGeneralized: answering {
      try .number(Information.klGeneralized($0.vector(0), $0.vector(1)))
    },
    .js: answering { try .number(Information.js($0.vector(0), $0.vector(1), $0.text(2))) },
    .mutualInformation: answering {
      try .number(Information.mutualInformation($0.matrix(0), $0.text(1)))
    },
    .conditionalEntropy: answering {
      try .number(Information.conditionalEntropy($0.matrix(0), $0.text(1)))
    },
    .perplexity: answering { arguments in
      let result = try Information.perplexity(arguments.vector(0))
      return .fields(["perplexity": .number(result.perplexity), "log": .number(result.log)])
    },
    .perplexityProbs: answering { arguments in
      let result = try Information.perplexityProbs(arguments.vector(0))
      return .fields(["perplexity": .number(result.perplexity), "log": .number(result.log)])
    },
    .perplexityBits: answering { arguments in
      let result = try Information.perplexityBits(arguments.vector(0))
      return .fields(["perplexity": .number(result.perplexity), "log": .number(result.log)])
    },
  ]
}
