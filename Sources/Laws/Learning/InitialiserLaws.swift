import Exact
import PropertyTesting
import Reference

extension Law {
  /// First weights and their variance.
  static let initialiserLaws: [Law] = [
    Law(
      176, .networks, "a sum of n independent products has n times the variance",
      states: "over all w and x of ±1: Var(w·x) = n·Var(w)·Var(x), so Var(q·k) = d and "
        + "Var(q·k/√d) = 1", .exact, holds: [.linear], forAllOf: { [1, 2, 3, 4, 5] }
    ) { subject, n in
      let signs = Matrix(rowCount: 1 << n, columnCount: n) { $0 >> $1 & 1 == 1 ? 1.0 : -1 }
      let zero = Array(repeating: 0.0, count: 1 << n)
      let products = try subject.linear(signs, signs.transposed(), zero)
      let exact = try signs.rationals()
      let wanted = try exact * exact.transposed()
      try subject.hold(.linear, products, to: wanted) { _, _ in .exact }
      let (sum, squares) = wanted.elements.reduce((Rational.zero, Rational.zero)) {
        ($0.0 + $1, $0.1 + $1 * $1)
      }
      try require(sum.isZero, "the mean is not 0")
      try require(try squares / Rational(wanted.elements.count) == Rational(n), "the variance")
    },
    Law(
      176, .networks, "the variance of first weights keeps that of signals",
      states:
        "LeCun: in·V = 1; He: in·V/2 = 1, as ReLU halves the mean square; Xavier: the mean of "
        + "in·V and out·V is 1; rounded once", .exact, holds: [.initVariance],
      for: tuple(Generator<Int>.fans, Generator<Int>.fans)
    ) { subject, input in
      let (fanIn, fanOut) = input
      for scheme in Networks.Initialiser.allCases {
        let exact = try Networks.initialVariance(fanIn: fanIn, fanOut: fanOut, scheme)
        let kept: Rational
        switch scheme {
        case .lecun: kept = Rational(fanIn) * exact
        case .he: kept = (Rational(fanIn) * exact).scaled(byTwoToThe: -1)
        case .xavier: kept = ((Rational(fanIn) + Rational(fanOut)) * exact).scaled(byTwoToThe: -1)
        }
        try require(kept == .one, "\(scheme) keeps \(kept)")
        try subject.hold(
          .initVariance, subject.initVariance(fanIn, fanOut, scheme.rawValue), to: exact,
          within: .rounding(exact))
      }
    },
    Law(
      176, .networks, "first weights are what the seed draws",
      states:
        "(2u − 1)·√(3V), or z·√V, row by row from SplitMix64, within the roundings of V, root "
        + "and product; uniform ones within ±√(3V)", .exact, .medium, holds: [.initialise],
      for: tuple(
        Generator<Int>.integers(in: 1...6), Generator<Int>.integers(in: 1...6),
        Generator<Networks.Initialiser>.allCases,
        Generator<String>.elements(["uniform", "normal"]),
        .oneOf([.integers(in: 0...9), Generator<Int>.integers]))
    ) { subject, input in
      let (rows, columns, scheme, distribution, seed) = input
      let drawn = try subject.initialise([rows, columns], scheme.rawValue, distribution, seed)
      try require(drawn.shape == [rows, columns], "the shape is \(drawn.shape)")
      let variance = try Networks.initialVariance(fanIn: rows, fanOut: columns, scheme)
      var stream = SeededStream(seed: seed)
      for computed in drawn.elements {
        let (factor, square) =
          distribution == "uniform"
          ? (Rational(2) * stream.fraction() - .one, Rational(3) * variance)
          : (stream.normal(), variance)
        let exact = SignedRoot(signedSquare: factor * factor.magnitude * square)
        // Of V and 3V half a rounding each, of the root and the product one, of the draw two.
        let bound = Bound.gamma(5) * exact.magnitude.truncated().roundedUp
        try subject.hold(.initialise, computed, to: exact, within: Bound("5 roundings", bound))
      }
    },
    Law(
      176, .networks, "first weights have the variance that they should",
      states:
        "of 1,600 weights as many lie within the middle half as a binomial distribution has with "
        + "a probability of 1 − 10⁻⁹ (F24), and as many below 0", .exact, .heavy,
      needs: [.initialise, .initVariance],
      for: tuple(
        Generator<Networks.Initialiser>.allCases,
        Generator<String>.elements(["uniform", "normal"]), Generator<Int>.integers)
    ) { subject, input in
      let (scheme, distribution, seed) = input
      let variance = try subject.initVariance(40, 40, scheme.rawValue)
      let weights = try subject.initialise([40, 40], scheme.rawValue, distribution, seed).elements
      // Half of a normal distribution lies within 0.6744897501960817 of its deviation.
      let middle =
        distribution == "uniform"
        ? (3 * variance).squareRoot() / 2 : 0.6744897501960817 * variance.squareRoot()
      // P(|K − n/2| ≥ t) ≤ 2·exp(−2t²/n) (Hoeffding), and 2·131²/1600 > log(2·10⁹).
      let spread = 131
      for count in [
        weights.count { $0.magnitude < middle }, weights.count { $0 < 0 },
      ] {
        try require(abs(count - 800) < spread, "\(count) of \(weights.count) weights")
      }
    },
  ]
}

extension Generator where Value == Int {
  /// Widths of layers: a few units, and up to 2⁴⁰.
  fileprivate static var fans: Generator {
    .oneOf([.integers(in: 1...20), .integers(in: 1...1 << 20), .integers(in: 1...1 << 40)])
  }
}
