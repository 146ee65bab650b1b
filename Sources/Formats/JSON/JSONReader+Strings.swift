extension JSONReader {
  /// Reads the string whose opening quote stands at `index`, and moves behind its closing quote.
  ///
  /// Runs without escapes are copied whole; `text` holds what precedes the run at `runStart`.
  mutating func string() throws(JSONError) -> String {
    let opened = index
    var text: [UInt8] = []
    index += 1
    var runStart = index
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        let run = bytes[runStart..<index]
        index += 1
        if text.isEmpty { return String(decoding: run, as: UTF8.self) }
        text += run
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[runStart..<index]
        let scalar = try escape(opened: opened)
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        runStart = index
      case 0x0A, 0x0D:
        throw unclosed(from: opened)
      case 0..<0x20:
        throw rawControlCharacter(Unicode.Scalar(byte), opened: opened)
      case 0x7F where dialect == .commented:
        throw rawControlCharacter(Unicode.Scalar(byte), opened: opened)
      case 0..<0x80:
        index += 1
      default:
        let length = try sequenceLength(at: index)
        if dialect == .commented, byte == 0xC2, bytes[index + 1] < 0xA0 {
          throw rawControlCharacter(Unicode.Scalar(bytes[index + 1]), opened: opened)
        }
        index += length
      }
    }
    throw unclosed(from: opened)
  }

  /// Reads the escape whose backslash stands at `index`, and moves behind it.
  private mutating func escape(opened: Int) throws(JSONError) -> Unicode.Scalar {
    let start = index
    let letter = byte(start + 1)
    let scalar: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      index += 2
      return Unicode.Scalar(letter)
    case UInt8(ascii: "u"):
      scalar = try unicodeEscape()
    case _ where ControlCharacter.escaped(by: letter) != nil:
      scalar = ControlCharacter.escaped(by: letter) ?? "\u{0}"
      index += 2
    default:
      guard start + 1 < bytes.count else { throw unclosed(from: opened) }
      let wrong = try self.scalar(at: start + 1)
      throw fail(.invalidEscape(wrong, word: letters(from: start + 1)), at: start)
    }
    if dialect == .commented, ControlCharacter.isControl(scalar) {
      let word = letter == UInt8(ascii: "u") ? "" : letters(from: start + 1)
      let character = ControlCharacter(scalar, word: word, isEscaped: true)
      throw fail(.controlCharacter(character), at: start)
    }
    return scalar
  }

  /// Reads `\u` with four hexadecimal digits, and the second half behind it if the first is a high surrogate.
  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let start = index
    let first = try codeUnit()
    guard UTF16.isSurrogate(first) else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    let hasSecond = byte(index) == UInt8(ascii: "\\") && byte(index + 1) == UInt8(ascii: "u")
    guard UTF16.isLeadSurrogate(first), hasSecond else {
      throw fail(.loneSurrogate(first), at: start)
    }
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else { throw fail(.loneSurrogate(first), at: start) }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  /// Reads `\u` with four hexadecimal digits at `index`, and moves behind it.
  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for offset in (index + 2)..<(index + 6) {
      guard let digit = hexadecimal(byte(offset)) else {
        throw fail(.malformedUnicodeEscape(word: letters(from: index + 1)), at: index)
      }
      unit = unit << 4 | digit
    }
    index += 6
    return unit
  }

  private func hexadecimal(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The ASCII letters from an offset on, at most 20: a TeX command, if a backslash is before them.
  private func letters(from start: Int) -> String {
    let rest = bytes[min(start, bytes.count)...].prefix(20)
    return String(decoding: rest.prefix(while: ControlCharacter.isLetter), as: UTF8.self)
  }

  private func rawControlCharacter(_ scalar: Unicode.Scalar, opened: Int) -> JSONError {
    let character = ControlCharacter(scalar, word: "", isEscaped: false)
    return fail(.controlCharacter(character), at: index)
  }

  /// The error of a string whose line or file ends, with the typographic quote that was perhaps
  /// meant to close it.
  private func unclosed(from opened: Int) -> JSONError {
    let text = String(decoding: bytes[opened..<index], as: UTF8.self)
    let quote = text.unicodeScalars.first(where: Self.isTypographicQuote)
    return fail(.unclosedString(typographicQuote: quote), at: opened)
  }
}
