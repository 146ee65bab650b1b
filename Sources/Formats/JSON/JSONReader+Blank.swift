extension JSONReader {
  /// Skips UTF-8's byte order mark, which Windows editors write; refuses UTF-16.
  mutating func skipByteOrderMark() throws(JSONError) {
    let isMarked = byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF
    if isMarked { index = 3 }
    let first = byte(0)
    let second = byte(1)
    if bytes.count >= 2,
      (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)
        || (first == 0) != (second == 0)
    {
      throw fail(.utf16, at: 0)
    }
  }

  /// Skips white space and, where the dialect has them, comments.
  mutating func skipBlank() throws(JSONError) {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09:
        index += 1
      case UInt8(ascii: "/"):
        guard endsToken(at: index) else { return }
        try skipComment()
      case UInt8(ascii: "#"):
        throw fail(dialect == .strict ? .comment : .foreignComment("#"), at: index)
      default:
        return
      }
    }
  }

  /// Skips a comment to the end of its line.
  ///
  /// A lone carriage return ends a line too, as in `SourceMap`: what an editor shows on a line of
  /// its own is not part of the comment.
  private mutating func skipComment() throws(JSONError) {
    if dialect == .strict { throw fail(.comment, at: index) }
    if byte(index + 1) == UInt8(ascii: "*") { throw fail(.foreignComment("/*"), at: index) }
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] < 0x80 {
        index += 1
      } else {
        index += try sequenceLength(at: index)
      }
    }
  }

  /// The length of the UTF-8 sequence at an offset before the end.
  func sequenceLength(at offset: Int) throws(JSONError) -> Int {
    guard let length = UTF8Sequence.length(in: bytes, at: offset) else {
      throw fail(.invalidUTF8(byte(offset)), at: offset)
    }
    return length
  }

  /// What stands at an offset.
  func found(at offset: Int) throws(JSONError) -> JSONError.Found {
    guard offset < bytes.count else { return .end }
    return .character(try scalar(at: offset))
  }

  /// The character at an offset before the end.
  func scalar(at offset: Int) throws(JSONError) -> Unicode.Scalar {
    let length = try sequenceLength(at: offset)
    return UTF8Sequence.scalar(in: bytes, at: offset, length: length)
  }

  /// Whether a number or a word that reaches to this offset ends there.
  func endsToken(at offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    switch bytes[offset] {
    case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      return true
    case UInt8(ascii: "/"):
      let next = byte(offset + 1)
      return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
    default:
      return false
    }
  }

  /// The text from an offset to where a word or number would end.
  ///
  /// `…` stands for what is beyond about 40 bytes, so that a cut number is not taken for a whole
  /// one.
  func token(at start: Int) throws(JSONError) -> String {
    var end = start
    while end - start < 40, !endsToken(at: end) { end += try sequenceLength(at: end) }
    return String(decoding: bytes[start..<end], as: UTF8.self) + (endsToken(at: end) ? "" : "…")
  }
}
