import Batch
import Console
import Formats

/// Reads files of results, a line a result, one after another.
enum ResultLines {
  /// Calls `body` with each result and the place of its line.
  ///
  /// - Throws: `FileError`; `Trouble` for a line that is no result; what `body` throws.
  static func forEach(
    _ path: String, _ body: (GradedRecord, _ line: [UInt8]) throws -> Void
  ) throws {
    let reader = try LineReader(path, limit: PartScan.longestLine)
    while let line = try reader.next() {
      guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
      try body(try record(line, of: path), line.bytes)
    }
  }

  /// The result on a line.
  static func record(_ line: LineReader.Line, of path: String) throws(Trouble) -> GradedRecord {
    do throws(GradedRecord.Problem) {
      return try GradedRecord(line.bytes)
    } catch {
      let name = path == "-" ? "standard input" : SafeText.line(path)
      throw Trouble(message: "\(name):\(line.number): this is no result: \(error.message)")
    }
  }

  /// A line that is no result.
  struct Trouble: Error {
    /// Where it is, and why.
    let message: String
  }
}
