import Exact

extension Expression {
  /// The derivative by a variable, or by an entry of one.
  ///
  /// Sums, products, quotients, powers and the chain rule, as sections B.8 to B.13 of the notes have
  /// them; the derivative of |x| is x/|x|, which has no value at 0.
  ///
  /// - Throws: `OperationProblem` for a function whose derivative is not known; `ArithmeticError`.
  /// - Complexity: the size of the tree times the number of factors of its products.
  package func derivative(by variable: Expression) throws -> Expression {
    let parts = try Differentiator(variable: variable).derivative(of: self)
    guard parts.matched.isEmpty else { throw ArithmeticError.undecided }
    return parts.plain
  }
}

/// That an index of a series is one of the variable: δ(i, k).
private struct Match: Hashable {
  /// The name i.
  let index: String
  /// The index k of the variable, counted from 1.
  let target: Expression
  /// How many values k runs through.
  let length: Expression
}

/// A derivative of something inside of series: what counts for every index, and what counts only where
/// some indices of series are those of the variable.
private struct Derivative {
  var plain: Expression = .zero
  /// The factors of products of δ(i, k).
  var matched: [(matches: [Match], factor: Expression)] = []

  var isZero: Bool { plain == .zero && matched.isEmpty }

  func map(_ transform: (Expression) throws -> Expression) throws -> Derivative {
    Derivative(
      plain: try transform(plain),
      matched: try matched.map { ($0.matches, try transform($0.factor)) })
  }

  static func + (a: Derivative, b: Derivative) throws -> Derivative {
    var result = Derivative(plain: try a.plain + b.plain, matched: a.matched)
    for (matches, factor) in b.matched {
      if let place = result.matched.firstIndex(where: { $0.matches == matches }) {
        result.matched[place].factor = try result.matched[place].factor + factor
      } else {
        result.matched.append((matches, factor))
      }
    }
    return result
  }
}

private struct Differentiator {
  let variable: Expression

  func derivative(of f: Expression) throws -> Derivative {
    try Fuel.spend(8)
    if f == variable { return Derivative(plain: .one) }
    switch f.kind {
    case .number, .name: return Derivative()
    case .sum(let terms):
      var total = Derivative()
      for term in terms {
        let part = try derivative(of: term.expression)
        total = try total + (term.isSubtracted ? part.map { try -$0 } : part)
      }
      return total
    case .negative(let a): return try derivative(of: a).map { try -$0 }
    case .product(let factors): return try derivative(ofProduct: factors)
    case .power(let base, let exponent): return try derivative(ofPower: base, exponent, whole: f)
    case .call(let name, let arguments): return try derivative(of: name, arguments, whole: f)
    case .entry(let base, let indices): return try derivative(ofEntry: base, indices)
    case .series(let series): return try derivative(of: series)
    case .list, .comparison:
      throw OperationProblem(problem: .kind(operation: "`grad` of", found: "list"))
    }
  }

  // MARK: Products and powers

  private func derivative(ofProduct factors: [Expression.Factor]) throws -> Derivative {
    var total = Derivative()
    for (index, factor) in factors.enumerated() {
      let inner = try derivative(of: factor.expression)
      if inner.isZero { continue }
      var others = factors
      others.remove(at: index)
      let rest = try product(others)
      let term = try inner.map { d in
        // (1/g)′ = −g′/g².
        factor.isDivisor
          ? try -(rest * d / factor.expression.power(Expression(2))) : try d * rest
      }
      total = try total + term
    }
    return total
  }

  private func product(_ factors: [Expression.Factor]) throws -> Expression {
    var result = Expression.one
    for factor in factors {
      result = factor.isDivisor ? try result / factor.expression : try result * factor.expression
    }
    return result
  }

  private func derivative(
    ofPower base: Expression, _ exponent: Expression, whole: Expression
  ) throws -> Derivative {
    let inner = try derivative(of: base)
    let outer = try derivative(of: exponent)
    // (f^c)′ = c·f^(c−1)·f′, and (f^g)′ = f^g·(g·f′/f + g′·log f).
    let byBase = try inner.map { d in
      if d == .zero { return .zero }
      return try exponent * base.power(exponent - .one) * d
    }
    if outer.isZero { return byBase }
    let byExponent: Derivative
    if case .name(Constant.e) = base.kind {
      byExponent = try outer.map { try whole * $0 }
    } else {
      byExponent = try outer.map { try $0 == .zero ? .zero : whole * base.log() * $0 }
    }
    return try byBase + byExponent
  }

  // MARK: Functions

  private func derivative(
    of name: String, _ arguments: [Expression], whole: Expression
  ) throws -> Derivative {
    if arguments.count == 1 {
      let inner = try derivative(of: arguments[0])
      if inner.isZero { return inner }
      let outer = try slope(of: name, at: arguments[0], whole)
      return try inner.map { try $0 == .zero ? .zero : outer * $0 }
    }
    let parts = try arguments.map { try derivative(of: $0) }
    if parts.allSatisfy(\.isZero) { return Derivative() }
    if arguments.count == 2, name == "max" || name == "min" {
      // max(a, b) = (a + b + |a − b|)/2, min(a, b) = (a + b − |a − b|)/2.
      let difference = try arguments[0] - arguments[1]
      let magnitude = try difference.absolute()
      let sum = try arguments[0] + arguments[1]
      let value = try name == "max" ? sum + magnitude : sum - magnitude
      return try derivative(of: value / Expression(2))
    }
    throw OperationProblem(problem: .kind(operation: "`grad` of", found: name))
  }

