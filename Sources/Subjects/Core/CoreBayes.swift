import Laws
import MathCore

extension Subject {
  /// The functions of `Bayes`.
  static let coreBayes: [Function: Implementation] = [
    .marginals: answering { arguments in
      let result = try Bayes.marginals(arguments.matrix(0))
      return .fields(["rows": .vector(result.rows), "columns": .vector(result.columns)])
    },
    .conditionals: answering { try Datum(Bayes.conditionals($0.matrix(0))) },
    .totalProbability: answering {
      try .number(Bayes.totalProbability($0.vector(0), $0.vector(1)))
    },
    .bayes: answering { try .vector(Bayes.bayes($0.vector(0), $0.vector(1))) },
    .bayesSequential: answering { try Datum(Bayes.bayesSequential($0.vector(0), $0.matrix(1))) },
    .posteriorOdds: answering { try .number(Bayes.posteriorOdds($0.number(0), $0.vector(1))) },
    .isIndependentTable: answering { try .flag(Bayes.isIndependentTable($0.matrix(0))) },
    .isConditionallyIndependent: answering {
      try .flag(Bayes.isConditionallyIndependent($0.tensor(0)))
    },
    .chainRule: answering {
      try .vector(Bayes.chainRule($0.tensor(0), $0.counts(1), $0.counts(2)))
    },
    .naiveBayes: answering {
      try .vector(Bayes.naiveBayes($0.vector(0), $0.tensor(1), $0.counts(2)))
    },
  ]
}
