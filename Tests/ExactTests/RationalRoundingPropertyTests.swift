import Exact
import PropertyTesting
import TestSupport
import Testing

/// Rounding of rationals to doubles and decimals, against the definition of the nearest one.
@Suite struct RationalRoundingPropertyTests {
  private static let settings = Settings(cases: 500)
  private static let half = Rational.one.scaled(byTwoToThe: -1)

  /// Rationals of the sizes of all doubles and a little beyond, and what lies next to a double or
  /// halfway between two.
  private static let nearDoubles: Generator<Rational> = .oneOf([
    tuple(.rationals(), .integers(in: -1_200...1_200)).map { (x: Rational, exponent: Int) in
      x.scaled(byTwoToThe: exponent)
    },
    tuple(.finiteDoubles, .elements([1, 0, 1, 2]), .elements([0, -1, 0, 1])).map {
      (low: Double, halves: Int, side: Int) in
      let above = Self.value(low.nextUp)
      let distance = above - Self.value(low)
      let point = Self.value(low) + distance.scaled(byTwoToThe: -1) * Rational(halves)
      return point + distance.scaled(byTwoToThe: -900) * Rational(side)
    },
  ])

  /// The number that a double stands for, an infinity for the double that would follow the largest.
  private static func value(_ double: Double) -> Rational {
    let next = Rational.one.scaled(byTwoToThe: 1_024)
    return (try? Rational(double)) ?? (double > 0 ? next : -next)
  }

  @Test func `the nearest double is the nearest by definition, even at a tie`() async {
    await forAll(Self.nearDoubles, Settings(cases: 2_000)) { x in
      let rounded = x.roundedToDouble()
      #expect(rounded.sign == (x.signum < 0 ? .minus : .plus))
      let distance = (x - Self.value(rounded)).magnitude
      let isEven = rounded.significandBitPattern & 1 == 0
      var isTie = false
      for neighbour in [rounded.nextUp, rounded.nextDown] where neighbour != rounded {
        let other = (x - Self.value(neighbour)).magnitude
        let isBeyond = rounded.isInfinite && x.magnitude >= Self.value(.infinity)
        #expect(isBeyond || distance < other || (distance == other && isEven))
        isTie = isTie || distance == other
      }
      cover(5, isTie, "ties")
      cover(2, rounded.isSubnormal, "subnormal")
      cover(0.7, isTie && rounded.isSubnormal, "subnormal ties")
      cover(0.5, rounded.isInfinite, "overflows")
      cover(0.5, rounded.isZero && !x.isZero, "underflows")
    }
  }

  @Test func `doubles are read exactly and come back with their bits`() async {
    await forAll(.finiteDoubles, Settings(cases: 2_000)) { (value: Double) in
      let x = try Rational(value)
      let units = Int(value.significandBitPattern) + (value.isNormal ? 1 << 52 : 0)
      let exponent = max(Int(value.exponentBitPattern), 1) - 1_075
      let magnitude =
        exponent < 0
        ? try Rational(Integer(units), over: Integer(2).power(UInt(-exponent)))
        : Rational(Integer(units) * Integer(2).power(UInt(exponent)))
      #expect(x == (value.sign == .minus ? -magnitude : magnitude))
      let back = x.roundedToDouble()
      #expect(back.bitPattern == (value.isZero ? 0 : value.bitPattern))
      cover(5, value.isSubnormal, "subnormal")
    }
  }

  @Test func `the binary and the decimal logarithm are floors`() async {
    await forAll(Self.nearDoubles, Self.settings) { x in
      let (binary, decimal) = (x.floorLog2(), x.decimalExponent)
      #expect((binary == nil) == x.isZero && (decimal == nil) == x.isZero)
      guard let binary, let decimal else { return }
      for (base, exponent) in [(Rational(2), binary), (Rational(10), decimal)] {
        let low = try base.power(exponent)
        #expect(low <= x.magnitude && x.magnitude < low * base)
      }
    }
  }

  /// A number with the places and the digits that it is rounded to.
  private typealias Decimal = (x: Rational, places: Int, digits: Int)

