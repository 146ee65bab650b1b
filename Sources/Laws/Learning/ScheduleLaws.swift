import Exact
import PropertyTesting
import Reference

extension Bound {
  /// A result in pairs of doubles that is rounded once: u(1 + 2⁻¹⁰), and 2⁻¹⁰⁷⁴ where it is subnormal.
  static func roundedPair(_ exact: Rational) -> Bound {
    let share = (.one + Rational(1).scaled(byTwoToThe: -10)) * unitRoundoff * exact.magnitude
    let isSubnormal = exact.magnitude < Rational(1).scaled(byTwoToThe: -1021)
    return Bound("a rounded pair", isSubnormal ? Rational(1).scaled(byTwoToThe: -1074) : share)
  }
}

extension Law {
  /// Schedules of learning rates.
  static let scheduleLaws: [Law] = [
    Law(
      121, .descent, "the cosine schedule is half a cosine",
      states: "η_min + (η_max − η_min)(1 + cos(πt/T))/2, within u and 2⁻⁹⁸|η_max − η_min|",
      .certified, .medium, holds: [.cosineSchedule], for: .cosineSteps
    ) { subject, input in
      let (step, steps, start, end) = input
      let (largest, least) = (try Rational(start), try Rational(end))
      let exact = try Schedules.cosine(
        step: step, of: steps, from: Real(largest), to: Real(least))
      let pairs = (largest - least).magnitude.scaled(byTwoToThe: -98)
      let near = exact.enclosure.midpoint.rational.magnitude + pairs
      try subject.hold(
        .cosineSchedule, subject.cosineSchedule(step, steps, start, end), to: exact,
        within: Bound("u and 2⁻⁹⁸", Bound.rounding(near).amount + pairs))
    },
    Law(
      121, .descent, "the cosine schedule begins and ends exactly, and is monotone to the bit",
      states: "η_max in step 0, η_min from step T on, and never against the way in between",
      .bitwise, needs: [.cosineSchedule], for: .cosineSteps
    ) { subject, input in
      let (step, steps, start, end) = input
      try requireSameBits(subject.cosineSchedule(0, steps, start, end), start)
      for last in [steps, steps + 1, 1 << 40] {
        try requireSameBits(subject.cosineSchedule(last, steps, start, end), end)
      }
      let (rate, next) = (
        try subject.cosineSchedule(step, steps, start, end),
        try subject.cosineSchedule(step + 1, steps, start, end)
      )
      let falls = start >= end
      try require(falls ? rate >= next : rate <= next, "\(rate) is followed by \(next)")
      try require(
        min(start, end) <= next && next <= max(start, end), "\(next) is outside of the ends")
    },
    Law(
      121, .descent, "the warm-up is linear up to its peak",
      states: "peak·t/w before step w, rounded once and monotone to the bit, then the peak", .exact,
      holds: [.warmupSchedule],
      for: tuple(
        .oneOf([.integers(in: 0...20), .integers(in: 0...1 << 40)]), .scheduleSpans, .scheduleRates)
    ) { subject, input in
      let (drawn, warmup, peak) = input
      let step = drawn % (warmup + 1)
      let exact = try Schedules.warmup(step: step, over: warmup, peak: Real(try Rational(peak)))
      let rate = try subject.warmupSchedule(step, warmup, peak)
      if let value = exact.asRational {
        try subject.hold(.warmupSchedule, rate, to: value, within: .roundedPair(value))
      }
      try requireSameBits(subject.warmupSchedule(warmup, warmup, peak), peak)
      try require(try subject.warmupSchedule(0, warmup, peak) == (warmup == 0 ? peak : 0))
      let next = try subject.warmupSchedule(step + 1, warmup, peak)
      try require(rate.magnitude <= next.magnitude, "\(rate) is followed by \(next)")
      try require(next.magnitude <= peak.magnitude, "\(next) is beyond the peak")
    },
    Law(
      121, .descent, "the step schedule multiplies by a power",
      states: "η·γ^⌊t/every⌋, rounded once, with a step in each multiple of every", .exact,
      holds: [.stepSchedule],
      for: tuple(
        Generator<Int>.integers(in: 0...60), Generator<Int>.integers(in: 1...9), .scheduleRates,
        .oneOf([.elements([0.1, 0.5, 0.9, 1, 0, 2]), .atScale(-3...1).map(\.magnitude)]))
    ) { subject, input in
      let (step, every, eta, gamma) = input
      let factor = try Rational(gamma)
      let exact =
        try Rational(eta)
        * (gamma == 0 && step < every ? .one : factor.power(step / every))
      try subject.hold(
        .stepSchedule, subject.stepSchedule(step, eta, gamma, every), to: exact,
        within: .roundedPair(exact))
    },
    Law(
      121, .descent, "the worked schedules",
      states: "warm-up to 1/2 in 4 steps: 0, 1/8, 1/4, 3/8, 1/2; a cosine from 1 to 0 in 2 steps: "
        + "1, 1/2, 0, in 3: 3/4 and 1/4 between; a tenth after each 10 steps", .exact,
      needs: [.warmupSchedule, .cosineSchedule, .stepSchedule], forAllOf: { [0] }
    ) { subject, _ in
      let warm = try (0...5).map { try subject.warmupSchedule($0, 4, 0.5) }
      try require(warm == [0, 0.125, 0.25, 0.375, 0.5, 0.5], "\(warm)")
      let two = try (0...3).map { try subject.cosineSchedule($0, 2, 1, 0) }
      try require(two == [1, 0.5, 0, 0], "\(two)")
      let three = try (0...3).map { try subject.cosineSchedule($0, 3, 1, 0) }
      try require(three == [1, 0.75, 0.25, 0], "\(three)")
      let tenths = try [0, 9, 10, 19, 20].map { try subject.stepSchedule($0, 1, 0.5, 10) }
      try require(tenths == [1, 1, 0.5, 0.5, 0.25], "\(tenths)")
    },
  ]
}

extension Generator where Value == Double {
  /// Learning rates of schedules: common ones, 0, tiny ones, and any.
  fileprivate static var scheduleRates: Generator {
    .oneOf([
      .elements([0, 1, 0.1, 1e-3, 3e-4, 1e-5]), .atScale(-20...3), .atScale(-1070...1000),
    ])
  }
}

extension Generator where Value == Int {
  /// Numbers of steps: a few, and up to 2⁴⁰ − 1.
  fileprivate static var scheduleSpans: Generator {
    .oneOf([.integers(in: 1...20), .integers(in: 1...1 << 20), .integers(in: 1...(1 << 40) - 1)])
  }
}

extension Generator where Value == (Int, Int, Double, Double) {
  /// A step before the last of a cosine schedule, often near an end, and its rates.
  fileprivate static var cosineSteps: Generator {
    tuple(
      .scheduleSpans, Generator<Int>.integers(in: 0...1 << 40), Generator<Int>.integers(in: 0...3),
      .scheduleRates, .scheduleRates
    ).map { steps, drawn, side, start, end in
      let place = side == 0 ? drawn % 3 : side == 1 ? steps - 1 - drawn % 3 : drawn % steps
      return (min(max(place, 0), steps - 1), steps, start, end)
    }
  }
}
