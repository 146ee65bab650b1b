import Testing

@testable import Exact

/// The proven errors of the kernels against values at a much higher precision, where the rounding of
/// the public functions to a given precision cannot hide an error that is too small.
@Suite struct FixedPointTests {
  /// A kernel's result must contain the enclosure of the true value, or overlap it at least.
  private func contains(_ form: FixedPoint, _ truth: Interval) -> Bool {
    let radius = Integer(form.error)
    return Interval(
      lower: Dyadic(significand: form.significand - radius, exponent: -form.bits),
      upper: Dyadic(significand: form.significand + radius, exponent: -form.bits)
    ).contains(truth)
  }

  /// A random integer n with 0 ≤ n·2^−bits ≤ `limit`/16.
  private func fraction(_ random: inout RandomNumbers, bits: Int, limit: Int) -> Integer {
    let scale = Integer(random.below(limit * 1000 + 1))
    let coarse = ((scale << bits) >> 4).quotientRoundingDown(by: 1000)
    // Among them small ones.
    return random.below(3) == 0 ? coarse >> random.below(bits) : coarse
  }

  @Test func `constants are within two units at any number of bits`() {
    let (pi, log2) = (Interval.pi(precision: 3000), Interval.logarithmOfTwo(precision: 3000))
    for bits in [1, 2, 63, 64, 65, 511, 512, 513, 1024, 1025, 2900] {
      #expect(contains(FixedPoint(significand: Constants.pi(bits: bits), error: 2, bits: bits), pi))
      let log = FixedPoint(significand: Constants.logarithmOfTwo(bits: bits), error: 2, bits: bits)
      #expect(contains(log, log2))
    }
  }

  @Test func `kernels are within their proven errors`() throws {
    var random = RandomNumbers(seed: 21)
    var failures: [String] = []
    for _ in 0..<600 {
      let bits = 64 + random.below(400)
      let t = fraction(&random, bits: bits, limit: 11)
      let k = 4 + random.below(8)
      let exponential = FixedPoint.exponential(of: t, inputError: 0, bits: bits, halvings: k)
      let x = Interval(Dyadic(significand: t, exponent: -bits))
      if !contains(exponential, try x.exponential(precision: 900)) {
        failures.append("exp \(t), \(bits), \(k)")
      }

      let y = (Integer.powerOfTwo(bits) >> 2) * 3 + fraction(&random, bits: bits, limit: 12)
      let logarithm = FixedPoint.logarithm(of: y, bits: bits, roots: random.below(8))
      let argument = Interval(Dyadic(significand: y, exponent: -bits))
      if !contains(logarithm, try argument.logarithm(precision: 900)) {
        failures.append("log \(y), \(bits)")
      }

      let angle = fraction(&random, bits: bits, limit: 25)
      let sine = FixedPoint.sine(
        of: FixedPoint(significand: angle, error: 0, bits: bits), precision: bits)
      let turn = Interval(Dyadic(significand: angle, exponent: -bits))
      if !contains(sine, try turn.sine(precision: 900)) { failures.append("sin \(angle), \(bits)") }

      let form = FixedPoint.Halving(precision: bits, lost: 1)
      let slope = fraction(&random, bits: form.bits, limit: 16)
      let tangent = Interval(Dyadic(significand: slope, exponent: -form.bits))
      let arc = FixedPoint.arctangent(of: slope, inputError: 0, form)
      if !contains(arc, try tangent.arctangent(precision: 1200)) {
        failures.append("atan \(slope), \(bits)")
      }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.first ?? "")")
  }

  @Test func `integer square roots are the floor`() {
    for n in Array(0...1000) + [Int.max, 1 << 62, (1 << 31) * (1 << 31) - 1] {
      let root = integerSquareRoot(n)
      #expect(root * root <= n && n - root * root <= 2 * root)
    }
  }
}
