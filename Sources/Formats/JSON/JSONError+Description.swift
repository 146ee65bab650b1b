/// The wording of all errors of the JSON reader.
extension JSONError: CustomStringConvertible {
  /// One sentence that says what is wrong and what to do, without the error's own position.
  ///
  /// - Parameter source: The file, to name the line of the other place involved: where a bracket
  ///   was opened, where a name stands first.
  public func message(in source: SourceMap? = nil) -> String {
    kind.message { offset in
      guard let position = source?.position(of: offset) else { return "" }
      return " in line \(position.line), column \(position.column)"
    }
  }

  /// The sentence, without positions.
  public var description: String { message() }
}

extension JSONError.Kind {
  fileprivate func message(place: (Int) -> String) -> String {
    switch self {
    case .tooLarge(let bytes, let limit):
      return "the file has \(bytes) bytes, more than the \(limit) allowed."
    case .empty:
      return "the file is empty; JSON needs a value, such as `{}`."
    case .utf16:
      return "the file is UTF-16; save it as UTF-8."
    case .invalidUTF8(let byte):
      let hexadecimal = String(byte, radix: 16, uppercase: true)
      return "the byte 0x\(hexadecimal) is not UTF-8 here; save the file as UTF-8."
    case .tooDeep(let limit):
      return "more than \(limit) arrays and objects inside each other; nest less deeply."
    case .duplicateName(let name, let first):
      return "the name \(quoted(name)) already stands\(place(first)) in this object; remove or "
        + "rename one."
    case .expectedValue(.end):
      return "the file ends where a value is expected; add it."
    case .expectedValue(let found):
      return "expected a value before \(found.inWords)."
    case .expectedName(.end):
      return "the file ends where a name is expected; add `}` or a member."
    case .expectedName(let found):
      return "expected a name in quotes before \(found.inWords)."
    case .unquotedName(let name):
      return "expected a name in quotes; write `\"\(shown(name))\"`."
    case .decimalComma(let number):
      return "expected a name in quotes; a decimal comma? Write \(number)."
    case .expectedColon(let name, let found):
      return "expected `:` and a value behind the name \(quoted(name)), not \(found.inWords)."
    case .missingComma(let scalar):
      return "expected `,` before \(JSONError.Found.character(scalar).inWords); is a comma or a "
        + "quote missing?"
    case .expectedCommaOrEnd(let bracket, let found):
      return "expected `,` or `\(bracket.close)`, not \(found.inWords)."
    case .wrongBracket(let bracket, let opened):
      return "expected `\(bracket.close)` here, for the `\(bracket.open)` opened\(place(opened))."
    case .unclosedBracket(let bracket, let opened):
      return "the file ends, but the `\(bracket.open)` opened\(place(opened)) is not closed; add "
        + "`\(bracket.close)`."
    case .trailing(let scalar):
      return "a file holds one value; remove what follows it, from "
        + "\(JSONError.Found.character(scalar).inWords) on."
    case .trailingComma(let bracket):
      return "a comma before `\(bracket.close)`; JSON has none there: remove it."
    case .comment:
      return "JSON has no comments; remove it."
    case .foreignComment:
      return "comments are `//` to the end of the line."
    case .malformedNumber, .otherBase, .notFinite, .bareWord:
      return wordMessage
    case .unclosedString, .typographicQuote, .otherQuote, .controlCharacter, .invalidEscape,
      .malformedUnicodeEscape, .loneSurrogate:
      return stringMessage
    }
  }

  private var wordMessage: String {
    switch self {
    case .malformedNumber(let token, .some(let number)):
      return "`\(shown(token))` is no JSON number; write \(number)."
    case .malformedNumber(let token, nil):
      return "`\(shown(token))` is no JSON number; write it in quotes: `\"\(shown(token))\"`."
    case .otherBase(let token):
      return "`\(shown(token))` is no JSON number; write it in decimal digits."
    case .notFinite(let token):
      return "JSON has no number `\(shown(token))`; write a finite number, `null` or a string."
    case .bareWord(let word, .some(let literal)):
      return "`\(shown(word))` is no JSON value; write `\(literal)`."
    case .bareWord(let word, nil):
      return "`\(shown(word))` is no JSON value; write it in quotes: `\"\(shown(word))\"`."
    default:
      return ""
    }
  }

  private var stringMessage: String {
    switch self {
    case .unclosedString(nil):
      return "the string that starts here is not closed in its line; add `\"`."
    case .unclosedString(.some(let quote)):
      return "the string that starts here is not closed in its line; `\(quote)` is a typographic "
        + "quote, JSON needs `\"`."
    case .typographicQuote(let quote):
      return "`\(quote)` is a typographic quote; JSON needs `\"`."
    case .otherQuote(let quote):
      return "JSON needs `\"` in place of `\(quote)`."
    case .controlCharacter(let character):
      return character.message
    case .invalidEscape(let scalar, let word):
      let advice =
        TeXCommands.replacement(for: word).map { "write \($0)" }
        ?? "leave the backslash out, or write `\\\\` for a backslash"
      return "`\\\(shown(String(scalar)))` is no JSON escape; \(advice)."
    case .malformedUnicodeEscape(let word):
      let advice =
        TeXCommands.replacement(for: word).map { "write \($0)" } ?? "as in `\\u03C3` for σ"
      return "`\\u` needs four hexadecimal digits; \(advice)."
    case .loneSurrogate(let unit):
      let hexadecimal = String(unit, radix: 16, uppercase: true)
      return "`\\u\(hexadecimal)` is half a character; write the character itself."
    default:
      return ""
    }
  }
}

extension ControlCharacter {
  /// One sentence that names the character, where it probably came from, and what to write.
  public var message: String {
    if isEscaped, let replacement = TeXCommands.replacement(for: word) {
      return "\(name) inside a word, probably from `\\\(word)`: write \(replacement)."
    }
    switch scalar {
    case "\t": return "a tab in a string; write a space."
    case "\n", "\r": return "a line break in a string; write the lines as an array of strings."
    default: return "\(name) in a string; remove it."
    }
  }

  private var name: String {
    switch scalar {
    case "\u{8}": return "a backspace"
    case "\t": return "a tab"
    case "\n", "\r": return "a line break"
    case "\u{C}": return "a page break"
    default: return "the control character \(codePoint(of: scalar))"
    }
  }
}

extension JSONError.Bracket {
  fileprivate var open: String { self == .square ? "[" : "{" }
  fileprivate var close: String { self == .square ? "]" : "}" }
}

extension JSONError.Found {
  /// The character in backquotes; by number if it would not be seen.
  fileprivate var inWords: String {
    switch self {
    case .end: return "the end of the file"
    case .character("`"): return "a backquote"
    case .character(let scalar):
      let isSeen = !scalar.properties.isWhitespace && !InvisibleScalars.contains(scalar)
      return isSeen ? "`\(scalar)`" : "the character \(codePoint(of: scalar))"
    }
  }
}

private func quoted(_ name: String) -> String { "`\(shown(name))`" }

/// A piece of the file, cut and made safe for one line.
private func shown(_ text: String) -> String { SafeText.line(text, limit: 60) }

private func codePoint(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
