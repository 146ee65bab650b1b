import Exact

// Expressions as scalars: what is computed with them is the formula for the result, with numbers
// worked out and the plainest simplifications made, so that people can read it. Nothing rests on
// how a result is written.
extension Expression: Scalar {
  /// The largest tree that is computed with.
  public static let mostNodes = 50_000

  /// The number.
  public init(_ value: Rational) { self.init(.number(value)) }

  /// The circle constant.
  public static var pi: Expression { Expression(.name(Constant.pi)) }

  /// The number, if the tree is one.
  public var asRational: Rational? {
    if case .number(let value) = kind { value } else { nil }
  }

  /// Whether the formula shows that it has a value wherever its variables have one.
  ///
  /// Only what has can be left out: 0·log x has no value where log x has none.
  var hasValueEverywhere: Bool {
    switch kind {
    case .number, .name, .entry: true
    case .product(let factors):
      factors.allSatisfy { !$0.isDivisor && $0.expression.hasValueEverywhere }
    case .sum, .negative: children.allSatisfy(\.hasValueEverywhere)
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind {
        exponent.hasValueEverywhere
      } else {
        base.hasValueEverywhere
          && exponent.asRational.map { $0.isInteger && $0.signum >= 0 } ?? false
      }
    case .call(let name, let arguments):
      Expression.totalFunctions.contains(name) && arguments.allSatisfy(\.hasValueEverywhere)
    case .series(let series):
      // A sum over an empty range is 0, and one whose range ends before it begins has no value.
      series.body.hasValueEverywhere && series.hasBoundsInOrder
    case .list, .comparison: false
    }
  }

  /// Whether the formula has no value that is 0, as far as its form tells.
  private var isNeverZero: Bool {
    switch kind {
    case .number(let value): !value.isZero
    case .name(let name):
      Constant.isConstant(name)
        || Assumptions.current[name]?.domain.range.excludesZero ?? false
    case .negative(let inner): inner.isNeverZero
    case .product(let factors): factors.allSatisfy(\.expression.isNeverZero)
    case .power(let base, _): base.isNeverZero
    case .call(let name, let arguments):
      Expression.positiveFunctions.contains(name)
        || (name == "sqrt" && arguments.allSatisfy(\.isNeverZero))
    case .sum, .entry, .list, .comparison, .series: false
    }
  }

  /// The functions whose values are above 0 for all numbers.
  package static let positiveFunctions: Set = ["exp", "cosh", "sigmoid", "softplus", "erfc"]

  /// The functions that have a value for all numbers and are continuous.
  static let continuousFunctions: Set = [
    "exp", "sin", "cos", "atan", "sinh", "cosh", "tanh", "abs", "max", "min", "sigmoid",
    "softplus", "relu", "erf", "erfc",
  ]

  /// The functions that have a value for all numbers.
  static let totalFunctions = continuousFunctions.union(["sign", "floor", "ceil"])

  /// A tree that is not too large.
  ///
  /// - Throws: `ArithmeticError.tooLarge` beyond `mostNodes`.
  private static func checked(_ kind: Kind) throws -> Expression {
    // The parts are counted, and as a rule copied.
    try Fuel.spend(16 + 4 * partCount(of: kind))
    let tree = Expression(kind)
    guard tree.size <= mostNodes else {
      throw ArithmeticError.tooLarge(bits: tree.size, allowed: mostNodes)
    }
    return tree
  }

  private static func partCount(of kind: Kind) -> Int {
    switch kind {
    case .sum(let terms): terms.count
    case .product(let factors): factors.count
    case .call(_, let arguments): arguments.count
    default: 2
    }
  }

  // MARK: Sums

  /// The sum.
  public static func + (a: Expression, b: Expression) throws -> Expression {
    try sum(a, b, isSubtracted: false)
  }

  /// The difference.
  public static func - (a: Expression, b: Expression) throws -> Expression {
    try sum(a, b, isSubtracted: true)
  }

  private static func sum(
    _ a: Expression, _ b: Expression, isSubtracted: Bool
  ) throws -> Expression {
    if let y = b.asRational {
      if y.isZero { return a }
      let value = isSubtracted ? -y : y
      if let x = a.asRational { return Expression(x + value) }
      return try joined(a, [Term(isSubtracted: value.signum < 0, Expression(value.magnitude))])
    }
    if let x = a.asRational, x.isZero { return isSubtracted ? try -b : b }
    if isSubtracted, a == b, a.hasValueEverywhere { return .zero }
    switch b.kind {
    case .sum(let terms):
      return try joined(
        a,
        terms.map { Term(isSubtracted: $0.isSubtracted != isSubtracted, $0.expression) })
    case .negative(let inner): return try joined(a, [Term(isSubtracted: !isSubtracted, inner)])
    default: return try joined(a, [Term(isSubtracted: isSubtracted, b)])
    }
  }

