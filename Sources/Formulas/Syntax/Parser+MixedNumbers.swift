import Exact

// Whole numbers with a fraction right behind them, and factorials side by side.
extension Parser {
  /// Refuses `1\frac{3}{4}`, which is 1 + 3/4 to some and 1·3/4 to others; the fraction is the token.
  ///
  /// A fraction of 1 or more is a factor, as nobody writes 1 + 5/4 in this way, and so is one behind a space
  /// that is set on purpose, `2\,\frac{1}{2}`.
  func refuseMixedNumber(_ left: Expression) throws(FormulaError) {
    guard case .number = left.kind, index > 0, case .number(let whole) = tokens[index - 1].kind,
      tokens[index - 1].range == left.range, whole.isInteger,
      !text[left.range.upperBound..<token.range.lowerBound].contains("\\")
    else { return }
    var ahead = self
    ahead.advance()
    guard let above = ahead.wholeArgument(), let below = ahead.wholeArgument(), above < below
    else { return }
    let (first, second) = (source(left), "\(above)/\(below)")
    throw FormulaError(
      .ambiguous(first: "\(first)+\(second)", second: "\(first)*\(second)"),
      at: left.range.lowerBound..<ahead.lastEnd)
  }

  /// Refuses `3 1/2`, which is 3 + 1/2 to some and a slip to others; the 1 is the token.
  func refuseMixedNumberInLine(_ left: Expression) throws(FormulaError) {
    guard case .number(let whole) = left.kind, whole.isInteger, token.followsSpace,
      next.kind == .sign(.over), index + 2 < tokens.count,
      case .number(let above) = token.kind, case .number(let below) = tokens[index + 2].kind,
      above.isInteger, below.isInteger, above < below
    else { return }
    let (first, second) = (
      source(left), source(token.range.lowerBound..<tokens[index + 2].range.upperBound)
    )
    throw FormulaError(
      .ambiguous(first: "\(first)+\(second)", second: "\(first)*\(second)"),
      at: left.range.lowerBound..<tokens[index + 2].range.upperBound)
  }

  /// The whole number in braces that stands here, if nothing else stands in them; it is taken.
  private mutating func wholeArgument() -> Integer? {
    guard take(.openBrace), case .number(let value) = token.kind, value.isInteger else {
      return nil
    }
    advance()
    return take(.closeBrace) ? value.numerator : nil
  }

  /// Takes the `×` or `x` of "8×", eight times as much, which some write behind a ratio.
  mutating func endsWithTimes(after factors: [Expression.Factor]) -> Bool {
    guard vocabulary.readsRatios, next.kind == .end, factors.count == 1,
      case .number = factors[0].expression.kind
    else { return false }
    guard at(.times) || (token.kind == .word("x") && !vocabulary.declares("x")) else {
      return false
    }
    advance()
    return true
  }

  /// Refuses `5!!`, which is the double factorial to most, and (5!)! to some.
  func refuseDoubleFactorial(from start: Int) throws(FormulaError) {
    guard at(.factorial), !token.followsSpace, next.kind != .sign(.factorial),
      tokens[index - 2].kind != .sign(.factorial)
    else { return }
    let range = start..<token.range.upperBound
    throw FormulaError(
      .notAllowed(
        source(range), reason: "the double factorial is not worked out here: write the product"),
      at: range)
  }

  /// Whether a number with a factorial stands right behind another one, `5!3!`, which is their product.
  var isFactorialBehindAnother: Bool {
    index > 0 && tokens[index - 1].kind == .sign(.factorial)
      && next.kind == .sign(.factorial)
  }
}

extension Lexer {
  /// The mixed number that a fraction in one sign makes with the whole number right before it, `1¾`, which is
  /// taken back; nil where none stands there.
  mutating func mixed(with fraction: Rational) -> Rational? {
    guard let last = tokens.last, case .number(let whole) = last.kind, !followsSpace,
      last.range.upperBound == place - 1, plain[last.range].allSatisfy(isDigit)
    else { return nil }
    tokens.removeLast()
    resumed = last.range.lowerBound
    followsSpace = last.followsSpace
    return whole + fraction
  }
}
