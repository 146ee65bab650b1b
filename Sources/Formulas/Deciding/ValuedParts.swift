import Exact

/// The parts of some formulas with their values at a few points: what has the same values is mostly equal.
struct ValuedParts {
  /// A part.
  struct Part {
    /// The part as it is written, or what came to stand in its place.
    var formula: Expression
    /// Whether it is below 0 at the first point.
    let isNegative: Bool
    /// Its values at the points, or those of its negative if it is below 0 at the first one.
    let values: [MachineInterval]

    /// The simple number that the values may be; nil where there is none.
    var number: Rational? { ValuedParts.simplest(values, upTo: 64) }

    /// The simple number by which the values may be multiples of those of another part; nil where there is none.
    func ratio(to other: Part) -> Rational? {
      var ratios: [MachineInterval] = []
      for (own, value) in zip(values, other.values) {
        guard let ratio = own.divided(by: value) else { return nil }
        ratios.append(ratio)
      }
      return ValuedParts.simplest(ratios, upTo: 12)
    }
  }

  /// The most parts that are compared with each other.
  private static let mostParts = 160
  /// The most terms, or factors, of which those beside each other are parts too.
  private static let mostOperands = 8
  /// What it costs to look at a part.
  private static let costOfPart = 64

  /// The parts, the smallest first.
  private(set) var parts: [Part] = []

  /// The parts that are surely not 0 at the points; none of what stands inside of sums over an index.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  init(of formulas: [Expression], at points: [EnclosedPoint]) throws {
    guard !points.isEmpty else { return }
    var seen: Set<Expression> = []
    var stack = formulas
    while let part = stack.popLast(), parts.count < Self.mostParts {
      guard seen.insert(part).inserted else { continue }
      try add(part, points)
      switch part.kind {
      case .series, .entry: continue
      default: stack += part.children
      }
      guard part.children.count <= Self.mostOperands else { continue }
      for run in part.runs where seen.insert(run).inserted { try add(run, points) }
    }
    // Which of several of one size comes first is where they stand.
    parts = parts.enumerated().sorted {
      ($0.element.formula.size, $0.offset) < ($1.element.formula.size, $1.offset)
    }.map(\.element)
  }

  /// The simplest number of the first interval, if it lies in all of them.
  private static func simplest(_ intervals: [MachineInterval], upTo largest: Int) -> Rational? {
    guard let number = intervals[0].simplest(upTo: largest), let point = MachineInterval(number),
      intervals.allSatisfy({ !$0.isDisjoint(from: point) })
    else { return nil }
    return number
  }

  private mutating func add(_ formula: Expression, _ points: [EnclosedPoint]) throws {
    if formula.asRational != nil { return }
    try Fuel.spend(Self.costOfPart)
    var values: [MachineInterval] = []
    for point in points {
      guard let value = IntervalEvaluator.machineEnclosure(of: formula, at: point) else { return }
      values.append(value)
    }
    guard let sign = values[0].signum, sign != 0 else { return }
    parts.append(
      Part(
        formula: formula, isNegative: sign < 0,
        values: sign < 0 ? values.map(\.negated) : values))
  }

  /// Puts a formula in place of another one in all parts.
  mutating func replace(_ part: Expression, by other: Expression) throws {
    for place in parts.indices {
      parts[place].formula = try parts[place].formula.replacingRuns(part, by: other)
    }
  }
}

extension MachineInterval {
  /// The fraction with the least denominator in the interval, if its numerator and denominator are not above a number.
  func simplest(upTo largest: Int) -> Rational? {
    let middle = lower + (upper - lower) / 2
    guard middle.magnitude <= Double(largest) else { return nil }
    for denominator in 1...largest {
      let numerator = (middle * Double(denominator)).rounded()
      guard numerator.magnitude <= Double(largest),
        let number = try? Rational(Integer(Int(numerator)), over: Integer(denominator)),
        let point = MachineInterval(number), !isDisjoint(from: point)
      else { continue }
      return number
    }
    return nil
  }
}

extension Expression {
  /// The sums, or products, of some operands beside each other but not all; a sum begins with a term that is added, if
  /// need be that of its negative, a product with a factor.
  var runs: [Expression] {
    var found: [Expression] = []
    switch kind {
    case .sum(let terms):
      for (first, last) in Self.spans(of: terms.count) {
        let isTurned = terms[first].isSubtracted
        found.append(
          Expression(
            .sum(
              terms[first...last].map {
                Term(isSubtracted: $0.isSubtracted != isTurned, $0.expression)
              })))
      }
    case .product(let factors):
      for (first, last) in Self.spans(of: factors.count) where !factors[first].isDivisor {
        found.append(Expression(.product(Array(factors[first...last]))))
      }
    default: break
    }
    return found
  }

  private static func spans(of count: Int) -> [(first: Int, last: Int)] {
    (0..<count).flatMap { first in
      (first + 1..<max(count, first + 1)).compactMap { last in
        last - first + 1 < count ? (first, last) : nil
      }
    }
  }

  /// The formula with another one wherever a part stands in it.
  package func replacing(_ part: Expression, by other: Expression) -> Expression {
    if self == part { return other }
    // What is smaller holds no such part.
    guard size > part.size else { return self }
    return replacingChildren(children.map { $0.replacing(part, by: other) })
  }

  /// The same with a part that may also be some operands of a sum, or a product, beside each other.
  ///
  /// - Throws: `ArithmeticError`.
  func replacingRuns(_ part: Expression, by other: Expression) throws -> Expression {
    if self == part { return other }
    guard size > part.size else { return self }
    let whole = replacingChildren(try children.map { try $0.replacingRuns(part, by: other) })
    switch (whole.kind, part.kind) {
    case (.sum(let terms), .sum(let run)):
      guard let (place, isTurned) = Self.place(of: run, in: terms) else { return whole }
      let items = place..<place + run.count
      var total = Expression.zero
      for (index, term) in terms.enumerated() {
        if index == place {
          total = try isTurned ? total - other : total + other
        } else if !items.contains(index) {
          total = try term.isSubtracted ? total - term.expression : total + term.expression
        }
      }
      return total
    case (.product(let factors), .product(let run)):
      guard
        let place = factors.indices.first(where: { factors[$0...].starts(with: run) })
      else { return whole }
      let items = place..<place + run.count
      var product = Expression.one
      for (index, factor) in factors.enumerated() {
        if index == place {
          product = try product * other
        } else if !items.contains(index) {
          product = try factor.isDivisor ? product / factor.expression : product * factor.expression
        }
      }
      return product
    default: return whole
    }
  }

  /// Where terms stand beside each other in a sum, as they are or all with the other sign.
  private static func place(of run: [Term], in terms: [Term]) -> (Int, isTurned: Bool)? {
    for place in terms.indices {
      for isTurned in [false, true] {
        let isFound = terms[place...].starts(with: run) {
          $0.expression == $1.expression && $0.isSubtracted == ($1.isSubtracted != isTurned)
        }
        if isFound { return (place, isTurned) }
      }
    }
    return nil
  }
}
