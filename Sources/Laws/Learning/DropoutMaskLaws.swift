import Exact
import PropertyTesting
import Reference

extension Law {
  /// Masks of dropout, by a seed.
  static let dropoutMaskLaws: [Law] = [
    Law(
      195, .normalisation, "a mask is what the seed draws",
      states: "element i is 1 where draw i of SplitMix64, a fraction of 53 bits, is at least r",
      .exact, holds: [.dropoutMask],
      for: tuple(
        Generator<Int>.integers(in: 0...20),
        Generator<Double>.oneOf([.elements([0, 0.5, 0.1]), .floats(in: 0...1.0.nextDown)]),
        .oneOf([.integers(in: 0...9), Generator<Int>.integers]))
    ) { subject, input in
      let (count, rate, seed) = input
      var stream = SeededStream(seed: seed)
      let r = try Rational(rate)
      let wanted = (0..<count).map { _ in stream.fraction() >= r ? 1 : 0 }
      let mask = try subject.dropoutMask(count, rate, seed)
      try require(mask == wanted, "the mask is \(mask), where \(wanted) is due")
    },
    Law(
      195, .normalisation, "masks keep as many as a binomial distribution does",
      states:
        "the number of ones among 400 draws of a seed, of first draws of 400 seeds, and of pairs "
        + "of ones lies in no exact tail of 5·10⁻¹⁰ (F24)", .exact, needs: [.dropoutMask],
      forAllOf: { [0.5, 0.25, 0.75, 0.125, 0.1].flatMap { rate in [1, 2, 3].map { (rate, $0) } } }
    ) { subject, input in
      let (rate, seed) = input
      let mask = try subject.dropoutMask(400, rate, seed)
      try require(mask.count == 400, "\(mask.count) elements")
      try require(mask == (try subject.dropoutMask(400, rate, seed)), "one seed, two masks")
      let kept = try Rational.one - Rational(rate)
      try requireLikely(mask.count { $0 == 1 }, of: 400, kept)
      let firsts = try (0..<400).map { try subject.dropoutMask(1, rate, 400 * seed + $0) }
      try requireLikely(firsts.count { $0 == [1] }, of: 400, kept)
      let pairs = (0..<200).count { mask[2 * $0] == 1 && mask[2 * $0 + 1] == 1 }
      try requireLikely(pairs, of: 200, kept * kept)
    },
  ]

  /// Requires that a number of successes is in neither tail of 5·10⁻¹⁰ of its distribution.
  private static func requireLikely(_ successes: Int, of trials: Int, _ p: Rational) throws {
    let binomial = try BinomialTails(trials: trials, p: p)
    let alpha = try Rational(Integer(5), over: Integer(10_000_000_000))
    try require(
      try binomial.atMost(successes) > alpha && binomial.atLeast(successes) > alpha,
      "\(successes) of \(trials), each with the probability \(p.summary)")
  }
}
