import Exact
import MathCore
import Testing

@Suite struct BayesTests {
  /// Probabilities whose sum rounds to 1 within what is allowed.
  private func distribution(_ draws: inout DoubleDraws, count: Int) -> [Double] {
    var weights = (0..<count).map { _ in draws.integer(0...5) > 0 ? draws.integer(1...99) : 0 }
    weights[draws.integer(0...count - 1)] += 1
    let total = Double(weights.reduce(0, +))
    return weights.map { Double($0) / total }
  }

  private func likelihood(_ draws: inout DoubleDraws, count: Int) -> [Double] {
    (0..<count).map { _ in
      switch draws.integer(0...4) {
      case 0: 1
      case 1: 0.5
      default: draws.double(exponents: -40 ... -1).magnitude
      }
    }
  }

  @Test func `the golden value of the notes is 24/31, with evidence 31/100`() throws {
    let prior = [0.3, 0.7]
    let likelihood = [0.8, 0.1]
    #expect(try Bayes.totalProbability(prior, likelihood) == 0.31)
    #expect(try Bayes.bayes(prior, likelihood) == [24.0 / 31, 7.0 / 31])
    #expect(try Bayes.posteriorOdds(3.0 / 7, [8]) == 24.0 / 7)
  }

  @Test func `posteriors are correctly rounded, after any number of observations`() throws {
    var draws = DoubleDraws(seed: 251)
    for round in 0..<150 {
      let count = draws.integer(1...5)
      let prior = distribution(&draws, count: count)
      let rows = (0..<draws.integer(1...6)).map { _ in likelihood(&draws, count: count) }
      let found = try Bayes.bayesSequential(prior, MathCore.Matrix(rows: rows))
      #expect(found.row(0) == prior)
      var weights = try prior.exact()
      for (step, row) in rows.enumerated() {
        weights = try zip(weights, row.exact()).map { $0 * $1 }
        let total = weights.reduce(Rational(0), +)
        #expect(
          try found.row(step + 1) == weights.map { try ($0 / total).roundedToDouble() },
          "round \(round)")
      }
      #expect(try Bayes.bayes(prior, rows[0]) == found.row(1))
      let other = try Bayes.bayesSequential(prior, MathCore.Matrix(rows: rows.reversed()))
      #expect(other.row(rows.count) == found.row(rows.count), "round \(round)")
    }
  }

  @Test func `a quotient halfway between two doubles is rounded to even`() throws {
    // 1 to 2^53·(…): p = (2^53 + 1)/2^54 is halfway between two doubles.
    let posterior = try Bayes.bayesSequential(
      [0.5, 0.5], MathCore.Matrix(rows: [[0x1p-1 + 0x1p-53, 0x1p-1 - 0x1p-54], [1, 1]]))
    let weights = try [Rational(0x1p-1 + 0x1p-53), Rational(0x1p-1 - 0x1p-54)]
    let truth = try weights.map { try ($0 / (weights[0] + weights[1])).roundedToDouble() }
    #expect(posterior.row(2) == truth)
    // Three factors of 2^18 + 1 have a product of 54 bits and more.
    let ratio = 0x1p18 + 1
    let product = try Rational(ratio) * Rational(ratio) * Rational(ratio)
    #expect(try Bayes.posteriorOdds(ratio, [ratio, ratio]) == product.roundedToDouble())
    #expect(
      try Bayes.posteriorOdds(0x1p52 + 0.5, [2 + 0x1p-51])
        == (try Rational(0x1p52 + 0.5) * Rational(2 + 0x1p-51)).roundedToDouble())
  }

  @Test func `thousands of observations neither underflow nor lose digits`() throws {
    let rows = [[Double]](repeating: [1e-300, 2e-300], count: 40)
    let beliefs = try Bayes.bayesSequential([0.5, 0.5], MathCore.Matrix(rows: rows)).row(40)
    // The doubles 1e-300 and 2e-300 are exactly 1 to 2.
    #expect(beliefs[0] == (try Rational(1) / (Rational(1) + Rational(1 << 40))).roundedToDouble())
    #expect(try Bayes.posteriorOdds(1, [0x1p1000, 0x1p1000, 0x1p-1000, 0x1p-1000, 3]) == 3)
    #expect(try Bayes.posteriorOdds(1e-300, [1e-300]) == 0)
    #expect(try Bayes.posteriorOdds(1e300, [1e300]) == .infinity)
    #expect(try Bayes.posteriorOdds(0, [1e300]) == 0)
    #expect(try Bayes.posteriorOdds(2.5, []) == 2.5)
  }

  @Test func `a prior of 0 stays 0, one of 1 stays 1, and impossible evidence is refused`() throws {
    #expect(try Bayes.bayes([0, 1], [1, 1e-300]) == [0, 1])
    #expect(try Bayes.bayes([0.5, 0.5], [0.25, 0.25]) == [0.5, 0.5])
    #expect(throws: MathError.self) { try Bayes.bayes([0, 1], [1, 0]) }
    #expect(throws: MathError.self) { try Bayes.bayes([0.5, 0.5], [1]) }
    #expect(throws: MathError.self) { try Bayes.bayes([], []) }
    #expect(
      throws: MathError.notAProbability(
        function: "bayes", argument: "likelihood", index: 1, value: 2)
    ) { try Bayes.bayes([0.5, 0.5], [1, 2]) }
    #expect(throws: MathError.self) {
      try Bayes.bayesSequential([0.5, 0.5], MathCore.Matrix(rows: [[0, 1], [1, 0]]))
    }
    #expect(throws: MathError.self) {
      try Bayes.bayesSequential([1], MathCore.Matrix(rows: [[0.5, 0.5]]))
    }
    #expect(throws: MathError.self) { try Bayes.posteriorOdds(-1, []) }
    #expect(throws: MathError.self) { try Bayes.posteriorOdds(1, [-1]) }
    #expect(throws: MathError.self) { try Bayes.posteriorOdds(1, [.infinity]) }
    #expect(throws: MathError.self) { try Bayes.totalProbability([0.5, 0.25], [1, 1]) }
  }

  @Test func `naive Bayes multiplies the likelihoods of the features`() throws {
    var draws = DoubleDraws(seed: 252)
    for round in 0..<60 {
      let (classes, features) = (draws.integer(1...4), draws.integer(1...4))
      let values = draws.integer(1...3)
      let prior = distribution(&draws, count: classes)
      let rows = (0..<classes * features).map { _ in distribution(&draws, count: values) }
      let observed = (0..<features).map { _ in draws.integer(0...values - 1) }
      let weights = try (0..<classes).map { c in
        try (0..<features).reduce(Rational(prior[c])) {
          try $0 * Rational(rows[c * features + $1][observed[$1]])
        }
      }
      let total = weights.reduce(Rational(0), +)
      let table = try MathCore.Tensor(
        shape: [classes, features, values], elements: rows.flatMap { $0 })
      guard total.signum > 0 else {
        #expect(throws: MathError.self) { try Bayes.naiveBayes(prior, table, observed) }
        continue
      }
      #expect(
        try Bayes.naiveBayes(prior, table, observed)
          == weights.map { try ($0 / total).roundedToDouble() }, "round \(round)")
    }
    let flat = try MathCore.Tensor(shape: [2, 2], elements: [0.5, 0.5, 0.5, 0.5])
    #expect(throws: MathError.self) { try Bayes.naiveBayes([0.5, 0.5], flat, [0]) }
    let table = try MathCore.Tensor(shape: [1, 1, 2], elements: [0.5, 0.5])
    #expect(throws: MathError.self) { try Bayes.naiveBayes([1], table, [2]) }
    #expect(throws: MathError.self) { try Bayes.naiveBayes([1], table, []) }
    #expect(throws: MathError.self) { try Bayes.naiveBayes([0.5, 0.5], table, [0]) }
  }
}