  /// Rationals, and numbers halfway between two decimals or next to there.
  private static let nearDecimals: Generator<Decimal> = .oneOf([
    tuple(.rationals(reach: 90), .integers(in: 0...24), .integers(in: 1...30)).map {
      (x: Rational, places: Int, digits: Int) in (x: x, places: places, digits: digits)
    },
    tuple(.oneOf([.integers(words: 1), nines]), .integers(in: 0...24), .elements([0, -1, 1])).map {
      (units: Integer, places: Int, side: Int) in
      let unit = Rational.one.scaled(byTwoToThe: -places) * Self.fifth(to: places)
      let point = (Rational(units) + half) * unit
      let little = unit.scaled(byTwoToThe: -900) * Rational(side)
      let digits = units.magnitude.description.count
      return (x: point + little, places: places, digits: digits)
    },
  ])

  /// Numbers of nines, which are rounded up to a power of ten.
  private static let nines = Generator<Int>.integers(in: 1...24).map {
    Integer(10).power(UInt($0)) - 1
  }

  private static func fifth(to power: Int) -> Rational {
    (try? Rational(.one, over: Integer(5).power(UInt(power)))) ?? .one
  }

  /// Whether a decimal is the nearest one of a unit, the even one at a tie.
  private func isNearest(_ rounded: Rational, to x: Rational, unit: Rational) throws -> Bool {
    let units = try rounded / unit
    let distance = try ((x - rounded) / unit).magnitude
    return units.isInteger
      && (distance < Self.half || (distance == Self.half && !units.numerator.isOdd))
  }

  @Test func `so many places are the nearest ones, even at a tie`() async {
    await forAll(Self.nearDecimals, Settings(cases: 1_000)) { x, places, _ throws in
      let text = x.decimal(places: places)
      let rounded = try Rational(text)
      let unit = try Rational(10).power(-places)
      #expect(try isNearest(rounded, to: x, unit: unit))
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == (places > 0 ? 2 : 1) && (places == 0 || parts.last?.count == places))
      #expect(text.hasPrefix("-") == (rounded.signum < 0))
      cover(10, (x - rounded).magnitude == Self.half * unit, "ties")
      cover(2, rounded.isZero && !x.isZero, "numbers that round to zero")
    }
  }

  @Test func `so many significant digits are the nearest ones, even at a tie`() async {
    await forAll(Self.nearDecimals, Settings(cases: 1_000)) { x, _, digits throws in
      guard let exponent = x.decimalExponent else { return }
      let text = x.decimal(significantDigits: digits)
      let rounded = try Rational(text)
      let unit = try Rational(10).power(exponent - digits + 1)
      #expect(try isNearest(rounded, to: x, unit: unit))
      let written = try #require(rounded.decimalExponent)
      let isPlain = -7...20 ~= written
      #expect(text.contains("e") == !isPlain)
      let shown = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
      // A plain whole number shows zeros that only hold places.
      #expect(shown == (isPlain ? max(digits, written + 1) : digits))
      cover(10, (x - rounded).magnitude == Self.half * unit, "ties")
      cover(20, !isPlain, "scientific")
      cover(2, written > exponent, "carries into the next power")
    }
  }

  @Test func `a decimal ends where the denominator has no factor but 2 and 5`() async {
    let ends = tuple(.integers(), .integers(in: 0...60), .integers(in: 0...60)).map {
      (n: Integer, twos: Int, fives: Int) in
      Rational(n, timesTwoToThe: -twos) * Self.fifth(to: fives)
    }
    await forAll(.oneOf([ends, .rationals(words: 0)]), Self.settings) { (x: Rational) in
      // Such a denominator divides a power of ten with its own number of bits as the exponent.
      let power = Integer(10).power(UInt(x.denominator.bitWidth))
      guard try power.remainder(by: x.denominator).isZero else {
        #expect(x.terminatingDecimal == nil)
        return
      }
      let text = try #require(x.terminatingDecimal)
      #expect(try Rational(text) == x)
      #expect(!text.contains("e") && (!text.contains(".") || text.last != "0"))
      cover(40, !x.isInteger, "decimals with a point")
    }
  }
}
