extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
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
