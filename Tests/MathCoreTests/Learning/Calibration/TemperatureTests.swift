import Exact
import MathCore
import Testing

@Suite struct TemperatureTests {
  typealias Matrix = MathCore.Matrix

  @Test func `a temperature keeps the weak order, and a power of two all bits`() throws {
    let z: [Double] = [1, 1.0.nextUp, -3, 0, -.infinity]
    let scaled = try Calibration.temperatureScale(z, 3)
    #expect(scaled == [1 / 3.0, 1.0.nextUp / 3, -1, 0, -.infinity])
    #expect(try Calibration.temperatureScale(z, 0.25) == z.map { 4 * $0 })
    #expect(throws: MathError.self) { try Calibration.temperatureScale(z, 0) }
    #expect(throws: MathError.self) { try Calibration.temperatureScale(z, -1) }
    #expect(throws: MathError.self) { try Calibration.temperatureScale([.infinity], 1) }
    #expect(throws: MathError.self) { try Calibration.temperatureScale([1], .nan) }
  }

  @Test func `the loss is the mean cross-entropy of the exact quotients`() throws {
    var draws = DoubleDraws(seed: 95)
    for round in 0..<100 {
      let z = (0..<draws.integer(2...5)).map { _ in draws.double(exponents: -3...4) }
      let tau = draws.double(exponents: -2...3).magnitude
      let target = draws.integer(0...z.count - 1)
      let loss = try Calibration.temperatureLoss(Matrix(rows: [z]), [target], tau)
      // A loss may be as small as e^−256.
      let precision = 700
      let exact = try z.map { try Rational($0) / Rational(tau) }
      let powers = try exact.map {
        try Interval($0 - exact[target], precision: precision).exponential(precision: precision)
      }
      let total = powers.reduce(Interval.zero) { $0.adding($1, precision: precision) }
      let truth = try total.logarithm(precision: precision)
      #expect(try isWithin(loss, ulps: 1, of: truth), "round \(round)")
    }
    let rows = try Matrix(rows: [[40, 0, 0], [1, -.infinity, 3]])
    let loss = try Softmax.ceBatch(rows, [0, 2]).loss
    #expect(try Calibration.temperatureLoss(rows, [0, 2], 1) == loss)
    #expect(try Calibration.temperatureLoss(rows, [0, 1], 1) == .infinity)
    let far = try Matrix(rows: [[1e308, -1e308]])
    #expect(try Calibration.temperatureLoss(far, [1], 1) == .infinity)
    #expect(try Calibration.temperatureLoss(far, [1], 4) == 5e307)
    #expect(try Calibration.temperatureLoss(far, [0], 1e-308) == 0)
  }

  @Test func `two of three right at one distance have the temperature of log 2`() throws {
    let z = try Matrix(rows: [[0, 1], [0, 1], [3, 2]])
    let fit = try Calibration.fitTemperature(z, [1, 1, 1])
    // e^(1/τ) = 2, and the loss is that of the distribution (2/3, 1/3).
    #expect(fit.temperature == 1.4426950408889634)
    #expect(fit.loss == 0.6365141682948128)
    let scaled = try Matrix(rows: z.rows.map { row in row.map { $0 * 0x1p-1000 } })
    #expect(
      try Calibration.fitTemperature(scaled, [1, 1, 1]).temperature == fit.temperature * 0x1p-1000)
  }

  @Test func `the slope of the loss changes its sign at the fitted temperature`() throws {
    var draws = DoubleDraws(seed: 96)
    var fits = 0
    for _ in 0..<60 {
      let (rows, columns) = (draws.integer(3...6), draws.integer(2...4))
      let z = try Matrix(
        rows: (0..<rows).map { _ in (0..<columns).map { _ in draws.double(exponents: -2...3) } })
      let targets = z.rows.map { row in
        draws.integer(0...3) > 0 ? row.firstIndex(of: row.max() ?? 0) ?? 0 : 0
      }
      guard let fit = try? Calibration.fitTemperature(z, targets) else { continue }
      fits += 1
      let tau = fit.temperature
      let below = try slope(z, targets, tau * (1 - 0x1p-40))
      let above = try slope(z, targets, tau * (1 + 0x1p-40))
      #expect(below.lower.rational.signum > 0 && above.upper.rational.signum < 0)
      #expect(try fit.loss == Calibration.temperatureLoss(z, targets, tau))
    }
    #expect(fits > 20)
  }

  @Test func `a slope that nearly vanishes at first is not lost`() throws {
    // Two rows of which one is right: the slope at 1/τ = 0 is that of their difference, 2^-53.
    let z = try Matrix(rows: [[1 + 0x1p-52, 0], [1, 0]])
    let fit = try Calibration.fitTemperature(z, [0, 1])
    // By series: −2⁻⁵³ + ((1 + 2⁻⁵²)²/4 + 1/4)/τ = 0, and what follows is 2⁻¹⁰⁰ of it.
    #expect(fit.temperature == 0x1p52 + 1)
    let flat = try Matrix(rows: [[1, 0], [1, 0]])
    #expect(throws: MathError.self) { try Calibration.fitTemperature(flat, [0, 1]) }
  }

  /// Σ pⱼ(zⱼ − z at the target) over the rows.
  private func slope(_ z: Matrix, _ targets: [Int], _ tau: Double) throws -> Interval {
    let precision = 200
    var total = Interval.zero
    for (row, target) in zip(z.rows, targets) {
      var (weights, sum) = (Interval.zero, Interval.zero)
      for logit in row {
        let gap = try Rational(logit) - Rational(row[target])
        let power = try Interval(gap / Rational(tau), precision: precision)
          .exponential(precision: precision)
        weights = weights.adding(power, precision: precision)
        let term = try power.multiplied(
          by: Interval(gap, precision: precision), precision: precision)
        sum = sum.adding(term, precision: precision)
      }
      total = total.adding(
        try sum.divided(by: weights, precision: precision), precision: precision)
    }
    return total
  }

  @Test func `where no temperature is the best, that is refused`() throws {
    let z = try Matrix(rows: [[0, 1], [2, 0]])
    // All right: the colder the better. More wrong than right: the hotter the better.
    #expect(throws: MathError.self) { try Calibration.fitTemperature(z, [1, 0]) }
    #expect(throws: MathError.self) { try Calibration.fitTemperature(z, [1, 1]) }
    let flat = try Matrix(rows: [[3, 3]])
    #expect(throws: MathError.self) { try Calibration.fitTemperature(flat, [0]) }
    #expect(throws: MathError.shapes(function: "fitTemperature", [2, 2], [1])) {
      try Calibration.fitTemperature(z, [1])
    }
    #expect(throws: MathError.empty(function: "fitTemperature")) {
      try Calibration.fitTemperature(Matrix(rows: []), [])
    }
    #expect(throws: MathError.self) { try Calibration.fitTemperature(z, [1, 2]) }
    #expect(throws: MathError.self) {
      try Calibration.fitTemperature(Matrix(rows: [[0, -.infinity]]), [0])
    }
    #expect(throws: MathError.allMasked(function: "temperatureLoss", count: 1)) {
      try Calibration.temperatureLoss(Matrix(rows: [[-.infinity]]), [0], 1)
    }
  }
}
