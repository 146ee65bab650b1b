import Exact

// Cases of two branches, which a maximum, a minimum or a magnitude says, or which meet where one ends.
extension Parser {
  /// `\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}`, from the sign that begins its rows on.
  ///
  /// Where f stands for u > v, g for u < v, and f − g = c·(u − v), the cases are max(f, g) for positive c and
  /// min(f, g) for negative c; at u = v both are the same number, whichever condition has that point. Of others that
  /// meet there see `joined(_:)`.
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
    var other = try sum()
    if at(.condition) {
      // Of a later value only what the first one leaves counts.
      try enter()
      defer { leave() }
      other = try conditional(other)
    }
    let last = Branch(value: other, positive: nil, sides: nil, hasZero: true)
    return try choice(
      of: token.kind == .end || at(.close) || at(.comma) ? [first, last] : [], sign,
      from: value.range.lowerBound)
  }

  /// The formula that branches are of their values.
  func choice(
    of branches: [Branch], _ sign: Token, from start: Int
  ) throws(FormulaError) -> Expression {
    let written = sign.kind == .word(Lexer.cases) ? "\\begin{cases}" : source(sign.range)
    let positive = vocabulary.positiveNames
    if branches.count > 2, let intervals = OrderedCases(branches, positive: positive) {
      return try choice(of: intervals, sign, from: start)
    }
    guard let choice = Self.choice(of: branches) ?? Self.joined(branches, positive: positive)
    else {
      let jump = Self.jump(of: branches, positive: positive)
      throw FormulaError(
        .notAllowed(
          written,
          reason: jump.map { "a jump is not read here: the two cases do not meet at \($0)" }
            ?? "cases are not read here: write them with max, min or abs"),
        at: sign.range)
    }
    for function in ["abs", "max", "min"] where choice.functions.contains(function) {
      try requireAllowed(function, written: written, at: sign.range)
    }
    return Expression(choice.kind, at: start..<lastEnd)
  }

  /// A value, and where it is the one.
  struct Branch {
    let value: Expression
    /// What is positive there; nil for all other points.
    let positive: PartPolynomial?
    /// What is greater there, and what it is greater than; nil for all other points.
    let sides: (greater: Expression, less: Expression)?
    /// Whether it is the value where that is 0, too.
    let hasZero: Bool
    /// What it is the value between, `0 ≤ x < 1`; nil where one side is compared alone.
    var between: OrderedCases.Interval?
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
      _ = take(.colon)
      if take(.otherwise) {
        branches.append(Branch(value: value, positive: nil, sides: nil, hasZero: true))
      } else {
        _ = take(.condition)
        branches.append(try branch(value))
      }
      _ = take(.comma) || take(.semicolon)
    } while take(.row)
    guard take(.endMatrix) else { throw unexpected() }
    return branches
  }

  /// The branch of a value, from its condition on.
  mutating func branch(_ value: Expression) throws(FormulaError) -> Branch {
    let left = try sum()
    let relation = try order()
    let right = try sum()
    let isRising = relation == .less || relation == .lessOrEqual
    let includesFirst = relation == .lessOrEqual || relation == .greaterOrEqual
    if case .sign(let sign) = token.kind, Expression.Relation(sign) != nil {
      let next = try order()
      let last = try sum()
      guard isRising == (next == .less || next == .lessOrEqual) else { throw unexpected() }
      let first = OrderedCases.End(bound: left, isIncluded: includesFirst)
      let second = OrderedCases.End(
        bound: last, isIncluded: next == .lessOrEqual || next == .greaterOrEqual)
      return Branch(
        value: value, positive: nil, sides: nil, hasZero: false,
        between: OrderedCases.Interval(
          place: right, lower: isRising ? first : second, upper: isRising ? second : first))
    }
    let sides = isRising ? (greater: right, less: left) : (greater: left, less: right)
    guard let a = PartPolynomial(sides.greater), let b = PartPolynomial(sides.less) else {
      throw unexpected()
    }
    return Branch(value: value, positive: a.minus(b), sides: sides, hasZero: includesFirst)
  }

  /// Takes a sign that puts two sides in order.
  private mutating func order() throws(FormulaError) -> Expression.Relation {
    guard case .sign(let sign) = token.kind, let relation = Expression.Relation(sign),
      relation != .equal, relation != .unequal
    else { throw unexpected() }
    advance()
    return relation
  }

  /// The branch for what is positive, and the other one, of two that leave no point out; nil for others.
  static func halves(_ branches: [Branch]) -> (here: Branch, there: Branch)? {
    guard branches.count == 2, branches.allSatisfy({ $0.between == nil }),
      let place = branches.firstIndex(where: { $0.positive != nil }),
      let positive = branches[place].positive
    else { return nil }
    let (here, there) = (branches[place], branches[1 - place])
    if let other = there.positive {
      guard let ratio = other.ratio(to: positive), ratio.signum < 0, here.hasZero || there.hasZero
      else { return nil }
    }
    return (here, there)
  }

  /// The function that two branches are of their values; nil where they are none.
  private static func choice(of branches: [Branch]) -> Expression? {
    guard let (here, there) = halves(branches), let positive = here.positive,
      let f = PartPolynomial(here.value), let g = PartPolynomial(there.value),
      let ratio = f.minus(g).ratio(to: positive)
    else { return nil }
    if ratio.signum > 0, f.minus(g.negative).isZero {
      return Expression(.call("abs", [here.value]))
    }
    return Expression(.call(ratio.signum > 0 ? "max" : "min", [here.value, there.value]))
  }
}
