extension Bayes {
  /// The posterior P(Aᵢ | B) = P(Aᵢ)P(B | Aᵢ)/P(B), each correctly rounded.
  ///
  /// - Throws: `shapes`, `empty`, `notFinite`, `probability`; `distribution` for the prior; `domain`
  ///   where the evidence has probability 0.
  /// - Complexity: O(n).
  public static func bayes(
    _ prior: [Double], _ likelihood: [Double]
  ) throws(MathError) -> [Double] {
    try Requirements.sameLength(prior, likelihood, in: "bayes")
    try Requirements.distribution(prior, "prior", in: "bayes")
    try Requirements.probabilities(likelihood, "likelihood", in: "bayes")
    var posterior = Posterior(prior: prior)
    posterior.observe(likelihood)
    return try probabilities(of: posterior, "the evidence", in: "bayes")
  }

  /// The beliefs before and after each observation: the prior, then a posterior for each row of
  /// likelihoods.
  ///
  /// A posterior is that of the prior and all rows so far, correctly rounded, and not of a rounded one
  /// before it. So the order of the observations changes no bit of the last.
  ///
  /// - Throws: `shapes`, `empty`, `notFinite`, `probability`; `distribution` for the prior; `domain`
  ///   where the observations so far have probability 0.
  /// - Complexity: O(number of elements).
  public static func bayesSequential(
    _ prior: [Double], _ likelihoods: Matrix
  ) throws(MathError) -> Matrix {
    guard likelihoods.columnCount == prior.count || likelihoods.rowCount == 0 else {
      throw .shapes(function: "bayesSequential", [prior.count], likelihoods.shape)
    }
    try Requirements.distribution(prior, "prior", in: "bayesSequential")
    try Requirements.probabilities(
      likelihoods.elements, "likelihoods", in: "bayesSequential")
    var posterior = Posterior(prior: prior)
    var beliefs = prior
    for row in 0..<likelihoods.rowCount {
      posterior.observe(likelihoods.row(row))
      beliefs += try probabilities(
        of: posterior, "the evidence of the rows 0 to \(row)", in: "bayesSequential")
    }
    return Matrix(checked: likelihoods.rowCount + 1, prior.count, beliefs)
  }

  /// The posterior of the classes, the features being independent in each class.
  ///
  /// The likelihood of class c is the product of P(feature f has the value observed[f] | c), which is
  /// `likelihoods`[c, f, observed[f]]. Each posterior is correctly rounded.
  ///
  /// - Throws: `domain` for likelihoods that have not three axes, for a value that is not there, and
  ///   where the observation has probability 0; `shapes`, `empty`, `notFinite`, `probability`;
  ///   `distribution` for the prior, and for the values of a feature in a class.
  /// - Complexity: O(number of elements).
  public static func naiveBayes(
    _ prior: [Double], _ likelihoods: Tensor, _ observed: [Int]
  ) throws(MathError) -> [Double] {
    let name = "naiveBayes"
    let shape = likelihoods.shape
    guard shape.count == 3 else { throw axes(shape, 3, "likelihoods", in: name) }
    guard shape[0] == prior.count else { throw .shapes(function: name, [prior.count], shape) }
    guard shape[1] == observed.count else {
      throw .shapes(function: name, [observed.count], shape)
    }
    try Requirements.distribution(prior, "prior", in: name)
    try Requirements.finite(likelihoods.elements, "likelihoods", in: name)
    let values = shape[2]
    for run in 0..<shape[0] * shape[1] {
      try Requirements.distribution(
        Array(likelihoods.elements[run * values..<(run + 1) * values]),
        "likelihoods of class \(run / shape[1]), feature \(run % shape[1])", in: name)
    }
    for value in observed {
      try Requirements.count(value, "observed", in: 0...values - 1, of: name)
    }
    var posterior = Posterior(prior: prior)
    for (feature, value) in observed.enumerated() {
      posterior.observe(
        prior.indices.map {
          likelihoods.elements[($0 * shape[1] + feature) * values + value]
        })
    }
    return try probabilities(of: posterior, "the evidence", in: name)
  }

  private static func probabilities(
    of posterior: Posterior, _ evidence: String, in function: String
  ) throws(MathError) -> [Double] {
    if let probabilities = posterior.probabilities { return probabilities }
    throw .outsideDomain(
      function: function, argument: "the probability of \(evidence)", value: "0",
      condition: "above 0")
  }

  /// The prior odds times the likelihood ratios, correctly rounded.
  ///
  /// No partial product overflows or underflows.
  ///
  /// - Throws: `notFinite`; `domain` for a negative number.
  /// - Complexity: O(n).
  public static func posteriorOdds(
    _ priorOdds: Double, _ ratios: [Double]
  ) throws(MathError) -> Double {
    try Requirements.number(priorOdds, "priorOdds", "0 or more", in: "posteriorOdds") { $0 >= 0 }
    try Requirements.finite(ratios, "ratios", in: "posteriorOdds")
    for ratio in ratios {
      try Requirements.number(ratio, "ratios", "0 or more", in: "posteriorOdds") { $0 >= 0 }
    }
    return ProductOfProbabilities([priorOdds] + ratios).rounded + 0
  }

  /// The refusal of a tensor that has not so many axes.
  static func axes(
    _ shape: [Int], _ count: Int, _ argument: String, in function: String
  ) -> MathError {
    .outsideDomain(
      function: function, argument: "the shape of \(argument)", value: shape.description,
      condition: "one of \(count) axes")
  }
}
