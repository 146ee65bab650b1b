import Exact

extension Function {
  /// The distributions of the row and of the column of a joint table.
  public static let marginals = Function(
    "marginals", .bayes, ["joint": .matrix], .fields,
    fields: ["rows": .vector, "columns": .vector],
    "The distributions of the row and of the column of a joint table.")

  /// The distributions of the column given each row.
  public static let conditionals = Function(
    "conditionals", .bayes, ["joint": .matrix], .matrix,
    "The distributions of the column given each row.")

  /// The probability Σ P(Aᵢ)P(B | Aᵢ) of the evidence.
  public static let totalProbability = Function(
    "totalProbability", .bayes, ["prior": .vector, "likelihood": .vector], .number,
    "The probability Σ P(Aᵢ)P(B | Aᵢ) of the evidence.")

  /// The posterior P(Aᵢ | B).
  public static let bayes = Function(
    "bayes", .bayes, ["prior": .vector, "likelihood": .vector], .vector, "The posterior P(Aᵢ | B).")

  /// The beliefs before and after each observation, a row of likelihoods each.
  public static let bayesSequential = Function(
    "bayesSequential", .bayes, ["prior": .vector, "likelihoods": .matrix], .matrix,
    "The beliefs before and after each observation, a row of likelihoods each.")

  /// The prior odds times the likelihood ratios.
  public static let posteriorOdds = Function(
    "posteriorOdds", .bayes, ["priorOdds": .number, "ratios": .vector], .number,
    "The prior odds times the likelihood ratios.")

  /// Whether the row and the column of a table of weights are independent.
  public static let isIndependentTable = Function(
    "isIndependentTable", .bayes, ["joint": .matrix], .flag,
    "Whether the row and the column of a table of weights are independent.")

  /// Whether the first two indices of a table of weights are independent, given the third.
  public static let isConditionallyIndependent = Function(
    "isConditionallyIndependent", .bayes, ["joint": .tensor], .flag,
    "Whether the first two indices of a table of weights are independent, given the third.")

  /// The conditional probabilities of an outcome, one variable after another.
  public static let chainRule = Function(
    "chainRule", .bayes, ["joint": .tensor, "order": .counts, "outcome": .counts], .vector,
    "The conditional probabilities of an outcome, one variable after another.")

  /// The posterior of the classes, the features being independent in each.
  public static let naiveBayes = Function(
    "naiveBayes", .bayes, ["prior": .vector, "likelihoods": .tensor, "observed": .counts], .vector,
    "The posterior of the classes, the features being independent in each.")

  /// The functions of the section.
  static let bayesFunctions: [Function] = [
    .marginals, .conditionals, .totalProbability, .bayes, .bayesSequential, .posteriorOdds,
    .isIndependentTable, .isConditionallyIndependent, .chainRule, .naiveBayes,
  ]
}

extension Subject {
  /// The distributions of the row and of the column of a joint table.
  public func marginals(_ joint: Matrix<Double>) throws -> Fields {
    try call(.marginals, .matrix(joint)).asFields()
  }

  /// The distributions of the column given each row.
  public func conditionals(_ joint: Matrix<Double>) throws -> Matrix<Double> {
    try call(.conditionals, .matrix(joint)).asMatrix()
  }

  /// The probability Σ P(Aᵢ)P(B | Aᵢ) of the evidence.
  public func totalProbability(_ prior: [Double], _ likelihood: [Double]) throws -> Double {
    try call(.totalProbability, .vector(prior), .vector(likelihood)).asNumber()
  }

  /// The posterior P(Aᵢ | B).
  public func bayes(_ prior: [Double], _ likelihood: [Double]) throws -> [Double] {
    try call(.bayes, .vector(prior), .vector(likelihood)).asVector()
  }

  /// The beliefs before and after each observation, a row of likelihoods each.
  public func bayesSequential(_ prior: [Double], _ likelihoods: Matrix<Double>) throws -> Matrix<
    Double
  > {
    try call(.bayesSequential, .vector(prior), .matrix(likelihoods)).asMatrix()
  }

  /// The prior odds times the likelihood ratios.
  public func posteriorOdds(_ priorOdds: Double, _ ratios: [Double]) throws -> Double {
    try call(.posteriorOdds, .number(priorOdds), .vector(ratios)).asNumber()
  }

  /// Whether the row and the column of a table of weights are independent.
  public func isIndependentTable(_ joint: Matrix<Double>) throws -> Bool {
    try call(.isIndependentTable, .matrix(joint)).asFlag()
  }

  /// Whether the first two indices of a table of weights are independent, given the third.
  public func isConditionallyIndependent(_ joint: Tensor<Double>) throws -> Bool {
    try call(.isConditionallyIndependent, .tensor(joint)).asFlag()
  }

  /// The conditional probabilities of an outcome, one variable after another.
  public func chainRule(_ joint: Tensor<Double>, _ order: [Int], _ outcome: [Int]) throws
    -> [Double]
  {
    try call(.chainRule, .tensor(joint), .counts(order), .counts(outcome)).asVector()
  }

  /// The posterior of the classes, the features being independent in each.
  public func naiveBayes(_ prior: [Double], _ likelihoods: Tensor<Double>, _ observed: [Int]) throws
    -> [Double]
  {
    try call(.naiveBayes, .vector(prior), .tensor(likelihoods), .counts(observed)).asVector()
  }
}