  private static func joined(_ a: Expression, _ terms: [Term]) throws -> Expression {
    switch a.kind {
    case .sum(let first):
      if terms.count == 1, let number = terms[0].number,
        let place = first.firstIndex(where: { $0.number != nil }), let other = first[place].number
      {
        // Numbers are added up where the first of them stands.
        let total = other + number
        var rest = first
        rest.remove(at: place)
        if !total.isZero {
          rest.insert(
            Term(isSubtracted: total.signum < 0, Expression(total.magnitude)), at: place)
        }
        if rest.count > 1 { return try checked(.sum(rest)) }
        return rest[0].isSubtracted ? try -rest[0].expression : rest[0].expression
      }
      return try checked(.sum(first + terms))
    case .negative(let inner):
      return try checked(.sum([Term(isSubtracted: true, inner)] + terms))
    default: return try checked(.sum([Term(isSubtracted: false, a)] + terms))
    }
  }

  /// The negative.
  public static prefix func - (a: Expression) throws -> Expression {
    switch a.kind {
    case .number(let value): return Expression(-value)
    case .negative(let inner): return inner
    case .product(let factors):
      if let first = factors.first, !first.isDivisor, let value = first.expression.asRational {
        return try scaled(-value, Array(factors.dropFirst()))
      }
      return try checked(.negative(a))
    case .sum(let terms):
      return try checked(
        .sum(terms.map { Term(isSubtracted: !$0.isSubtracted, $0.expression) }))
    default: return try checked(.negative(a))
    }
  }

  /// The formula with names replaced, and the indices of entries worked out.
  func substitutingIndices(_ replacements: [String: Expression]) throws -> Expression {
    guard case .entry(let base, let indices) = kind else {
      if case .name(let name) = kind { return replacements[name] ?? self }
      if case .series(let series) = kind {
        var inner = replacements
        inner[series.index] = nil
        let parts = inner.keys.sorted().compactMap { inner[$0] }
        var (index, body) = (series.index, series.body)
        if parts.contains(where: { $0.names.contains(index) }) {
          // What is put in must not become the index of this series.
          let fresh = Expression.freshIndex(for: [self] + parts)
          body = try body.substitutingIndices([index: Expression(.name(fresh))])
          index = fresh
        }
        return Expression(
          .series(
            Series(
              isProduct: series.isProduct, index: index,
              from: try series.lower.substitutingIndices(replacements),
              to: try series.upper.substitutingIndices(replacements),
              of: try body.substitutingIndices(inner))), at: range)
      }
      return replacingChildren(try children.map { try $0.substitutingIndices(replacements) })
    }
    let places = try indices.map { index -> Expression in
      guard case .sum(let terms) = index.substituting(replacements).kind else {
        return index.substituting(replacements)
      }
      var total = Expression.zero
      for term in terms {
        total = term.isSubtracted ? try total - term.expression : try total + term.expression
      }
      return total
    }
    return Expression(.entry(base, places), at: range)
  }

  // MARK: Products

  /// The product.
  public static func * (a: Expression, b: Expression) throws -> Expression {
    let (left, leftFactors) = a.coefficientAndFactors
    let (right, rightFactors) = b.coefficientAndFactors
    let factors = leftFactors + rightFactors
    if (left * right).isZero,
      !factors.allSatisfy({ !$0.isDivisor && $0.expression.hasValueEverywhere })
    {
      // 0·log x has no value where log x has none: it stays what it is.
      return try checked(.product([Factor(isDivisor: false, .zero)] + oneInFront(of: factors)))
    }
    return try scaled(left * right, factors)
  }

