import Exact
import PropertyTesting
import TestSupport
import Testing

extension ExtendedInterval {
  /// Whether a real belongs to the interval, by proof.
  fileprivate func contains(_ value: Real) throws -> Bool {
    if let rational = value.asRational { return contains(rational) }
    if let low = lower.value {
      let order = try value.order(.rational(low))
      if order == .less || (order == .equal && !lower.isIncluded) { return false }
    }
    if let high = upper.value {
      let order = try value.order(.rational(high))
      if order == .greater || (order == .equal && !upper.isIncluded) { return false }
    }
    return true
  }
}

private func interval(_ low: Rational?, _ high: Rational?, _ brackets: String) -> ExtendedInterval {
  ExtendedInterval(
    lower: low.map { .init($0, isIncluded: brackets.hasPrefix("[")) } ?? .infinite,
    upper: high.map { .init($0, isIncluded: brackets.hasSuffix("]")) } ?? .infinite)
}

@Suite struct ExtendedIntervalTests {
  private static let intervals = Generator<ExtendedInterval>.extendedIntervals.withMembers

  @Test func `arithmetic contains every value`() async {
    await forAll(tuple(Self.intervals, Self.intervals), Settings(cases: 500)) { first, second in
      let (a, b) = (first.interval, second.interval)
      let (sum, product) = (a.adding(b), a.multiplied(by: b))
      for x in first.members {
        for y in second.members {
          #expect(sum.contains(x + y), "\(x) + \(y)")
          #expect(product.contains(x * y), "(\(x))(\(y))")
        }
      }
      cover(20, a.lower.value == nil || a.upper.value == nil, "unbounded")
      cover(90, !first.members.isEmpty && !second.members.isEmpty, "intervals with members")
    }
  }

