import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with tables, priors and likelihoods, C.23, C.24 and D.4.
  static let bayesBugs: [PlantedBug] = [
    PlantedBug(.marginals, "has rows for columns", agreesOnSmallIntegers: false) {
      subject, arguments in
      let fields = try subject.marginals(arguments[0].asMatrix())
      return .fields([
        "rows": .vector(try fields.vector("columns")),
        "columns": .vector(try fields.vector("rows")),
      ])
    },
    PlantedBug(.marginals, "renormalises the table", agreesOnSmallIntegers: true) {
      subject, arguments in
      let fields = try subject.marginals(arguments[0].asMatrix())
      return .fields(
        try ["rows", "columns"].reduce(into: [String: Datum]()) { result, name in
          let values = try fields.vector(name)
          let sum = values.reduce(0, +)
          result[name] = .vector(values.map { $0 / sum })
        })
    },
    PlantedBug(.conditionals, "is given the column", agreesOnSmallIntegers: false) {
      subject, arguments in
      let joint = try arguments[0].asMatrix()
      _ = try subject.conditionals(joint)
      let columns = try subject.marginals(joint).vector("columns")
      return .matrix(
        Matrix(rowCount: joint.rowCount, columnCount: joint.columnCount) {
          columns[$1] > 0 ? joint[$0, $1] / columns[$1] : 0
        })
    },
    PlantedBug(.conditionals, "leaves rows of weight 0 at 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return .matrix(try subject.conditionals(arguments[0].asMatrix()))
      } catch SubjectError.refused(kind: "domain", _) {
        return .matrix(try arguments[0].asMatrix())
      }
    },
    PlantedBug(.totalProbability, "forgets the prior", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.totalProbability, arguments: arguments)
      let likelihood = try arguments[1].asVector()
      return .number(likelihood.reduce(0, +) / Double(likelihood.count))
    },
    PlantedBug(.bayes, "has the prior for the posterior", agreesOnSmallIntegers: true) {
      subject, arguments in
      _ = try subject.call(.bayes, arguments: arguments)
      return arguments[0]
    },
    PlantedBug(.bayes, "is the likelihood, normalised", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.bayes, arguments: arguments)
      let likelihood = try arguments[1].asVector()
      let sum = likelihood.reduce(0, +)
      return sum > 0x1p-1000 ? .vector(likelihood.map { $0 / sum }) : right
    },
    PlantedBug(.bayes, "is not normalised", agreesOnSmallIntegers: false) { subject, arguments in
      _ = try subject.call(.bayes, arguments: arguments)
      return .vector(try zip(arguments[0].asVector(), arguments[1].asVector()).map { $0 * $1 })
    },
    PlantedBug(.bayes, "exchanges the likelihoods of two hypotheses", agreesOnSmallIntegers: true) {
      subject, arguments in
      let (prior, likelihood) = (try arguments[0].asVector(), try arguments[1].asVector())
      let right = try subject.bayes(prior, likelihood)
      guard likelihood.count == 2 else { return .vector(right) }
      let swapped = try? subject.bayes(prior, likelihood.reversed())
      return .vector(swapped ?? right)
    },
    PlantedBug(.bayes, "loses products below the doubles", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.bayes, arguments: arguments).asVector()
      let products = try zip(arguments[0].asVector(), arguments[1].asVector()).map { $0 * $1 }
      let sum = products.reduce(0, +)
      guard sum < 0x1p-1000 else { return .vector(right) }
      return sum == 0 ? .vector(try arguments[0].asVector()) : .vector(products.map { $0 / sum })
    },
    PlantedBug(.bayes, "gives what is excluded a chance of 1e-12", agreesOnSmallIntegers: false) {
      subject, arguments in
      .vector(try subject.call(.bayes, arguments: arguments).asVector().map { max($0, 1e-12) })
    },
    PlantedBug(
      .bayesSequential, "starts from the rounded posterior each time", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let likelihoods = try arguments[1].asMatrix()
      let right = try subject.bayesSequential(arguments[0].asVector(), likelihoods)
      var rows = [try arguments[0].asVector()]
      for row in likelihoods.rows {
        guard let next = try? subject.bayes(normalised(rows[rows.count - 1]), row) else {
          return .matrix(right)
        }
        rows.append(next)
      }
      return .matrix(try Matrix(rows: rows))
    },
    PlantedBug(.bayesSequential, "forgets the observations before", agreesOnSmallIntegers: true) {
      subject, arguments in
      let (prior, likelihoods) = (try arguments[0].asVector(), try arguments[1].asMatrix())
      let right = try subject.bayesSequential(prior, likelihoods)
      let rows = try? likelihoods.rows.map { try subject.bayes(prior, $0) }
      return .matrix(try rows.map { try Matrix(rows: [prior] + $0) } ?? right)
    },
    PlantedBug(.posteriorOdds, "gives the probability", agreesOnSmallIntegers: false) {
      subject, arguments in
      let odds = try subject.call(.posteriorOdds, arguments: arguments).asNumber()
      return .number(odds.isFinite ? odds / (1 + odds) : 1)
    },
    PlantedBug(.posteriorOdds, "multiplies doubles one by one", agreesOnSmallIntegers: true) {
      subject, arguments in
      _ = try subject.call(.posteriorOdds, arguments: arguments)
      return .number(try arguments[1].asVector().reduce(arguments[0].asNumber(), *))
    },
    PlantedBug(.posteriorOdds, "divides by the ratios", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.posteriorOdds, arguments: arguments)
      let product = try arguments[1].asVector().reduce(1, *)
      let odds = try arguments[0].asNumber()
      return .number(product == 0 ? 0 : odds / product)
    },
    PlantedBug(.posteriorOdds, "leaves out ratios that are no numbers", agreesOnSmallIntegers: true)
    {
      subject, arguments in
      .number(
        try subject.posteriorOdds(
          arguments[0].asNumber(), arguments[1].asVector().filter { !$0.isNaN }))
    },
    PlantedBug(
      .isIndependentTable, "compares within a tolerance of 1e-9", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let w = try arguments[0].asMatrix()
      let right = try subject.isIndependentTable(w)
      let top = (w.elements.max() ?? 1) * (w.elements.max() ?? 1)
      return .flag(right || minors(of: w).allSatisfy { ($0 - $1).magnitude <= 1e-9 * top })
    },
    PlantedBug(.isIndependentTable, "asks all weights to be equal", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.isIndependentTable, arguments: arguments)
      let weights = try arguments[0].asMatrix().elements
      return .flag(weights.allSatisfy { $0 == weights[0] })
    },
    PlantedBug(.isIndependentTable, "compares rounded products", agreesOnSmallIntegers: true) {
      subject, arguments in
      let w = try arguments[0].asMatrix()
      _ = try subject.isIndependentTable(w)
      return .flag(minors(of: w).allSatisfy { $0 == $1 })
    },
    PlantedBug(
      .isIndependentTable, "takes minors with the first row and column",
      agreesOnSmallIntegers: false
    ) { subject, arguments in
      let w = try arguments[0].asMatrix()
      _ = try subject.isIndependentTable(w)
      let isFlat = (1..<max(1, w.rowCount)).allSatisfy { row in
        (1..<max(1, w.columnCount)).allSatisfy {
          w[0, 0] * w[row, $0] == w[row, 0] * w[0, $0]
        }
      }
      return .flag(isFlat)
    },
    PlantedBug(
      .isConditionallyIndependent, "looks at the sum over the third", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let w = try arguments[0].asTensor()
      _ = try subject.isConditionallyIndependent(w)
      let sums = try subject.sumAxes(w, [2])
      return .flag(
        try subject.isIndependentTable(
          Matrix(rowCount: w.shape[0], columnCount: w.shape[1], elements: sums.elements)))
    },
    PlantedBug(
      .isConditionallyIndependent, "looks at the first slice only", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let w = try arguments[0].asTensor()
      let right = try subject.isConditionallyIndependent(w)
      let first = Matrix(rowCount: w.shape[0], columnCount: w.shape[1]) {
        w.elements[($0 * w.shape[1] + $1) * w.shape[2]]
      }
      return .flag((try? subject.isIndependentTable(first)) ?? right)
    },
    PlantedBug(.chainRule, "takes the variables in their own order", agreesOnSmallIntegers: false) {
      subject, arguments in
      let order = try arguments[1].asCounts()
      return .vector(
        try subject.chainRule(arguments[0].asTensor(), order.sorted(), arguments[2].asCounts()))
    },
    PlantedBug(
      .chainRule, "has joint probabilities for conditional ones", agreesOnSmallIntegers: false
    ) { subject, arguments in
      var product = 1.0
      return .vector(
        try subject.call(.chainRule, arguments: arguments).asVector().map {
          product *= $0
          return product
        })
    },
    PlantedBug(.naiveBayes, "forgets the prior", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.naiveBayes, arguments: arguments)
      let prior = try arguments[0].asVector()
      let even = prior.map { _ in 1 / Double(prior.count) }
      let other = try? subject.naiveBayes(
        even, arguments[1].asTensor(), arguments[2].asCounts())
      return other.map { .vector($0) } ?? right
    },
    PlantedBug(.naiveBayes, "loses products below the doubles", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.naiveBayes, arguments: arguments).asVector()
      let (prior, likelihoods) = (try arguments[0].asVector(), try arguments[1].asTensor())
      let observed = try arguments[2].asCounts()
      let (features, values) = (likelihoods.shape[1], likelihoods.shape[2])
      let products = prior.indices.map { c in
        observed.indices.reduce(prior[c]) {
          $0 * likelihoods.elements[(c * features + $1) * values + observed[$1]]
        }
      }
      let sum = products.reduce(0, +)
      guard sum < 0x1p-1000 else { return .vector(right) }
      return .vector(products.map { sum == 0 ? 1 / Double(prior.count) : $0 / sum })
    },
    PlantedBug(.naiveBayes, "adds 1e-9 to each likelihood", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.naiveBayes, arguments: arguments).asVector()
      let sum = right.reduce(0) { $0 + $1 + 1e-9 }
      return .vector(right.map { ($0 + 1e-9) / sum })
    },
  ]

  /// The pairs of products of the minors of size 2, in doubles.
  private static func minors(of w: Matrix<Double>) -> [(Double, Double)] {
    var pairs: [(Double, Double)] = []
    for i in 0..<w.rowCount {
      for k in 0..<i {
        for j in 0..<w.columnCount {
          for l in 0..<j { pairs.append((w[i, j] * w[k, l], w[i, l] * w[k, j])) }
        }
      }
    }
    return pairs
  }

  /// The weights over their sum.
  private static func normalised(_ p: [Double]) -> [Double] {
    let sum = p.reduce(0, +)
    return p.map { $0 / sum }
  }
}
