import Exact
import PropertyTesting
import Reference

extension Law {
  /// Logits over a temperature.
  static let temperatureScaleLaws: [Law] = [
    Law(
      189, .calibration, "scaled logits are rounded once", states: "zᵢ/τ is correctly rounded (F3)",
      .exact, holds: [.temperatureScale], for: tuple(.scaledLogits, .scales)
    ) { subject, input in
      let (z, tau) = input
      let exact = try z.rationals().map { try $0 / Rational(tau) }
      try subject.hold(
        .temperatureScale, subject.temperatureScale(z, tau), to: exact,
        within: exact.map { .correctlyRounded($0) })
    },
    Law(
      189, .calibration, "a temperature keeps the weak order",
      states: "zᵢ ≥ zⱼ implies zᵢ/τ ≥ zⱼ/τ as computed, so that the argmax attains the maximum",
      .bitwise, needs: [.temperatureScale],
      for: tuple(
        .oneOf([
          Generator<Int>.integers(in: 2...6).flatMap { .adjacent(count: $0) }, .scaledLogits,
        ]), .scales)
    ) { subject, input in
      let (z, tau) = input
      let scaled = try subject.temperatureScale(z, tau)
      try require(scaled.count == z.count, "\(scaled.count) logits")
      let order = z.indices.sorted { z[$0] < z[$1] }
      for (lower, upper) in zip(order, order.dropFirst()) {
        try require(scaled[lower] <= scaled[upper], "\(z) becomes \(scaled)")
        try require(z[lower] < z[upper] || scaled[lower] == scaled[upper], "ties are broken")
      }
      if let top = z.firstIndex(of: z.max() ?? 0) {
        try require(scaled[top] == scaled.max(), "the argmax has moved")
      }
    },
    Law(
      189, .calibration, "neighbours may become a tie, which moves the first argmax",
      states: "from just below 2 to just above 1 doubles are twice as coarse: two become one",
      .exact, holds: [.temperatureScale], forAllOf: { [1.9, 1.75, 1.8125] }
    ) { subject, tau in
      // Some pair of neighbours below 2 has equal quotients: 2⁻⁵²/τ is more than half of 2⁻⁵² apart.
      let pairs = (0..<64).map { step in
        let upper = 2.0.stepped(-step - 1)
        return [upper.nextDown, upper]
      }
      var ties = 0
      for z in pairs {
        let exact = try z.rationals().map { try $0 / Rational(tau) }
        let scaled = try subject.temperatureScale(z, tau)
        try subject.hold(
          .temperatureScale, scaled, to: exact, within: exact.map { .correctlyRounded($0) })
        if Set(scaled).count == 1 { ties += 1 }
      }
      try require(ties > 0, "no neighbours have become a tie at \(tau)")
    },
  ]
}

extension Generator where Value == [Double] {
  fileprivate static var scaledLogits: Generator {
    .oneOf([.logits(), .structuredVectors(count: 1...6), .vectors(count: 0...6)])
  }
}

extension Generator where Value == Double {
  /// Temperatures: usual ones, neighbours of 1, and of any size.
  fileprivate static var scales: Generator {
    .oneOf([
      .elements([1, 0.5, 2, 1.5, 0.1, 3, 1.0.nextUp, 1.0.nextDown]), .floats(in: 0.05...20),
      .atScale(-1000...1000).map(\.magnitude), .elements([0x1p-1074]),
    ])
  }
}
