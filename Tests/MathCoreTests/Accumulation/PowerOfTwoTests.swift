import Exact
import PropertyTesting
import Testing

@testable import MathCore

@Suite struct PowerOfTwoTests {
  @Test func `a double times a power of two is rounded once, also to a subnormal number`() throws {
    var random = Random(seed: 14)
    for round in 0..<3000 {
      let x = Double(bitPattern: random.next())
      guard x.isFinite else { continue }
      // One time in three the result is subnormal.
      let exponent =
        round % 3 == 0
        ? Int.random(in: -1080 ... -1020, using: &random) - Int(x.exponent)
        : Int.random(in: -2300...2300, using: &random)
      let exact = try Rational(x).scaled(byTwoToThe: exponent)
      guard PowerOfTwo.scale(x, by: exponent) == exact.roundedToDouble() else {
        Issue.record("\(x) times 2^\(exponent) is \(PowerOfTwo.scale(x, by: exponent))")
        return
      }
    }
    #expect(PowerOfTwo.scale(1, by: .max) == .infinity)
    #expect(PowerOfTwo.scale(-1, by: .min).bitPattern == (-0.0).bitPattern)
    #expect(PowerOfTwo.scale(.infinity, by: .min) == .infinity)
  }

  @Test func `scaling arrays rounds a subnormal result once, where two steps would round twice`()
    throws
  {
    // 9/16 of the least double is rounded up to it; in two steps 9/4 is rounded to 2, and 2/4 to 0.
    let scale = Decompositions.PowerOfTwoScale(-4)
    #expect(scale(9 * 0x1p-1074) == 0x1p-1074)
    #expect(scale([9 * 0x1p-1074, 1]) == [0x1p-1074, 0x1p-4])
    #expect(Decompositions.PowerOfTwoScale(2098)(0x1p-1074) == .infinity)
    #expect(Decompositions.PowerOfTwoScale(2097)(0x1p-1074) == 0x1p1023)
  }
}
