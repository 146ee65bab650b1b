import Testing

@testable import Exact

struct IntegerTests {
  @Test func `digits are read at any length and written back`() {
    #expect(Integer(digits: "-0") == 0)
    #expect(Integer(digits: "+0012") == 12)
    #expect(Integer(digits: "-9223372036854775809").map { $0 + 1 } == Integer(Int.min))
    for text in ["", "-", "+", "+-1", "--1", "1-", " 1", "1 ", "0x1", "1.0", "１", "1_0"] {
      #expect(Integer(digits: text) == nil, "\(text)")
    }
    let long = "-7" + String(repeating: "0123456789", count: 10_000)
    #expect(Integer(digits: long)?.description == long)
  }

  @Test func `division rounds as it says`() throws {
    // n, d, down, up, to zero, remainder, nearest or even
    for (n, d, down, up, zero, rest) in [
      (7, 2, 3, 4, 3, 1), (-7, 2, -4, -3, -3, 1), (7, -2, -4, -3, -3, -1), (-7, -2, 3, 4, 3, -1),
      (6, 3, 2, 2, 2, 0), (0, 5, 0, 0, 0, 0),
    ] {
      let (n, d) = (Integer(n), Integer(d))
      #expect(try n.quotient(by: d, rounding: .down) == Integer(down))
      #expect(try n.quotient(by: d, rounding: .up) == Integer(up))
      #expect(try n.quotient(by: d, rounding: .towardZero) == Integer(zero))
      #expect(try n.remainder(by: d) == Integer(rest))
      #expect(n.floorDivision(by: d) == (Integer(down), Integer(rest)))
    }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Integer.one.quotient(by: 0, rounding: .up)
    }
    #expect(throws: ArithmeticError.divisionByZero) { try Integer.one.remainder(by: 0) }
  }

  @Test func `the nearest quotient is even at a tie`() {
    for (n, expected) in [
      (-10, -2), (-7, -2), (-6, -2), (-5, -1), (-3, -1), (-2, 0), (-1, 0), (0, 0), (1, 0), (2, 0),
      (3, 1), (5, 1), (6, 2), (7, 2), (10, 2), (14, 4),
    ] {
      #expect(Integer(n).nearestQuotient(by: 4) == Integer(expected), "\(n)/4")
    }
  }

  @Test func `bits, roots, factors and multiples`() {
    #expect(Integer.zero.bitWidth == 0)
    #expect(Integer(-256).bitWidth == 9)
    #expect(Integer(255).bitWidth == 8)
    #expect(Integer(-96).trailingZeroBitCount == 5)
    #expect(Integer.zero.trailingZeroBitCount == 0)
    #expect(Integer(-5) >> 1 == -3)
    #expect(Integer(-5).shiftedRightRoundingUp(by: 1) == -2)
    #expect(Integer(3) << 70 == Integer(digits: "3541774862152233910272"))
    #expect((Integer(Int.max) + 1).asInt == nil)
    #expect(Integer(Int.min).asInt == Int.min)

    let cube = Integer(1_000_003).power(3)
    #expect(cube.root(3)?.floor == 1_000_003)
    #expect(cube.root(3)?.isExact == true)
    #expect((cube - 1).root(3)?.floor == 1_000_002)
    #expect((cube - 1).root(3)?.isExact == false)
    #expect(Integer(-8).root(3) == nil)
    #expect(Integer(8).root(0) == nil)

    #expect(Integer.factorial(20) == 2_432_902_008_176_640_000)
    #expect(Integer.greatestCommonDivisor(-12, 18) == 6)
    #expect(Integer.greatestCommonDivisor(0, 0) == 0)
    #expect(Integer.leastCommonMultiple(-4, 6) == 12)
    #expect(Integer.leastCommonMultiple(0, 6) == 0)
    #expect(Integer(-500).removingFactor(5) == (-4, 3))
    #expect(Integer.zero.removingFactor(5) == (0, 0))
    #expect(Integer(84).dividedExactly(by: -7) == -12)
  }

  @Test func `changing one value changes no other`() {
    let original = Integer(1) << 100
    var copy = original
    copy += 1
    #expect(original == Integer(1) << 100)
    #expect(copy - original == 1)
    copy -= 1
    #expect(copy == original)

    var a = Integer(7) << 90
    a += a
    #expect(a == Integer(7) << 91)
    a *= a
    #expect(a == Integer(49) << 182)
    let before = a
    a -= a
    #expect(a == 0)
    #expect(before == Integer(49) << 182)
  }

  @Test func `equal integers have equal hashes`() {
    let a = Integer(3) << 200
    let b = (Integer(3) << 201) >> 1
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(Set([a, b, -a]).count == 2)
  }
}
