import Exact
import PropertyTesting
import Reference

extension Law {
  /// Perplexity from losses in nats and in bits, and from probabilities.
  static let perplexityLaws: [Law] = [
    Law(
      169, .information, "perplexity is the exponential of the mean loss, within 1 ulp",
      states: "its logarithm is the mean, rounded once, and it is e to the exact mean", .certified,
      holds: [.perplexity], for: .losses
    ) { subject, losses in
      let exact = try decided { try Perplexity.log(losses: losses.realNumbers()) }
      guard let mean = exact.asRational else { throw Undecided() }
      let fields = try subject.perplexity(losses)
      try subject.hold(.perplexity, fields.number("log"), to: mean, within: .rounding(mean))
      try subject.hold(.perplexity, fields.number("perplexity"), toExponentialOf: exact)
    },
    Law(
      169, .information, "perplexity is within the bound of a plain mean",
      states: "the mean within (n + 1)u·mean|x| (F1), the exponential within what that makes of it",
      .certified, .medium, holds: [.perplexity],
      for: Generator<Double>.floats(in: -200...200).array(count: 1...8)
    ) { subject, losses in
      let exact = try decided { try Perplexity.log(losses: losses.realNumbers()) }
      guard let mean = exact.asRational else { throw Undecided() }
      let bound = try Bound.plainMean(losses.rationals())
      let fields = try subject.perplexity(losses)
      try subject.hold(.perplexity, fields.number("log"), to: mean, within: bound)
      let value = try exact.exp().narrowed()
      try subject.hold(
        .perplexity, fields.number("perplexity"), to: value,
        within: .exponential(value, argument: bound.amount))
    },
    Law(
      169, .information, "perplexity of bits is a power of two, within 1 ulp",
      states: "2 to the mean of losses in bits, and log 2 times that mean as its logarithm",
      .certified, holds: [.perplexityBits], for: .losses
    ) { subject, losses in
      let exact = try decided { try Perplexity.log(bits: losses.realNumbers()) }
      let fields = try subject.perplexityBits(losses)
      try subject.hold(.perplexityBits, fields.number("log"), to: exact)
      try subject.hold(.perplexityBits, fields.number("perplexity"), toExponentialOf: exact)
    },
    Law(
      169, .information, "whole bits give powers of two exactly",
      states: "a mean of k bits has the perplexity 2^k, to the bit, for k of −40 … 40", .bitwise,
      needs: [.perplexityBits], forAllOf: { Array(-40...40) }
    ) { subject, k in
      for losses in [[k], [k, k], [k - 1, k, k + 1], [2 * k, 0, k - 5, k + 5]] {
        let fields = try subject.perplexityBits(losses.map { Double($0) })
        try requireSameBits(
          fields.number("perplexity"), Double(sign: .plus, exponent: k, significand: 1))
      }
    },
    Law(
      169, .information, "perplexity of probabilities is the geometric mean of 1/p, within 1 ulp",
      states: "(Π pᵢ)^(−1/n), and −Σ log pᵢ/n as its logarithm; +∞ both where a pᵢ is 0",
      .certified, holds: [.perplexityProbs],
      for: Generator<Double>.oneOf([
        .likelihoods, .elements([1, 0.5, 0.25, 0.125]), .floats(in: 0...1),
      ]).array(count: 1...6)
    ) { subject, p in
      let fields = try subject.perplexityProbs(p)
      guard !p.contains(0) else {
        try requireSameBits(fields.number("log"), .infinity)
        return try requireSameBits(fields.number("perplexity"), .infinity)
      }
      // The logarithm of the product, which is one logarithm where pᵢ are many.
      let product = try p.rationals().reduce(Rational.one, *)
      let exact = try decided { try -Real(product).log() / Real(p.count) }
      try subject.hold(.perplexityProbs, fields.number("log"), to: exact)
      try subject.hold(.perplexityProbs, fields.number("perplexity"), toExponentialOf: exact)
    },
    Law(
      169, .information, "perplexity of uniform guesses is how many there are",
      states: "for pᵢ = 1/n, n a power of two, it is n to the bit, and e^(log n) within 1 ulp",
      .certified, needs: [.perplexityProbs], holds: [.perplexity], forAllOf: { Array(0...10) }
    ) { subject, exponent in
      let n = Double(1 << exponent)
      for count in 1...5 {
        let fields = try subject.perplexityProbs(Array(repeating: 1 / n, count: count))
        try requireSameBits(fields.number("perplexity"), n)
      }
      let uniform = Array(repeating: 1 / n, count: min(64, 1 << exponent))
      guard Double(uniform.count) == n else { return }
      // exp of the entropy, which is rounded: H is off by half a unit at most.
      let entropy = try subject.entropy(uniform, "nats")
      let value = try subject.perplexity([entropy]).number("perplexity")
      let exact = try Real(Rational(entropy)).exp().narrowed()
      try subject.hold(.perplexity, value, to: exact, within: .ulps(1, of: exact))
      try require((value - n).magnitude <= n * 0x1p-49, "exp(H) is \(value)")
    },
    Law(
      169, .information, "perplexity of a distribution lies between 1 and n",
      states: "1 ≤ e^H(p) ≤ n; that of a model, e^H(p, q) ≥ e^H(p), has no upper bound",
      .certified, .medium, needs: [.entropy, .crossEntropy], holds: [.perplexity],
      for: tuple(.exactDistributions(count: 1...6), Generator<Int>.integers(in: 1...1000))
    ) { subject, input in
      let (p, exponent) = input
      let entropy = try subject.entropy(p, "nats")
      let value = try subject.perplexity([entropy]).number("perplexity")
      let exact = try Real(Rational(entropy)).exp()
      try subject.hold(.perplexity, value, to: exact)
      let n = Double(p.count)
      try require(value >= 1 && value <= n * (1 + 0x1p-49), "the perplexity is \(value)")
      // A model that nearly excludes one of two outcomes.
      let doubt = Double(sign: .plus, exponent: -exponent, significand: 1)
      let loss = try subject.crossEntropy([0.5, 0.5], [doubt, 1 - doubt], "nats")
      let wrong = try subject.perplexity([loss]).number("perplexity")
      // √(1/(doubt(1 − doubt))) ≥ 2^(exponent/2).
      let least = Double(sign: .plus, exponent: exponent / 2, significand: 1)
      try require(wrong >= least * (1 - 0x1p-43), "the perplexity is \(wrong), below \(least)")
    },
    Law(
      169, .information, "perplexity is at most the mean of exponentials",
      states: "exp(mean loss) ≤ mean exp(loss): the mean is taken first", .certified, .medium,
      needs: [.perplexity],
      for: tuple(
        Generator<Double>.floats(in: -20...20).array(count: 1...6), .booleans)
    ) { subject, input in
      let losses = input.1 ? input.0.map { $0 / 1024 } : input.0
      let value = try subject.perplexity(losses).number("perplexity")
      let mean = try decided {
        try Real.sum(losses.realNumbers().map { try $0.exp() }) / Real(losses.count)
      }.narrowed()
      try require(
        try Rational(value) - value.slack() <= mean.upper, "\(value) is above the mean")
    },
    Law(
      169, .information, "perplexity beyond the doubles keeps its logarithm",
      states: "+∞ past a mean of 709.78, and 0 below −745.2, with the mean itself as logarithm",
      .certified, holds: [.perplexity, .perplexityProbs],
      forAllOf: {
        [709.7, 709.79, 710, 1e4, 1e300, -746, -1e4, -1e300]
      }
    ) { subject, loss in
      for losses in [[loss], [loss, loss], [loss, loss, loss]] {
        let fields = try subject.perplexity(losses)
        let value = try fields.number("perplexity")
        try requireSameBits(fields.number("log"), loss)
        let isRight = loss > 709.78 ? value == .infinity : loss < 0 ? value == 0 : value.isFinite
        try require(isRight, "exp \(loss) is \(value)")
      }
      // A product of likelihoods below the doubles.
      let fields = try subject.perplexityProbs(Array(repeating: 0x1p-1074, count: 3))
      try subject.hold(
        .perplexityProbs, fields.number("log"),
        to: decided { try Real(1074) * Real(2).log() })
      try requireSameBits(fields.number("perplexity"), .infinity)
    },
  ]
}

