import Exact
import Formats

extension Parser {
  /// A number, a name, a call, or something in brackets.
  mutating func operand() throws(FormulaError) -> Expression {
    let first = token
    switch first.kind {
    case .number(let value):
      advance()
      return Expression(.number(value), at: first.range)
    case .word(let word):
      advance()
      return try named(word, first)
    case .sign(.open), .sign(.openBrace):
      return try bracketed(first)
    case .sign(.openBracket):
      advance()
      let entries = try items(until: .closeBracket, opening: first)
      guard !entries.isEmpty else {
        throw FormulaError(
          .unexpected(found: "]", expected: "a value"), at: tokens[index - 1].range)
      }
      return Expression(.list(entries), at: first.range.lowerBound..<lastEnd)
    case .sign(.bar):
      return try magnitude(first)
    case .sign(.root):
      return try root(first)
    default:
      throw unexpected(expected: "a number, a name or a bracket")
    }
  }

  /// A group in round brackets or braces; with commas inside it is a vector.
  private mutating func bracketed(_ opening: Token) throws(FormulaError) -> Expression {
    let closing: Token.Sign = opening.kind == .sign(.open) ? .close : .closeBrace
    advance()
    let entries = try items(until: closing, opening: opening)
    let range = opening.range.lowerBound..<lastEnd
    guard let only = entries.first else {
      throw FormulaError(.unexpected(found: "()", expected: "a value in the bracket"), at: range)
    }
    if entries.count > 1 { return Expression(.list(entries), at: range) }
    return Expression(only.kind, at: range)
  }

  /// The magnitude between bars, |x|.
  private mutating func magnitude(_ opening: Token) throws(FormulaError) -> Expression {
    advance()
    openBars += 1
    let value = try sum()
    openBars -= 1
    guard take(.bar) else { throw notClosed(opening) }
    return Expression(.call("abs", [value]), at: opening.range.lowerBound..<lastEnd)
  }

  /// √ of the operand behind it, and of no more: `√2x` has two readings.
  private mutating func root(_ sign: Token) throws(FormulaError) -> Expression {
    advance()
    try enter()
    defer { leave() }
    let start = sign.range.lowerBound
    let argument = try operand()
    if case .number = argument.kind, !token.followsSpace, case .word = token.kind, !isUnit(token) {
      let factor = source(token.range)
      throw FormulaError(
        .ambiguous(
          first: "√(\(source(argument)))*\(factor)", second: "√(\(source(argument))*\(factor))"),
        at: start..<token.range.upperBound)
    }
    return Expression(.call("sqrt", [argument]), at: start..<lastEnd)
  }

  // MARK: Words

  private mutating func named(_ word: String, _ first: Token) throws(FormulaError) -> Expression {
    if seriesIndices.contains(word) { return Expression(.name(word), at: first.range) }
    if word == Lexer.sum || word == Lexer.product { return try series(word, first) }
    if word == Lexer.fraction { return try fraction(first) }
    if let function = vocabulary.function(word), !vocabulary.declares(word) || isCall(function) {
      return try call(function, written: word, first)
    }
    if vocabulary.declares(word) { return Expression(.name(word), at: first.range) }
    if at(.open), !token.followsSpace, Unit(named: word) != nil {
      throw FormulaError(
        .notAllowed(word, reason: "a unit stands behind its number, without brackets"),
        at: first.range)
    }
    if let constant = Constant.canonicalName(word) {
      return Expression(.name(constant), at: first.range)
    }
    if let component = try component(word, first) { return component }
    if vocabulary.splitsWords, let pieces = vocabulary.split(word) {
      return try splitProduct(word, pieces, first)
    }
    throw unknown(word, first)
  }

  /// A word as a product of names; an exponent behind it is that of the last name.
  private mutating func splitProduct(
    _ word: String, _ pieces: [String], _ first: Token
  ) throws(FormulaError) -> Expression {
    if index >= 2, tokens[index - 2].kind == .sign(.over) {
      // `S/Nv`: what stands below the line cannot be seen.
      let rest = pieces.dropFirst().joined(separator: "*")
      throw FormulaError(
        .ambiguous(
          first: "/(\(pieces.joined(separator: "*")))", second: "/\(pieces[0])*\(rest)"),
        at: tokens[index - 2].range.lowerBound..<first.range.upperBound)
    }
    let remark = "`\(word)` was read as \(pieces.joined(separator: "·"))"
    if !remarks.contains(remark) { remarks.append(remark) }
    var factors = pieces.map { Expression(.name($0), at: first.range) }
    guard let last = factors.popLast() else { throw unknown(word, first) }
    var exponent: Expression?
    if case .superscript(let value) = token.kind {
      advance()
      exponent = Expression(.number(Rational(value)), at: lastEnd - 1..<lastEnd)
    } else if at(.power) {
      advance()
      exponent = try signedPower()
    }
    let range = first.range.lowerBound..<lastEnd
    factors.append(exponent.map { Expression(.power(last, $0), at: range) } ?? last)
    return Expression(.product(factors.map { .init(isDivisor: false, $0) }), at: range)
  }

