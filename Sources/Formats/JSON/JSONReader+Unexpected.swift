/// What is said about a character that no rule expects: the most helpful error that fits.
extension JSONReader {
  func unexpectedInsteadOfValue() throws(JSONError) -> JSONError {
    guard case .character(let scalar) = try found(at: index) else {
      return fail(.expectedValue(.end), at: index)
    }
    if let error = quoteError(scalar) { return error }
    if "+.\u{2212}∞".unicodeScalars.contains(scalar) { return try notANumber(at: index) }
    guard scalar.properties.isAlphabetic || scalar == "_" || scalar == "√" else {
      return fail(.expectedValue(.character(scalar)), at: index)
    }
    let word = try token(at: index)
    switch word.lowercased() {
    case "nan", "inf", "infinity": return fail(.notFinite(word), at: index)
    case "true": return fail(.bareWord(word, write: "true"), at: index)
    case "false": return fail(.bareWord(word, write: "false"), at: index)
    case "null", "none", "nil", "undefined": return fail(.bareWord(word, write: "null"), at: index)
    default: return fail(.bareWord(word, write: nil), at: index)
    }
  }

  func unexpectedInsteadOfName(after last: JSON.Member?) throws(JSONError) -> JSONError {
    let found = try found(at: index)
    guard case .character(let scalar) = found else { return fail(.expectedName(found), at: index) }
    if let error = quoteError(scalar) { return error }
    let isDigit = ("0"..."9").contains(scalar)
    if isDigit, let whole = last?.value, let literal = whole.number, whole.end == index - 1,
      !literal.contains(where: { ".eE".contains($0) })
    {
      let decimals = try token(at: index)
      return fail(.decimalComma(literal + "." + decimals), at: index)
    }
    if scalar.properties.isAlphabetic || scalar == "_" || isDigit {
      return fail(.unquotedName(try token(at: index)), at: index)
    }
    return fail(.expectedName(found), at: index)
  }

  func unexpectedInsteadOfComma(
    _ bracket: JSONError.Bracket, opened: Int, endOfValue: Int
  ) throws(JSONError) -> JSONError {
    guard case .character(let scalar) = try found(at: index) else {
      return fail(.unclosedBracket(bracket, opened: opened), at: index)
    }
    if scalar == "]" || scalar == "}" {
      return fail(.wrongBracket(bracket, opened: opened), at: index)
    }
    if let error = quoteError(scalar) { return error }
    let startsValue = "\"{[-0123456789".unicodeScalars.contains(scalar)
    if startsValue || scalar.properties.isAlphabetic || scalar == "_" {
      return fail(.missingComma(before: scalar), at: endOfValue)
    }
    return fail(.expectedCommaOrEnd(bracket, .character(scalar)), at: index)
  }

  func unexpectedAfterDocument() throws(JSONError) -> JSONError {
    fail(.trailing(try scalar(at: index)), at: index)
  }

  private func quoteError(_ scalar: Unicode.Scalar) -> JSONError? {
    if Self.isTypographicQuote(scalar) { return fail(.typographicQuote(scalar), at: index) }
    if scalar == "'" || scalar == "`" { return fail(.otherQuote(scalar), at: index) }
    return nil
  }

  /// Whether a word processor or a keyboard layout puts this in place of a straight quote.
  static func isTypographicQuote(_ scalar: Unicode.Scalar) -> Bool {
    "“”„‟‘’‚‛«»‹›″′＂＇".unicodeScalars.contains(scalar)
  }
}
