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

  /// The text without the blanks at its ends, where signs stand next to them that go together with no blank; nil otherwise.
  ///
  /// To put whole characters together costs more.
  private var withoutBlankEnds: String? {
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isPlainBlank }),
      let end = scalars.lastIndex(where: { !$0.isPlainBlank }), scalars[start].standsAlone,
      scalars[end].standsAlone
    else { return nil }
    return String(self[start..<scalars.index(after: end)])
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

extension Unicode.Scalar {
  /// Whether it is a space, or one that does not break a line.
  fileprivate var isPlainBlank: Bool { value == 0x20 || value == 0xA0 }

  /// Whether it is a seen sign of ASCII, a Latin or a Greek letter, an arrow or a sign of mathematics, none of which joins
  /// the character before it or is white space.
  fileprivate var standsAlone: Bool {
    switch value {
    case 0x21...0x7E, 0xC0...0x24F, 0x391...0x3C9, 0x2190...0x22FF: true
    default: false
    }
  }
}

extension String {
  /// Whether one of some words stands in the text, whatever is around it.
  func holds(anyOf words: [String]) -> Bool {
    let held = HeldSigns(self)
    return words.contains { word in
      if held.areASCII, !word.unicodeScalars.allSatisfy(held.contains) { return false }
      return holds(word: word)
    }
  }

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
