import Exact
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
    var draws = RationalDraws(seed: 14)
    var failures: [String] = []
    for _ in 0..<2000 {
      let (a, b) = (draws.rational(bits: 3), draws.rational(bits: 3))
      let (ab, ba) = (Rational.isSimpler(a, than: b), Rational.isSimpler(b, than: a))
      if (a == b && (ab || ba)) || (a != b && ab == ba) { failures.append("\(a), \(b)") }
    }
    #expect(failures.first == nil)
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

  @Test func `the simplest between two is the first of the sequence`() throws {
    var draws = RationalDraws(seed: 15)
    var failures: [String] = []
    for _ in 0..<1500 {
      let a = draws.rational(bits: 5)
      let b = a + draws.rational(bits: 5) * draws.rational(bits: 4)
      let found = Rational.simplest(between: a, and: b)
      let limit = try #require(a.denominator.asInt)
      let first = SimplestFirst(from: min(a, b), to: max(a, b), denominatorLimit: limit)
        .first { _ in true }
      if found != first || found != Rational.simplest(between: b, and: a) {
        failures.append("[\(a), \(b)]: \(found), not \(first as Any)")
      }
    }
    #expect(failures.first == nil)
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
