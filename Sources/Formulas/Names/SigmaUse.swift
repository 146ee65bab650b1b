import Formats

/// What σ right before a bracket is: the sigmoid, or a name whose multiple it is.
public enum SigmaUse: Sendable {
  /// The sigmoid where it may be called; a name where no bracket follows.
  case call
  /// The sigmoid, and nothing without a bracket.
  case onlyCall
  /// A name, as any other letter is.
  case name
  /// One or the other: it is refused.
  case unclear

  /// What it is in two texts about the same thing, which have to mean the same by it.
  ///
  /// - Parameters:
  ///   - names: the names that are declared.
  ///   - key: the text that says what is meant; what it writes without a bracket only is a name.
  public init(declared names: [String], key: String, answer: String) {
    if names.contains("σ") || names.contains("sigma") {
      self = .name
      return
    }
    let (inKey, inAnswer) = (Self.forms(in: key), Self.forms(in: answer))
    switch (inKey.isName, inKey.isCalled) {
    case (true, false): self = .name
    case (true, true): self = .unclear
    case (false, true): self = inAnswer.isName ? .onlyCall : .call
    case (false, false): self = inAnswer.isName && inAnswer.isCalled ? .unclear : .call
    }
  }

  /// Whether σ, as a letter or by its name, may stand in a text: nearly no text has it.
  private static func mayMention(_ text: String) -> Bool {
    let name = Array("sigma".utf8)
    var matched = 0
    for byte in text.utf8 {
      // The first byte of σ, and of other letters.
      if byte == 0xCF { return true }
      matched = byte == name[matched] ? matched + 1 : byte == name[0] ? 1 : 0
      if matched == name.count { return true }
    }
    return false
  }

  /// Whether σ stands in a text without a bracket, and with one; neither where it cannot be cut into words.
  private static func forms(in text: String) -> (isName: Bool, isCalled: Bool) {
    guard mayMention(text),
      let tokens = try? Lexer.tokens(of: text.scalars, Vocabulary())
    else { return (false, false) }
    var forms = (isName: false, isCalled: false)
    for (place, token) in tokens.enumerated() {
      if token.kind == .word("sigma") { forms.isName = true }
      guard token.kind == .word("σ") else { continue }
      if tokens[min(place + 1, tokens.count - 1)].kind == .sign(.open) {
        forms.isCalled = true
      } else if Parser.isFunctionName("σ", in: tokens, at: place) {
        forms.isName = true
      }
    }
    return forms
  }
}

extension Parser {
  /// σ as the name that it is here; nil where it may be the sigmoid.
  ///
  /// - Throws: where it may be both, and where it is the sigmoid without an argument.
  func sigma(_ word: String, _ first: Token) throws(FormulaError) -> Expression? {
    switch vocabulary.sigma {
    case .name:
      let other = word == "σ" ? "sigma" : "σ"
      guard vocabulary.declares(word) || vocabulary.declares(other) else { return nil }
      return Expression(
        .name(vocabulary.declares(word) ? word : other), at: first.range)
    case .onlyCall where !at(.open) && Self.isFunctionName("σ", in: tokens, at: index - 1):
      throw FormulaError(.functionWithoutArgument(source(first.range)), at: first.range)
    case .unclear where at(.open):
      var ahead = self
      let start = token.range.lowerBound
      let argument = (try? ahead.operand()) == nil ? "(…)" : source(start..<ahead.lastEnd)
      throw FormulaError(
        .ambiguous(first: "sigmoid\(argument)", second: "\(source(first.range))*\(argument)"),
        at: first.range.lowerBound..<max(ahead.lastEnd, first.range.upperBound))
    case .call, .onlyCall, .unclear:
      // The letter is the name that is written out, where no bracket follows.
      guard word == "σ", !vocabulary.declares(word), vocabulary.declares("sigma"), !at(.open)
      else { return nil }
      return Expression(.name("sigma"), at: first.range)
    }
  }
}
