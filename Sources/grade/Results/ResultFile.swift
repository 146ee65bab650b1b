import Batch
import Console
import Grading

/// A file of results that is read more than once, each submission once; `-` is standard input.
final class ResultFile {
  private let path: String
  /// The lines of what cannot be read twice: standard input, or a pipe.
  private let kept: [LineReader.Line]?
  private let distinct: DistinctResults
  /// The places of the results that came before, among all entries; nil until all were read.
  private var repeated: Set<Int>?

  /// A file, or all of standard input or of a pipe.
  ///
  /// - Parameter distinct: what was read so far, if this is not the first file.
  /// - Throws: `ResultFileError`.
  init(
    _ path: String, _ distinct: DistinctResults = DistinctResults(.one)
  ) throws(ResultFileError) {
    self.path = path
    self.distinct = distinct
    guard fileSize(of: path) == nil else {
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

  /// Calls a closure with each entry that is none again, in order.
  ///
  /// - Throws: `ResultFileError` for the first entry that cannot be read or is another result of a submission, or what
  ///   the closure throws.
  func forEach(_ body: (ResultEntry) throws -> Void) throws {
    let reader = try reader()
    var place = 0
    var found: Set<Int> = []
    while let entry = try reader.next() {
      if let repeated {
        if !repeated.contains(place) { try body(entry) }
      } else {
        let counts: Bool
        do throws(DistinctResults.Conflict) {
          counts = try distinct.takes(entry, from: reader)
        } catch {
          throw ResultFileError(message: error.message)
        }
        if counts { try body(entry) } else { found.insert(place) }
      }
      place += 1
    }
    repeated = repeated ?? found
  }

  /// Says how many results came again, in this file and those before it.
  func noteRepeats(of command: String, _ streams: inout StandardStreams) {
    distinct.note(of: command, &streams)
  }

  private func reader() throws(ResultFileError) -> ResultReader {
    guard let kept else { return try ResultReader(path) }
    var rest = kept[...]
    return ResultReader(name: path) { () throws(FileError) in rest.popFirst() }
  }
}
