import Console
import Formats
import Reports

/// A file of results: JSON Lines, or the document of `--format json`; `-` is standard input.
struct ResultFile {
  /// The largest document that is read, in bytes; lines have no such limit together.
  private static let largestDocument = 1 << 30
  /// The longest line that is read, in bytes.
  private static let largestLine = 64 << 20

  private let path: String
  /// The lines of standard input, which cannot be read twice.
  private var kept: [[UInt8]]?
  /// The entries of a document.
  private var document: [ResultEntry]?

  /// How the file is called in messages.
  var name: String { path == "-" ? "standard input" : path }

  /// Looks at what a file is.
  ///
  /// - Throws: `ResultFileError`.
  init(_ path: String) throws(ResultFileError) {
    self.path = path
    if path == "-" {
      var lines: [[UInt8]] = []
      try Self.eachLine(of: path) { line in
        lines.append(line)
        return true
      }
      kept = lines
    }
    guard try isDocument() else { return }
    let bytes: [UInt8]
    if let kept {
      bytes = Array(kept.joined(separator: [0x0A]))
    } else {
      do throws(FileError) {
        bytes = try readFile(path, limit: Self.largestDocument)
      } catch {
        throw ResultFileError(message: error.description)
      }
    }
    kept = nil
    document = try entries(ofDocument: bytes)
  }

  /// Calls a closure with each line, without its end, until it answers false.
  private static func eachLine(
    of path: String, _ body: ([UInt8]) -> Bool
  ) throws(ResultFileError) {
    do throws(FileError) {
      let reader = try LineReader(path, limit: largestLine)
      while let line = try reader.next() {
        // What is too long is read as a piece of a line, which no result is.
        guard body(line.isTooLong ? [UInt8(ascii: "{")] : line.bytes) else { return }
      }
    } catch {
      throw ResultFileError(message: error.description)
    }
  }

  /// Calls a closure with each entry, in order.
  ///
  /// - Throws: `ResultFileError` for the first line that cannot be read, or what the closure throws.
  func forEach(_ body: (ResultEntry) throws -> Void) throws {
    if let document { return try document.forEach(body) }
    var number = 0
    var failure: (any Error)?
    func take(_ line: [UInt8]) -> Bool {
      number += 1
      do {
        if let entry = try entry(line, number: number) { try body(entry) }
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let kept {
      for line in kept { guard take(line) else { break } }
    } else {
      try Self.eachLine(of: path, take)
    }
    if let failure { throw failure }
  }

  /// The entry of a line; nil for a blank one.
  private func entry(_ line: [UInt8], number: Int) throws(ResultFileError) -> ResultEntry? {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
    do throws(ResultError) {
      return try ResultEntry(line: line)
    } catch {
      let column = SourceMap(line).position(of: error.offset).column
      throw ResultFileError(message: "\(name):\(number):\(column): \(error.message(in: line))")
    }
  }

  /// Whether the first line that is not blank begins a value that goes on behind it, or is a whole
  /// document.
  private func isDocument() throws(ResultFileError) -> Bool {
    var answer = false
    func look(_ line: [UInt8]) -> Bool {
      guard let last = line.last(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
        return true
      }
      if last != UInt8(ascii: "}") {
        answer = true
      } else if let json = try? JSON.read(line, as: .strict) {
        answer = json["schema"] != nil && json["results"] != nil
      }
      return false
    }
    if let kept {
      for line in kept { guard look(line) else { break } }
    } else {
      try Self.eachLine(of: path, look)
    }
    return answer
  }

  private func entries(ofDocument bytes: [UInt8]) throws(ResultFileError) -> [ResultEntry] {
    do throws(ResultError) {
      return try ResultEntry.entries(ofDocument: bytes)
    } catch {
      let place = SourceMap(bytes).position(of: error.offset)
      throw ResultFileError(
        message: "\(name):\(place.line):\(place.column): \(error.message(in: bytes))")
    }
  }
}

/// Why a file of results cannot be read: one line that names the place.
struct ResultFileError: Error {
  /// What is said.
  let message: String
}
