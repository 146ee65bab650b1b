import Exact
import PropertyTesting
import Reference

extension Law {
  /// What ordinary least squares is.
  static let leastSquaresLaws: [Law] = [
    Law(
      124, .regression, "least squares leaves a residual at right angles to the columns",
      states: "X'(y − Xw*) = 0, RSS(w) = RSS(w*) + |X(w − w*)|² for every w; dependent columns are "
        + "singular", .exact, .medium, holds: [.ols, .residuals],
      for: .wholeRegressionData(examples: 0...5, features: 0...3)
    ) { subject, data in
      let (x, y) = (try data.x.rationals(), try data.y.rationals())
      guard x.rank() == x.columnCount else {
        return try subject.refuses("singular") { try subject.ols(data.x, data.y) }
      }
      let exact = try subject.heldLeastSquares(data.x, data.y)
      let least = try LeastSquares.residuals(x, y, exact)
      try require(try x.transposed().isOrthogonal(to: least), "X'r is not 0")
      // Another w, and the residuals that the subject gives there.
      let w = try data.w.rationals()
      let residuals = try LeastSquares.residuals(x, y, w)
      try subject.hold(
        .residuals, subject.residuals(data.x, data.y, data.w), to: residuals,
        within: residuals.map { .rounding($0) })
      let move = try x * zip(w, exact).map { $0 - $1 }
      let sum = try LeastSquares.residualSum(x, y, exact)
      try require(
        try LeastSquares.residualSum(x, y, w)
          == move.reduce(sum) { $0 + $1 * $1 }, "RSS(w) is not RSS(w*) + |X(w − w*)|²")
    },
    Law(
      124, .regression, "with an intercept the residuals sum to zero",
      states:
        "Σ (yᵢ − w·xᵢ − b) = 0 for the least squares with a column of ones; a constant column "
        + "beside it is singular", .exact, .medium, holds: [.olsIntercept],
      for: .oneOf([
        .wholeRegressionData(examples: 1...5, features: 0...2), .mirroredData(features: 0...2),
      ])
    ) { subject, data in
      let (x, y) = (try data.x.rationals(), try data.y.rationals())
      let extended = LeastSquares.withOnes(x)
      guard extended.rank() == extended.columnCount else {
        return try subject.refuses("singular") { try subject.olsIntercept(data.x, data.y) }
      }
      let (w, b) = try LeastSquares.solutionWithIntercept(x, y)
      let residuals = try LeastSquares.residuals(extended, y, w + [b])
      try require(residuals.reduce(Rational.zero, +).isZero, "Σ r is not 0")
      guard
        let bounds = try Bound.refinedLeastSquares(
          ScaledLeastSquares(extended), solution: w + [b], residual: residuals)
      else { throw Discard() }
      let fields = try subject.olsIntercept(data.x, data.y)
      try subject.hold(
        .olsIntercept, fields.vector("w") + [fields.number("b")], to: w + [b], within: bounds)
    },
    Law(
      124, .regression, "the hat matrix is the projection to the columns",
      states:
        "H = X(X'X)⁻¹X' within F10 and F4: H² = H, HX = X, tr H = p, and symmetric to the bit",
      .exact, .medium, holds: [.hatMatrix],
      for: .oneOf([
        .wholeRegressionData(examples: 1...5, features: 0...3),
        .regressionData(examples: 1...5, features: 1...3),
      ])
    ) { subject, data in
      let x = try data.x.rationals()
      guard x.rank() == x.columnCount else {
        return try subject.refuses("singular") { try subject.hatMatrix(data.x) }
      }
      let problem = try ScaledLeastSquares(x)
      try assume(problem.squaredCondition <= Rational(1).scaled(byTwoToThe: 90))
      let exact = try LeastSquares.hatMatrix(x)
      try require(try exact * exact == exact, "H² is not H")
      try require(try exact * x == x, "HX is not X")
      try require(try exact.trace() == Rational(x.columnCount), "tr H is not p")
      let computed = try subject.hatMatrix(data.x)
      let bound = try Bound.projection(problem)
      try subject.hold(.hatMatrix, computed, to: exact) { _, _ in bound }
      try requireSameBits(computed, computed.transposed())
    },
    Law(
      124, .regression, "residuals are rounded once",
      states: "yᵢ − w·xᵢ is the nearest double, also where it nearly cancels", .exact,
      holds: [.residuals], for: .regressionData(examples: 0...4)
    ) { subject, data in
      let exact = try LeastSquares.residuals(
        data.x.rationals(), data.y.rationals(), data.w.rationals())
      try subject.hold(
        .residuals, subject.residuals(data.x, data.y, data.w), to: exact,
        within: exact.map { .rounding($0) })
    },
  ]

  /// How near least squares is to the exact solution.
  static let leastSquaresAccuracyLaws: [Law] = [
    Law(
      125, .regression, "least squares is right to a few roundings where the condition is moderate",
      states:
        "|ŵ − w*| ≤ 2u|w*| + 2κu²|y − Xw*| in scaled columns, where εκ ≤ 1/16",
      .exact, .medium, holds: [.ols],
      for: .oneOf([
        .regressionData(examples: 1...5, features: 1...3), .nearlyDependentData, .gradedData,
        .mirroredData(features: 1...3),
      ])
    ) { subject, data in
      let x = try data.x.rationals()
      try assume(x.rank() == x.columnCount)
      _ = try subject.heldLeastSquares(data.x, data.y)
    },
    Law(
      125, .regression, "Läuchli's columns, of which the normal equations know nothing",
      states:
        "X = [[1, 1], [ε, 0], [0, ε]] with y = X(1, 1)' has w = (1, 1), and y = (3, 1, 1) too is "
        + "solved, for ε = 2⁻¹ … 2⁻⁴⁰", .exact, holds: [.ols], forAllOf: { Array(1...40) }
    ) { subject, exponent in
      let e = Double(sign: .plus, exponent: -exponent, significand: 1)
      let x = try Matrix<Double>(rows: [[1, 1], [e, 0], [0, e]])
      let ones = try subject.heldLeastSquares(x, [2, e, e])
      try require(ones == [.one, .one], "w* is \(ones)")
      _ = try subject.heldLeastSquares(x, [3, 1, 1])
      _ = try subject.heldLeastSquares(x, [3, 1, -2])
    },
  ]
}

extension Subject {
  /// The exact least squares solution, to which the subject's is held.
  fileprivate func heldLeastSquares(_ x: Matrix<Double>, _ y: [Double]) throws -> [Rational] {
    let (a, b) = (try x.rationals(), try y.rationals())
    let exact = try LeastSquares.solution(a, b)
    let residual = try LeastSquares.residuals(a, b, exact)
    guard
      let bounds = try Bound.refinedLeastSquares(
        ScaledLeastSquares(a), solution: exact, residual: residual)
    else { throw Discard() }
    try hold(.ols, ols(x, y), to: exact, within: bounds)
    return exact
  }
}

extension RationalMatrix {
  /// Whether the product with a vector is 0.
  fileprivate func isOrthogonal(to x: [Rational]) throws -> Bool {
    try (self * x).allSatisfy(\.isZero)
  }
}
