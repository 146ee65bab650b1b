import Exact
import PropertyTesting
import Reference
import Testing

/// Entropy, divergences, perplexity and codes by hand and by their identities.
struct InformationTests {
  private func r(_ n: Int, _ d: Int = 1) throws -> Real { try .fraction(n, d) }

  @Test func `measures of weights are those of distributions where the sum is 1`() throws {
    var generator = Random(seed: 81)
    for _ in 0..<20 {
      let count = Int.random(in: 2...4, using: &generator)
      let (p, q) = (generator.distribution(count), generator.distribution(count))
      try expectEqual(Information.entropy(weights: p), Information.entropy(p))
      try expectEqual(Information.crossEntropy(weights: p, q), Information.crossEntropy(p, q))
      try expectEqual(Information.kl(weights: p, q), Information.kl(p, q))
      try expectEqual(Information.klGeneralized(p, q), Information.kl(p, q))
      try expectEqual(Information.js(weights: p, q), Information.js(p, q))
    }
  }

  @Test func `measures of weights scale with them`() throws {
    var generator = Random(seed: 82)
    let three = try r(3)
    for _ in 0..<10 {
      let (p, q) = (generator.distribution(3), generator.distribution(3))
      let (large, wide) = (try p.map { try three * $0 }, try q.map { try three * $0 })
      try expectEqual(Information.kl(weights: large, wide), three * Information.kl(p, q))
      try expectEqual(Information.klGeneralized(large, wide), three * Information.kl(p, q))
      // 3p·log(3p/q) − 3p + q.
      try expectEqual(
        Information.klGeneralized(large, q),
        three * Information.kl(p, q) + three * three.log() - r(2))
    }
    #expect(try Information.klGeneralized([Real.zero], [three]).asRational == 3)
    #expect(throws: DefinitionError.infinite(function: "kl", index: 0)) {
      try Information.klGeneralized([Real.one], [Real.zero])
    }
    #expect(throws: DefinitionError.lengths(function: "js", 1, 0)) {
      try Information.js(weights: [Real.one], [])
    }
  }

  @Test func `the information of an outcome`() throws {
    try expectEqual(Information.selfInformation(r(1, 8)), r(3) * r(2).log())
    #expect(try Information.selfInformation(Real.one).asRational == 0)
    #expect(throws: DefinitionError.infinite(function: "information", index: 0)) {
      try Information.selfInformation(Real.zero)
    }
    #expect(throws: DefinitionError.self) { try Information.selfInformation(r(2)) }
  }

  @Test func `information in a table`() throws {
    let table = try Matrix(rows: [[r(1, 4), r(1, 4)], [.zero, r(1, 2)]])
    let marginals = try Information.marginals(table)
    #expect(try marginals.rows.map(\.asRational) == [Rational(1, over: 2), Rational(1, over: 2)])
    #expect(
      try marginals.columns.map(\.asRational) == [Rational(1, over: 4), Rational(3, over: 4)])
    // H(Y | X) is one bit in half of the cases.
    try expectEqual(Information.conditionalEntropy(table), r(1, 2) * r(2).log())
    // H(Y) = 2·log 2 − ¾·log 3.
    let entropy = try r(2) * r(2).log() - r(3, 4) * r(3).log()
    try expectEqual(
      Information.mutualInformation(table),
      entropy - Information.conditionalEntropy(table))
    let independent = try Matrix(rows: [[r(1, 6), r(1, 3)], [r(1, 6), r(1, 3)]])
    #expect(try Information.mutualInformation(independent).asRational == 0)
  }

  @Test func `perplexity by its logarithm`() throws {
    #expect(try Perplexity.log(losses: reals(1, 2, 6)).asRational == 3)
    try expectEqual(Perplexity.log(bits: reals(1, 3)), r(2) * r(2).log())
    try expectEqual(
      Perplexity.log(probabilities: [r(1, 2), r(1, 8)]), r(2) * r(2).log())
    #expect(throws: DefinitionError.empty(function: "perplexity")) {
      try Perplexity.log(losses: [Real]())
    }
  }

  @Test func `the code of five letters`() throws {
    // Huffman's example with weights 15, 7, 6, 6, 5: lengths 1, 3, 3, 3, 3.
    let p = try [15, 7, 6, 6, 5].map { try Rational($0) / 39 }
    let code = try HuffmanCode(p)
    #expect(code.lengths == [1, 3, 3, 3, 3])
    #expect(code.meanLength == (try Rational(87) / 39))
    #expect(code.kraftSum == 1)
    #expect(try HuffmanCode([1]).lengths == [0])
    #expect(throws: DefinitionError.empty(function: "huffman")) { try HuffmanCode([]) }
    #expect(throws: DefinitionError.self) { try HuffmanCode([1, 0]) }
  }

  @Test func `no code with words of other lengths is shorter`() throws {
    var generator = Random(seed: 83)
    for _ in 0..<10 {
      let p = generator.distribution(4).compactMap(\.asRational)
      let best = try HuffmanCode(p).meanLength
      // Kraft: every list of lengths with a sum of at most 1 belongs to a code.
      var least: Rational?
      for a in 1...3 {
        for b in 1...3 {
          for c in 1...3 {
            for d in 1...3 {
              let lengths = [a, b, c, d]
              let sum = lengths.reduce(Rational.zero) { $0 + Rational(1).scaled(byTwoToThe: -$1) }
              guard sum <= 1 else { continue }
              let mean = zip(p, lengths).reduce(Rational.zero) { $0 + $1.0 * Rational($1.1) }
              least = min(least ?? mean, mean)
            }
          }
        }
      }
      #expect(least == best)
    }
  }
}
