extension CSV {
  /// Why a text is no table, and where.
  public struct ReadingError: Error, Equatable, Sendable {
    /// What is wrong.
    public let kind: Kind
    /// The line, from 1.
    public let line: Int

    /// What can be wrong.
    public enum Kind: Equatable, Sendable {
      /// A cell in quotes that does not end.
      case openQuote
      /// Something between a closing quote and the next separator.
      case behindQuote
      /// A quote inside a cell that does not start with one.
      case strayQuote
    }
  }

  /// The rows of a text, each a list of cells; empty lines are left out.
  ///
  /// Lines end with LF, CR LF or CR; a byte order mark is skipped.
  ///
  /// - Throws: `ReadingError`.
  /// - Complexity: O(length of the text).
  public func rows(of text: String) throws(ReadingError) -> [[String]] {
    var reader = CSVReader(Array(text.utf8), separator: separator.rawValue.utf8.first ?? 0x2C)
    return try reader.rows()
  }
}

/// One pass over the bytes of a table.
private struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  private var line = 1

  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func rows() throws(CSV.ReadingError) -> [[String]] {
    var rows: [[String]] = []
    while index < bytes.count {
      if endsLine() { continue }
      var row = [try cell()]
      while index < bytes.count, bytes[index] == separator {
        index += 1
        row.append(try cell())
      }
      rows.append(row)
      _ = endsLine()
    }
    return rows
  }

  /// Takes a line end, if one stands here.
  private mutating func endsLine() -> Bool {
    guard index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D else { return false }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
    line += 1
    return true
  }

  private mutating func cell() throws(CSV.ReadingError) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return try plainCell() }
    let start = line
    var content: [UInt8] = []
    index += 1
    while true {
      guard index < bytes.count else { throw CSV.ReadingError(kind: .openQuote, line: start) }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
        index += 1
      }
      if byte == 0x0A { line += 1 }
      content.append(byte)
    }
    guard index == bytes.count || isEnd(bytes[index]) else {
      throw CSV.ReadingError(kind: .behindQuote, line: line)
    }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func plainCell() throws(CSV.ReadingError) -> String {
    let start = index
    while index < bytes.count, !isEnd(bytes[index]) {
      guard bytes[index] != UInt8(ascii: "\"") else {
        throw CSV.ReadingError(kind: .strayQuote, line: line)
      }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }
}
