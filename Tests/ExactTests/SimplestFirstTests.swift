import Exact
import PropertyTesting
import TestSupport
import Testing

struct SimplestFirstTests {
  /// All n/d with 1 ≤ d ≤ limit in a closed interval, in the order of the definition.
  private func table(from lower: Rational, to upper: Rational, limit: Int) throws -> [Rational] {
    var found: Set<Rational> = []
    for denominator in 1...limit {
      for numerator in -limit * 6...limit * 6 {
        let x = try Rational(Integer(numerator), over: Integer(denominator))
        if lower <= x && x <= upper { found.insert(x) }
      }
    }
    return found.sorted { a, b in
      if a.denominator != b.denominator { return a.denominator < b.denominator }
      if a.magnitude != b.magnitude { return a.magnitude < b.magnitude }
      return a > b
    }
  }

  @Test func `simplest first is by denominator, magnitude and sign`() throws {
    let ordered = try ["0", "1", "-1", "2", "-2", "1/2", "-1/2", "3/2", "1/3", "-1/3", "5/7"]
      .map { try Rational($0) }
    for (i, a) in ordered.enumerated() {
      for (j, b) in ordered.enumerated() {
        #expect(Rational.isSimpler(a, than: b) == (i < j), "\(a), \(b)")
      }
    }
  }

  @Test func `simplest first is a total order`() async {
    let numbers = Generator<Rational>.rationals(numerators: -7...7, denominators: 1...4)
    await forAll(tuple(numbers, numbers, numbers)) { a, b, c in
      let (ab, ba) = (Rational.isSimpler(a, than: b), Rational.isSimpler(b, than: a))
      #expect([ab, ba, a == b].count { $0 } == 1)
      #expect(!(ab && Rational.isSimpler(b, than: c)) || Rational.isSimpler(a, than: c))
      let (d, e) = (a.denominator, b.denominator)
      #expect(d == e || ab == (d < e))
      #expect(d != e || a.magnitude == b.magnitude || ab == (a.magnitude < b.magnitude))
      cover(2, a == b, "equal pairs")
    }
  }

  @Test func `the sequence is the sorted table`() throws {
    for (lower, upper) in [
      ("-1", "1"), ("0", "5"), ("-5", "0"), ("1/3", "5/3"), ("-7/2", "-6/5"), ("-1/2", "3"),
      ("2/7", "2/7"), ("-3", "1/5"), ("5/11", "6/11"), ("1", "0"),
    ] {
      let (lower, upper) = (try Rational(lower), try Rational(upper))
      let expected = try table(from: lower, to: upper, limit: 9)
      let name: Comment = "[\(lower), \(upper)]"
      #expect(Array(SimplestFirst(from: lower, to: upper, denominatorLimit: 9)) == expected, name)
      let open = SimplestFirst(
        from: lower, to: upper, includesLower: false, includesUpper: false, denominatorLimit: 9)
      #expect(Array(open) == expected.filter { $0 != lower && $0 != upper }, name)
      let half = SimplestFirst(from: lower, to: upper, includesUpper: false, denominatorLimit: 9)
      #expect(Array(half) == expected.filter { $0 != upper }, name)
    }
    let limit = try Rational("9/2")
    #expect(
      Array(SimplestFirst(magnitudeLimit: limit, denominatorLimit: 4))
        == (try table(from: -limit, to: limit, limit: 4)))
    #expect(Array(SimplestFirst(magnitudeLimit: -1, denominatorLimit: 4)).isEmpty)
    #expect(Array(SimplestFirst(magnitudeLimit: 1, denominatorLimit: 0)).isEmpty)
  }

  @Test func `numbers are made when they are asked for`() {
    let huge = SimplestFirst(magnitudeLimit: Rational(Integer(1) << 900), denominatorLimit: .max)
    #expect(Array(huge.prefix(5)) == [0, 1, -1, 2, -2])
    let far = SimplestFirst(
      from: Rational(Integer(1) << 900), to: Rational(Integer(1) << 901), denominatorLimit: .max)
    #expect(Array(far.prefix(2)) == [Rational(Integer(1) << 900), Rational(Integer(1) << 900 + 1)])
  }

  @Test func `the simplest between two is the first of the sequence`() async {
    let small = Generator<Rational>.rationals(numerators: -31...31, denominators: 1...32)
    let pairs = tuple(small, small, .integers(in: 0...12)).map {
      (a: Rational, b: Rational, power: Int) in
      (a, a + b.scaled(byTwoToThe: -power))
    }
    await forAll(pairs) { a, b throws in
      let found = Rational.simplest(between: a, and: b)
      #expect(found == Rational.simplest(between: b, and: a))
      let (low, high) = (min(a, b), max(a, b))
      // The simplest one has at most the denominator of an end.
      let limit = try #require(a.denominator.asInt)
      let first = SimplestFirst(from: low, to: high, denominatorLimit: limit).first { _ in true }
      #expect(found == first)
      #expect(low <= found && found <= high)
      // No whole number is between them, and so on: none with a smaller denominator is.
      for denominator in 1..<(found.denominator.asInt ?? 1) {
        let scale = Rational(denominator)
        #expect(Rational((low * scale).ceiling) > high * scale, "over \(denominator)")
      }
      cover(20, found.denominator > 1, "fractions")
    }
  }

  @Test func `known simplest numbers`() throws {
    for (a, b, expected) in [
      ("3.14", "3.15", "22/7"), ("3.141592", "3.141593", "355/113"), ("-3.15", "-3.14", "-22/7"),
      ("-1", "5", "0"), ("0", "5", "0"), ("0.1", "5", "1"), ("2/7", "2/7", "2/7"),
      ("7", "7", "7"), ("-0.5", "-0.4", "-1/2"), ("1e-300000", "2e-300000", nil),
    ] as [(String, String, String?)] {
      let (lower, upper) = (try Rational(a), try Rational(b))
      let found = Rational.simplest(between: lower, and: upper)
      if let expected {
        #expect(try found == Rational(expected), "[\(a), \(b)]")
      } else {
        #expect(found.numerator == 1 && lower <= found && found <= upper, "[\(a), \(b)]")
      }
    }
  }

  @Test func `a long continued fraction does not deepen the stack`() throws {
    // Neighbouring Fibonacci numbers: all terms are 1.
    var (a, b): (Integer, Integer) = (1, 1)
    for _ in 0..<20_000 { (a, b) = (b, a + b) }
    let ratio = try Rational(b, over: a)
    #expect(Rational.simplest(between: ratio, and: ratio) == ratio)
  }
}
