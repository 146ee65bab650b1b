import Exact
import Formats
import Grading

/// The results that were seen so far, to tell those that come again from those that say something else.
///
/// About 50 bytes a result, and where a submission may have several of them 50 more for each exercise: the first one
/// is kept as digests.
public struct SeenResults: Sendable {
  /// How many results a submission may have.
  public enum Allowed: Sendable {
    /// One.
    case one
    /// Several, of different exercises.
    case pieces
  }

  /// What a result turns out to be.
  public enum Finding: Sendable, Hashable {
    /// The first of its submission, or of some of its exercises.
    case new
    /// One that says nothing else than those before it.
    case identical
    /// Another one than an earlier one, which has this number.
    case conflicting(with: Int)
  }

  private let allowed: Allowed
  private var seen = SeenSubmissions()

  /// Nothing so far.
  public init(_ allowed: Allowed = .one) { self.allowed = allowed }

  /// Notes a result.
  ///
  /// - Parameter number: where it stands, for those that come later.
  public mutating func note(_ result: ResultRecord, number: Int = 0) -> Finding {
    let id = SHA256.digest(result.id.utf8)
    switch allowed {
    case .one: return note(id, [result.headText, .array(result.sortedMarks)], number)
    case .pieces:
      let head = note(id, result.headText, number)
      guard !head.isConflict else { return head }
      var isNew = head == .new
      // What stands twice in one result is no other result.
      for (exercise, marks) in Dictionary(grouping: result.exercises, by: \.id) {
        let place = SHA256.digest("\(result.id.utf8.count) \(result.id) \(exercise)".utf8)
        let finding = note(place, .array(marks.map(\.markText)), number)
        guard !finding.isConflict else { return finding }
        isNew = isNew || finding == .new
      }
      return isNew ? .new : .identical
    }
  }

  private mutating func note(_ id: Digest, _ content: JSON.Output, _ number: Int) -> Finding {
    switch seen.note(id: id, content: SHA256.digest(content.compactBytes()), number: number) {
    case .new: .new
    case .identical: .identical
    case .conflicting(let other): .conflicting(with: other)
    }
  }
}

extension SeenResults.Finding {
  fileprivate var isConflict: Bool {
    if case .conflicting = self { true } else { false }
  }
}

extension ResultRecord {
  /// Whose it is.
  fileprivate var headText: JSON.Output {
    [.string(student), .number(attempt), submittedAt.map { .string($0) } ?? .null]
  }

  /// All that its marks are told by, whatever the order of exercises.
  fileprivate var sortedMarks: [JSON.Output] {
    exercises.sorted { CountingOrder.isBefore($0.id, $1.id) }.map(\.markText)
  }
}

extension ExerciseRecord {
  /// All that a mark is told by, whatever the order of parts: not the words of its reasons.
  var markText: JSON.Output {
    let parts = parts.sorted { CountingOrder.isBefore($0.id, $1.id) }
    return [
      .string(id), .boolean(isDropped), .string((worth ?? points).description),
      numbers.map { .string($0.text) } ?? .null, .array(parts.map(\.markText)),
    ]
  }
}

extension PartRecord {
  fileprivate var markText: JSON.Output {
    [
      .string(id), .string(verdict.rawValue), .string(credit.description),
      .string(points.description), mistake.map { .string($0) } ?? .null,
      answer.map { .string($0) } ?? .null,
    ]
  }
}
