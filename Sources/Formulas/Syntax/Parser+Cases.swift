import Exact

// Cases of two branches, which a maximum, a minimum or a magnitude says.
extension Parser {
  /// `\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}`, from the sign that begins its rows on.
  ///
  /// Where f stands for u > v, g for u < v, and f − g = c·(u − v), the cases are max(f, g) for positive c and
  /// min(f, g) for negative c; at u = v both are the same number, whichever condition has that point.
  ///
  /// - Throws: `FormulaError` for all other cases.
  mutating func cases(_ first: Token) throws(FormulaError) -> Expression {
    var found: [Branch] = []
    do throws(FormulaError) {
      found = try branches()
    } catch {
      if case .tooDeep = error.problem { throw error }
    }
    return try choice(of: found, first, from: first.range.lowerBound)
  }

  /// `x if x > 0 else 0`, as programs write two cases, from behind the first value on.
  mutating func conditional(_ value: Expression) throws(FormulaError) -> Expression {
    let sign = token
    advance()
    let first = try branch(value)
    guard take(.otherwise) else { throw unexpected() }
    let last = Branch(value: try sum(), positive: nil, hasZero: true)
    return try choice(
      of: token.kind == .end ? [first, last] : [], sign, from: value.range.lowerBound)
  }

  /// The function that branches are of their values, as a call.
  private func choice(
    of branches: [Branch], _ sign: Token, from start: Int
  ) throws(FormulaError) -> Expression {
    let written = sign.kind == .sign(.condition) ? source(sign.range) : "\\begin{cases}"
    guard let (function, arguments) = Self.choice(of: branches) else {
      throw FormulaError(
        .notAllowed(written, reason: "cases are not read here: write them with max, min or abs"),
        at: sign.range)
    }
    try requireAllowed(function, written: written, at: sign.range)
    return Expression(.call(function, arguments), at: start..<lastEnd)
  }

  /// A value, and where it is the one.
  private struct Branch {
    let value: Expression
    /// What is positive there; nil for all other points.
    let positive: PartPolynomial?
    /// Whether it is the value where that is 0, too.
    let hasZero: Bool
  }

  private mutating func branches() throws(FormulaError) -> [Branch] {
    try enter()
    defer { leave() }
    let bars = openBars
    openBars = []
    defer { openBars = bars }
    advance()
    var branches: [Branch] = []
    repeat {
      if at(.endMatrix) { break }
      let value = try sum()
      _ = take(.comma)
      _ = take(.column)
      if take(.otherwise) {
        branches.append(Branch(value: value, positive: nil, hasZero: true))
      } else {
        _ = take(.condition)
        branches.append(try branch(value))
      }
      _ = take(.comma) || take(.semicolon)
    } while take(.row)
    guard take(.endMatrix) else { throw unexpected() }
    return branches
  }

  private mutating func branch(_ value: Expression) throws(FormulaError) -> Branch {
    let left = try sum()
    guard case .sign(let sign) = token.kind,
      let relation = Expression.Relation(rawValue: sign.rawValue)
    else { throw unexpected() }
    advance()
    let right = try sum()
    guard let a = PartPolynomial(left), let b = PartPolynomial(right) else { throw unexpected() }
    switch relation {
    case .greater: return Branch(value: value, positive: a.minus(b), hasZero: false)
    case .greaterOrEqual: return Branch(value: value, positive: a.minus(b), hasZero: true)
    case .less: return Branch(value: value, positive: b.minus(a), hasZero: false)
    case .lessOrEqual: return Branch(value: value, positive: b.minus(a), hasZero: true)
    case .equal, .unequal: throw unexpected()
    }
  }

  /// The function that two branches are of their values; nil where they are none.
  private static func choice(
    of branches: [Branch]
  ) -> (function: String, arguments: [Expression])? {
    guard branches.count == 2, let place = branches.firstIndex(where: { $0.positive != nil }),
      let positive = branches[place].positive
    else { return nil }
    let (here, there) = (branches[place], branches[1 - place])
    if let other = there.positive {
      guard let ratio = other.ratio(to: positive), ratio.signum < 0, here.hasZero || there.hasZero
      else { return nil }
    }
    guard let f = PartPolynomial(here.value), let g = PartPolynomial(there.value),
      let ratio = f.minus(g).ratio(to: positive)
    else { return nil }
    if ratio.signum > 0, f.minus(g.negative).isZero { return ("abs", [here.value]) }
    return (ratio.signum > 0 ? "max" : "min", [here.value, there.value])
  }
}
