import Exact
import Testing

struct RationalDecimalTests {
  @Test func `Python's decimals are the same`() throws {
    for row in try rationalGolden("decimal", columnCount: 4) {
      let x = try Rational(row[0])
      let count = try #require(Int(row[1]))
      #expect(x.decimal(significantDigits: count) == row[2], "\(row[0]) to \(count) digits")
      // The golden file keeps the sign of a number that rounds to zero.
      let isZero = row[3].allSatisfy { "-0.".contains($0) }
      let expected = isZero ? row[3].replacing("-", with: "") : row[3]
      #expect(x.decimal(places: count - 1) == expected, "\(row[0]) to \(count - 1) places")
    }
  }

  @Test func `notation, ties and signs`() throws {
    for (text, digits, expected) in [
      ("0", 3, "0.00"), ("0", 1, "0"), ("1/4", 4, "0.2500"), ("12345", 2, "12000"),
      ("-12500", 2, "-12000"), ("13500", 2, "14000"), ("0.999", 2, "1.0"),
      ("1e-7", 2, "0.00000010"),
      ("9.96e-8", 2, "0.00000010"), ("9.94e-8", 2, "9.9e-8"), ("-1e-8", 1, "-1e-8"),
      ("123456789012345678901", 21, "123456789012345678901"), ("9.6e20", 1, "1e21"),
      ("1e21", 3, "1.00e21"), ("7", 0, "7"), ("1.234e-30", 4, "1.234e-30"),
    ] {
      #expect(try Rational(text).decimal(significantDigits: digits) == expected, "\(text)")
    }
    for (text, places, expected) in [
      ("0.125", 2, "0.12"), ("0.375", 2, "0.38"), ("-0.125", 2, "-0.12"), ("0.5", 0, "0"),
      ("1.5", 0, "2"), ("-0.004", 2, "0.00"), ("-0.006", 2, "-0.01"), ("0", 3, "0.000"),
      ("2/3", 5, "0.66667"), ("1e3", 1, "1000.0"), ("99.995", 2, "100.00"), ("7/2", -1, "4"),
    ] {
      #expect(try Rational(text).decimal(places: places) == expected, "\(text)")
    }
  }

  @Test func `the decimal exponent of powers of ten and what is next to them`() throws {
    var failures: [String] = []
    let little = Rational.one.scaled(byTwoToThe: -4000)
    for exponent in -350...350 {
      let power = try Rational(10).power(exponent)
      let found = [power, power + little, power - little, -power].map(\.decimalExponent)
      if found != [exponent, exponent, exponent - 1, exponent] { failures.append("\(exponent)") }
    }
    #expect(failures.first == nil)
    #expect(Rational.zero.decimalExponent == nil)
    #expect(Rational.one.scaled(byTwoToThe: 900_000).decimalExponent == 270_926)
    #expect(Rational.one.scaled(byTwoToThe: -900_000).decimalExponent == -270_927)
  }

  @Test func `decimals that end are written without rounding`() throws {
    for (text, expected) in [
      ("24/25", "0.96"), ("-1/8", "-0.125"), ("0", "0"), ("100", "100"), ("-3", "-3"),
      ("1/3", nil), ("7/30", nil), ("1001/1000", "1.001"), ("1e-3", "0.001"), ("5/2", "2.5"),
    ] as [(String, String?)] {
      #expect(try Rational(text).terminatingDecimal == expected, "\(text)")
    }
    let limit = Rational.terminatingDecimalDigitLimit
    #expect(try Rational("1e\(limit - 1)").terminatingDecimal?.count == limit)
    #expect(try Rational("1e\(limit)").terminatingDecimal == nil)
    #expect(try Rational("1e-\(limit - 1)").terminatingDecimal?.count == limit + 1)
    #expect(try Rational("1e-\(limit)").terminatingDecimal == nil)
    #expect(try Rational("1e-300000").terminatingDecimal == nil)
  }
}
