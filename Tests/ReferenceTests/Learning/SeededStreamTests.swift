import Exact
import Reference
import Testing

@Suite struct SeededStreamTests {
  /// The published draws of SplitMix64 for the seed 1234567.
  @Test func `the draws are those of SplitMix64`() {
    var stream = SeededStream(seed: 1_234_567)
    let draws = (0..<5).map { _ in stream.next() }
    #expect(
      draws == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a whole number below a bound is the whole part of the draw's share`() {
    var (stream, draws) = (SeededStream(seed: 7), SeededStream(seed: 7))
    for bound in [1, 2, 3, 10, 1000] {
      // 2⁶⁴ mod bound is so small that no draw is made again here.
      let wanted = draws.next().multipliedFullWidth(by: UInt64(bound)).high
      #expect(stream.whole(below: bound) == Int(wanted))
    }
  }

  @Test(arguments: 0..<20) func `a permutation has every number once`(_ count: Int) {
    var stream = SeededStream(seed: count)
    #expect(stream.permutation(count).sorted() == Array(0..<count))
  }

  @Test func `normal draws have the mean 0 and the variance 1, and fractions the mean 1/2`() throws
  {
    var stream = SeededStream(seed: 1)
    let count = 4000
    let normal = (0..<count).map { _ in stream.normal() }
    let mean = try normal.reduce(Rational.zero, +) / Rational(count)
    let square = try normal.reduce(Rational.zero) { $0 + $1 * $1 } / Rational(count)
    // Six deviations: √(1/n) of the mean, √(2/n) of the mean square, √(1/12n) of the fractions.
    #expect(mean.magnitude.roundedToDouble() < 6 / 4000.0.squareRoot())
    #expect((square - .one).magnitude.roundedToDouble() < 6 * (2 / 4000.0).squareRoot())
    let fractions = (0..<count).map { _ in stream.fraction() }
    #expect(fractions.allSatisfy { $0.signum >= 0 && $0 < .one })
    let middle = try fractions.reduce(Rational.zero, +) / Rational(count)
    #expect(
      (middle.roundedToDouble() - 0.5).magnitude < 6 / (12 * 4000.0).squareRoot())
  }
}