  /// `\frac{a}{b}`, from its first brace on.
  private mutating func fraction(_ first: Token) throws(FormulaError) -> Expression {
    var parts: [Expression] = []
    for _ in 0..<2 {
      let opening = token
      guard take(.openBrace) else { throw unexpected(expected: "{ as in \\frac{24}{25}") }
      try enter()
      defer { leave() }
      let items = try items(until: .closeBrace, opening: opening)
      guard items.count == 1 else { throw unexpected(expected: "one value in each brace") }
      parts.append(items[0])
    }
    return Expression(
      .product([.init(isDivisor: false, parts[0]), .init(isDivisor: true, parts[1])]),
      at: first.range.lowerBound..<lastEnd)
  }

  /// Whether a name that is declared and a function's too is called here: where an opening bracket
  /// follows, and the function is allowed.
  private func isCall(_ function: String) -> Bool {
    at(.open) && (vocabulary.functions?.contains(function) ?? true)
  }

  private func unknown(_ word: String, _ first: Token) -> FormulaError {
    if let refusal = vocabulary.refused[word] {
      return FormulaError(.notAllowed(word, reason: refusal), at: first.range)
    }
    if let readings = Library.ambiguousWords[word] {
      return FormulaError(.ambiguousWord(word, readings: readings), at: first.range)
    }
    if let found = LookAlike.first(in: word), vocabulary.knows(LookAlike.latinised(word)) {
      return FormulaError(
        .lookAlike(
          letter: found.letter, name: found.letter.properties.name ?? "another alphabet",
          latin: found.latin), at: first.range)
    }
    if let pieces = vocabulary.split(word) {
      return FormulaError(.productOfNames(word, names: pieces), at: first.range)
    }
    let functions = vocabulary.functions.map { $0.sorted() } ?? Library.allNames
    if at(.open) {
      return FormulaError(
        .unknownFunction(word, suggestion: Spelling.nearest(to: word, among: functions)),
        at: first.range)
    }
    let candidates = vocabulary.names + functions + ["pi"]
    return FormulaError(
      .unknownName(word, suggestion: Spelling.nearest(to: word, among: candidates)),
      at: first.range)
  }

  // MARK: Calls

  private mutating func call(
    _ function: String, written word: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    if let allowed = vocabulary.functions, !allowed.contains(function) {
      let reason = vocabulary.refused[function] ?? "it may not be used here"
      throw FormulaError(.notAllowed(word, reason: reason), at: first.range)
    }
    if at(.minute) {
      throw FormulaError(
        .notAllowed("\(word)′", reason: "a derivative is not a function here: write it out"),
        at: first.range.lowerBound..<token.range.upperBound)
    }
    let exponent = try functionPower(word, function, first)
    let arguments: [Expression]
    if at(.open), function == "sum" || function == "product", startsSeries {
      return try seriesCall(isProduct: function == "product", first)
    }
    if at(.open) {
      let opening = token
      let place = index
      advance()
      arguments = try items(until: .close, opening: opening)
      // `log(0,5)`: the comma is a decimal one where the function takes one number only.
      if arguments.count == 2, index == place + 5, let signature = Library.signature(of: function),
        signature.allows(1), !signature.allows(2),
        let error = decimalComma(at: place + 2, in: { "\(word)(\($0))" })
      {
        throw error
      }
    } else {
      arguments = [try bareArgument(function, first)]
    }
    let range = first.range.lowerBound..<lastEnd
    try checkCount(arguments.count, of: function, at: range)
    switch exponent {
    case nil: return Expression(.call(function, arguments), at: range)
    case .inverse(let inverse)?: return Expression(.call(inverse, arguments), at: range)
    case .power(let exponent)?:
      return Expression(
        .power(Expression(.call(function, arguments), at: range), exponent), at: range)
    }
  }

  private enum FunctionPower {
    case power(Expression)
    case inverse(String)
  }

