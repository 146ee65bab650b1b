import PropertyTesting
import TestSupport
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

  /// Integers n with 0 ≤ n·2^−bits ≤ `limit`/16, of all sizes.
  private static func fractions(bits: Int, limit: Int) -> Generator<Integer> {
    tuple(Generator<Int>.integers(in: 0...limit * 1_000), .integers(in: 0...(bits - 1))).map {
      let coarse = ((Integer($0) << bits) >> 4).quotientRoundingDown(by: 1_000)
      return coarse >> ($1 % 3 == 0 ? $1 : 0)
    }
  }

  /// Numbers of bits with a fraction of so many.
  private static func arguments(limit: Int) -> Generator<(bits: Int, fraction: Integer)> {
    Generator<Int>.integers(in: 64...463).flatMap { bits in
      fractions(bits: bits, limit: limit).map { (bits: bits, fraction: $0) }
    }
  }

  private static let settings = Settings(cases: 400)

  @Test func `constants are within two units at any number of bits`() {
    let (pi, log2) = (Interval.pi(precision: 3000), Interval.logarithmOfTwo(precision: 3000))
    for bits in [1, 2, 63, 64, 65, 511, 512, 513, 1024, 1025, 2900] {
      #expect(contains(FixedPoint(significand: Constants.pi(bits: bits), error: 2, bits: bits), pi))
      let log = FixedPoint(significand: Constants.logarithmOfTwo(bits: bits), error: 2, bits: bits)
      #expect(contains(log, log2))
    }
  }

  @Test func `exponentials are within their proven errors`() async {
    let halvings = Generator<Int>.integers(in: 4...11)
    await forAll(tuple(Self.arguments(limit: 11), halvings), Self.settings) { x, halvings throws in
      let form = FixedPoint.exponential(
        of: x.fraction, inputError: 0, bits: x.bits, halvings: halvings)
      let argument = Interval(Dyadic(significand: x.fraction, exponent: -x.bits))
      #expect(try contains(form, argument.exponential(precision: 900)))
    }
  }

  @Test func `logarithms are within their proven errors`() async {
    let roots = Generator<Int>.integers(in: 0...7)
    await forAll(tuple(Self.arguments(limit: 12), roots), Self.settings) { x, roots throws in
      // From 3/4 to 3/2.
      let y = (Integer.powerOfTwo(x.bits) >> 2) * 3 + x.fraction
      let form = FixedPoint.logarithm(of: y, bits: x.bits, roots: roots)
      let argument = Interval(Dyadic(significand: y, exponent: -x.bits))
      #expect(try contains(form, argument.logarithm(precision: 900)))
    }
  }

  @Test func `sines are within their proven errors`() async {
    await forAll(Self.arguments(limit: 25), Self.settings) { x throws in
      let form = FixedPoint.sine(
        of: FixedPoint(significand: x.fraction, error: 0, bits: x.bits), precision: x.bits)
      let argument = Interval(Dyadic(significand: x.fraction, exponent: -x.bits))
      #expect(try contains(form, argument.sine(precision: 900)))
    }
  }

  @Test func `arctangents are within their proven errors`() async {
    let arguments = Generator<Int>.integers(in: 64...463).flatMap { precision in
      let form = FixedPoint.Halving(precision: precision, lost: 1)
      return Self.fractions(bits: form.bits, limit: 16).map {
        (precision: precision, fraction: $0)
      }
    }
    await forAll(arguments, Self.settings) { x throws in
      let form = FixedPoint.Halving(precision: x.precision, lost: 1)
      let arc = FixedPoint.arctangent(of: x.fraction, inputError: 0, form)
      let argument = Interval(Dyadic(significand: x.fraction, exponent: -form.bits))
      #expect(try contains(arc, argument.arctangent(precision: 1200)))
    }
  }

  @Test func `integer square roots are the floor`() {
    for n in Array(0...1000) + [Int.max, 1 << 62, (1 << 31) * (1 << 31) - 1] {
      let root = integerSquareRoot(n)
      #expect(root * root <= n && n - root * root <= 2 * root)
    }
  }
}
