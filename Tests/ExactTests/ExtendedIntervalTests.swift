import Exact
import TestSupport
import Testing

/// Draws intervals with ends of all kinds, and numbers in them.
private struct IntervalDraws {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func rational() throws -> Rational {
    let numerator = Int.random(in: -12...12, using: &generator)
    let value = try Rational(
      Integer(numerator), over: Integer(Int.random(in: 1...5, using: &generator)))
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return value.scaled(byTwoToThe: 80)
    case 1: return value.scaled(byTwoToThe: -80)
    default: return value
    }
  }

  mutating func end() throws -> ExtendedInterval.End {
    Int.random(in: 0..<4, using: &generator) == 0
      ? .infinite : ExtendedInterval.End(try rational(), isIncluded: Bool.random(using: &generator))
  }

  mutating func interval() throws -> ExtendedInterval {
    let (a, b) = (try end(), try end())
    guard let x = a.value, let y = b.value else { return ExtendedInterval(lower: a, upper: b) }
    if x == y { return ExtendedInterval(x) }
    return x < y ? ExtendedInterval(lower: a, upper: b) : ExtendedInterval(lower: b, upper: a)
  }

  /// Numbers of an interval: the ends that belong to it, some close to them and some between.
  mutating func numbers(in interval: ExtendedInterval) throws -> [Rational] {
    let reach = try rational().magnitude + 9
    let low = interval.lower.value ?? ((interval.upper.value ?? 0) - reach)
    let high = interval.upper.value ?? ((interval.lower.value ?? low) + reach)
    var numbers: [Rational] = [0, 1, -1, low, high]
    for bits in [1, 2, 40, 200] {
      let step = (high - low).scaled(byTwoToThe: -bits)
      numbers += [low + step, high - step]
    }
    if interval.upper.value == nil { numbers.append(high.scaled(byTwoToThe: 90).magnitude) }
    if interval.lower.value == nil { numbers.append(-low.scaled(byTwoToThe: 90).magnitude) }
    return numbers.filter { interval.contains($0) }
  }
}

extension ExtendedInterval {
  /// The interval in the usual brackets.
  fileprivate var text: String {
    (lower.isIncluded ? "[" : "(") + (lower.value?.description ?? "-∞") + ", "
      + (upper.value?.description ?? "∞") + (upper.isIncluded ? "]" : ")")
  }

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
  @Test func `arithmetic contains every value`() throws {
    var draws = IntervalDraws(seed: 11)
    var failures: [String] = []
    var count = 0
    for _ in 0..<1_500 {
      let (a, b) = (try draws.interval(), try draws.interval())
      for x in try draws.numbers(in: a) {
        if !a.negated.contains(-x) { failures.append("-\(x) of \(a.text)") }
        if !a.magnitude.contains(x.magnitude) { failures.append("|\(x)| of \(a.text)") }
        if !x.isZero, !a.reciprocal.contains(try x.reciprocal()) {
          failures.append("1/(\(x)) of \(a.text): \(a.reciprocal.text)")
        }
        for y in try draws.numbers(in: b) {
          count += 1
          if !a.adding(b).contains(x + y) { failures.append("\(x) + \(y) of \(a.text), \(b.text)") }
          if !a.multiplied(by: b).contains(x * y) {
            failures.append("\(x)*\(y) of \(a.text), \(b.text): \(a.multiplied(by: b).text)")
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
    #expect(count > 20_000)
  }

  @Test func `powers contain every value`() throws {
    var draws = IntervalDraws(seed: 12)
    var failures: [String] = []
    let exponents = try [
      Rational(1, over: 2), Rational(1, over: 3), Rational(3, over: 2), Rational(-1, over: 2),
      Rational(-5, over: 3),
    ]
    for _ in 0..<300 {
      let a = try draws.interval()
      let numbers = try draws.numbers(in: a)
      for n in -5...5 {
        let values = try a.power(n)
        for x in numbers where n >= 0 || !x.isZero {
          if !values.contains(try x.power(n)) {
            failures.append("(\(x))^\(n) of \(a.text): \(values.text)")
          }
        }
      }
      for q in exponents {
        let values = try a.power(q)
        for x in numbers where x.signum > 0 || (x.isZero && q.signum > 0) {
          if try !values.contains(Real.rational(x).power(.rational(q))) {
            failures.append("(\(x))^(\(q)) of \(a.text): \(values.text)")
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
  }

  @Test func `functions contain every value`() throws {
    var draws = IntervalDraws(seed: 13)
    var failures: [String] = []
    var count = 0
    for _ in 0..<150 {
      let a = try draws.interval()
      let numbers = try draws.numbers(in: a).filter { $0.magnitude < 1_000 }
      for function in ElementaryFunction.allCases {
        let values = try a.apply(function)
        for x in numbers {
          guard let value = try? Real.rational(x).apply(function) else { continue }
          count += 1
          if try !values.contains(value) {
            failures.append("\(function)(\(x)) of \(a.text): \(values.text)")
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
    #expect(count > 3_000)
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
    ]
    for (index, (found, expected)) in rows.enumerated() {
      #expect(found == expected, "row \(index): \(found.text) for \(expected.text)")
    }
  }

  @Test func `signs are those of all numbers`() throws {
    var draws = IntervalDraws(seed: 14)
    var failures: [String] = []
    for _ in 0..<2_000 {
      let a = try draws.interval()
      let numbers = try draws.numbers(in: a)
      for x in numbers {
        if a.isPositive, x.signum <= 0 { failures.append("\(a.text) is not positive") }
        if a.isNonnegative, x.signum < 0 { failures.append("\(a.text) is not nonnegative") }
        if a.isNegative, x.signum >= 0 { failures.append("\(a.text) is not negative") }
        if a.isNonpositive, x.signum > 0 { failures.append("\(a.text) is not nonpositive") }
        if a.excludesZero, x.isZero { failures.append("\(a.text) has a zero") }
        if let sign = a.signum, sign != x.signum { failures.append("\(a.text) has two signs") }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
    let signs: [(ExtendedInterval, Int?)] = [
      (interval(0, 1, "(]"), 1), (interval(0, 1, "[]"), nil), (interval(-1, 0, "[)"), -1),
      (interval(0, 0, "[]"), 0), (.positive, 1), (.nonnegative, nil), (.real, nil),
      (interval(nil, 0, "()"), -1), (interval(nil, 0, "(]"), nil),
    ]
    for (interval, sign) in signs { #expect(interval.signum == sign, "\(interval.text)") }
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
      #expect(outer.contains(inner) == holds, "\(outer.text) and \(inner.text)")
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
        #expect(try values.contains(value), "\(function) of \(a.text): \(values.text)")
      }
      for n in [Int.min, -1_000_000, -3, -2, -1, 1, 2, 3, 1_000_000, Int.max] {
        let sign: Rational = a.isNegative && !n.isMultiple(of: 2) ? -1 : 1
        #expect(try a.power(n).contains(sign), "power \(n) of \(a.text)")
      }
    }
    // 1 to any power is 1.
    #expect(try interval(1, 3, "[]").power(Rational(Integer(1) << 70)).contains(1))
  }
}
