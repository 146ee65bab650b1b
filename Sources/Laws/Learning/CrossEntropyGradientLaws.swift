import Exact
import PropertyTesting
import Reference

extension Law {
  /// Gradients of cross-entropies in the logits.
  static let crossEntropyGradientLaws: [Law] = [
    Law(
      136, .softmax, "the gradient of the cross-entropy is (Σ y)p − y",
      states: "each entry is within u of itself and 2^−56 of pᵢ·Σ_{j≠i} yⱼ and yᵢ(1 − pᵢ)",
      .certified, .medium, holds: [.ceGrad], for: .targeted
    ) { subject, input in
      let exact = try EnclosedSoftmax(input.z)
      let (p, gradient) = (try exact.probabilities(), try exact.gradient(input.y))
      let y = try input.y.rationals()
      let total = y.reduce(.zero) { $0 + $1 }
      try subject.hold(.ceGrad, subject.ceGrad(input.z, input.y), to: gradient) {
        .crossEntropyGradient(gradient[$0], p: p[$0], own: y[$0], total: total)
      }
    },
    Law(
      136, .softmax, "the gradient for a single positive target is within 1 ulp",
      states: "y(p − e_c) is within 1 ulp, of confident predictions too", .certified,
      holds: [.ceGrad],
      for: Generator<[Double]>.logits().flatMap { z in
        Generator<[Double]>.oneHot(count: z.count).map { (z, $0) }
      }
    ) { subject, input in
      let (z, y) = input
      let target = y.firstIndex { $0 > 0 }
      try assume(target != nil)
      let scale = try Real.rational(Rational(y.max() ?? 0))
      // y(p − e_c) with 1 − p_c as a sum of probabilities: no cancellation.
      let exact = try decided {
        let p = try EnclosedSoftmax(z).keptProbabilities()
        return try p.indices.map { place in
          let share =
            place == target
            ? try -Real.sum(p.indices.filter { $0 != place }.map { p[$0] }) : p[place]
          return try (scale * share).narrowed()
        }
      }
      try subject.hold(.ceGrad, subject.ceGrad(z, y), to: exact)
    },
    Law(
      136, .softmax, "the gradient sums to 0, and lies in [−1, 1] for a distribution",
      states: "Σ gᵢ = 0 within the bounds of the entries, and |gᵢ| ≤ 1 where Σ y = 1", .exact,
      needs: [.ceGrad], for: .targeted
    ) { subject, input in
      let gradient = try subject.ceGrad(input.z, input.y)
      try require(gradient.count == input.z.count, "\(gradient.count) elements")
      let total = try input.y.rationals().reduce(Rational.zero) { $0 + $1 }
      var (sum, slack) = (Rational.zero, Rational.zero)
      for element in gradient {
        sum += try Rational(element)
        // The two terms that 2^−56 stands for are at most Σ y together.
        slack += try element.slack() + total.scaled(byTwoToThe: -56)
      }
      try require(sum.magnitude <= slack, "the sum is \(sum.summary)")
      if total == .one {
        try require(gradient.allSatisfy { $0.magnitude <= 1 }, "the gradient is \(gradient)")
      }
    },
    Law(
      136, .softmax, "the gradient is p − y only where the targets sum to 1",
      states: "gᵢ − (pᵢ − yᵢ) = (Σ y − 1)pᵢ, within the bounds of gᵢ and pᵢ", .exact,
      needs: [.ceGrad, .softmax], for: .targeted
    ) { subject, input in
      let (gradient, p) = (try subject.ceGrad(input.z, input.y), try subject.softmax(input.z))
      try require(gradient.count == p.count && p.count == input.y.count, "other lengths")
      let y = try input.y.rationals()
      let total = y.reduce(.zero) { $0 + $1 }
      for (place, own) in y.enumerated() {
        let share = try Rational(p[place])
        let difference = try Rational(gradient[place]) - (total * share - own)
        let slack = try gradient[place].slack() + total.scaled(byTwoToThe: -56)
        try require(
          difference.magnitude <= slack + total * p[place].slack(),
          "element \(place) is off by \(difference.summary)")
      }
    },
    Law(
      136, .softmax, "the gradient is the slope of the cross-entropy",
      states: "gᵢ(z)·h ≤ CE(z + h·eᵢ) − CE(z) ≤ gᵢ(z + h·eᵢ)·h, within the bounds of each", .exact,
      needs: [.ceGrad, .ceSoft],
      for: Generator<RaisedLogits>.raised.flatMap { raised in
        Generator<[Double]>.targets(exactly: raised.z.count).map { (raised, $0) }
      }
    ) { subject, input in
      // The cross-entropy is convex in each logit: its slope grows.
      let (raised, y) = input
      let losses = (try subject.ceSoft(raised.z, y), try subject.ceSoft(raised.other, y))
      try assume(losses.0.isFinite && losses.1.isFinite)
      let (first, second) = (try subject.ceGrad(raised.z, y), try subject.ceGrad(raised.other, y))
      try require(first.count == y.count && second.count == y.count, "\(first.count) elements")
      let (least, greatest) = (first[raised.place], second[raised.place])
      let step = try Rational(raised.step)
      let total = try y.rationals().reduce(Rational.zero) { $0 + $1 }
      let open = total.scaled(byTwoToThe: -56)
      let growth = try Rational(losses.1) - Rational(losses.0)
      let slack = try losses.0.slack() + losses.1.slack()
      try require(
        Rational(least) * step <= growth + slack + (least.slack() + open) * step
          && growth <= Rational(greatest) * step + slack + (greatest.slack() + open) * step,
        "the slopes are \(least) and \(greatest), and the loss grows by \(growth.summary)")
    },
    Law(
      136, .softmax, "the mean cross-entropy of a batch, and its gradient, are within 1 ulp",
      states: "loss = (1/n)Σ CE and gradient rows (p − e_c)/n, each within 1 ulp", .certified,
      .medium,
      holds: [.ceBatch], for: .batches
    ) { subject, input in
      let result = try subject.ceBatch(input.z, input.targets)
      let count = Real.rational(Rational(input.targets.count))
      let rows = try input.z.rows.map { try EnclosedSoftmax($0) }
      let losses = try zip(rows, input.targets).map { try $0.crossEntropy($1) }
      try subject.hold(
        .ceBatch, result.number("loss"), to: decided { try Real.sum(losses) / count })
      let gradient = try result.matrix("gradient")
      try require(gradient.shape == input.z.shape, "the gradient has the shape \(gradient.shape)")
      let share = try count.asRational?.reciprocal() ?? .one
      for (row, target) in input.targets.enumerated() {
        let exact = try rows[row].gradient(target).map {
          RationalInterval(lower: $0.lower * share, upper: $0.upper * share)
        }
        try subject.hold(.ceBatch, gradient.rows[row], to: exact)
      }
    },
  ]
}

/// Rows of logits with a class each.
struct LogitBatch: Sendable {
  let z: Matrix<Double>
  let targets: [Int]
}

extension Generator where Value == LogitBatch {
  /// One to four rows of one to four logits.
  static var batches: Generator {
    tuple(Generator<Int>.integers(in: 1...4), .integers(in: 1...4)).flatMap { rowCount, classes in
      tuple(
        Generator<[Double]>.logits(exactly: classes).array(exactly: rowCount),
        Generator<Int>.integers(in: 0...classes - 1).array(exactly: rowCount)
      ).map { rows, targets in
        LogitBatch(
          z: Matrix(rowCount: rowCount, columnCount: classes) { rows[$0][$1] }, targets: targets)
      }
    }
  }
}