  /// The derivative of a function of one number.
  private func slope(of name: String, at x: Expression, _ value: Expression) throws -> Expression {
    let two = Expression(2)
    switch name {
    case "exp": return value
    case "log": return try .one / x
    case "sqrt": return try .one / (two * value)
    case "sin": return try x.apply(.cos)
    case "cos": return try -x.apply(.sin)
    case "tan": return try .one + value.power(two)
    case "asin": return try .one / (.one - x.power(two)).sqrt()
    case "acos": return try -(.one / (.one - x.power(two)).sqrt())
    case "atan": return try .one / (.one + x.power(two))
    case "sinh": return try x.apply(.cosh)
    case "cosh": return try x.apply(.sinh)
    case "tanh": return try .one - value.power(two)
    case "erf": return try two / Expression.pi.sqrt() * (-x.power(two)).exp()
    case "erfc": return try -(two / Expression.pi.sqrt() * (-x.power(two)).exp())
    case "sigmoid": return try value * (.one - value)
    case "softplus": return Expression(.call("sigmoid", [x]))
    case "abs": return try x / value
    case "relu":
      // relu x = (x + |x|)/2.
      return try (.one + x / x.absolute()) / two
    default: throw OperationProblem(problem: .kind(operation: "`grad` of", found: name))
    }
  }

  // MARK: Entries and series

  /// ∂x_i/∂x_k is 1 where i = k: known at once for equal indices and for different numbers.
  private func derivative(ofEntry base: Expression, _ indices: [Expression]) throws -> Derivative {
    for index in indices { try requireConstant(index, "an index") }
    guard case .entry(base, let wanted) = variable.kind, indices.count == wanted.count else {
      return Derivative()
    }
    guard case .name(let name) = base.kind else { throw ArithmeticError.undecided }
    let dimensions = Assumptions.current[name]?.dimensions ?? []
    var matches: [Match] = []
    for (place, (index, target)) in zip(indices, wanted).enumerated() where index != target {
      if index.asRational != nil, target.asRational != nil { return Derivative() }
      guard let name = index.indexName, dimensions.indices.contains(place) else {
        throw ArithmeticError.undecided
      }
      // Both count from 0: the index itself is one more.
      matches.append(
        Match(index: name, target: try target + .one, length: dimensions[place].expression))
    }
    return matches.isEmpty
      ? Derivative(plain: .one) : Derivative(matched: [(matches, .one)])
  }

  /// Refuses a bound or an index that depends on the variable.
  private func requireConstant(_ part: Expression, _ name: String) throws {
    guard try derivative(of: part).isZero else {
      throw OperationProblem(problem: .kind(operation: "`grad` by a variable in", found: name))
    }
  }

  /// A sum is differentiated term by term; Σᵢ cᵢ·δ(i, k) is c_k where i runs through all that k may be.
  private func derivative(of series: Expression.Series) throws -> Derivative {
    try requireConstant(series.lower, "bound")
    try requireConstant(series.upper, "bound")
    let inner = try derivative(of: series.body)
    if inner.isZero { return inner }
    guard !series.isProduct else {
      throw OperationProblem(problem: .kind(operation: "`grad` of", found: "product over an index"))
    }
    var result = Derivative()
    if inner.plain != .zero { result.plain = sum(series, of: inner.plain) }
    for (matches, factor) in inner.matched {
      guard let match = matches.first(where: { $0.index == series.index }) else {
        result = try result + Derivative(matched: [(matches, sum(series, of: factor))])
        continue
      }
      // Where the index does not run through all values, c_k counts for some k only.
      guard series.lower == .one, series.upper == match.length else {
        throw ArithmeticError.undecided
      }
      let rest = matches.filter { $0 != match }
      // δ(i, k)·δ(i, l) is δ(k, l), which is no formula.
      guard rest.allSatisfy({ $0.index != series.index }) else { throw ArithmeticError.undecided }
      let collapsed = try factor.substitutingIndices([series.index: match.target])
      result =
        try result
        + (rest.isEmpty
          ? Derivative(plain: collapsed) : Derivative(matched: [(rest, collapsed)]))
    }
    return result
  }

  private func sum(_ series: Expression.Series, of body: Expression) -> Expression {
    Expression(
      .series(
        Expression.Series(
          isProduct: false, index: series.index, from: series.lower, to: series.upper, of: body)))
  }
}

extension Expression {
  /// The name i, if the formula is the place i − 1 of an entry i.
  var indexName: String? {
    guard case .sum(let terms) = kind, terms.count == 2,
      case .name(let name) = terms[0].expression.kind,
      !terms[0].isSubtracted, terms[1].isSubtracted, terms[1].expression == .one
    else { return nil }
    return name
  }
}
