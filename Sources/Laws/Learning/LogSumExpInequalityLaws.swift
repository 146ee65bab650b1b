import Exact
import PropertyTesting
import Reference

extension Law {
  /// log-sum-exp as a maximum that is smooth, monotone and convex.
  static let logSumExpInequalityLaws: [Law] = [
    Law(
      134, .softmax, "log-sum-exp lies between the maximum and the maximum and log n",
      states: "m ≤ log Σ e^zᵢ as computed, and log Σ e^zᵢ ≤ m + log n within 1 ulp", .certified,
      needs: [.logSumExp], for: .oneOf([.logits(count: 1...12), .deletedLogits()])
    ) { subject, z in
      let y = try subject.logSumExp(z)
      let top = z.max() ?? 0
      try require(y >= top, "\(y) is below the largest logit")
      let count = try Real.rational(Rational(z.count)).log().roughly
      try require(
        Rational(y) <= Rational(top) + count.upper + y.slack(), "\(y) is above m + log n")
    },
    Law(
      134, .softmax, "log-sum-exp grows with each logit by at most as much",
      states: "0 ≤ LSE(z + h·eᵢ) − LSE(z) ≤ h for h > 0, within 1 ulp of either", .exact,
      needs: [.logSumExp], for: .raised
    ) { subject, input in
      let (before, after) = (try subject.logSumExp(input.z), try subject.logSumExp(input.other))
      let growth = try Rational(after) - Rational(before)
      let slack = try before.slack() + after.slack()
      try require(
        growth >= -slack && growth <= Rational(input.step) + slack,
        "it grows by \(growth.summary)")
    },
    Law(
      134, .softmax, "log-sum-exp is convex",
      states: "LSE((z + w)/2) ≤ (LSE(z) + LSE(w))/2, within 1 ulp of each", .exact,
      needs: [.logSumExp],
      for: Generator<Int>.integers(in: 1...5).flatMap {
        tuple(.sixteenths(count: $0...$0), .sixteenths(count: $0...$0))
      }
    ) { subject, input in
      let (z, w) = input
      let middle = try subject.logSumExp(zip(z, w).map { ($0 + $1) / 2 })
      let ends = (try subject.logSumExp(z), try subject.logSumExp(w))
      let mean = try (Rational(ends.0) + Rational(ends.1)).scaled(byTwoToThe: -1)
      let slack = try middle.slack() + ends.0.slack() + ends.1.slack()
      try require(
        Rational(middle) <= mean + slack, "\(middle) is above the mean of \(ends)")
    },
    Law(
      134, .softmax, "the gradient of log-sum-exp is the softmax",
      states: "pᵢ(z)·h ≤ LSE(z + h·eᵢ) − LSE(z) ≤ pᵢ(z + h·eᵢ)·h, within 1 ulp of each", .exact,
      needs: [.logSumExp, .softmax], for: .raised
    ) { subject, input in
      // The slope of a convex function grows: it is least at the start and greatest at the end.
      let values = (try subject.logSumExp(input.z), try subject.logSumExp(input.other))
      let (p, q) = (try subject.softmax(input.z), try subject.softmax(input.other))
      try require(p.count == input.z.count && q.count == p.count, "\(p.count) probabilities")
      let (least, greatest) = (p[input.place], q[input.place])
      let step = try Rational(input.step)
      let growth = try Rational(values.1) - Rational(values.0)
      let slack = try values.0.slack() + values.1.slack()
      try require(
        Rational(least) * step <= growth + slack + least.slack() * step
          && growth <= Rational(greatest) * step + slack + greatest.slack() * step,
        "the slopes are \(least) and \(greatest), and the mean slope \((growth).summary) over the step"
      )
    },
  ]
}

/// Logits, and the same ones with one raised by a step.
struct RaisedLogits: Sendable {
  let z: [Double]
  let place: Int
  let step: Double
  /// The logits with the one raised.
  var other: [Double] { z.indices.map { $0 == place ? z[$0] + step : z[$0] } }
}

extension Generator where Value == RaisedLogits {
  /// Multiples of 1/16 with one raised by 1/16 to 16.
  static var raised: Generator {
    Generator<Int>.integers(in: 1...5).flatMap { count in
      tuple(
        .sixteenths(count: count...count), .integers(in: 0...count - 1),
        Generator<Int>.integers(in: -4...4)
      ).map { z, place, power in
        RaisedLogits(z: z, place: place, step: Double(sign: .plus, exponent: power, significand: 1))
      }
    }
  }
}
