import Exact

// Roots, `√x` and `\sqrt[3]{x}`.
extension Parser {
  /// `root(x, 3)` as the third root; nil where the second number is no degree.
  ///
  /// - Throws: `FormulaError` for two whole numbers, of which either may be the degree.
  func root(
    ofDegreeBehind arguments: [Expression], written word: String, _ first: Token
  ) throws(FormulaError) -> Expression? {
    guard let degree = arguments[1].asRational, degree.isInteger, degree > .one else { return nil }
    let range = first.range.lowerBound..<lastEnd
    if let base = arguments[0].asRational, base.isInteger, base > .one {
      let (x, n) = (source(arguments[0]), source(arguments[1]))
      throw FormulaError(
        .ambiguous(first: "nthroot(\(x), \(n))", second: "nthroot(\(n), \(x))"), at: range)
    }
    try requireAllowed("nthroot", written: word, at: first.range)
    return Expression(.call("nthroot", arguments), at: range)
  }

  /// √ of the operand behind it, and of no more: `√2x` has two readings, `√{2}x` and `√(2)x` have one.
  ///
  /// - Parameter degree: which root, where that is written before the sign, `³√8`.
  mutating func root(
    _ sign: Token, degree: Expression? = nil
  ) throws(FormulaError) -> Expression {
    advance()
    try enter()
    defer { leave() }
    let start = sign.range.lowerBound
    var index = degree
    if sign.kind == .word(Lexer.root), at(.openBracket) {
      let opening = token
      advance()
      let items = try items(until: .closeBracket, opening: opening)
      guard items.count == 1 else { throw unexpected(expected: "one value in the bracket") }
      index = items[0]
    }
    let inner = token
    // Of `\sqrt2x` print shows how far the root goes.
    let isBracketed = inner.kind == .sign(.open) || inner.kind == .sign(.openBrace)
    let argument = try operand()
    if !isBracketed, case .number = argument.kind, !token.followsSpace, case .word = token.kind,
      !isUnit(token)
    {
      let factor = source(token.range)
      throw FormulaError(
        .ambiguous(
          first: "√(\(source(argument)))*\(factor)", second: "√(\(source(argument))*\(factor))"),
        at: start..<token.range.upperBound)
    }
    let range = start..<lastEnd
    try requireAllowed("sqrt", written: "√", at: range)
    guard let index else { return Expression(.call("sqrt", [argument]), at: range) }
    return try Parser.root(argument, index, at: range)
  }

  /// `sqrt[3]{x}` from behind its bracket on, which has lost its backslash; nil where nothing in brackets follows.
  ///
  /// - Throws: for `sqrt[3](x)`, which may be √3·x.
  mutating func root(
    degree: Expression, written word: String, _ first: Token
  ) throws(FormulaError) -> Expression? {
    if at(.open), !token.followsSpace {
      let sign = source(degree)
      throw FormulaError(
        .ambiguous(first: "nthroot(…, \(sign))", second: "\(word)(\(sign))*(…)"),
        at: first.range.lowerBound..<token.range.upperBound)
    }
    guard at(.openBrace) else { return nil }
    let argument = try operand()
    let range = first.range.lowerBound..<lastEnd
    try requireAllowed("sqrt", written: word, at: range)
    return try Parser.root(argument, degree, at: range)
  }

  /// Whether `cbrt` is called where it stands: before a bracket, or before an argument without one.
  static func isCubeRoot(_ next: Token.Kind) -> Bool {
    switch next {
    case .number, .word, .sign(.open), .sign(.openBrace), .sign(.root), .sign(.bar): true
    default: false
    }
  }

  /// `cbrt(x)` and `cbrt x` from behind the name on.
  mutating func cubeRoot(_ first: Token) throws(FormulaError) -> Expression {
    let opening = token
    guard at(.open) || at(.openBrace) else {
      try requireAllowed("sqrt", written: "cbrt", at: first.range)
      let argument = try bareArgument("cbrt", first)
      return try Parser.root(
        argument, Expression(.number(3), at: first.range), at: first.range.lowerBound..<lastEnd)
    }
    advance()
    let items = try items(
      until: opening.kind == .sign(.open) ? .close : .closeBrace, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    guard items.count == 1 else {
      throw FormulaError(
        .argumentCount(function: "cbrt", expected: "1 argument (x)", found: items.count), at: range)
    }
    try requireAllowed("sqrt", written: "cbrt", at: range)
    return try Parser.root(items[0], Expression(.number(3), at: first.range), at: range)
  }

  /// `\sqrt[n]{x}`: the n-th root, of a negative number for odd n the negative one.
  private static func root(
    _ argument: Expression, _ index: Expression, at range: Range<Int>
  ) throws(FormulaError) -> Expression {
    if index.asRational == 2 { return Expression(.call("sqrt", [argument]), at: range) }
    let isNumber = if case .number = argument.kind { true } else { false }
    if case .number(let n) = index.kind, n.isInteger, n > .one, n.numerator.isOdd, !isNumber {
      // The power 1/n has no value below 0.
      return Expression(.call("nthroot", [argument, index]), at: range)
    }
    let exponent = Expression(
      .product([
        .init(isDivisor: false, Expression(.number(.one), at: index.range)),
        .init(isDivisor: true, index),
      ]), at: index.range)
    return Expression(.power(argument, exponent), at: range)
  }
}
