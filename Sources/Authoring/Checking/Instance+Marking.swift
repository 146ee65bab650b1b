import Exact
import Grading

extension Instance {
  /// The mark of a part for an answer to it and to some others.
  func mark(
    _ part: Part, _ answer: WrittenAnswer, with others: [String: WrittenAnswer] = [:]
  ) -> PartMark? {
    let answers = others.merging([part.id: answer]) { $1 }
    return exercise.mark(answers, withProofs: false).parts.first { $0.id == part.id }
  }
}

extension PartMark {
  /// Whether the answer earns all points.
  var isAccepted: Bool { verdict == .right || credit == .one }

  /// What the answer was taken for, in words for an author.
  var takenFor: String {
    if let mistake { return "the mistake `\(mistake)`" }
    if followThrough != nil { return "what follows from an earlier answer" }
    return verdict.rawValue + (reason.map { " (\($0))" } ?? "")
  }
}
