import Formats

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    if hasSeenEnds { return String(self) }
    if let plain = withoutBlankEnds { return plain }
    if let first, let last, !first.isWhitespace, !last.isWhitespace { return String(self) }
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }

  /// The text without the blanks at its ends, where signs of ASCII that are seen stand next to them; nil otherwise.
  private var withoutBlankEnds: String? {
    let blank = UInt8(ascii: " ")
    let seen: ClosedRange<UInt8> = 0x21...0x7E
    let found = utf8.withContiguousStorageIfAvailable { bytes -> String? in
      guard let start = bytes.firstIndex(where: { $0 != blank }),
        let end = bytes.lastIndex(where: { $0 != blank }), seen.contains(bytes[start]),
        seen.contains(bytes[end])
      else { return nil }
      return String(decoding: bytes[start...end], as: UTF8.self)
    }
    return found ?? nil
  }

  /// Whether an ASCII sign stands in the text, told by its bytes: to put whole characters together costs more than the
  /// reading of a short answer.
  func holds(_ sign: Unicode.Scalar) -> Bool {
    let sign = UInt8(ascii: sign)
    return utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where byte == sign { return true }
      return false
    } ?? utf8.contains(sign)
  }
}

extension String {
  /// Whether a word of ASCII stands in the text, whatever is around it.
  func holds(word: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { text in
      word.utf8.withContiguousStorageIfAvailable { Self.holds(text, $0) }
    }
    return ((found ?? nil) ?? nil) ?? contains(word)
  }

  /// Whether a word stands among bytes, of which a text is asked for many words; nil where these are not all of ASCII.
  private static func holds(
    _ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>
  ) -> Bool? {
    var all: UInt8 = 0
    for byte in text { all |= byte }
    guard all < 0x80 else { return nil }
    guard let first = word.first else { return true }
    var start = 0
    while start + word.count <= text.count {
      if text[start] == first {
        var length = 1
        while length < word.count, text[start + length] == word[length] { length += 1 }
        if length == word.count { return true }
      }
      start += 1
    }
    return false
  }

  /// The text with another word for each place of a word of ASCII; itself where that stands nowhere, as it mostly does.
  func exchanging(_ word: String, for other: String) -> String {
    holds(word: word) ? replacing(word, with: other) : self
  }
}
