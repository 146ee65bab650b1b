import Console
import Formats
import Grading

/// Reads results one after another: JSON Lines, or the document of `--format json`.
final class ResultReader {
  /// How the file is called in messages.
  let name: String
  /// The line in which the last entry begins.
  private(set) var line = 0
  private var lines: () throws(FileError) -> LineReader.Line?
  /// What is left of a document, the next entry last; nil while nothing was read.
  private var document: [(entry: ResultEntry, line: Int)]?
  private var hasBegun = false

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: `ResultFileError`.
  convenience init(_ path: String) throws(ResultFileError) {
    do throws(FileError) {
      let reader = try LineReader(path, limit: ResultEntry.longest)
      self.init(name: path) { () throws(FileError) in try reader.next() }
    } catch {
      throw ResultFileError(message: error.description)
    }
  }

  /// Reads lines that are at hand.
  ///
  /// - Parameter path: where they were read.
  init(name path: String, _ lines: @escaping () throws(FileError) -> LineReader.Line?) {
    name = path == "-" ? "standard input" : SafeText.line(path)
    self.lines = lines
  }

  /// The next entry; nil at the end.
  ///
  /// - Throws: `ResultFileError` with the place of what is no result.
  func next() throws(ResultFileError) -> ResultEntry? {
    if document != nil { return nextOfDocument() }
    while let line = try nextLine() {
      guard let last = line.bytes.last(where: { !Self.isBlank($0) }) else {
        if line.isTooLong {
          throw ResultFileError(message: "\(name):\(line.number): the line is too long")
        }
        continue
      }
      if !hasBegun {
        hasBegun = true
        // A value that goes on behind its first line is a document.
        if last != UInt8(ascii: "}") || Self.isDocument(line.bytes) {
          document = Array(try entries(ofDocumentFrom: line).reversed())
          return nextOfDocument()
        }
      }
      self.line = line.number
      do throws(ResultError) {
        return try ResultEntry(line: line.bytes)
      } catch {
        throw failure(error, in: SourceMap(line: line.bytes, number: line.number))
      }
    }
    return nil
  }

  private func nextOfDocument() -> ResultEntry? {
    guard let next = document?.popLast() else { return nil }
    line = next.line
    return next.entry
  }

  private func nextLine() throws(ResultFileError) -> LineReader.Line? {
    do throws(FileError) { return try lines() } catch {
      throw ResultFileError(message: error.description)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  /// Whether a line that is whole holds all results.
  private static func isDocument(_ line: [UInt8]) -> Bool {
    guard let json = try? JSON.read(line, as: .strict) else { return false }
    return json["schema"] != nil && json["results"] != nil
  }

  /// The entries of the document whose first line that is not blank was read.
  private func entries(
    ofDocumentFrom first: LineReader.Line
  ) throws(ResultFileError) -> [(entry: ResultEntry, line: Int)] {
    // The lines before it were blank; they are put back so that places are those of the file.
    var bytes = [UInt8](repeating: 0x0A, count: first.number - 1) + first.bytes
    while let line = try nextLine() {
      guard !line.isTooLong, bytes.count + line.bytes.count < ResultEntry.longest else {
        throw ResultFileError(message: "\(name):\(line.number): the document is too long")
      }
      bytes.append(0x0A)
      bytes += line.bytes
    }
    let source = SourceMap(bytes)
    do throws(ResultError) {
      return try ResultEntry.entries(ofDocument: bytes).map {
        ($0.entry, source.position(of: $0.offset).line)
      }
    } catch {
      throw failure(error, in: source)
    }
  }

  private func failure(_ error: ResultError, in source: SourceMap) -> ResultFileError {
    let place = source.position(of: error.offset)
    return ResultFileError(
      message: "\(name):\(place.line):\(place.column): \(error.message(in: source))")
  }
}

/// Why a file of results cannot be read: one line that names the place.
struct ResultFileError: Error {
  /// What is said.
  let message: String
}
