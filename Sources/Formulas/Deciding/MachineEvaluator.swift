import Exact

/// Encloses the values of formulas at a point, by arithmetic on machine numbers that are rounded outwards.
///
/// It gives up where `IntervalEvaluator` may still find out: far from 1, and on functions that it does not
/// know.
struct MachineEvaluator {
  /// The largest exponent that is multiplied out.
  private static let largestExponent = 64
  /// The most terms of a sum.
  private static let mostTerms = 16
  /// The most operations for one formula.
  static let mostSteps = 2_000

  private let point: EnclosedPoint
  private var indices: [String: Int] = [:]
  private var steps = 0

  private init(_ point: EnclosedPoint) { self.point = point }

  /// An enclosure of the value; nil where there is none, or it is too much work, or this is not the place to
  /// find out.
  static func enclosure(of formula: Expression, at point: EnclosedPoint) -> MachineInterval? {
    guard formula.size <= mostSteps else { return nil }
    var evaluator = MachineEvaluator(point)
    return try? evaluator.value(of: formula)
  }

  /// What ends an evaluation without a value.
  private struct NoEnclosure: Error {}

  @inline(__always)
  private func known(_ value: MachineInterval?) throws(NoEnclosure) -> MachineInterval {
    guard let value else { throw NoEnclosure() }
    return value
  }

  private mutating func value(of formula: Expression) throws(NoEnclosure) -> MachineInterval {
    steps += 1
    guard steps <= Self.mostSteps, (try? Fuel.spend(2)) != nil else { throw NoEnclosure() }
    switch formula.kind {
    case .number(let number): return try known(MachineInterval(number))
    case .name(let name): return try named(name)
    case .sum(let terms):
      var total: MachineInterval?
      for term in terms {
        let value = try value(of: term.expression)
        let signed = term.isSubtracted ? value.negated : value
        if let sum = total { total = try known(sum.adding(signed)) } else { total = signed }
      }
      return total ?? .zero
    case .negative(let inner): return try value(of: inner).negated
    case .product(let factors):
      var product: MachineInterval?
      for factor in factors {
        let value = try value(of: factor.expression)
        if factor.isDivisor {
          product = try known((product ?? .one).divided(by: value))
        } else if let known = product {
          product = try self.known(known.multiplied(by: value))
        } else {
          product = value
        }
      }
      return product ?? .one
    case .power(let base, let exponent): return try power(base, exponent)
    case .call(let name, let arguments): return try call(name, arguments)
    case .entry(let base, let places): return try entry(base, places)
    case .series(let series): return try sum(series)
    case .list, .comparison: throw NoEnclosure()
    }
  }

  private func named(_ name: String) throws(NoEnclosure) -> MachineInterval {
    if !indices.isEmpty, let index = indices[name] { return MachineInterval(small: index) }
    if case .number(let number)? = point[name] { return try known(number.machine) }
    switch name {
    case Constant.pi: return .pi
    case Constant.e: return .e
    default: throw NoEnclosure()
    }
  }

  private mutating func power(
    _ base: Expression, _ exponent: Expression
  ) throws(NoEnclosure) -> MachineInterval {
    if case .name(Constant.e) = base.kind { return try known(value(of: exponent).exponential()) }
    let value = try value(of: base)
    if let number = exponent.asRational {
      if number.isInteger {
        guard let n = number.numerator.asInt, n.magnitude <= Self.largestExponent else {
          throw NoEnclosure()
        }
        return try known(value.power(n))
      }
      if value.signum == 1, number == Rational.one.scaled(byTwoToThe: -1) {
        return try known(value.squareRoot())
      }
    }
    guard value.signum == 1, let logarithm = value.logarithm() else { throw NoEnclosure() }
    return try known(logarithm.multiplied(by: self.value(of: exponent))?.exponential())
  }

  /// What a call computes.
  private enum Called {
    case larger, smaller, root, magnitude, relu, sigmoid, softplus
    case elementary(ElementaryFunction)
  }

  private static let functions: [String: Called] = {
    var functions: [String: Called] = [
      "max": .larger, "min": .smaller, "sqrt": .root, "abs": .magnitude, "relu": .relu,
      "sigmoid": .sigmoid, "softplus": .softplus,
    ]
    for function in ElementaryFunction.allCases {
      functions[function.rawValue] = .elementary(function)
    }
    return functions
  }()

  private mutating func call(
    _ name: String, _ arguments: [Expression]
  ) throws(NoEnclosure) -> MachineInterval {
    guard let function = Self.functions[name], let first = arguments.first else {
      throw NoEnclosure()
    }
    let x = try value(of: first)
    switch function {
    case .larger, .smaller:
      guard arguments.count == 2 else { throw NoEnclosure() }
      let y = try value(of: arguments[1])
      if case .larger = function { return x.maximum(y) }
      return x.minimum(y)
    default: break
    }
    guard arguments.count == 1 else { throw NoEnclosure() }
    switch function {
    case .root: return try known(x.squareRoot())
    case .magnitude: return x.magnitude
    case .relu: return x.maximum(.zero)
    case .sigmoid:
      let sum = try known(x.negated.exponential()?.adding(.one))
      return try known(MachineInterval.one.divided(by: sum))
    case .softplus: return try known(x.exponential()?.adding(.one)?.logarithm())
    case .elementary(let function): return try known(x.apply(function))
    case .larger, .smaller: throw NoEnclosure()
    }
  }

  private mutating func entry(
    _ base: Expression, _ places: [Expression]
  ) throws(NoEnclosure) -> MachineInterval {
    guard case .name(let name) = base.kind else { throw NoEnclosure() }
    var indices: [Int] = []
    for place in places { indices.append(try whole(place)) }
    return try known(point.entry(name, at: indices)?.machine)
  }

  private mutating func whole(_ formula: Expression) throws(NoEnclosure) -> Int {
    if let number = formula.asRational, number.isInteger, let value = number.numerator.asInt {
      return value
    }
    guard let number = try value(of: formula).whole, number.magnitude < 1 << 32 else {
      throw NoEnclosure()
    }
    return number
  }

  private mutating func sum(
    _ series: Expression.Series
  ) throws(NoEnclosure) -> MachineInterval {
    let (lower, upper) = (try whole(series.lower), try whole(series.upper))
    guard lower.magnitude < 1 << 32, upper.magnitude < 1 << 32, upper >= lower - 1,
      upper - lower < Self.mostTerms
    else { throw NoEnclosure() }
    let hidden = indices[series.index]
    defer { indices[series.index] = hidden }
    var total = series.isProduct ? MachineInterval.one : .zero
    for index in stride(from: lower, through: upper, by: 1) {
      indices[series.index] = index
      let item = try value(of: series.body)
      total = try known(series.isProduct ? total.multiplied(by: item) : total.adding(item))
    }
    return total
  }
}
