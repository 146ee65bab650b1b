import Exact
import PropertyTesting
import Reference

extension Law {
  /// Observations one after the other, and chains of conditional probabilities.
  static let sequentialLaws: [Law] = [
    Law(
      155, .bayes, "beliefs after each observation are those of all observations so far",
      states: "row 0 is the prior to the bit; row t is the prior times the likelihoods of t "
        + "observations over its sum, within 1 ulp, however small the products are", .exact,
      .medium,
      holds: [.bayesSequential], for: .observations(count: 0...5)
    ) { subject, input in
      let exact = try Posteriors.sequence(
        input.prior.rationals().map { Real($0) },
        input.likelihoods.rows.map { try $0.rationals().map { Real($0) } }
      ).map { try $0.map { try $0.exactly() } }
      let beliefs = try subject.bayesSequential(input.prior, input.likelihoods)
      try subject.hold(.bayesSequential, beliefs, to: Matrix(rows: exact)) { row, column in
        row == 0 ? .exact : .ulps(1, of: exact[row][column])
      }
    },
    Law(
      155, .bayes, "the order of observations is of no account",
      states:
        "the last beliefs have the same bits in any order, and of one observation they are the "
        + "posterior", .bitwise, needs: [.bayesSequential, .bayes],
      for: Generator<Observations>.observations(count: 1...4).flatMap { input in
        Generator<[Int]>.permutations(of: Array(0..<input.likelihoods.rowCount)).map {
          (input, $0)
        }
      }
    ) { subject, pair in
      let (input, order) = pair
      let likelihoods = input.likelihoods
      let last = { (beliefs: Matrix<Double>) in beliefs.row(beliefs.rowCount - 1) }
      let shuffled = Matrix(rowCount: likelihoods.rowCount, columnCount: likelihoods.columnCount) {
        likelihoods[order[$0], $1]
      }
      try requireSameBits(
        last(subject.bayesSequential(input.prior, shuffled)),
        last(subject.bayesSequential(input.prior, likelihoods)))
      let first = likelihoods.row(0)
      try requireSameBits(
        last(subject.bayesSequential(input.prior, Matrix(rows: [first]))),
        subject.bayes(input.prior, first))
    },
    Law(
      155, .bayes, "a hundred observations of a fair coin against a bent one",
      states:
        "the posterior of a coin of 3/4 against one of 1/2 after h heads of n, whose likelihoods "
        + "underflow together for n = 2,000, within 1 ulp", .exact, holds: [.bayesSequential],
      forAllOf: { [[75, 100], [50, 100], [60, 100], [1250, 2000], [1000, 2000]] }
    ) { subject, input in
      let (heads, tosses) = (input[0], input[1])
      let rows = (0..<tosses).map { $0 < heads ? [0.75, 0.5] : [0.25, 0.5] }
      let beliefs = try subject.bayesSequential([0.5, 0.5], Matrix(rows: rows))
      try require(beliefs.shape == [tosses + 1, 2], "the shape is \(beliefs.shape)")
      let bent = Rational(Integer(3).power(UInt(heads)), timesTwoToThe: -2 * tosses)
      let fair = Rational(1).scaled(byTwoToThe: -tosses)
      let exact = [try bent / (bent + fair), try fair / (bent + fair)]
      try subject.hold(
        .bayesSequential, beliefs.row(tosses), to: exact, within: exact.map { .ulps(1, of: $0) })
    },
    Law(
      159, .bayes, "conditional probabilities in any order multiply to the joint probability",
      states: "P(x₁)P(x₂ | x₁)P(x₃ | x₁, x₂)… = P(x), each within 1 ulp, in every order of the "
        + "variables; given what has probability 0 nothing is told", .exact, .medium,
      holds: [.chainRule], for: .outcomes
    ) { subject, input in
      let joint = try input.table.joint()
      let exact = try joint.mapped { try Rational($0) }
      let prefixes = input.order.indices.map {
        JointTables.probability(exact, of: input.outcome, on: Array(input.order[..<$0]))
      }
      guard prefixes.dropFirst().allSatisfy({ !$0.isZero }) else {
        return try subject.refuses("domain") {
          try subject.chainRule(joint, input.order, input.outcome)
        }
      }
      let wanted = try JointTables.chain(exact, order: input.order, outcome: input.outcome)
      let computed = try subject.chainRule(joint, input.order, input.outcome)
      try subject.hold(.chainRule, computed, to: wanted, within: wanted.map { .ulps(1, of: $0) })
      let probability = JointTables.probability(exact, of: input.outcome, on: input.order)
      let product = try computed.rationals().reduce(.one, *)
      // 1 ulp is at most 2u of a normal number.
      guard computed.allSatisfy({ $0 == 0 || $0 >= 0x1p-1022 }) else { return }
      try require(
        (product - probability).magnitude <= Bound.gamma(2 * computed.count + 1) * probability,
        "the product is \(product.roundedToDouble()), not \(probability.roundedToDouble())")
    },
  ]
}

/// A prior, and the likelihoods of observations, a row each.
struct Observations: Sendable {
  let prior: [Double]
  let likelihoods: Matrix<Double>
}

extension Generator where Value == Observations {
  /// Observations that some hypothesis permits.
  fileprivate static func observations(count: ClosedRange<Int>) -> Generator {
    tuple(Generator<Int>.integers(in: 1...4), Generator<Int>.integers(in: count)).flatMap {
      hypotheses, rows in
      tuple(
        .distributions(exactly: hypotheses), .likelihoods(exactly: hypotheses * rows),
        Generator<Int>.integers(in: 0...hypotheses - 1)
      ).map { prior, values, place in
        // One hypothesis that has a prior permits all of it.
        let kept = prior[place] > 0 ? place : prior.firstIndex { $0 > 0 } ?? 0
        return Observations(
          prior: prior,
          likelihoods: Matrix(rowCount: rows, columnCount: hypotheses) { row, column in
            let value = values[row * hypotheses + column]
            return column == kept && value == 0 ? 0.125 : value
          })
      }
    }
  }
}

/// A joint table, an order of its variables, and a value of each.
private struct Outcome: Sendable {
  let table: JointTensor
  let order: [Int]
  let outcome: [Int]
}

extension Generator where Value == Outcome {
  /// Outcomes of joint tables, in any order of the variables.
  fileprivate static var outcomes: Generator {
    Generator<JointTensor>.jointTensors.flatMap { table in
      tuple(
        Generator<[Int]>.permutations(of: Array(table.shape.indices)),
        Generator<Int>.integers(in: 0...5).array(exactly: table.shape.count)
      ).map { order, draws in
        Outcome(table: table, order: order, outcome: zip(draws, table.shape).map { $0 % $1 })
      }
    }
  }
}
