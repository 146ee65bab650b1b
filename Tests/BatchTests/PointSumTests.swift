import Exact
import Grading
import PropertyTesting
import TestSupport
import Testing

@Suite struct PointSumTests {
  @Test func `a sum of points is that of the rationals, and is written like it`() async {
    await forAll(Generator<Rational>.rationals().array(count: 0...12)) { numbers in
      let sum = numbers.reduce(Rational.zero) { $0 + $1 }
      let points = PointSum(numbers.map { PointSum($0) })
      #expect(points.rational == sum)
      #expect(points.description == sum.description)
    }
  }

  @Test func `sums that no machine integer holds are exact too`() throws {
    let primes = [1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081]
    let numbers = try primes.map { try Rational.one / Rational($0) }
    let sum = numbers.reduce(Rational.zero) { $0 + $1 }
    #expect(PointSum(numbers.map { PointSum($0) }).rational == sum)
    let large = Rational(Int.max)
    #expect(PointSum([PointSum(large), PointSum(large)]).description == "18446744073709551614")
  }
}
