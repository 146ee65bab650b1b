import Exact

/// Linear equations and inequalities that are to hold together, over the reals.
///
/// Fourier and Motzkin's elimination decides whether they do at some point: a ≤ x and x ≤ b for all lower bounds a and all
/// upper bounds b of x can be met where all a ≤ b are, and that is linear in the other variables. Each step is exact in the
/// rationals (Schrijver, Theory of Linear and Integer Programming, §12.2).
struct LinearSystem {
  /// c₀ + Σ cᵢ·xᵢ ≥ 0, or above 0.
  struct Bound: Hashable {
    var coefficients: [String: Rational]
    var constant: Rational
    var isStrict: Bool

    /// The value of c₀ + Σ cᵢ·xᵢ without one variable.
    fileprivate func rest(without name: String, at point: [String: Rational]) -> Rational {
      var sum = constant
      for (other, coefficient) in coefficients where other != name {
        sum = sum + coefficient * (point[other] ?? .zero)
      }
      return sum
    }
  }

  /// The most bounds that one elimination may leave.
  private static let mostBounds = 200

  private(set) var bounds: Set<Bound> = []

  /// Adds that a formula compares with 0; false where it is not linear with rational coefficients, or is only said not to be 0.
  mutating func add(_ literal: Statement.Condition.Literal) throws -> Bool {
    guard let form = try LinearForm(literal.formula) else { return false }
    func bound(_ sign: Rational, isStrict: Bool) -> Bound {
      let scaled = form.scaled(by: sign)
      return Bound(
        coefficients: scaled.coefficients, constant: scaled.constant, isStrict: isStrict)
    }
    switch literal.relation {
    case .greater, .greaterOrEqual:
      bounds.insert(bound(.one, isStrict: literal.relation == .greater))
    case .less, .lessOrEqual: bounds.insert(bound(-1, isStrict: literal.relation == .less))
    case .equal: bounds.formUnion([bound(.one, isStrict: false), bound(-1, isStrict: false)])
    case .unequal: return false
    }
    return true
  }

  /// A point at which all hold, as simple as the bounds let it be.
  enum Solution {
    case point([String: Rational])
    case none
    /// It takes too many bounds.
    case open
  }

  /// - Complexity: each variable may square the number of bounds, which is limited.
  /// - Throws: `ArithmeticError.outOfFuel`.
  func solution() throws -> Solution {
    try Fuel.spend(64 * (bounds.count + 1))
    guard let name = bounds.flatMap(\.coefficients.keys).min() else {
      return bounds.allSatisfy { $0.constant.signum > 0 || $0.constant.isZero && !$0.isStrict }
        ? .point([:]) : .none
    }
    var (lower, upper, others): ([Bound], [Bound], Set<Bound>) = ([], [], [])
    for bound in bounds {
      switch bound.coefficients[name]?.signum ?? 0 {
      case 1: lower.append(bound)
      case -1: upper.append(bound)
      default: others.insert(bound)
      }
    }
    guard others.count + lower.count * upper.count <= Self.mostBounds else { return .open }
    try Fuel.spend(64 * lower.count * upper.count)
    for a in lower {
      for b in upper { others.insert(Self.sum(a, b, without: name)) }
    }
    let rest = try LinearSystem(bounds: others).solution()
    guard case .point(var point) = rest else { return rest }
    point[name] = Self.simplest(lower, upper, name, point)
    return .point(point)
  }

  private init(bounds: Set<Bound>) { self.bounds = bounds }

  init() {}

  /// What a lower and an upper bound of a variable say of the others.
  private static func sum(_ a: Bound, _ b: Bound, without name: String) -> Bound {
    // Both are scaled by positive numbers so that the variable goes.
    let (ofA, ofB) = (-(b.coefficients[name] ?? .zero), a.coefficients[name] ?? .zero)
    var coefficients: [String: Rational] = [:]
    for other in Set(a.coefficients.keys).union(b.coefficients.keys) where other != name {
      let sum =
        ofA * (a.coefficients[other] ?? .zero) + ofB * (b.coefficients[other] ?? .zero)
      if !sum.isZero { coefficients[other] = sum }
    }
    return Bound(
      coefficients: coefficients, constant: ofA * a.constant + ofB * b.constant,
      isStrict: a.isStrict || b.isStrict)
  }

  /// A value of a variable between its bounds at a point of the others.
  private static func simplest(
    _ lower: [Bound], _ upper: [Bound], _ name: String, _ point: [String: Rational]
  ) -> Rational {
    func end(_ bound: Bound) -> Rational? {
      guard let coefficient = bound.coefficients[name] else { return nil }
      return try? -bound.rest(without: name, at: point) / coefficient
    }
    let low = lower.compactMap(end).max()
    let high = upper.compactMap(end).min()
    switch (low, high) {
    case (nil, nil): return .zero
    case (let low?, nil): return Rational(low.floor + 1)
    case (nil, let high?): return Rational(high.floor - 1)
    // At one point both are reached, else what lies between them is inside of all.
    case (let low?, let high?): return (low + high).scaled(byTwoToThe: -1)
    }
  }
}