  @Test func `negatives, magnitudes and reciprocals contain every value`() async {
    await forAll(Self.intervals, Settings(cases: 500)) { sample throws in
      let a = sample.interval
      for x in sample.members {
        #expect(a.negated.contains(-x))
        #expect(a.magnitude.contains(x.magnitude))
        if !x.isZero { #expect(try a.reciprocal.contains(x.reciprocal())) }
      }
      #expect(a.negated.negated == a)
    }
  }

  @Test func `powers contain every value`() async {
    await forAll(tuple(Self.intervals, .integers(in: -5...5)), Settings(cases: 1_000)) {
      base, n throws in
      let values = try base.interval.power(n)
      for x in base.members where n >= 0 || !x.isZero {
        #expect(try values.contains(x.power(n)), "(\(x))^\(n)")
      }
    }
  }

  @Test func `powers with fractions contain every value`() async {
    let exponents = Generator<Rational>.rationals(numerators: -5...5, denominators: 2...3)
    await forAll(tuple(Self.intervals, exponents), Settings(cases: 250)) { base, q throws in
      let values = try base.interval.power(q)
      for x in base.members where x.signum > 0 || (x.isZero && q.signum > 0) {
        #expect(try values.contains(Real.rational(x).power(.rational(q))), "(\(x))^(\(q))")
      }
    }
  }

  @Test func `functions contain every value`() async {
    let calls = tuple(Generator.elements(ElementaryFunction.allCases), Self.intervals)
    await forAll(calls, Settings(cases: 640)) { function, a throws in
      let values = try a.interval.apply(function)
      for x in a.members.filter({ $0.magnitude < 1_000 }) {
        guard let value = try? Real.rational(x).apply(function) else { continue }
        #expect(try values.contains(value), "at \(x) in \(values)")
        classify(true, as: "\(function)")
      }
    }
  }

  @Test func `results are no larger than they must be`() throws {
    let half = try Rational(1, over: 2)
    let rows: [(ExtendedInterval, ExtendedInterval)] = [
      (interval(1, 2, "[)").adding(interval(3, 4, "[]")), interval(4, 6, "[)")),
      (interval(1, nil, "[)").adding(interval(-3, 4, "()")), interval(-2, nil, "()")),
      (interval(2, 3, "[]").multiplied(by: interval(-1, 1, "()")), interval(-3, 3, "()")),
      (interval(0, nil, "[)").multiplied(by: interval(0, nil, "[)")), interval(0, nil, "[)")),
      (interval(0, 1, "()").multiplied(by: interval(2, nil, "[)")), interval(0, nil, "()")),
      (interval(0, 1, "[)").multiplied(by: interval(2, nil, "[)")), interval(0, nil, "[)")),
      (interval(0, 0, "[]").multiplied(by: .real), interval(0, 0, "[]")),
      (interval(nil, -1, "(]").multiplied(by: interval(nil, -2, "()")), interval(2, nil, "()")),
      (interval(-2, 2, "[)").multiplied(by: interval(-2, 2, "(]")), interval(-4, 4, "[)")),
      (interval(0, 2, "(]").reciprocal, interval(half, nil, "[)")),
      (interval(0, 2, "[]").reciprocal, interval(half, nil, "[)")),
      (interval(-2, 0, "[)").reciprocal, interval(nil, -half, "(]")),
      (interval(2, nil, "()").reciprocal, interval(0, half, "()")),
      (interval(-1, 1, "[]").reciprocal, .real),
      (interval(-3, 2, "()").magnitude, interval(0, 3, "[)")),
      (interval(-2, 2, "(]").magnitude, interval(0, 2, "[]")),
      (interval(-3, -2, "(]").magnitude, interval(2, 3, "[)")),
      (try interval(-3, 2, "()").power(2), interval(0, 9, "[)")),
      (try interval(-3, 2, "[)").power(3), interval(-27, 8, "[)")),
      (try interval(-3, -2, "()").power(3), interval(-27, -8, "()")),
      (try interval(0, 2, "()").power(-2), interval(half * half, nil, "()")),
      (try interval(2, nil, "[)").power(-1), interval(0, half, "(]")),
      (try ExtendedInterval.real.power(0), interval(1, 1, "[]")),
      (try interval(4, 9, "[)").power(half), interval(2, 3, "[)")),
      (try interval(-4, 9, "[]").power(half), interval(0, 3, "[]")),
      (try ExtendedInterval.real.apply(.exp), .positive),
      (try interval(0, nil, "()").apply(.exp), interval(1, nil, "()")),
      (try interval(1, nil, "()").apply(.log), .positive),
      (try interval(0, 1, "()").apply(.log), interval(nil, 0, "()")),
      (try interval(-5, 1, "()").apply(.log), interval(nil, 0, "()")),
      (try ExtendedInterval.real.apply(.cosh), interval(1, nil, "[)")),
      (try interval(0, nil, "()").apply(.tanh), interval(0, 1, "()")),
      (try interval(nil, 0, "()").apply(.tanh), interval(-1, 0, "()")),
      (try ExtendedInterval.real.apply(.sin), interval(-1, 1, "[]")),
      (try interval(0, nil, "()").apply(.erf), interval(0, 1, "()")),
      (try ExtendedInterval.real.apply(.erfc), interval(0, 2, "()")),
      (try interval(0, nil, "()").apply(.erfc), interval(0, 1, "()")),
    ]
    for (index, (found, expected)) in rows.enumerated() {
      #expect(found == expected, "row \(index): \(found) for \(expected)")
    }
  }

  @Test func `signs are those of all numbers`() async {
    await forAll(Self.intervals, Settings(cases: 500)) { sample in
      let a = sample.interval
      for x in sample.members {
        #expect(!a.isPositive || x.signum > 0)
        #expect(!a.isNonnegative || x.signum >= 0)
        #expect(!a.isNegative || x.signum < 0)
        #expect(!a.isNonpositive || x.signum <= 0)
        #expect(!a.excludesZero || !x.isZero)
        #expect(a.signum.map { $0 == x.signum } ?? true)
      }
      // Where all members are known to have a sign this is said: the ends decide it.
      #expect(a.contains(0) == !a.excludesZero)
      cover(10, a.signum != nil, "intervals of one sign")
    }
  }

  @Test func `signs of intervals that end at zero`() {
    let signs: [(ExtendedInterval, Int?)] = [
      (interval(0, 1, "(]"), 1), (interval(0, 1, "[]"), nil), (interval(-1, 0, "[)"), -1),
      (interval(0, 0, "[]"), 0), (.positive, 1), (.nonnegative, nil), (.real, nil),
      (interval(nil, 0, "()"), -1), (interval(nil, 0, "(]"), nil),
    ]
    for (interval, sign) in signs { #expect(interval.signum == sign, "\(interval)") }
  }

  @Test func `one interval holds another one`() throws {
    let rows: [(ExtendedInterval, ExtendedInterval, Bool)] = [
      (.real, .positive, true), (.positive, .real, false), (.nonnegative, .positive, true),
      (.positive, .nonnegative, false), (interval(0, 1, "[]"), interval(0, 1, "()"), true),
      (interval(0, 1, "()"), interval(0, 1, "[]"), false),
      (interval(0, 1, "[)"), interval(0, 1, "[]"), false),
      (interval(0, 2, "[]"), interval(1, 3, "[]"), false),
      (interval(0, 2, "[]"), interval(-1, 1, "[]"), false),
      (interval(0, nil, "[)"), interval(5, nil, "()"), true), (.real, .real, true),
      (interval(nil, 1, "(]"), interval(nil, 1, "()"), true),
      (interval(nil, 1, "()"), interval(nil, 1, "(]"), false),
    ]
    for (outer, inner, holds) in rows {
      #expect(outer.contains(inner) == holds, "\(outer) and \(inner)")
    }
  }

  @Test func `huge and tiny ends are bounded from outside`() throws {
    let huge = Rational.one.scaled(byTwoToThe: 5_000)
    let tiny = Rational.one.scaled(byTwoToThe: -5_000)
    for a in [interval(1, huge, "[]"), interval(tiny, 1, "[]"), interval(-huge, -tiny, "[]")] {
      for function in ElementaryFunction.allCases {
        let values = try a.apply(function)
        let middle = a.isNegative ? Rational(-1) : .one
        guard let value = try? Real.rational(middle).apply(function) else { continue }
        #expect(try values.contains(value), "\(function) of \(a): \(values)")
      }
      for n in [Int.min, -1_000_000, -3, -2, -1, 1, 2, 3, 1_000_000, Int.max] {
        let sign: Rational = a.isNegative && !n.isMultiple(of: 2) ? -1 : 1
        #expect(try a.power(n).contains(sign), "power \(n) of \(a)")
      }
    }
    // 1 to any power is 1.
    #expect(try interval(1, 3, "[]").power(Rational(Integer(1) << 70)).contains(1))
  }
}
