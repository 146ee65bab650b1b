import Exact

// Logarithms to a base below the line, `log_3(x)` and `\log_b x`.
extension Parser {
  /// The logarithm that a word calls with its base; nil for any other word.
  mutating func logarithm(_ word: String, _ first: Token) throws(FormulaError) -> Expression? {
    guard vocabulary.function(word) == nil else { return nil }
    let value: Expression
    if Parser.takesBase(word), at(.openBrace) || at(.open) {
      value = try writtenBase()
    } else if let base = Parser.logarithmBase(of: word) {
      let name = vocabulary.spelling(of: base)
      if let number = Int(base), number > 1 {
        value = Expression(.number(Rational(number)), at: first.range)
      } else if vocabulary.declares(name) {
        value = Expression(.name(name), at: first.range)
      } else if let constant = Constant.canonicalName(base), Unit(rawValue: constant) == nil {
        value = Expression(.name(constant), at: first.range)
      } else {
        return nil
      }
    } else {
      return nil
    }
    let argument = try call("log", written: word, first)
    let range = first.range.lowerBound..<lastEnd
    return Expression(
      .product([
        .init(isDivisor: false, argument),
        .init(isDivisor: true, Expression(.call("log", [value]), at: first.range)),
      ]), at: range)
  }

  /// The base in the brackets that open here, below the line.
  private mutating func writtenBase() throws(FormulaError) -> Expression {
    let opening = token
    advance()
    let items = try items(
      until: opening.kind == .sign(.openBrace) ? .closeBrace : .close, opening: opening)
    guard items.count == 1 else { throw unexpected(expected: "one value for the base") }
    return items[0]
  }

  /// Whether a word is a logarithm whose base stands in brackets behind it, `log_{1/2}`.
  static func takesBase(_ word: String) -> Bool {
    word == "log_" || word == "Log_" || word == "ln_"
  }

  /// The power of the base behind `\ln e^{x}`, `\log_2 2^3` and `\log_{10} 10^x`; nil for anything else.
  ///
  /// Its logarithm is meant: a power of the logarithm of the base, which is 1, nobody would write.
  mutating func powerOfBase(
    _ function: String, _ base: Expression, _ first: Token
  ) throws(FormulaError) -> Expression? {
    let isRaised: Bool
    if case .superscript = token.kind { isRaised = true } else { isRaised = at(.power) }
    guard isRaised, source(first.range).hasPrefix("\\") else { return nil }
    switch (function, base.kind) {
    case ("log", .name(Constant.e)): break
    case ("log2", .number(2)), ("log10", .number(10)): break
    default: return nil
    }
    if case .superscript(let exponent) = token.kind {
      advance()
      let power = Expression(.number(Rational(exponent)), at: lastEnd - 1..<lastEnd)
      return Expression(.power(base, power), at: base.range.lowerBound..<lastEnd)
    }
    try enter()
    defer { leave() }
    advance()
    let exponent = try signedPower()
    return Expression(.power(base, exponent), at: base.range.lowerBound..<lastEnd)
  }

  /// What stands below the line of `log_…`.
  static func logarithmBase(of word: String) -> String? {
    guard word.hasPrefix("log_"), word.count > 4 else { return nil }
    return String(word.dropFirst(4))
  }
}