extension Subject {
  /// Holds an exponential to the exact one within 1 ulp; beyond the doubles it is 0 or infinite.
  fileprivate func hold(
    _ function: Function, _ computed: Double, toExponentialOf argument: Real,
    file: String = #fileID,
    line: Int = #line
  ) throws {
    let rough = argument.roughly
    // e^710 and e^−746 are beyond what rounds to a finite double, or to another than 0.
    guard rough.upper > -746 else {
      return try requireSameBits(computed, 0, file: file, line: line)
    }
    guard rough.lower < 710 else {
      return try requireSameBits(computed, .infinity, file: file, line: line)
    }
    try hold(function, computed, to: decided { try argument.exp() }, file: file, line: line)
  }
}

extension Generator where Value == [Double] {
  /// Losses of ordinary size, at the ends of the range of exp, of every scale, and of both signs.
  fileprivate static var losses: Generator {
    .oneOf([
      Generator<Double>.floats(in: 0...12).array(count: 1...8),
      .moderateVectors(count: 1...6), .wholeVectors(count: 1...6),
      Generator<Double>.floats(in: -760...760).array(count: 1...3),
      Generator<Double>.floats(in: 700...712).array(count: 1...4),
      Generator<Double>.atScale(-60 ... -1).array(count: 1...4),
      .structuredVectors(count: 1...4),
    ])
  }
}
