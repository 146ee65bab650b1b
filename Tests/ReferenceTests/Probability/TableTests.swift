import Exact
import PropertyTesting
import Reference
import Testing

/// Tables, Bayes' theorem and binomial tails by hand.
struct TableTests {
  private func q(_ n: Int, _ d: Int = 1) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `marginals and conditionals of a table`() throws {
    let joint = try Matrix(rows: [[q(1, 10), q(3, 10)], [q(2, 10), q(4, 10)]])
    let (rows, columns) = JointTables.marginals(joint)
    #expect(try rows == [q(2, 5), q(3, 5)])
    #expect(try columns == [q(3, 10), q(7, 10)])
    #expect(
      try JointTables.conditionals(joint).rows == [[q(1, 4), q(3, 4)], [q(1, 3), q(2, 3)]])
    #expect(throws: ArithmeticError.divisionByZero) {
      try JointTables.conditionals(Matrix(rows: [[1], [0]]))
    }
  }

  @Test func `independence is a product of marginals, and minors of 0`() throws {
    var generator = Random(seed: 85)
    var found = (0, 0)
    for _ in 0..<300 {
      let weights = RationalMatrix(rowCount: 2, columnCount: 3) { _, _ in
        Rational(Int.random(in: 0...2, using: &generator))
      }
      let isIndependent = JointTables.isIndependent(weights)
      #expect(isIndependent == JointTables.hasVanishingMinors(weights))
      #expect(isIndependent == (weights.rank() <= 1))
      if isIndependent { found.0 += 1 } else { found.1 += 1 }
    }
    #expect(found.0 > 10 && found.1 > 10)
  }

  @Test func `the exclusive or is independent in pairs, and not given the third`() throws {
    let xor = try Tensor<Rational>(shape: [2, 2, 2], elements: [1, 0, 0, 1, 0, 1, 1, 0])
    #expect(try !JointTables.isConditionallyIndependent(xor))
    let slices = try JointTables.slices(xor)
    #expect(slices.map(\.rows) == [[[1, 0], [0, 1]], [[0, 1], [1, 0]]])
    #expect(JointTables.isIndependent(try slices[0] + slices[1]))
    let copies = try Tensor<Rational>(shape: [2, 2, 2], elements: [1, 0, 0, 0, 0, 0, 0, 1])
    #expect(try JointTables.isConditionallyIndependent(copies))
    #expect(throws: DefinitionError.self) {
      try JointTables.slices(Tensor(shape: [2], elements: [1, 1]))
    }
  }

  @Test func `a chain of conditionals multiplies to the joint probability in every order`() throws {
    let joint = try Tensor(shape: [2, 2], elements: [q(1, 10), q(3, 10), q(2, 10), q(4, 10)])
    #expect(
      try JointTables.chain(joint, order: [0, 1], outcome: [1, 0]) == [q(3, 5), q(1, 3)])
    #expect(
      try JointTables.chain(joint, order: [1, 0], outcome: [1, 0]) == [q(3, 10), q(2, 3)])
    #expect(JointTables.probability(joint, of: [1, 0], on: []) == 1)
  }

  @Test func `a word of spam`() throws {
    let prior = try [Real.fraction(3, 10), .fraction(7, 10)]
    let likelihood = try [Real.fraction(8, 10), .fraction(1, 10)]
    #expect(try Posteriors.evidence(prior, likelihood).asRational == q(31, 100))
    let posterior = try Posteriors.posterior(prior, likelihood)
    #expect(try posterior.map(\.asRational) == [q(24, 31), q(7, 31)])
    let odds = try Posteriors.odds(Real.fraction(3, 7), [Real.fraction(8)])
    #expect(try odds.asRational == q(24, 7))
    let twice = try Posteriors.sequence(prior, [likelihood, likelihood])
    #expect(try twice[2].map(\.asRational) == [q(192, 199), q(7, 199)])
    let naive = try Posteriors.naive(
      prior, likelihood.map { p in [[p, try .one - p], [p, try .one - p]] }, observed: [0, 0])
    #expect(naive.map(\.asRational) == twice[2].map(\.asRational))
    #expect(throws: ArithmeticError.divisionByZero) {
      try Posteriors.posterior([Real.one, .zero], [.zero, .one])
    }
    #expect(throws: DefinitionError.lengths(function: "posterior", 2, 1)) {
      try Posteriors.posterior(prior, [.one])
    }
  }

  @Test func `tails of a binomial distribution are sums of its terms`() throws {
    let coin = try BinomialTails(trials: 4, p: q(1, 2))
    #expect(try coin.atMost(1) == q(5, 16))
    #expect(try coin.atLeast(3) == q(5, 16))
    #expect(try coin.atMost(4) == 1)
    #expect(try coin.atMost(-1) == 0)
    #expect(try coin.atLeast(0) == 1)
    #expect(try coin.atLeast(5) == 0)
    for (trials, p) in [(7, try q(1, 3)), (12, try q(7, 8))] {
      let tails = try BinomialTails(trials: trials, p: p)
      for k in 0...trials {
        #expect(try tails.atMost(k) + tails.atLeast(k + 1) == 1)
        // Pascal's rule for P(K ≤ k) of one trial more.
        let more = try BinomialTails(trials: trials + 1, p: p).atMost(k)
        #expect(try more == (.one - p) * tails.atMost(k) + p * tails.atMost(k - 1))
      }
    }
    #expect(try BinomialTails(trials: 3, p: 0).atLeast(1) == 0)
    #expect(try BinomialTails(trials: 3, p: 1).atMost(2) == 0)
    #expect(throws: DefinitionError.self) { try BinomialTails(trials: 3, p: 2) }
    #expect(throws: DefinitionError.self) { try BinomialTails(trials: -1, p: 0) }
  }
}
