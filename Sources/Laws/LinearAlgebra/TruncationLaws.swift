import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: truncations, the best approximations of lower rank.
  static let truncationLaws: [Law] = [
    Law(
      64, .singularValues, "a truncation misses the matrix by the next singular value",
      states: "‖A − A_k‖₂ = σ_k+1 up to 5·max(m, n)·ε·σ₁ (Eckart and Young)", .certified, .medium,
      holds: [.truncate], for: tuple(.spectral(rows: 1...4, columns: 1...4), .integers(in: 0...5))
    ) { subject, input in
      let (a, k) = input
      let exact = try a.rationals()
      let values = try SingularValues.enclosures(of: exact, relativeBits: Spectral.bits)
      let truncated = try subject.truncate(a, k)
      try Spectral.requireShape(truncated, a.rowCount, a.columnCount, "A_k")
      let difference = try exact - (try truncated.rationals())
      let slack = truncationBound(a, values)
      let next = k < values.count ? values[k] : RationalInterval(.zero)
      try require(
        try SingularValues.norm(of: difference, isAtMost: next.upper + slack),
        "A_k is further from A than σ_k+1")
      guard next.lower > slack else { return }
      let about = try SingularValues.inertia(of: difference, about: next.lower - slack)
      try require(about.positive + about.zero > 0, "A_k is nearer to A than rank k permits")
    },
    Law(
      64, .singularValues, "a truncation misses the matrix by all singular values behind it",
      states: "|‖A − A_k‖_F − √(Σ_i>k σᵢ²)| ≤ √min(m, n)·5·max(m, n)·ε·σ₁", .certified, .medium,
      holds: [.truncate], for: tuple(.spectral(rows: 1...4, columns: 1...4), .integers(in: 0...5))
    ) { subject, input in
      let (a, k) = input
      let exact = try a.rationals()
      let values = try SingularValues.enclosures(of: exact, relativeBits: Spectral.bits)
      let difference = try Spectral.frobenius(
        exact - (try subject.truncate(a, k).rationals()))
      // √min(m, n) is not above min(m, n).
      let slack = Rational(values.count) * truncationBound(a, values)
      let tail = values.dropFirst(k)
      let upper = tail.reduce(Rational.zero) { $0 + $1.upper * $1.upper }
      let lower = tail.reduce(Rational.zero) { $0 + $1.lower * $1.lower }
      try require(
        try difference.lower <= upper.rootBounds(2, relativeBits: Spectral.bits).upper + slack)
      try require(
        try difference.upper >= lower.rootBounds(2, relativeBits: Spectral.bits).lower - slack)
    },
    Law(
      65, .singularValues, "no matrix of rank k is nearer than the truncation",
      states: "‖A − A_k‖_F ≤ ‖A − XY‖_F and σ_k+1(A) ≤ σ₁(A − XY), up to F11, for X with k columns",
      .certified, .medium, holds: [.truncate, .singularValues],
      for: tuple(.integers(in: 1...4), .integers(in: 1...4), .integers(in: 0...3)).flatMap {
        rows, columns, k in
        tuple(
          .spectral(rows: rows, columns: columns), .spectral(rows: rows, columns: k),
          .spectral(rows: k, columns: columns))
      }
    ) { subject, input in
      let (a, x, y) = input
      let exact = try a.rationals()
      let other = try exact - (try x.spectralProduct(y).rationals())
      let values = try SingularValues.enclosures(of: exact, relativeBits: Spectral.bits)
      let slack = Rational(values.count) * truncationBound(a, values)
      let k = x.columnCount
      let own = try exact - (try subject.truncate(a, k).rationals())
      try require(Spectral.frobenius(own).lower <= Spectral.frobenius(other).upper + slack)
      let computed = try subject.singularValues(a)
      guard k < computed.count else { return }
      let next = try Rational(computed[k]) - slack
      guard next.signum > 0 else { return }
      let about = try SingularValues.inertia(of: other, about: next)
      try require(about.positive + about.zero > 0)
    },
    Law(
      66, .singularValues, "a truncation keeps the largest singular values and vectors",
      states:
        "‖Â_k − A_k‖₂ ≤ e(1 + σ₁/(σ_k − σ_k+1 − e)) with e = 5·max(m, n)·ε·σ₁, where σ_k > σ_k+1 (Wedin)",
      .exact, holds: [.truncate, .lowRank],
      for: tuple(.plantedSingularValues, .integers(in: 0...5))
    ) { subject, input in
      let (planted, k) = input
      let a = planted.matrix
      let values = planted.values
      let e = Bound.factors(rows: a.rowCount, columns: a.columnCount) * values[0]
      let next = k < values.count ? values[k] : .zero
      let gap = k == 0 || k > values.count ? values[0] : values[k - 1] - next
      try assume(gap > 2 * e || next.isZero)
      let exact = try planted.truncation(k)
      let turned = next.isZero ? Rational(1) : try values[0] / (gap - e)
      let bound = Bound("F11 (Wedin)", e * (1 + turned))
      try subject.hold(.truncate, try subject.truncate(a, k), to: exact) { _, _ in bound }
      let factors = try subject.lowRank(a, k)
      let product =
        try factors.matrix("left").rationals()
        * factors.matrix("right").rationals()
      for (entry, right) in zip(product.elements, exact.elements) {
        try require((entry - right).magnitude <= bound.amount, "left·right is not A_k")
      }
    },
    Law(
      66, .singularValues, "truncations have their rank, and at full rank are the matrix",
      states: "σ_k+1(A_k) ≤ 5·max(m, n)·ε·σ₁; A_k = A bit for bit for k ≥ min(m, n), and A₀ = 0",
      .certified, .medium, holds: [.truncate],
      for: tuple(.spectralMatrices, .integers(in: 0...5))
    ) { subject, input in
      let (a, k) = input
      let truncated = try subject.truncate(a, k)
      let count = min(a.rowCount, a.columnCount)
      if k >= count { return try require(truncated == a, "A_k is not A") }
      if k == 0 { return try require(truncated.elements.allSatisfy { $0 == 0 }, "A₀ is not 0") }
      let values = try SingularValues.enclosures(
        of: try a.rationals(), relativeBits: Spectral.bits)
      let inertia = try SingularValues.inertia(
        of: try truncated.rationals(), about: truncationBound(a, values))
      try require(inertia.positive <= k, "A_k has more than k singular values that are not zero")
    },
    Law(
      66, .singularValues, "truncations are nested",
      states: "(A_j)_k = A_min(j, k), as far from A as its next singular value, within F11",
      .certified, .medium, holds: [.truncate],
      for: tuple(
        .spectral(rows: 1...4, columns: 1...4), .integers(in: 0...5), .integers(in: 0...5))
    ) { subject, input in
      let (a, j, k) = input
      let exact = try a.rationals()
      let values = try SingularValues.enclosures(of: exact, relativeBits: Spectral.bits)
      let twice = try subject.truncate(try subject.truncate(a, j), k).rationals()
      let least = min(j, k)
      let next = least < values.count ? values[least].upper : .zero
      try require(
        try SingularValues.norm(
          of: try exact - twice, isAtMost: next + 4 * truncationBound(a, values)),
        "(A_j)_k is further from A than σ_k+1")
    },
    Law(
      66, .singularValues, "where singular values are equal any truncation is as good",
      states: "‖I − I_k‖₂ = 1 for k < n, up to 5·n·ε, whichever directions are kept", .exact,
      holds: [.truncate],
      forAllOf: { (1...5).flatMap { n in (0..<n).map { [n, $0] } } }
    ) { subject, input in
      let identity = Matrix<Double>(rowCount: input[0], columnCount: input[0]) { $0 == $1 ? 1 : 0 }
      let exact = RationalMatrix.identity(input[0])
      let truncated = try subject.truncate(identity, input[1]).rationals()
      let slack = Bound.factors(rows: input[0], columns: input[0])
      try require(try SingularValues.norm(of: try exact - truncated, isAtMost: 1 + slack))
      let left = try SingularValues.inertia(of: truncated, about: slack)
      try require(left.positive == input[1], "the truncation has not rank k")
    },
    Law(
      70, .singularValues, "low-rank factors are thin",
      states: "lowRank(A, k) is m × k times k × n, of rank k at most, and near to A_k", .certified,
      .medium, holds: [.lowRank],
      for: tuple(.spectralMatrices, .integers(in: 0...4))
    ) { subject, input in
      let (a, drawn) = input
      let k = min(drawn, a.rowCount, a.columnCount)
      let factors = try subject.lowRank(a, k)
      let (left, right) = (try factors.matrix("left"), try factors.matrix("right"))
      try Spectral.requireShape(left, a.rowCount, k, "left")
      try Spectral.requireShape(right, k, a.columnCount, "right")
      let exact = try a.rationals()
      let values = try SingularValues.enclosures(of: exact, relativeBits: Spectral.bits)
      let product = try left.rationals() * right.rationals()
      try require(product.rank() <= k)
      let next = k < values.count ? values[k].upper : .zero
      try require(
        try SingularValues.norm(
          of: try exact - product, isAtMost: next + truncationBound(a, values)),
        "left·right is further from A than σ_k+1")
    },
    Law(
      70, .singularValues, "an update of low rank changes a matrix by that rank",
      states: "rank(BA) ≤ r, and (W + BA) − W = BA over whole numbers, for B with r columns",
      .exact,
      holds: [.rank, .matmul, .addMatrices, .subMatrices],
      for: tuple(.integers(in: 1...4), .integers(in: 1...4), .integers(in: 0...2)).flatMap {
        rows, columns, r in
        tuple(
          .spectral(rows: rows, columns: columns), .spectral(rows: rows, columns: r),
          .spectral(rows: r, columns: columns))
      }
    ) { subject, input in
      let (w, b, a) = input
      let update = try subject.matmul(b, a)
      let exact = try b.rationals() * a.rationals()
      try subject.hold(.matmul, update, to: exact) { _, _ in .exact }
      try require(try subject.rank(update) == exact.rank())
      try require(try subject.rank(update) <= b.columnCount)
      let adapted = try subject.addMatrices(w, update)
      try subject.hold(.subMatrices, try subject.subMatrices(adapted, w), to: exact) { _, _ in
        .exact
      }
    },
  ]

  /// How far a truncation may be from one of an exact decomposition: 5·max(m, n)·ε·σ₁.
  private static func truncationBound(
    _ a: Matrix<Double>, _ values: [RationalInterval]
  ) -> Rational {
    Bound.factors(rows: a.rowCount, columns: a.columnCount) * (values.first?.upper ?? .zero)
      + Bound.underflow(a.rowCount, a.columnCount)
  }
}
