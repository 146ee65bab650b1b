import Exact

/// Encloses the values of formulas at a point, by arithmetic on intervals of few bits.
struct IntervalEvaluator {
  /// The most bits before the point of an argument of a function.
  private static let largestArgument = 24
  /// The largest exponent that is multiplied out.
  private static let largestExponent = 64
  /// The most terms of a sum.
  private static let mostTerms = 16
  /// The most operations for one formula.
  private static let mostSteps = 2_000

  private let point: EnclosedPoint
  private let precision = EnclosedPoint.precision
  private var indices: [String: Int] = [:]
  private var steps = 0

  private init(_ point: EnclosedPoint) { self.point = point }

  /// An enclosure of the value; nil where there is none, or it is too much work, or this is not the place
  /// to find out.
  static func enclosure(of formula: Expression, at point: EnclosedPoint) -> Interval? {
    guard formula.size <= mostSteps else { return nil }
    var evaluator = IntervalEvaluator(point)
    return try? evaluator.value(of: formula)
  }

  /// Machine numbers around the value, by quicker arithmetic where that will do.
  static func machineEnclosure(
    of formula: Expression, at point: EnclosedPoint
  ) -> MachineInterval? {
    MachineEvaluator.enclosure(of: formula, at: point)
      ?? enclosure(of: formula, at: point).flatMap { MachineInterval($0) }
  }

  /// What ends an evaluation without a value.
  private struct NoEnclosure: Error {}

  private mutating func value(of formula: Expression) throws -> Interval {
    steps += 1
    guard steps <= Self.mostSteps else { throw NoEnclosure() }
    try Fuel.spend(4)
    switch formula.kind {
    case .number(let number): return Interval(number, precision: precision)
    case .name(let name): return try named(name)
    case .sum(let terms):
      var total = Interval.zero
      for term in terms {
        let value = try value(of: term.expression)
        total = total.adding(term.isSubtracted ? value.negated : value, precision: precision)
      }
      return total
    case .negative(let inner): return try value(of: inner).negated
    case .product(let factors):
      var product = Interval.one
      for factor in factors {
        let value = try value(of: factor.expression)
        product =
          factor.isDivisor
          ? try product.divided(by: value, precision: precision)
          : try product.multiplied(by: value, precision: precision)
      }
      return product
    case .power(let base, let exponent): return try power(base, exponent)
    case .call(let name, let arguments): return try call(name, arguments)
    case .entry(let base, let places): return try entry(base, places)
    case .series(let series): return try sum(series)
    case .list, .comparison: throw NoEnclosure()
    }
  }

  private func named(_ name: String) throws -> Interval {
    if let index = indices[name] { return Interval(Rational(index), precision: precision) }
    if case .number(let number)? = point[name] { return number.interval }
    switch name {
    case Constant.pi: return Interval.pi(precision: precision)
    case Constant.e: return Interval.e(precision: precision)
    default: throw NoEnclosure()
    }
  }

  private mutating func power(_ base: Expression, _ exponent: Expression) throws -> Interval {
    if case .name(Constant.e) = base.kind {
      return try apply(.exp, value(of: exponent))
    }
    let value = try value(of: base)
    if let number = exponent.asRational {
      if number.isInteger {
        guard let n = number.numerator.asInt, n.magnitude <= Self.largestExponent else {
          throw NoEnclosure()
        }
        return try value.power(n, precision: precision)
      }
      guard value.signum == 1 else { throw NoEnclosure() }
      if number == Rational.one.scaled(byTwoToThe: -1) {
        return try value.squareRoot(precision: precision)
      }
    }
    guard value.signum == 1 else { throw NoEnclosure() }
    let power = try apply(.log, value).multiplied(
      by: self.value(of: exponent), precision: precision)
    return try apply(.exp, power)
  }

  private mutating func call(_ name: String, _ arguments: [Expression]) throws -> Interval {
    guard let first = arguments.first else { throw NoEnclosure() }
    let x = try value(of: first)
    if arguments.count == 2 {
      let y = try value(of: arguments[1])
      switch name {
      case "max":
        return Interval(lower: max(x.lower, y.lower), upper: max(x.upper, y.upper))
      case "min":
        return Interval(lower: min(x.lower, y.lower), upper: min(x.upper, y.upper))
      default: throw NoEnclosure()
      }
    }
    guard arguments.count == 1 else { throw NoEnclosure() }
    switch name {
    case "sqrt":
      guard x.lower.signum >= 0 else { throw NoEnclosure() }
      return try x.squareRoot(precision: precision)
    case "abs": return x.magnitude
    case "relu":
      return Interval(lower: max(x.lower, .zero), upper: max(x.upper, .zero))
    case "sigmoid":
      let sum = try Interval.one.adding(apply(.exp, x.negated), precision: precision)
      return try Interval.one.divided(by: sum, precision: precision)
    case "softplus":
      return try apply(.log, Interval.one.adding(apply(.exp, x), precision: precision))
    default:
      guard let function = ElementaryFunction(rawValue: name) else { throw NoEnclosure() }
      return try apply(function, x)
    }
  }

  private func apply(_ function: ElementaryFunction, _ x: Interval) throws -> Interval {
    guard x.exponentReach <= Self.largestArgument || x.isPoint && x.lower.isZero else {
      throw NoEnclosure()
    }
    try Fuel.spend(64)
    return try x.apply(function, precision: precision)
  }

  private mutating func entry(_ base: Expression, _ places: [Expression]) throws -> Interval {
    guard case .name(let name) = base.kind else { throw NoEnclosure() }
    let places = try places.map { try whole($0) }
    guard let entry = point.entry(name, at: places) else { throw NoEnclosure() }
    return entry.interval
  }

  private mutating func whole(_ formula: Expression) throws -> Int {
    if let number = formula.asRational?.numerator.asInt, formula.asRational?.isInteger == true {
      return number
    }
    let value = try value(of: formula)
    guard value.isPoint, value.lower.isInteger,
      let number = value.lower.rational.numerator.asInt
    else { throw NoEnclosure() }
    return number
  }

  private mutating func sum(_ series: Expression.Series) throws -> Interval {
    let (lower, upper) = (try whole(series.lower), try whole(series.upper))
    guard upper >= lower - 1, upper - lower < Self.mostTerms else { throw NoEnclosure() }
    let hidden = indices[series.index]
    defer { indices[series.index] = hidden }
    var total = series.isProduct ? Interval.one : .zero
    for index in stride(from: lower, through: upper, by: 1) {
      indices[series.index] = index
      let item = try value(of: series.body)
      total =
        series.isProduct
        ? try total.multiplied(by: item, precision: precision)
        : total.adding(item, precision: precision)
    }
    return total
  }
}