  /// The exponent between a function's name and its argument: `sin²(x)` is (sin x)², and `cos⁻¹(x)` is
  /// acos x, as calculators print it.
  private mutating func functionPower(
    _ word: String, _ function: String, _ first: Token
  ) throws(FormulaError) -> FunctionPower? {
    let exponent: Int
    let start = token.range.lowerBound
    if case .superscript(let value) = token.kind {
      advance()
      exponent = value
    } else if at(.power) {
      advance()
      let isNegative = take(.minus)
      let inBrace = take(.openBrace)
      let inBracket = inBrace || take(.open)
      let isNegativeInside = inBracket && take(.minus)
      guard case .number(let value) = token.kind, let whole = value.numerator.asInt,
        value.isInteger
      else { throw unexpected(expected: "a whole number") }
      advance()
      if inBracket, !take(inBrace ? .closeBrace : .close) { throw unexpected(expected: ")") }
      exponent = isNegative != isNegativeInside ? -whole : whole
    } else {
      return nil
    }
    if exponent == -1 {
      guard let inverse = Library.inverse(of: function) else {
        throw FormulaError(
          .ambiguous(first: "1/\(word)(…)", second: "the inverse function of \(word)"),
          at: first.range.lowerBound..<lastEnd)
      }
      return .inverse(inverse)
    }
    return .power(Expression(.number(Rational(exponent)), at: start..<lastEnd))
  }

  /// The argument of a function without brackets: a single number, name, root or magnitude.
  private mutating func bareArgument(
    _ function: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    switch token.kind {
    case .number, .sign(.root), .sign(.bar): break
    case .word(let word) where vocabulary.function(word) == nil || vocabulary.declares(word): break
    case .word where next.kind == .sign(.open): break
    default: throw FormulaError(.functionWithoutArgument(source(first.range)), at: first.range)
    }
    var argument = try operand()
    if at(.degree) || at(.percent) { argument = try postfixOnce(argument) }
    let name = source(first.range)
    let text = source(argument)
    switch token.kind {
    case .superscript, .sign(.power), .sign(.factorial):
      let rest = source(token.range)
      let tail = at(.power) ? "^\(source(next.range))" : rest
      throw FormulaError(
        .ambiguous(first: "\(name)(\(text)\(tail))", second: "(\(name)(\(text)))\(tail)"),
        at: first.range.lowerBound..<token.range.upperBound)
    case .sign(.over):
      let isCall: Bool =
        if case .word(let word) = next.kind {
          vocabulary.function(word) != nil && !vocabulary.declares(word)
        } else {
          false
        }
      if !isCall {
        let tail = divisorText()
        throw FormulaError(
          .ambiguous(first: "\(name)(\(text))/\(tail)", second: "\(name)(\(text)/\(tail))"),
          at: first.range.lowerBound..<next.range.upperBound)
      }
    case .word(let word)
    where !isUnit(token) && (vocabulary.function(word) == nil || vocabulary.declares(word))
      && !(vocabulary.readsRatios && word == "to"):
      throw twoArguments(name, text, first)
    case .sign(.open):
      throw twoArguments(name, text, first)
    default: break
    }
    return argument
  }

  /// What stands behind the slash that is the token here.
  private func divisorText() -> String {
    var ahead = self
    ahead.advance()
    let start = ahead.token.range.lowerBound
    guard (try? ahead.power()) != nil else { return source(next.range) }
    return source(start..<ahead.lastEnd)
  }

  private func twoArguments(_ name: String, _ text: String, _ first: Token) -> FormulaError {
    // The readings show all that is written side by side, up to the next function.
    let start = token.range.lowerBound
    var ahead = self
    var end = token.range.upperBound
    while ahead.startsFactor, !ahead.isFunction(ahead.token) {
      guard (try? ahead.power()) != nil else { break }
      end = ahead.lastEnd
    }
    let tail = source(start..<end)
    let argument = source(first.range.upperBound..<end).drop(while: \.isWhitespace)
    return FormulaError(
      .ambiguous(first: "\(name)(\(text))*\(tail)", second: "\(name)(\(argument))"),
      at: first.range.lowerBound..<end)
  }

  private func isFunction(_ token: Token) -> Bool {
    guard case .word(let word) = token.kind else { return false }
    return vocabulary.function(word) != nil && !vocabulary.declares(word)
  }

  private mutating func postfixOnce(_ value: Expression) throws(FormulaError) -> Expression {
    let isDegrees = at(.degree)
    advance()
    let range = value.range.lowerBound..<lastEnd
    let place = lastEnd - 1..<lastEnd
    let factor: Expression.Factor =
      isDegrees
      ? .init(isDivisor: false, Expression(.name(Unit.degrees.rawValue), at: place))
      : .init(isDivisor: true, Expression(.number(100), at: place))
    return Expression(.product([.init(isDivisor: false, value), factor]), at: range)
  }

  private func checkCount(
    _ count: Int, of function: String, at range: Range<Int>
  ) throws(FormulaError) {
    guard let signature = Library.signature(of: function), !signature.allows(count) else { return }
    throw FormulaError(
      .argumentCount(function: function, expected: signature.countText, found: count), at: range)
  }
}
