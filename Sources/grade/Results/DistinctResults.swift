import Batch
import Console
import Formats
import Grading

/// What comes of results of one submission, for every command that reads results.
///
/// Equal ones count once, which is said in one line at the end; others are refused with the places of both.
final class DistinctResults {
  private var seen: SeenResults
  /// The files that results were read from.
  private var files: [String] = []
  /// How many came again.
  private(set) var repeatedCount = 0
  private static let bitsOfLine = 40

  /// None so far.
  init(_ allowed: SeenResults.Allowed) { seen = SeenResults(allowed) }

  /// Whether an entry that was just read is one that counts; errors all are.
  ///
  /// - Throws: `Conflict` for another result than an earlier one.
  func takes(_ entry: ResultEntry, from reader: ResultReader) throws(Conflict) -> Bool {
    guard case .marked(let result) = entry else { return true }
    if files.last != reader.name { files.append(reader.name) }
    let number = (files.count - 1) << Self.bitsOfLine | reader.line
    switch seen.note(result, number: number) {
    case .new: return true
    case .identical:
      repeatedCount += 1
      return false
    case .conflicting(let other):
      let file = files[other >> Self.bitsOfLine]
      let line = other & (1 << Self.bitsOfLine - 1)
      throw Conflict(
        place: "\(reader.name):\(reader.line)", id: result.id,
        other: file == reader.name ? "line \(line)" : "\(file):\(line)")
    }
  }

  /// Another result of a submission than an earlier one.
  struct Conflict: Error {
    /// Where it stands.
    let place: String
    /// The submission.
    let id: String
    /// Where the earlier one stands.
    let other: String

    /// What is said of it.
    var message: String {
      "\(place): another result with the id \(SafeText.line(id, limit: 60)) than in \(other): give each result once"
    }
  }

  /// Says how many results came again.
  func note(of command: String, _ streams: inout StandardStreams) {
    guard repeatedCount > 0 else { return }
    streams.note(
      "\(command): \(repeatedCount) result\(repeatedCount == 1 ? "" : "s") came twice and "
        + "count\(repeatedCount == 1 ? "s" : "") once")
  }
}
