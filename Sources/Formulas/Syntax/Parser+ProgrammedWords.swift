import Exact

// Words with a bracket behind them in NumPy and PyTorch: `np.where(x > 0, x, 0)`, `np.eye(2)`.
extension Parser {
  /// What a word of such programs makes of the bracket behind it; nil for other words.
  mutating func programmed(_ word: String, _ first: Token) throws(FormulaError) -> Expression? {
    guard at(.open), !vocabulary.declares(word) else { return nil }
    switch word {
    case "where", "IF", "If": return try chosen(first)
    case "Piecewise": return try piecewise(first)
    case "solve" where source(first.range).hasSuffix("linalg.solve") || beginsWithMatrix:
      return try solution(first)
    case "zeros_like", "ones_like": return try filledLike(word, first)
    case "radians" where source(first.range).contains("."): return try radians(first)
    case "eye", "identity", "zeros", "ones": return try filled(word, first)
    default: return nil
    }
  }

  /// `where(x > 0, x, 0)`, the one value where the condition holds and else the other one.
  private mutating func chosen(_ first: Token) throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let bars = openBars
    openBars = []
    defer { openBars = bars }
    let opening = token
    advance()
    let condition = try branch(Expression(1))
    var values: [Expression] = []
    while values.count < 2, take(.comma) || take(.semicolon) { values.append(try sum()) }
    guard take(.close) else { throw notClosed(opening) }
    guard values.count == 2 else { throw unexpected(expected: "a condition and two values") }
    return try choice(values[0], where: condition, else: values[1], first)
  }

  /// One value where a condition holds and else the other one.
  private mutating func choice(
    _ value: Expression, where condition: Branch, else other: Expression, _ first: Token
  ) throws(FormulaError) -> Expression {
    try choice(
      of: [
        Branch(
          value: value, positive: condition.positive, sides: condition.sides,
          hasZero: condition.hasZero),
        Branch(value: other, positive: nil, sides: nil, hasZero: true),
      ], first, from: first.range.lowerBound)
  }

  /// The most pieces of such a function.
  private static let mostPieces = 8

  /// `Piecewise((x, x > 0), (0, True))` of SymPy: the value of the first pair whose condition holds.
  private mutating func piecewise(_ first: Token) throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let bars = openBars
    openBars = []
    defer { openBars = bars }
    let opening = token
    advance()
    var pieces: [(value: Expression, condition: Branch)] = []
    var rest: Expression?
    repeat {
      guard take(.open) else { throw unexpected(expected: "a value and a condition in brackets") }
      let value = try sum()
      try takeSeparator()
      if case .word(let word) = token.kind, ["True", "true"].contains(word) {
        advance()
        rest = value
      } else {
        pieces.append((value, try branch(Expression(1))))
      }
      guard take(.close) else { throw notClosed(opening) }
    } while rest == nil && pieces.count < Self.mostPieces && take(.comma)
    guard take(.close) else { throw notClosed(opening) }
    guard var chosen = rest, !pieces.isEmpty else {
      throw unexpected(expected: "a last pair with the condition `True`")
    }
    // Of a later pair only what the earlier ones leave counts.
    for (value, condition) in pieces.reversed() {
      chosen = try choice(value, where: condition, else: chosen, first)
    }
    return chosen
  }

  /// `zeros_like(x)` and `ones_like(x)`, of a number, a vector or a matrix x.
  private mutating func filledLike(
    _ word: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    let (argument, range) = try onlyArgument(of: word, first)
    let zeros = Expression(
      .product([
        .init(isDivisor: false, Expression(.number(.zero), at: range)),
        .init(isDivisor: false, argument),
      ]), at: range)
    guard word == "ones_like" else { return zeros }
    return Expression(
      .sum([
        .init(isSubtracted: false, zeros),
        .init(isSubtracted: false, Expression(.number(.one), at: range)),
      ]), at: range)
  }

  /// `np.radians(30)`, an angle in degrees.
  private mutating func radians(_ first: Token) throws(FormulaError) -> Expression {
    let (argument, range) = try onlyArgument(of: "radians", first)
    return Expression(
      .product([
        .init(isDivisor: false, argument),
        .init(isDivisor: false, Expression(.name(Unit.degrees.rawValue), at: range)),
      ]), at: range)
  }

  /// The one argument in the bracket behind a word, and where the word and the bracket stand.
  private mutating func onlyArgument(
    of word: String, _ first: Token
  ) throws(FormulaError) -> (argument: Expression, range: Range<Int>) {
    let opening = token
    advance()
    let arguments = try items(until: .close, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    guard arguments.count == 1 else {
      throw FormulaError(
        .argumentCount(function: word, expected: "1 argument (x)", found: arguments.count),
        at: range)
    }
    return (arguments[0], range)
  }

  /// Whether a matrix is all that stands before the first comma of the bracket here.
  private var beginsWithMatrix: Bool {
    guard case .word(let name) = next.kind, vocabulary.matrices.contains(name),
      tokens.indices.contains(index + 2)
    else { return false }
    return tokens[index + 2].kind == .sign(.comma)
  }

  /// `linalg.solve(A, b)`, which is A⁻¹b; `solve(A, b)` where A is a matrix.
  private mutating func solution(_ first: Token) throws(FormulaError) -> Expression {
    let opening = token
    advance()
    let parts = try items(until: .close, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    try requireAllowed("inverse", written: source(first.range), at: first.range)
    guard parts.count == 2 else {
      throw FormulaError(
        .argumentCount(function: "solve", expected: "2 arguments (A, b)", found: parts.count),
        at: range)
    }
    return Expression(
      .product([
        .init(isDivisor: false, Expression(.call("inverse", [parts[0]]), at: parts[0].range)),
        .init(isDivisor: false, parts[1]),
      ]), at: range)
  }

  /// The most entries that are written for a word.
  private static let mostFilled = 400

  /// `eye(2)`, `zeros(3)` and `ones((2, 3))`, the entries written out.
  private mutating func filled(
    _ word: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    let opening = token
    advance()
    var sizes = try items(until: .close, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    if sizes.count == 1, case .list(let inner) = sizes[0].kind { sizes = inner }
    let counts = sizes.compactMap { size -> Int? in
      guard let number = size.asRational, number.isInteger, number.signum > 0 else { return nil }
      return number.numerator.asInt
    }
    let isSquare = word == "eye" || word == "identity"
    if isSquare, sizes.count == 1, sizes[0].asRational == nil {
      // Its size is a name.
      try requireAllowed("eye", written: source(first.range), at: first.range)
      return Expression(.call("eye", sizes), at: range)
    }
    let dimensions = isSquare ? counts + counts : counts
    guard counts.count == sizes.count, (1...2).contains(dimensions.count),
      counts.allSatisfy({ $0 <= Self.mostFilled }), dimensions.reduce(1, *) <= Self.mostFilled
    else {
      throw FormulaError(
        .notAllowed(word, reason: "its size stands in the bracket as a number, as in eye(2)"),
        at: range)
    }
    func row(_ number: Int?) -> Expression {
      let entries = (0..<(dimensions.last ?? 0)).map { column -> Expression in
        let entry: Rational =
          number.map { $0 == column ? .one : .zero } ?? (word == "ones" ? .one : .zero)
        return Expression(.number(entry), at: range)
      }
      return Expression(.list(entries), at: range)
    }
    guard dimensions.count == 2 else { return row(nil) }
    return Expression(
      .list((0..<dimensions[0]).map { row(isSquare ? $0 : nil) }), at: range)
  }
}
