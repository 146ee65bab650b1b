// Derivatives of known functions that are written with a prime, `σ′(z)`.
extension Parser {
  /// The name that an exercise allows primes by.
  static let prime = "prime"

  /// The number of primes that stand behind a function's name, which are taken.
  ///
  /// `σ″(z)` has two, and a function without any has none.
  mutating func primes() -> Int {
    let start = self
    var order = 0
    let isRaised = at(.power)
    if isRaised { advance() }
    let isBraced = isRaised && take(.openBrace)
    while at(.minute) || at(.second) {
      order += at(.second) ? 2 : 1
      advance()
    }
    if order == 0 || (isBraced && !take(.closeBrace)) {
      self = start
      return 0
    }
    return order
  }

  /// The derivative of a function of one number, from the bracket with its argument on.
  mutating func derivative(
    of function: String, order: Int, written word: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    let isAllowed = vocabulary.functions?.contains(Self.prime) ?? true
    guard isAllowed, let signature = Library.signature(of: function), signature.isOfOne,
      order <= Self.highestOrder, at(.open) || at(.openBrace) || at(.openBracket)
    else {
      throw FormulaError(
        .notAllowed(
          "\(word)′",
          reason: vocabulary.refused[Self.prime]
            ?? "a derivative is not a function here: write it out"),
        at: first.range.lowerBound..<lastEnd)
    }
    let opening = token
    advance()
    let closing: Token.Sign =
      switch opening.kind {
      case .sign(.open): .close
      case .sign(.openBrace): .closeBrace
      default: .closeBracket
      }
    let arguments = try items(until: closing, opening: opening)
    let range = first.range.lowerBound..<lastEnd
    guard arguments.count == 1 else {
      throw FormulaError(
        .argumentCount(
          function: function, expected: signature.countText, found: arguments.count), at: range)
    }
    return (0..<order).reduce(Expression(.call(function, arguments), at: range)) { inner, _ in
      Expression(.call(Self.prime, [inner]), at: range)
    }
  }

  /// How many primes are read at most.
  private static let highestOrder = 8
}
