import Exact
import Formats
import Grading

/// The results that were seen so far, to tell those that come again from those that say something else.
///
/// About 50 bytes a result: the first one of an id is kept as digests.
public struct SeenResults: Sendable {
  /// What a result turns out to be.
  public enum Finding: Sendable, Hashable {
    /// The first of its id.
    case new
    /// The same marks as those of the first one.
    case identical
    /// Other marks than those of the first one.
    case conflicting
  }

  private var seen = SeenSubmissions()

  /// Nothing so far.
  public init() {}

  /// Notes a result.
  public mutating func note(_ result: ResultRecord) -> Finding {
    let id = SHA256.digest(result.id.utf8)
    switch seen.note(id: id, content: SHA256.digest(result.markText), number: 0) {
    case .new: return .new
    case .identical: return .identical
    case .conflicting: return .conflicting
    }
  }
}

extension ResultRecord {
  /// All that a change of a mark is told by, whatever the order of exercises and parts.
  fileprivate var markText: [UInt8] {
    JSON.Output.array(
      exercises.sorted { CountingOrder.isBefore($0.id, $1.id) }.map { exercise in
        let parts = exercise.parts.sorted { CountingOrder.isBefore($0.id, $1.id) }
        return [
          .string(exercise.id), .boolean(exercise.isDropped),
          .string((exercise.worth ?? exercise.points).description),
          .array(parts.map(\.markText)),
        ]
      }
    ).compactBytes()
  }
}

extension PartRecord {
  fileprivate var markText: JSON.Output {
    [
      .string(id), .string(verdict.rawValue), .string(credit.description),
      .string(points.description), mistake.map { .string($0) } ?? .null,
    ]
  }
}
