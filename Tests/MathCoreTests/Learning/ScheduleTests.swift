import Exact
import MathCore
import Testing

@Suite struct ScheduleTests {
  @Test func `a warm-up is linear, each rate rounded once, and then the peak`() throws {
    for step in 0...130 {
      let rate = try Descent.warmupSchedule(step, 100, 0.3)
      let exact = try Rational(0.3) * Rational(min(step, 100)) / Rational(100)
      #expect(rate == exact.roundedToDouble())
    }
    #expect(try Descent.warmupSchedule(0, 0, 0.3) == 0.3)
  }

  @Test func `a cosine decay meets its ends exactly and never rises`() throws {
    var draws = DoubleDraws(seed: 65)
    for _ in 0..<40 {
      let ends = [draws.double(exponents: -20...3), draws.double(exponents: -20...3)]
      let (top, low) = (max(ends[0], ends[1]), min(ends[0], ends[1]))
      let steps = draws.integer(1...300)
      let rates = try (0...steps + 2).map { try Descent.cosineSchedule($0, steps, top, low) }
      #expect(rates[0] == top)
      #expect(rates[steps...].allSatisfy { $0 == low })
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test func `a cosine decay over 2^40 steps falls to the bit at both ends`() throws {
    let steps = 1 << 40
    for start in [0, steps / 2 - 100, steps - 200] {
      let rates = try (start...start + 200).map {
        try Descent.cosineSchedule($0, steps, 1, 1 - 0x1p-50)
      }
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 && $0 <= 1 && $1 >= 1 - 0x1p-50 })
    }
    let last = try Descent.cosineSchedule(steps - 1, steps, 1, 0)
    // sin²(π/2⁴¹) is π²·2⁻⁸² but for 2⁻⁸⁰ of it.
    #expect(abs(last / (Double.pi * Double.pi * 0x1p-82) - 1) <= 0x1p-50)
  }

  @Test func `the rates at the thirds are those of cosines of 60°`() throws {
    // cos(π/3) = 1/2: three quarters, and one quarter.
    #expect(try Descent.cosineSchedule(1, 3, 1, 0) == 0.75)
    #expect(try Descent.cosineSchedule(1, 2, 1, 0) == 0.5)
    #expect(try Descent.cosineSchedule(2, 3, 1, 0) == 0.25)
    #expect(try Descent.cosineSchedule(2, 3, 4, 8) == 7)
    let greatest = Double.greatestFiniteMagnitude
    #expect(try Descent.cosineSchedule(2, 3, greatest, -greatest) == -greatest / 2)
  }

  @Test func `a cosine decay near the end of the range is rounded once`() throws {
    // 0x1.2p-985·cos²(π·164221/328446) = 1.259037239576713959937…e-306.
    let rate = try Descent.cosineSchedule(164221, 164223, 0x1.2p-985, 0)
    #expect(rate == 1.259037239576713959937e-306)
    #expect(try Descent.cosineSchedule(1, 2, 0x1p-1073, 0) == 0x1p-1074)
    #expect(try Descent.cosineSchedule(1, 3, 0, 0) == 0)
  }

  @Test func `a step schedule multiplies every so many steps`() throws {
    #expect(
      try (0...6).map { try Descent.stepSchedule($0, 8, 0.5, 2) } == [8, 8, 4, 4, 2, 2, 1])
    let exact = try Rational(0.3) * Rational(0.9).power(41)
    #expect(try Descent.stepSchedule(123, 0.3, 0.9, 3) == exact.roundedToDouble())
    #expect(try Descent.stepSchedule(1 << 40, 1, 0.5, 1) == 0)
    #expect(try Descent.stepSchedule(1 << 40, 1, 2, 1) == .infinity)
    #expect(try Descent.stepSchedule(5, 1, 0, 10) == 1)
  }

  @Test func `schedules follow one another`() throws {
    let schedule = Schedule.warmupThenCosine(warmup: 4, steps: 2, peak: 1, end: 0)
    #expect(try (0...7).map { try schedule.rate(at: $0) } == [0, 0.25, 0.5, 0.75, 1, 0.5, 0, 0])
    var stepper = try GradientDescent(parameters: [0], schedule: schedule)
    for _ in 0..<6 { try stepper.step(gradient: [-1]) }
    #expect(stepper.parameters == [3])
  }

  @Test func `steps and lengths outside of their range are refused`() throws {
    #expect(throws: MathError.self) { try Descent.warmupSchedule(-1, 10, 1) }
    #expect(throws: MathError.self) { try Descent.cosineSchedule(0, 0, 1, 0) }
    #expect(throws: MathError.self) { try Descent.cosineSchedule(.max, 10, 1, 0) }
    #expect(throws: MathError.self) { try Descent.cosineSchedule(1, .max, 1, 0) }
    #expect(throws: MathError.self) { try Descent.stepSchedule(1, 1, -0.5, 1) }
    #expect(throws: MathError.self) { try Descent.stepSchedule(1, 1, 0.5, 0) }
    #expect(throws: MathError.self) { try Descent.stepSchedule(.min, 1, 0.5, 1) }
    #expect(throws: MathError.self) { try Schedule.constant(.nan).rate(at: 0) }
  }
}