  /// The quotient.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` where the divisor is the number 0.
  public static func / (a: Expression, b: Expression) throws -> Expression {
    let (left, leftFactors) = a.coefficientAndFactors
    let (right, rightFactors) = b.coefficientAndFactors
    let coefficient = try left / right
    if coefficient.isZero, !(leftFactors + rightFactors).isEmpty {
      return try checked(.product([Factor(isDivisor: false, a), Factor(isDivisor: true, b)]))
    }
    // 1/(a/b) = b/a where b, which is then no divisor any more, cannot be 0; a plain product stays together below.
    if rightFactors.contains(where: \.isDivisor)
      ? rightFactors.allSatisfy({ !$0.isDivisor || $0.expression.isNeverZero })
      : rightFactors.count <= 1
    {
      return try scaled(
        coefficient,
        leftFactors + rightFactors.map { Factor(isDivisor: !$0.isDivisor, $0.expression) })
    }
    let divisor = try scaled(.one, rightFactors)
    return try scaled(coefficient, leftFactors + [Factor(isDivisor: true, divisor)])
  }

  /// The rational coefficient and the factors of a product; a tree is its only factor.
  private var coefficientAndFactors: (Rational, [Factor]) {
    switch kind {
    case .number(let value): return (value, [])
    case .negative(let inner):
      let (coefficient, factors) = inner.coefficientAndFactors
      return (-coefficient, factors)
    case .product(let factors):
      if let first = factors.first, !first.isDivisor, let value = first.expression.asRational {
        return (value, Array(factors.dropFirst()))
      }
      return (.one, factors)
    default: return (.one, [Factor(isDivisor: false, self)])
    }
  }

  private static func scaled(_ coefficient: Rational, _ factors: [Factor]) throws -> Expression {
    if coefficient.isZero { return .zero }
    if factors.isEmpty { return Expression(coefficient) }
    let only: Expression? =
      factors.count == 1 && !factors[0].isDivisor ? factors[0].expression : nil
    if coefficient == .one { return try only ?? checked(.product(oneInFront(of: factors))) }
    if coefficient == -1 {
      return try checked(.negative(only ?? checked(.product(oneInFront(of: factors)))))
    }
    return try checked(
      .product([Factor(isDivisor: false, Expression(coefficient))] + factors))
  }

  /// A product does not begin with a divisor.
  private static func oneInFront(of factors: [Factor]) -> [Factor] {
    guard factors[0].isDivisor else { return factors }
    guard let index = factors.firstIndex(where: { !$0.isDivisor }) else {
      return [Factor(isDivisor: false, .one)] + factors
    }
    var moved = factors
    moved.insert(moved.remove(at: index), at: 0)
    return moved
  }

  // MARK: Powers and functions

  /// The power.
  public func power(_ exponent: Expression) throws -> Expression {
    if let q = exponent.asRational {
      if q == .one { return self }
      if q.isZero, hasValueEverywhere { return .one }
      if let base = asRational, let value = try Real.rational(base).power(.rational(q)).asRational {
        return Expression(value)
      }
      if case .power(let base, let inner) = kind, let p = inner.asRational, p.isInteger,
        q.isInteger, p.signum >= 0 || q.signum > 0 || base.isNeverZero
      {
        // 0 has no power below 0, and a power of that has none.
        return try base.power(Expression(p * q))
      }
    }
    return try Expression.checked(.power(self, exponent))
  }

  /// An elementary function.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for numbers outside of the function's domain.
  public func apply(_ function: ElementaryFunction) throws -> Expression {
    if let value = asRational, let result = try Real.rational(value).apply(function).asRational {
      return Expression(result)
    }
    return try Expression.checked(.call(function.rawValue, [self]))
  }

  /// The magnitude.
  public func absolute() throws -> Expression {
    if let value = asRational { return Expression(value.magnitude) }
    return try Expression.checked(.call("abs", [self]))
  }

  /// The larger one.
  public static func maximum(_ a: Expression, _ b: Expression) throws -> Expression {
    if let x = a.asRational, let y = b.asRational { return Expression(max(x, y)) }
    return try checked(.call("max", [a, b]))
  }

  /// How the values compare on the domains of `Assumptions.current`, if they compare alike everywhere.
  ///
  /// - Throws: `ArithmeticError.undecided` where that is not known.
  public func order(_ other: Expression) throws -> Order {
    if let x = asRational, let y = other.asRational {
      return x < y ? .less : x == y ? .equal : .greater
    }
    return try Assumptions.order(self, other)
  }

  /// The formula as a person would write it.
  public var summary: String { text }
}

extension Expression.Term {
  /// The number, with its sign, if the term is one.
  fileprivate var number: Rational? {
    expression.asRational.map { isSubtracted ? -$0 : $0 }
  }
}
