import Exact
import Testing

struct RationalTextTests {
  @Test func `texts of Python's fractions are read exactly`() throws {
    for row in try rationalGolden("text", columnCount: 2) {
      #expect(try Rational(row[0]).description == row[1], "\(row[0])")
    }
  }

  @Test func `what a number may look like`() throws {
    for (text, numerator, denominator) in [
      ("+3", 3, 1), ("-0.0", 0, 1), (".5", 1, 2), ("5.", 5, 1), ("5.e1", 50, 1), ("-.5E-1", -1, 20),
      ("000/0007", 0, 1), ("6/4", 3, 2), ("+6/4", 3, 2), ("0x10", 16, 1), ("-0Xff", -255, 1),
      ("0x.8", 1, 2), ("0xA.", 10, 1), ("0x1.8P+1", 3, 1), ("0xep-1", 7, 1), ("1e-0", 1, 1),
      ("1e000000000000000000000000000003", 1000, 1), ("1.50", 3, 2),
    ] {
      let expected = try Rational(Integer(numerator), over: Integer(denominator))
      #expect(try Rational(text) == expected, "\(text)")
    }
    #expect(try Rational("x1.5y".dropFirst().dropLast()) == Rational(3, over: 2))
  }

  @Test func `what is no number is refused at its place`() {
    let digit = NumberTextError.Expected.digit
    for (text, offset, expected) in [
      ("", 0, digit), ("-", 1, digit), ("--1", 1, digit), (".", 1, digit), ("-.", 2, digit),
      ("e5", 0, digit), ("1e", 2, digit), ("1e+", 3, digit), ("1e.5", 2, digit), ("1/", 2, digit),
      ("/2", 0, digit), ("1/-2", 2, digit), (".e1", 1, digit), ("nan", 0, digit),
      ("inf", 0, digit), ("−1", 0, digit), ("٣", 0, digit), (" 1", 0, digit),
      ("0x", 2, .hexadecimalDigit), ("-0x.", 4, .hexadecimalDigit), ("0xg", 2, .hexadecimalDigit),
      ("0x.p1", 3, .hexadecimalDigit), ("0x1p", 4, digit), ("0x1pf", 4, digit),
      ("1 ", 1, .end), ("1,5", 1, .end), ("1.2.3", 3, .end), ("1/2/3", 3, .end),
      ("1.5/2", 3, .end), ("1/2.5", 3, .end), ("1/2e3", 3, .end), ("1e2.5", 3, .end),
      ("1_000", 1, .end), ("12px", 2, .end), ("0x1p1.5", 5, .end), ("0x1/2", 3, .end),
      ("1½", 1, .end), ("1\0", 1, .end),
    ] {
      #expect(throws: NumberTextError.unexpected(offset: offset, expected: expected), "\(text)") {
        try Rational(text)
      }
    }
    #expect(throws: NumberTextError.zeroDenominator(offset: 3)) { try Rational("-1/000") }
    #expect(throws: NumberTextError.zeroDenominator(offset: 2)) { try Rational("0/0") }
  }

  @Test func `exponents are bounded by their own size`() throws {
    let decimal = Rational.decimalExponentLimit
    let binary = Rational.binaryExponentLimit
    for (text, offset, limit) in [
      ("1e300001", 2, decimal), ("-1.5e-300001", 6, decimal), ("1e999999999", 2, decimal),
      ("0e999999999", 2, decimal), ("1e+" + String(repeating: "9", count: 100), 3, decimal),
      ("0x1p996579", 4, binary), ("0x1p-" + String(repeating: "7", count: 100), 5, binary),
    ] {
      #expect(throws: NumberTextError.exponentOutOfRange(offset: offset, limit: limit), "\(text)") {
        try Rational(text)
      }
    }
    #expect(try Rational("1e300000").decimalExponent == 300_000)
    #expect(try Rational("1.23e-300000").decimalExponent == -300_000)
    #expect(try Rational("0x1p996578").floorLog2() == 996_578)
    #expect(try Rational("0x1p-996578").floorLog2() == -996_578)
    #expect(Integer(10).power(300_000) >= Integer(1) << 996_578)
    #expect(Integer(10).power(300_000) < Integer(1) << 996_579)
  }

  @Test func `long texts are read exactly`() throws {
    let digits = "1" + String(repeating: "0123456789", count: 10_000)
    let whole = try #require(Integer(digits: digits))
    #expect(try Rational(digits + ".5") == Rational(whole * 2 + 1, over: 2))
    #expect(try Rational("0." + digits) * Rational("1e100001") == Rational(whole))
    #expect(try Rational(digits + "/" + digits) == 1)
    let ones = String(repeating: "f", count: 100_000)
    #expect(try Rational("0x" + ones).numerator == Integer(1) << 400_000 - 1)
  }
}
