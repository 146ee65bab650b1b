import Exact
import Testing

struct RationalDoubleTests {
  @Test func `Python rounds to the same doubles`() throws {
    for row in try rationalGolden("double", columnCount: 2) {
      let expected = try #require(Double(row[1]))
      let rounded = try Rational(row[0]).roundedToDouble()
      #expect(rounded.bitPattern == expected.bitPattern, "\(row[0])")
    }
  }

  @Test func `doubles are exact, and what is no number is refused`() throws {
    #expect(try Rational(0.1) == Rational("3602879701896397/36028797018963968"))
    #expect(try Rational(-0.0) == 0)
    #expect(try Rational(-0.0).roundedToDouble().sign == .plus)
    #expect(try Rational(-1.5) == Rational(-3, over: 2))
    #expect(try Rational(Double.leastNonzeroMagnitude) == Rational("0x1p-1074"))
    #expect(try Rational(Double.leastNormalMagnitude) == Rational("0x1p-1022"))
    for value in [Double.infinity, -.infinity, .nan, .signalingNaN] {
      #expect(throws: ArithmeticError.notFinite) { try Rational(value) }
    }
  }

  @Test func `overflow and underflow begin where IEEE 754 says`() {
    let one = Rational.one
    let overflow = one.scaled(byTwoToThe: 1024) - one.scaled(byTwoToThe: 970)
    let little = one.scaled(byTwoToThe: -5000)
    #expect(overflow.roundedToDouble() == .infinity)
    #expect((-overflow).roundedToDouble() == -.infinity)
    #expect((overflow - little).roundedToDouble() == .greatestFiniteMagnitude)
    #expect((little - overflow).roundedToDouble() == -.greatestFiniteMagnitude)
    #expect(one.scaled(byTwoToThe: 1023).roundedToDouble() == 0x1p1023)
    #expect(one.scaled(byTwoToThe: 1024).roundedToDouble() == .infinity)
    #expect(one.scaled(byTwoToThe: 90_000).roundedToDouble() == .infinity)

    let underflow = one.scaled(byTwoToThe: -1075)
    #expect(underflow.roundedToDouble().bitPattern == 0)
    #expect((-underflow).roundedToDouble().bitPattern == (-0.0).bitPattern)
    #expect((underflow + little).roundedToDouble() == .leastNonzeroMagnitude)
    #expect((-underflow - little).roundedToDouble() == -.leastNonzeroMagnitude)
    #expect(one.scaled(byTwoToThe: -1074).roundedToDouble() == .leastNonzeroMagnitude)
    #expect(little.roundedToDouble().bitPattern == 0)
  }

  @Test func `binary logarithms of powers of two and what is next to them`() {
    #expect(Rational.zero.floorLog2() == nil)
    #expect(Rational(-8).floorLog2() == 3)
    #expect((Rational(8) - Rational.one.scaled(byTwoToThe: -900)).floorLog2() == 2)
    #expect(Rational.one.scaled(byTwoToThe: -7).floorLog2() == -7)
  }
}
