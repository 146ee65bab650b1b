import Exact
import PropertyTesting
import Reference

extension Law {
  /// Losses and their gradients.
  static let lossLaws: [Law] = [
    Law(
      123, .regression, "the mean squared and the mean absolute error are rounded once",
      states: "Σ (ŷ − y)²/n and Σ |ŷ − y|/n, within u and (3n + 15)u² at every scale", .exact,
      holds: [.mse, .mae], for: .vectorPairs(count: 1...8)
    ) { subject, pair in
      let (x, y) = (try pair.x.realNumbers(), try pair.y.realNumbers())
      let count = x.count
      for (function, computed, exact) in [
        (Function.mse, try subject.mse(pair.x, pair.y), try Losses.mse(x, y)),
        (.mae, try subject.mae(pair.x, pair.y), try Losses.mae(x, y)),
      ] {
        guard let exact = exact.asRational else { throw Undecided() }
        try subject.hold(function, computed, to: exact, within: .pairMean(exact, count: count))
      }
    },
    Law(
      123, .regression, "the Huber loss is half a square within δ and a line beyond",
      states: "r²/2 for |r| ≤ δ, δ(|r| − δ/2) beyond, and its derivative is r cut off at ±δ",
      .exact, holds: [.huber, .huberGrad], for: .huberCases
    ) { subject, input in
      let (pair, delta) = input
      let (x, y) = (try pair.x.realNumbers(), try pair.y.realNumbers())
      let threshold = Real(try Rational(delta))
      guard
        let exact = try Losses.huber(x, y, delta: threshold).asRational
      else { throw Undecided() }
      try subject.hold(
        .huber, subject.huber(pair.x, pair.y, delta), to: exact,
        within: .pairMean(exact, count: x.count))
      let slopes = try Losses.huberGrad(x, y, delta: threshold).compactMap(\.asRational)
      try subject.hold(
        .huberGrad, subject.huberGrad(pair.x, pair.y, delta), to: slopes,
        within: slopes.map { .roundedPair($0) })
    },
    Law(
      123, .regression, "the gradient of the mean absolute error is a sign",
      states: "sign(ŷ − y)/n, rounded once, and 0 where they are equal", .exact, holds: [.maeGrad],
      for: .oneOf([.vectorPairs(count: 1...6), .wholePairs(count: 1...6, magnitude: 1)])
    ) { subject, pair in
      let exact = try Losses.maeGrad(pair.x.realNumbers(), pair.y.realNumbers())
        .compactMap(\.asRational)
      try subject.hold(
        .maeGrad, subject.maeGrad(pair.x, pair.y), to: exact, within: exact.map { .rounding($0) })
    },
    Law(
      123, .regression, "the gradient of the squared error is that of dual numbers",
      states:
        "dL/dw = −(2/n)·Σ xᵢ(yᵢ − ŷᵢ), dL/db = −(2/n)·Σ (yᵢ − ŷᵢ): the derivatives of the loss, "
        + "and the means of those of single examples", .exact, .medium, holds: [.mseGrad],
      for: .regressionData()
    ) { subject, data in
      let count = data.y.count
      let exact = try subject.heldGradient(.mseGrad, data, rows: Array(0..<count))
      let (x, y) = (try data.x.realNumbers(), try data.y.realNumbers())
      let point = try (data.w + [data.b]).realNumbers()
      let derived = try Derivatives.gradient(at: point) { (point: [Dual<Real>]) in
        let prediction = try (0..<count).map { row in
          let terms = try x.row(row).enumerated().map { try Dual(constant: $1) * point[$0] }
          return try Dual.sum(terms + [point[point.count - 1]])
        }
        return try Losses.mse(prediction, y.map { Dual(constant: $0) })
      }
      try require(derived.map(\.asRational) == exact.map { $0 }, "duals give another gradient")
      var sums = exact.map { _ in Rational.zero }
      for row in 0..<count {
        let single = RegressionData(
          x: data.x.permutingRows([row]), y: [data.y[row]], w: data.w, b: data.b)
        let own = try subject.heldGradient(.mseGrad, single, rows: [0])
        sums = zip(sums, own).map { $0 + $1 }
      }
      try require(sums == exact.map { Rational(count) * $0 }, "the batch is not the mean")
    },
    Law(
      123, .regression, "the table of the signs of the squared error's gradient",
      states: "−2x(y − ŷ) and −2(y − ŷ), exactly, for x, y, w, b of −2 … 2", .exact,
      holds: [.mseGrad],
      forAllOf: {
        let values: [Double] = [-2, -1, 0, 1, 2]
        return values.flatMap { x in
          values.flatMap { y in values.flatMap { w in values.map { b in [x, y, w, b] } } }
        }
      }
    ) { subject, input in
      let (x, y, w, b) = (input[0], input[1], input[2], input[3])
      let fields = try subject.mseGrad(Matrix(rows: [[x]]), [y], [w], b)
      let (slope, offset) = (try fields.vector("w"), try fields.number("b"))
      let residual = try Rational(y - (w * x + b))
      let exact = try -Rational(2 * x) * residual
      try require(slope.count == 1, "\(slope.count) weights")
      try subject.hold(.mseGrad, slope[0], to: exact, within: .exact)
      try subject.hold(.mseGrad, offset, to: Rational(-2) * residual, within: .exact)
      // A prediction that is too high falls, where x is positive, with the weight.
      try require((slope[0] > 0) == (x != 0 && residual.signum == (x > 0 ? -1 : 1)), "the sign")
    },
    Law(
      123, .regression, "the Huber loss joins the squared and the absolute error",
      states: "half of the mean squared error for δ ≥ max |r|, δ·mae − δ²/2 for δ ≤ min |r|",
      .exact, holds: [.huber],
      for: tuple(.wholePairs(count: 1...6), Generator<Int>.integers(in: 1...40))
    ) { subject, input in
      let (pair, quarters) = input
      let delta = Double(quarters) / 4
      let distances = zip(pair.x, pair.y).map { ($0 - $1).magnitude }
      let threshold = try Rational(delta)
      let count = distances.count
      let exact: Rational
      if let greatest = distances.max(), greatest <= delta {
        let sum = try distances.rationals().reduce(Rational.zero) { $0 + $1 * $1 }
        exact = try sum / Rational(2 * count)
      } else if let least = distances.min(), least >= delta {
        let sum = try distances.rationals().reduce(Rational.zero, +)
        exact =
          try threshold * sum / Rational(count)
          - (threshold * threshold).scaled(byTwoToThe: -1)
      } else {
        throw Discard()
      }
      try subject.hold(
        .huber, subject.huber(pair.x, pair.y, delta), to: exact,
        within: .pairMean(exact, count: count))
    },
  ]
}

extension Generator where Value == (VectorPair, Double) {
  /// Predictions and targets with a δ, which often is the size of a residual.
  fileprivate static var huberCases: Generator {
    tuple(
      .oneOf([.moderatePairs(count: 1...6), .wholePairs(count: 1...6), .vectorPairs(count: 1...4)]),
      Generator<Int>.integers(in: 0...5), Generator<Double>.atScale(-20...20)
    ).map { pair, place, drawn in
      guard pair.x.indices.contains(place) else { return (pair, drawn.magnitude) }
      let distance = (pair.x[place] - pair.y[place]).magnitude
      return (pair, distance > 0 && distance.isFinite ? distance : 1)
    }
  }
}
