import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: condition numbers.
  static let conditionLaws: [Law] = [
    Law(
      68, .singularValues, "the condition number is the ratio of the extreme singular values",
      states: "cond A = σ₁/σ_min between (σ₁ − δ)/(σ_min + δ) and (σ₁ + δ)/(σ_min − δ), δ = F11",
      .certified, .medium, holds: [.cond],
      for: .frequency([
        (2, .spectral(rows: 1...4, columns: 1...4)), (1, .nearlyParallel),
      ])
    ) { subject, a in
      let range = try conditionRange(try a.rationals())
      try requireCondition(try subject.cond(a), in: range)
    },
    Law(
      68, .singularValues, "the condition number is infinite for deficient rank, and only there",
      states: "cond A = +∞ iff rank A < min(m, n), decided exactly; else 1 ≤ cond A < ∞", .exact,
      needs: [.cond],
      for: .frequency([
        (2, .spectral(rows: 1...4, columns: 1...4, .spectralWhole)),
        (2, .spectralDeficient(rows: 1...4, columns: 1...4)),
        (1, .just(Matrix(rowCount: 2, columnCount: 2) { [[0.1, 0.7], [0.3, 2.1]][$0][$1] })),
        (1, nearlySingular),
      ])
    ) { subject, a in
      let isDeficient = try a.rationals().rank() < min(a.rowCount, a.columnCount)
      let cond = try subject.cond(a)
      try require(
        isDeficient ? cond == .infinity : cond >= 1 && cond < .infinity,
        "cond is \(cond) for \(isDeficient ? "deficient" : "full") rank")
    },
    Law(
      68, .singularValues, "the condition number does not change with the scale",
      states: "cond(cA) = cond A for c ≠ 0, both within F11 of σ₁/σ_min", .certified, .medium,
      holds: [.cond],
      for: tuple(
        .spectral(rows: 1...4, columns: 1...4, .spectralWhole),
        .elements([-1, 0x1p-500, 0x1p500, -3, 0x1p-1040]))
    ) { subject, input in
      let (a, c) = input
      let range = try conditionRange(try a.rationals())
      try requireCondition(try subject.cond(a), in: range)
      try requireCondition(try subject.cond(a.map { $0 * c }), in: range)
    },
    Law(
      68, .singularValues, "the condition number of a product is at most the product",
      states: "cond(AB) ≤ cond(A)·cond(B) for square matrices, up to F11 of each", .certified,
      .medium, holds: [.cond],
      for: Generator<Int>.integers(in: 1...3).flatMap { size in
        tuple(.spectral(rows: size, columns: size), .spectral(rows: size, columns: size))
      }
    ) { subject, input in
      let (a, b) = input
      let product = a.spectralProduct(b)
      let values = (try subject.cond(a), try subject.cond(b), try subject.cond(product))
      try assume([values.0, values.1, values.2].allSatisfy(\.isFinite))
      let ranges = try [a, b, product].map { try conditionRange(try $0.rationals()) }
      for (value, range) in zip([values.0, values.1, values.2], ranges) {
        try requireCondition(value, in: range)
      }
      // Each computed number is within its own range, so the exact inequality is kept up to the
      // width of the ranges.
      let limit = try Rational(values.0) * Rational(values.1)
      let slack = try ranges.reduce(Rational.one) { $0 * (try width($1)) }
      try require(try Rational(values.2) <= limit * slack)
    },
  ]

  /// Pairs of rows that differ from multiples of each other in the last place.
  private static var nearlySingular: Generator<Matrix<Double>> {
    tuple(.floats(in: 1...2), .floats(in: 1...2), .integers(in: -2...2)).map { x, y, steps in
      let moved = y + Double(steps) * y.ulp
      return Matrix(rowCount: 2, columnCount: 2) { [[x, y], [2 * x, 2 * moved]][$0][$1] }
    }
  }

  /// Where a computed condition number may lie; nothing for deficient rank.
  ///
  /// The two roundings of σ₁ and σ_min are within F11, that of the quotient adds 2u. Where F11 is
  /// not below σ_min there is no upper end.
  private static func conditionRange(_ a: RationalMatrix) throws -> ConditionRange? {
    let values = try SingularValues.enclosures(of: a, relativeBits: Spectral.bits)
    guard let first = values.first, let last = values.last, last.lower.signum > 0 else {
      return nil
    }
    let delta = Bound.singularValue(
      rows: a.rowCount, columns: a.columnCount, largest: first.upper
    ).amount
    let rounding = 2 * Bound.unitRoundoff
    let lower = try (1 - rounding) * (first.lower - delta) / (last.upper + delta)
    let upper =
      last.lower > delta
      ? try (1 + rounding) * (first.upper + delta) / (last.lower - delta) : nil
    return ConditionRange(lower: max(1, lower), upper: upper, exact: try first.upper / last.lower)
  }

  /// The ratio of the ends of a range.
  private static func width(_ range: ConditionRange?) throws -> Rational {
    guard let range, let upper = range.upper else { throw Discard() }
    return try upper / range.lower
  }

  private static func requireCondition(_ value: Double, in range: ConditionRange?) throws {
    guard let range else { return try require(value == .infinity, "cond is \(value), not +∞") }
    if value == .infinity, range.upper?.roundedToDouble() ?? .infinity == .infinity,
      range.exact.roundedToDouble() == .infinity
    {
      // The quotient is beyond the doubles.
      return
    }
    try require(value.isFinite, "cond is \(value) for full rank")
    let exact = try Rational(value)
    try require(
      exact >= range.lower && range.upper.map { exact <= $0 } ?? true,
      "cond is \(value), where \(range.exact.roundedToDouble()) is due")
  }
}

/// Where a condition number may lie.
private struct ConditionRange {
  let lower: Rational
  let upper: Rational?
  let exact: Rational
}
