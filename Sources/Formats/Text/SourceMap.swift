/// A place in a file as people count it.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1; a line ends with LF, CR LF or CR.
  public let line: Int
  /// The column in Unicode scalars, from 1; a tab is one column, a byte order mark none.
  public let column: Int

  /// The place in this line and column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The lines of a file: turns byte offsets into lines and columns, once there is an error to show.
public struct SourceMap: Sendable {
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  private let firstLine: Int

  /// Finds the lines of a file.
  ///
  /// - Complexity: O(`bytes.count`).
  public init(_ bytes: [UInt8]) {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in bytes.enumerated() {
      let endsLine =
        byte == 0x0A
        || byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
      if endsLine { starts.append(offset + 1) }
    }
    self.bytes = bytes
    lineStarts = starts
    firstLine = 1
  }

  /// One line of a file, whatever carriage returns are in it.
  ///
  /// - Parameter number: which line it is, from 1.
  public init(line bytes: [UInt8], number: Int) {
    self.bytes = bytes
    lineStarts = [number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    firstLine = number
  }

  /// The line and column of a byte; offsets outside the file are moved to its ends.
  ///
  /// A byte within a character belongs to that character; a byte that is not UTF-8 is one column.
  ///
  /// - Complexity: O(log lines + length of the line).
  public func position(of offset: Int) -> SourcePosition {
    let line = lineIndex(of: offset)
    var column = 1
    var start = lineStarts[line]
    while start < bytes.count {
      start += UTF8Sequence.length(in: bytes, at: start) ?? 1
      if start > offset { break }
      column += 1
    }
    return SourcePosition(line: firstLine + line, column: column)
  }

  /// The text of the line that holds a byte, without its line end; invalid UTF-8 is replaced.
  public func line(at offset: Int) -> String {
    let line = lineIndex(of: offset)
    let next = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    var text = bytes[lineStarts[line]..<next]
    while let last = text.last, last == 0x0A || last == 0x0D { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// The index of the last line that starts at or before the offset.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