extension Comparison {
  /// The most conjunctions that each of two statements in linear formulas is taken apart into.
  private static let mostLinearCases = 24

  /// The most variables of such statements.
  private static let mostLinearVariables = 12

  /// Decides about statements in linear formulas of real variables: what holds where the other one does not is a system of
  /// linear inequalities, which has a solution or none; nil where they are not of that kind.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func decideByLinearSystems(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> StatementDecision? {
    let (first, second) = (try first.expanded(in: variables), try second.expanded(in: variables))
    guard let domains = try linearDomains(of: first.formulas + second.formulas) else { return nil }
    for (isForth, from, to) in [(true, first, second), (false, second, first)] {
      let premises = from.withoutInequations.conjunctions(atMost: Self.mostLinearCases)
      let failures = to.negated.withoutInequations.conjunctions(atMost: Self.mostLinearCases)
      guard let premises, let failures else { return nil }
      for premise in premises {
        for failure in failures {
          var system = LinearSystem()
          for literal in premise + failure + domains where literal.isTrue != true {
            guard try system.add(literal) else { return nil }
          }
          switch try system.solution() {
          case .none: continue
          case .open: return nil
          case .point(let point):
            let values = variables.all.compactMap { variable in
              (first.formulas + second.formulas).contains { $0.names.contains(variable.name) }
                ? (variable.name, Value<Real>.scalar(.rational(point[variable.name] ?? .zero)))
                : nil
            }
            let place = Dictionary(values.map { ($0.0, $0.1) }) { first, _ in first }
            guard let witness = try witness(at: place, first, second), witness.firstHolds == isForth
            else { return nil }
            return .different(witness)
          }
        }
      }
    }
    return .same(solutions: nil)
  }

  /// What the domains say of the variables of linear formulas; nil where a formula is not linear, or a variable runs through
  /// something else than an interval with rational ends.
  private func linearDomains(
    of formulas: [Expression]
  ) throws -> [Statement.Condition.Literal]? {
    var found: [Statement.Condition.Literal] = []
    var seen: Set<String> = []
    for formula in formulas {
      guard try LinearForm(formula) != nil else { return nil }
      for name in formula.names where seen.insert(name).inserted {
        guard let variable = variables[name], variable.dimensions.isEmpty,
          variable.domain.isRationalInterval
        else { return nil }
        found += try variable.domain.literals(for: Expression(.name(name)))
      }
    }
    return seen.count <= Self.mostLinearVariables ? found : nil
  }
}

extension Statement.Condition {
  /// The condition that holds where this one does not, of formulas with a value everywhere.
  fileprivate var negated: Statement.Condition {
    switch self {
    case .all(let parts): .any(parts.map(\.negated))
    case .any(let parts): .all(parts.map(\.negated))
    case .sign(let formula, let relation): .sign(formula, relation.negated)
    }
  }

  /// The condition with f < 0 or f > 0 for f ≠ 0.
  fileprivate var withoutInequations: Statement.Condition {
    switch self {
    case .all(let parts): .all(parts.map(\.withoutInequations))
    case .any(let parts): .any(parts.map(\.withoutInequations))
    case .sign(let formula, .unequal): .any([.sign(formula, .less), .sign(formula, .greater)])
    case .sign: self
    }
  }
}

/// Σ cᵢ·xᵢ + c₀ with rational coefficients other than 0.
struct LinearForm {
  private(set) var coefficients: [String: Rational]
  private(set) var constant: Rational

  /// The form that a formula is; nil for what is not linear.
  ///
  /// The recursion is as deep as the formula.
  init?(_ formula: Expression) throws {
    try Fuel.spend(16)
    switch formula.kind {
    case .number(let value): self.init([:], value)
    case .name(let name):
      if Constant.isConstant(name) { return nil }
      self.init([name: .one], .zero)
    case .negative(let inner):
      guard let form = try LinearForm(inner) else { return nil }
      self = form.scaled(by: -1)
    case .sum(let terms):
      self.init([:], .zero)
      for term in terms {
        guard let form = try LinearForm(term.expression) else { return nil }
        let own = form.scaled(by: term.isSubtracted ? -1 : .one)
        constant = constant + own.constant
        coefficients.merge(own.coefficients) { $0 + $1 }
      }
      coefficients = coefficients.filter { !$0.value.isZero }
    case .product(let factors):
      self.init([:], .one)
      for factor in factors {
        guard let own = try LinearForm(factor.expression) else { return nil }
        if own.coefficients.isEmpty {
          if factor.isDivisor && own.constant.isZero { return nil }
          self = scaled(by: factor.isDivisor ? try .one / own.constant : own.constant)
        } else {
          guard !factor.isDivisor, coefficients.isEmpty else { return nil }
          self = own.scaled(by: constant)
        }
      }
    default: return nil
    }
  }

  private init(_ coefficients: [String: Rational], _ constant: Rational) {
    self.coefficients = coefficients
    self.constant = constant
  }

  /// - Complexity: linear in the number of names.
  func scaled(by factor: Rational) -> LinearForm {
    if factor.isZero { return LinearForm([:], .zero) }
    return LinearForm(coefficients.mapValues { factor * $0 }, factor * constant)
  }
}
