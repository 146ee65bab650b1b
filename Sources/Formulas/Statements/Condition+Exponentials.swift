import Exact

// Conditions on products in place of those on sums of logarithms, and on sums in place of those on products of powers.
extension Statement.Condition {
  /// The largest exponent that a logarithm's coefficient becomes.
  private static let mostExponent: Rational = 12

  /// A guarded statement with u²·v − eʳ = 0 for 2·log u + log v − r = 0, and with x·log 2 + y = 0 for 2ˣ·eʸ − 1 = 0.
  ///
  /// exp rises, so that a sum compares with 0 as its exponential does with 1; what logarithms need to have a value
  /// has to stand beside the formulas already.
  ///
  /// - Throws: `ArithmeticError`.
  func withoutLogarithms(in variables: Variables) throws -> Statement.Condition {
    switch self {
    case .all(let parts): return .all(try parts.map { try $0.withoutLogarithms(in: variables) })
    case .any(let parts): return .any(try parts.map { try $0.withoutLogarithms(in: variables) })
    case .sign(let formula, let relation):
      return try Self.product(ofLogarithms: formula, relation, variables)
        ?? Self.sum(ofExponents: formula, relation, variables) ?? self
    }
  }

  // MARK: Sums of logarithms

  /// A number times a formula without variables times the logarithm of one with variables.
  private struct LogarithmicTerm {
    var coefficient: Rational
    /// What stands beside the logarithm without variables and is no rational number, 1/log 2 for binary logarithms.
    var unit: [Expression.Factor]
    var argument: Expression

    init?(_ term: Expression.Term) {
      coefficient = term.isSubtracted ? -1 : 1
      unit = []
      var found: Expression?
      var pending = [Expression.Factor(isDivisor: false, term.expression)]
      while let factor = pending.popLast() {
        switch factor.expression.kind {
        case .negative(let inner):
          coefficient = -coefficient
          pending.append(.init(isDivisor: factor.isDivisor, inner))
        case .product(let factors) where !factor.isDivisor: pending += factors.reversed()
        case .call("log", let arguments)
        where arguments.count == 1 && !arguments[0].names.isEmpty:
          guard found == nil, !factor.isDivisor else { return nil }
          found = arguments[0]
        default:
          if let value = factor.expression.asRational {
            guard let scaled = factor.isDivisor ? try? coefficient / value : coefficient * value
            else { return nil }
            coefficient = scaled
          } else {
            guard factor.expression.names.isEmpty else { return nil }
            unit.append(factor)
          }
        }
      }
      guard let found, !coefficient.isZero else { return nil }
      argument = found
    }
  }

  /// Σ nᵢ·log uᵢ + r as ∏ uᵢ^nᵢ beside e^(−r), the factors with negative exponents on the other side.
  private static func product(
    ofLogarithms formula: Expression, _ relation: Expression.Relation, _ variables: Variables
  ) throws -> Statement.Condition? {
    var logarithms: [LogarithmicTerm] = []
    var rest = Expression.zero
    for term in try terms(of: formula).flatMap(spread) {
      if let own = LogarithmicTerm(term) {
        logarithms.append(own)
      } else {
        rest = try term.isSubtracted ? rest - term.expression : rest + term.expression
      }
    }
    guard let unit = logarithms.first?.unit, logarithms.allSatisfy({ $0.unit == unit }) else {
      return nil
    }
    var isNegative = false
    if !unit.isEmpty {
      let whole = Expression(.product([.init(isDivisor: false, .one)] + unit))
      guard let sign = try variables.definedRange(of: whole)?.signum, sign != 0 else { return nil }
      isNegative = sign < 0
      for factor in unit {
        rest = factor.isDivisor ? try rest * factor.expression : try rest / factor.expression
      }
    }
    let scale = logarithms.reduce(Integer(1)) {
      Integer.leastCommonMultiple($0, $1.coefficient.denominator)
    }
    var (left, right) = (Expression.one, Expression.one)
    for logarithm in logarithms {
      let exponent = logarithm.coefficient * Rational(scale)
      guard exponent.magnitude <= mostExponent else { return nil }
      let power = try logarithm.argument.power(Expression(exponent.magnitude))
      if exponent.signum > 0 { left = try left * power } else { right = try right * power }
    }
    if rest.asRational?.isZero != true {
      right = try right * Expression(.call("exp", [try -(Expression(Rational(scale)) * rest)]))
    }
    return .sign(try left - right, isNegative ? relation.mirrored : relation)
  }

  // MARK: Products of powers

  /// Two products of powers of positive numbers, of which one is subtracted from the other, by their logarithms.
  private static func sum(
    ofExponents formula: Expression, _ relation: Expression.Relation, _ variables: Variables
  ) throws -> Statement.Condition? {
    let parts = terms(of: formula)
    guard parts.count == 2, parts[0].isSubtracted != parts[1].isSubtracted,
      let first = try logarithm(of: parts[0].expression, variables),
      let second = try logarithm(of: parts[1].expression, variables)
    else { return nil }
    return .sign(try parts[0].isSubtracted ? second - first : first - second, relation)
  }

  /// The logarithm of a product of positive numbers and powers of them; nil for other formulas.
  private static func logarithm(
    of formula: Expression, _ variables: Variables
  ) throws -> Expression? {
    switch formula.kind {
    case .product(let factors):
      var sum = Expression.zero
      for factor in factors {
        guard let own = try logarithm(of: factor.expression, variables) else { return nil }
        sum = try factor.isDivisor ? sum - own : sum + own
      }
      return sum
    case .call("exp", let arguments): return arguments[0]
    case .power(let base, let exponent):
      guard base.names.isEmpty, let own = try logarithm(of: base, variables) else { return nil }
      return try exponent * own
    default:
      guard formula.names.isEmpty, let range = try variables.definedRange(of: formula),
        range.excludesZero, range.signum == 1
      else { return nil }
      if formula == .one { return .zero }
      if case .name(Constant.e) = formula.kind { return .one }
      return Expression(.call("log", [formula]))
    }
  }
}
