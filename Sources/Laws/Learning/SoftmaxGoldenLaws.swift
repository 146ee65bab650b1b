import Exact
import PropertyTesting
import Reference

extension Law {
  /// Softmax and cross-entropy of the notes, and of numbers that libraries lose.
  static let softmaxGoldenLaws: [Law] = [
    Law(
      141, .softmax, "probabilities of the notes",
      states: "softmax((1, 3, 1)) = (0.106507, 0.786986, 0.106507), of equal logits 1/n to the bit",
      .exact, holds: [.softmax], forAllOf: { [1.0, -0.0, 800, -1e300] }
    ) { subject, z in
      let p = try subject.softmax([1, 3, 1])
      try require(p.count == 3, "\(p.count) probabilities")
      for (share, digits) in zip(p, [106_507, 786_986, 106_507]) {
        try subject.hold(
          .softmax, share, to: try Rational(digits) / 1_000_000,
          within: Bound("six digits", try Rational(1) / 2_000_000))
      }
      for count in [1, 2, 4, 8] {
        try requireSameBits(
          subject.softmax(Array(repeating: z, count: count)),
          Array(repeating: 1 / Double(count), count: count))
      }
    },
    Law(
      141, .softmax, "a confident loss, and a log-sum-exp near 0",
      states:
        "ceLogits((40, 0, 0), 0) = 8.496708510583178e-18, LSE((0, −40)) = 4.248354255291589e-18",
      .exact, holds: [.ceLogits, .logSumExp], forAllOf: { [0] }
    ) { subject, target in
      try subject.hold(
        .ceLogits, subject.ceLogits([40, 0, 0], target), to: printed(8_496_708_510_583_178),
        within: sixteenDigits(8_496_708_510_583_178))
      try subject.hold(
        .logSumExp, subject.logSumExp([0, -40]), to: printed(4_248_354_255_291_589),
        within: sixteenDigits(4_248_354_255_291_589))
    },
    Law(
      138, .softmax, "the loss of the lesson",
      states: "ceLogits((1, 3, 1), 1) = 0.239545 and ceLogits((0, 0), 0) = log 2", .certified,
      holds: [.ceLogits], forAllOf: { [1] }
    ) { subject, target in
      try subject.hold(
        .ceLogits, subject.ceLogits([1, 3, 1], target), to: try Rational(239_545) / 1_000_000,
        within: Bound("six digits", try Rational(1) / 2_000_000))
      try subject.hold(
        .ceLogits, subject.ceLogits([0, 0], target), to: Real.rational(2).log())
    },
  ]

  /// A number printed with 16 digits and the exponent −18, its first digit before the point.
  private static func printed(_ digits: Int) throws -> Rational {
    try Rational(digits) / Rational(10).power(15 + 18)
  }

  /// Half of the last digit, and 1 ulp.
  private static func sixteenDigits(_ digits: Int) throws -> Bound {
    let value = try printed(digits)
    let half = try Rational(1) / (2 * Rational(10).power(15 + 18))
    return Bound("sixteen digits and 1 ulp", Bound.ulps(1, of: value).amount + half)
  }
}
