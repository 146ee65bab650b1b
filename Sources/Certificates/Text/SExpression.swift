/// A word, or a list of what stands between brackets.
indirect enum SExpression: Sendable {
  case word(String)
  case list([SExpression])

  /// The text, for errors; only its beginning where it is long.
  var text: String {
    switch self {
    case .word(let word): String(word.prefix(40))
    case .list(let items): "(" + (items.first.map { "\($0.text) …" } ?? "") + ")"
    }
  }
}

/// Reads one line of a certificate word by word.
struct LineReader {
  /// The number of the line, counted from 1.
  let line: Int
  private let bytes: Substring.UTF8View
  private var position: Substring.UTF8View.Index

  init(_ text: Substring, line: Int) {
    self.line = line
    bytes = text.utf8
    position = bytes.startIndex
  }

  private static let space = UInt8(ascii: " ")
  private static let open = UInt8(ascii: "(")
  private static let close = UInt8(ascii: ")")

  private mutating func skipSpaces() {
    while position < bytes.endIndex, bytes[position] == Self.space {
      position = bytes.index(after: position)
    }
  }

  /// Whether nothing but spaces is left.
  var isAtEnd: Bool {
    bytes[position...].allSatisfy { $0 == Self.space }
  }

  /// What is left of the line.
  mutating func rest() -> String {
    let text = String(Substring(bytes[position...]).trimmed)
    position = bytes.endIndex
    return text
  }

  /// The next word, up to a space or a bracket.
  mutating func word(_ expected: String) throws(CertificateError) -> String {
    skipSpaces()
    let start = position
    while position < bytes.endIndex, ![Self.space, Self.open, Self.close].contains(bytes[position])
    {
      position = bytes.index(after: position)
    }
    guard start < position else {
      if position == bytes.endIndex { throw .syntax(line: line, .ends(expected: expected)) }
      let found = String(UnicodeScalar(bytes[position]))
      throw .syntax(line: line, .unexpected(found: found, expected: expected))
    }
    return String(Substring(bytes[start..<position]))
  }

  /// The next word, if it is this one.
  mutating func skips(_ word: String) -> Bool {
    var ahead = self
    guard let found = try? ahead.word(word), found == word else { return false }
    self = ahead
    return true
  }

  /// Whether a bracket opens next.
  var opensList: Bool {
    var ahead = self
    ahead.skipSpaces()
    return ahead.position < bytes.endIndex && bytes[ahead.position] == Self.open
  }

  /// The next word or list.
  mutating func expression(
    _ expected: String, depth: Int = 1
  ) throws(CertificateError) -> SExpression {
    guard opensList else { return .word(try word(expected)) }
    guard depth < Certificate.Limits.depth else {
      throw .tooLarge(.depth, limit: Certificate.Limits.depth)
    }
    skipSpaces()
    position = bytes.index(after: position)
    var items: [SExpression] = []
    while true {
      skipSpaces()
      if position < bytes.endIndex, bytes[position] == Self.close {
        position = bytes.index(after: position)
        return .list(items)
      }
      items.append(try expression(")", depth: depth + 1))
    }
  }

  /// Nothing more may stand on the line.
  func end() throws(CertificateError) {
    var ahead = self
    guard isAtEnd else {
      throw .syntax(
        line: line,
        .unexpected(found: String(ahead.rest().prefix(40)), expected: "the end of the line"))
    }
  }
}
