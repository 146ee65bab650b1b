import Exact
import PropertyTesting

extension Law {
  /// What the functions of C.23 and C.24 refuse.
  static let bayesRefusalLaws: [Law] = [
    Law(
      156, .bayes, "tables, priors and likelihoods have to be probabilities that fit",
      states:
        "other lengths, nothing, probabilities outside of [0, 1], sums other than 1, evidence of 0 "
        + "and values that are not there are refused", .exact, needs: bayesFunctions,
      forAllOf: { bayesRefusals }
    ) { subject, refusal in
      try refusal.check(subject)
    },
    Law(
      156, .bayes, "tables, priors and likelihoods have to be finite",
      states: "a NaN or an infinity in any place is refused as notFinite", .exact,
      needs: bayesFunctions, forAllOf: { bayesAnswers.flatMap { Refusal.broken($0.0, $0.1) } }
    ) { subject, refusal in
      try refusal.check(subject)
    },
  ]

  private static let bayesFunctions: [Function] = [
    .marginals, .conditionals, .totalProbability, .bayes, .bayesSequential, .posteriorOdds,
    .isIndependentTable, .isConditionallyIndependent, .chainRule, .naiveBayes,
  ]

  /// A call of each function that has a value.
  private static var bayesAnswers: [(Function, [Datum])] {
    [
      (.marginals, [table([[0.25, 0.25], [0.5, 0]])]),
      (.conditionals, [table([[0.25, 0.25], [0.5, 0]])]),
      (.totalProbability, [.vector([0.25, 0.75]), .vector([0.5, 1])]),
      (.bayes, [.vector([0.25, 0.75]), .vector([0.5, 1])]),
      (.bayesSequential, [.vector([0.25, 0.75]), table([[0.5, 1], [1, 0]])]),
      (.posteriorOdds, [.number(3), .vector([0.5, 8])]),
      (.isIndependentTable, [table([[1, 2], [3, 4]])]),
      (.isConditionallyIndependent, [cube([1, 2, 3, 4, 5, 6, 7, 8])]),
      (.chainRule, [cube(eighths), .counts([2, 0, 1]), .counts([0, 1, 1])]),
      (.naiveBayes, [.vector([0.25, 0.75]), cube(quarters), .counts([0, 1])]),
    ]
  }

  private static let eighths = Array(repeating: 0.125, count: 8)
  private static let quarters = [0.25, 0.75, 0.5, 0.5, 0.75, 0.25, 1, 0]

  private static func table(_ rows: [[Double]]) -> Datum {
    (try? Matrix(rows: rows)).map { .matrix($0) } ?? .flag(false)
  }

  private static func cube(_ elements: [Double]) -> Datum { tensor([2, 2, 2], elements) }

  private static func tensor(_ shape: [Int], _ elements: [Double]) -> Datum {
    (try? Tensor(shape: shape, elements: elements)).map { .tensor($0) } ?? .flag(false)
  }

  private static var bayesRefusals: [Refusal] {
    let good = Dictionary(uniqueKeysWithValues: bayesAnswers.map { ($0.0, $0.1) })
    func refusal(_ function: Function, _ kind: String, _ refused: Datum...) -> Refusal {
      Refusal(function, kind, refused, beside: good[function] ?? [])
    }
    let prior = Datum.vector([0.25, 0.75])
    let joints = [Function.marginals, .conditionals].flatMap { function in
      [
        refusal(function, "empty", table([])),
        refusal(function, "probability", table([[0.5, -0.25], [0.5, 0.25]])),
        refusal(function, "distribution", table([[0.25, 0.25], [0.5, 0.001]])),
        refusal(function, "distribution", table([[1, 2], [3, 4]].map { $0.map { $0 / 20 } })),
      ]
    }
    let posteriors = [Function.totalProbability, .bayes].flatMap { function in
      [
        refusal(function, "empty", .vector([]), .vector([])),
        refusal(function, "shapes", prior, .vector([1])),
        refusal(function, "probability", prior, .vector([0.5, 1.0.nextUp])),
        refusal(function, "probability", prior, .vector([-0x1p-1074, 1])),
        refusal(function, "distribution", .vector([0.25, 0.751]), .vector([0.5, 1])),
        refusal(function, "probability", .vector([-0.25, 1.25]), .vector([0.5, 1])),
      ]
    }
    return joints + posteriors + [
      refusal(.conditionals, "domain", table([[0.5, 0.5], [0, 0]])),
      refusal(.bayes, "domain", .vector([0, 1]), .vector([1, 0])),
      refusal(.bayesSequential, "shapes", prior, table([[1, 1, 1]])),
      refusal(.bayesSequential, "probability", prior, table([[1, 1.5]])),
      refusal(.bayesSequential, "distribution", .vector([0.25, 0.5]), table([[1, 1]])),
      refusal(.bayesSequential, "domain", prior, table([[1, 0], [0, 1]])),
      refusal(.posteriorOdds, "domain", .number(-1), .vector([2])),
      refusal(.posteriorOdds, "domain", .number(1), .vector([-2])),
      refusal(.isIndependentTable, "domain", table([[0, 0], [0, 0]])),
      refusal(.isIndependentTable, "domain", table([[1, 2], [3, -0x1p-1074]])),
      refusal(.isIndependentTable, "empty", table([])),
      refusal(.isConditionallyIndependent, "domain", cube([1, 2, 3, 4, -5, 6, 7, 8])),
      refusal(.isConditionallyIndependent, "domain", tensor([2, 2], [1, 2, 3, 4])),
      refusal(.isConditionallyIndependent, "empty", tensor([2, 0, 2], [])),
      refusal(
        .naiveBayes, "domain", prior, tensor([2, 2], [0.5, 0.5, 0.5, 0.5]), .counts([0, 1])),
      refusal(.isConditionallyIndependent, "domain", cube(eighths.map { _ in 0 })),
      refusal(
        .chainRule, "distribution", cube(eighths.map { $0 / 2 }), .counts([0, 1, 2]),
        .counts([0, 0, 0])),
      refusal(.chainRule, "shapes", cube(eighths), .counts([0, 1, 2]), .counts([0, 0])),
      refusal(.chainRule, "domain", cube(eighths), .counts([0, 1, 2]), .counts([0, 0, 2])),
      refusal(.chainRule, "domain", cube(eighths), .counts([0, 1, 2]), .counts([0, -1, 0])),
      refusal(.chainRule, "axis", cube(eighths), .counts([0, 1, 1]), .counts([0, 0, 0])),
      refusal(.chainRule, "axis", cube(eighths), .counts([0, 1, 3]), .counts([0, 0, 0])),
      refusal(.naiveBayes, "shapes", prior, cube(quarters), .counts([0])),
      refusal(.naiveBayes, "shapes", .vector([1]), cube(quarters), .counts([0, 1])),
      refusal(.naiveBayes, "domain", prior, cube(quarters), .counts([0, 2])),
      refusal(.naiveBayes, "distribution", prior, cube(eighths), .counts([0, 1])),
      refusal(.naiveBayes, "distribution", .vector([0.25, 0.5]), cube(quarters), .counts([0, 1])),
      refusal(.naiveBayes, "domain", .vector([0, 1]), cube(quarters), .counts([0, 1])),
    ]
  }
}
