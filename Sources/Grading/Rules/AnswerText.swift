import Formats

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    if hasSeenEnds { return String(self) }
    if let first, let last, !first.isWhitespace, !last.isWhitespace { return String(self) }
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }

  /// Whether an ASCII sign stands in the text, told by its bytes: to put whole characters together costs more than the
  /// reading of a short answer.
  func holds(_ sign: Unicode.Scalar) -> Bool { utf8.contains(UInt8(ascii: sign)) }
}

extension String {
  /// Whether a word of ASCII stands in the text, whatever is around it.
  func holds(word: String) -> Bool {
    guard HeldSigns(self).areASCII else { return contains(word) }
    let found = utf8.withContiguousStorageIfAvailable { text in
      word.utf8.withContiguousStorageIfAvailable { word in
        guard let first = word.first, word.count <= text.count else { return word.isEmpty }
        return (0...(text.count - word.count)).contains { start in
          text[start] == first && text[start...].starts(with: word)
        }
      }
    }
    return (found ?? nil) ?? contains(word)
  }

  /// The text with another word for each place of a word of ASCII; itself where that stands nowhere, as it mostly does.
  func exchanging(_ word: String, for other: String) -> String {
    holds(word: word) ? replacing(word, with: other) : self
  }
}
