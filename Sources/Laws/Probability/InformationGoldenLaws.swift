import Exact
import PropertyTesting
import Reference

extension Law {
  /// Codes, and the numbers of the notes.
  static let informationGoldenLaws: [Law] = [
    Law(
      170, .information, "the best code is less than a bit longer than the entropy",
      states: "H₂(p) ≤ L < H₂(p) + 1 and Kraft's sum is 1, for Huffman's code of positive pᵢ",
      .certified, .medium, holds: [.entropy],
      for: Generator<Int>.integers(in: 2...8).flatMap { count in
        .oneOf([
          .positiveGridDistribution(count: count, bits: 4),
          .positiveGridDistribution(count: count, bits: 20),
          .positiveGridDistribution(count: count, bits: 53), .powersOfTwo(count: count),
        ])
      }
    ) { subject, p in
      let code = try HuffmanCode(p.rationals())
      try require(code.kraftSum == .one, "Kraft's sum is \(code.kraftSum)")
      let entropy = try subject.heldEntropy(p, .bits)
      try require(entropy.lower <= code.meanLength, "the code is shorter than the entropy")
      try require(code.meanLength < entropy.upper + .one, "the code is longer by a bit")
    },
    Law(
      170, .information, "the code of powers of two is as long as the entropy",
      states: "L = H₂(p) to the bit where every pᵢ is a power of two; (1, 0) has none that is",
      .exact, holds: [.entropy], forAllOf: { Array(1...12) }
    ) { subject, count in
      let p = (0..<count).map { 1 / Double(1 << min($0 + 1, count - 1)) }
      let code = try HuffmanCode(p.rationals())
      try subject.hold(.entropy, subject.entropy(p, "bits"), to: code.meanLength, within: .exact)
      // A word for each of two outcomes has a bit, however sure one of them is.
      try require(try subject.entropy([1, 0], "bits") == 0, "(1, 0) has entropy")
    },
    Law(
      170, .information, "the entropies and divergences of the notes",
      states: "log 2, 0.3250829734, e^2.5, 0.0822828785, 0.1187091008 bits, 0.0871766936, "
        + "0.6108643021", .exact,
      holds: [.entropy, .perplexity, .kl, .crossEntropy], forAllOf: { [[0.3, 0.7]] }
    ) { subject, p in
      let half = [0.5, 0.5]
      try subject.hold(.entropy, subject.entropy(half, "nats"), to: Real(2).log())
      try requireSameBits(subject.entropy(half, "bits"), 1)
      try subject.hold(
        .entropy, subject.entropy([0.9, 0.1], "nats"), printed: 3_250_829_734)
      try subject.hold(
        .perplexity, subject.perplexity([2.5]).number("perplexity"),
        to: Real(
          Rational(5, over: 2)
        ).exp())
      try subject.hold(.kl, subject.kl(p, half, "nats"), printed: 822_828_785)
      try subject.hold(.kl, subject.kl(p, half, "bits"), printed: 1_187_091_008)
      try subject.hold(.kl, subject.kl(half, p, "nats"), printed: 871_766_936)
      try subject.hold(.entropy, subject.entropy(p, "nats"), printed: 6_108_643_021)
      let cross = try subject.crossEntropy(p, half, "nats")
      try subject.hold(.crossEntropy, cross, to: Real(2).log())
    },
    Law(
      170, .information, "wrong digits of the notes are told from the right ones",
      states: "0.7·log 1.4 is 0.23553, not 0.23552; KL(q‖p) is 0.08718, not 0.08715 or 0.0871; "
        + "½·log 1.4 is 0.16824, not 0.16825; KL(p‖q) is 0.0823, not 0.0822", .exact,
      needs: [.kl, .selfInformation], forAllOf: { [[0.3, 0.7]] }
    ) { subject, p in
      let half = [0.5, 0.5]
      let there = try subject.kl(p, half, "nats")
      let back = try subject.kl(half, p, "nats")
      // log 1.4 = log 0.7 − log 0.5.
      let log = try subject.selfInformation(0.5, "nats") - subject.selfInformation(0.7, "nats")
      for (value, digits, right, wrong) in [
        (0.7 * log, 5, 23_553, [23_552, 23_555]), (back, 5, 8_718, [8_715]),
        (back, 4, 872, [871]), (0.5 * log, 5, 16_824, [16_825]), (there, 4, 823, [822]),
        (there, 5, 8_228, [8_227]),
      ] {
        let scale = try Rational(10).power(digits)
        let nearest = try (Rational(value) * scale).nearestInteger
        try require(nearest == Integer(right), "\(value) rounds to \(nearest)")
        try require(!wrong.contains { Integer($0) == nearest }, "the notes' digits are taken")
      }
    },
  ]
}

extension Subject {
  /// Holds a value to one that is printed with ten digits behind the point.
  fileprivate func hold(
    _ function: Function, _ computed: Double, printed digits: Int, file: String = #fileID,
    line: Int = #line
  ) throws {
    let scale = try Rational(10).power(10)
    try hold(
      function, computed, to: try Rational(digits) / scale,
      within: Bound("ten digits", try Rational(1) / (2 * scale)), file: file, line: line)
  }
}
