/// Names without quotes, and quotes that JSON does not have.
extension JSONRecovery {
  /// The quotes that close a string, by the one that opens it.
  private static let closing: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "“": ["”", "“", "\""], "”": ["”", "\""], "„": ["“", "”", "\""], "«": ["»"], "»": ["«"],
    "‘": ["’", "‘"], "’": ["’"], "‚": ["‘", "’"], "'": ["'"], "‹": ["›"], "›": ["‹"],
    "\"": ["”", "“", "„"], "＂": ["＂", "\""], "＇": ["＇"], "″": ["″"], "′": ["′"],
  ]

  /// The name that begins at a place, in quotes.
  func quotedName(at offset: Int) -> [Candidate] {
    var end = offset
    while end < bytes.count, Self.isOfName(bytes[end]) { end += 1 }
    var colon = end
    while colon < bytes.count, isSpace(bytes[colon]) { colon += 1 }
    guard end > offset, colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return [] }
    let quote = UInt8(ascii: "\"")
    return [Candidate(range: offset..<end, bytes: [quote] + bytes[offset..<end] + [quote])]
  }

  /// The string that begins at a place with any quote, in straight double ones.
  ///
  /// It ends in its line, at a quote behind which a name or a value is over.
  func requoted(from offset: Int) -> [Candidate] {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars
    guard let opening = text.first, let closing = Self.closing[opening] else { return [] }
    var place = text.index(after: text.startIndex)
    while place < text.endIndex {
      let next = text.index(after: place)
      let behind = text[next...].first { $0 != " " && $0 != "\t" }
      if closing.contains(text[place]), behind.map({ ":,}]".unicodeScalars.contains($0) }) ?? true {
        let inside = String(text[text.index(after: text.startIndex)..<place])
        guard !inside.contains("\"") else { return [] }
        let length = text[..<next].reduce(0) { $0 + UTF8.width($1) }
        return [Candidate(range: offset..<offset + length, bytes: Array("\"\(inside)\"".utf8))]
      }
      place = next
    }
    return []
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
