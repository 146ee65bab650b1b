import Console
import Grading

/// A file of results that is read more than once; `-` is standard input.
struct ResultFile {
  private let path: String
  /// The lines of standard input, which cannot be read twice.
  private let kept: [LineReader.Line]?

  /// A file, or all of standard input.
  ///
  /// - Throws: `ResultFileError`.
  init(_ path: String) throws(ResultFileError) {
    self.path = path
    guard path == "-" else {
      kept = nil
      return
    }
    do throws(FileError) {
      let reader = try LineReader(path, limit: ResultEntry.longest)
      var lines: [LineReader.Line] = []
      while let line = try reader.next() { lines.append(line) }
      kept = lines
    } catch {
      throw ResultFileError(message: error.description)
    }
  }

  /// Calls a closure with each entry, in order.
  ///
  /// - Throws: `ResultFileError` for the first entry that cannot be read, or what the closure throws.
  func forEach(_ body: (ResultEntry) throws -> Void) throws {
    let reader = try reader()
    while let entry = try reader.next() { try body(entry) }
  }

  private func reader() throws(ResultFileError) -> ResultReader {
    guard let kept else { return try ResultReader(path) }
    var rest = kept[...]
    return ResultReader(name: path) { () throws(FileError) in rest.popFirst() }
  }
}
