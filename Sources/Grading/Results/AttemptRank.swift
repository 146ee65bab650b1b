/// The place of a result among those of one student, whatever the order of the file.
///
/// What students say themselves comes first: the number of the attempt, then when it was handed in, where that is
/// said. The id, of which there is one, decides last.
public struct AttemptRank: Sendable, Comparable {
  /// Which attempt it says that it is.
  public let attempt: Int
  /// The id of the submission.
  public let id: String
  private let moment: Timestamp?

  /// The rank of a result.
  public init(_ result: ResultRecord) {
    attempt = result.attempt
    id = result.id
    moment = result.submittedAt.flatMap(Timestamp.init)
  }

  /// Whether one result comes before another one of the same student.
  public static func < (a: AttemptRank, b: AttemptRank) -> Bool {
    guard a.attempt == b.attempt else { return a.attempt < b.attempt }
    switch (a.moment, b.moment) {
    case (let one?, let other?):
      if one.isBefore(other) { return true }
      if other.isBefore(one) { return false }
    case (nil, _?): return false
    case (_?, nil): return true
    case (nil, nil): break
    }
    return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }

  /// Whether neither comes before the other: they are results of one submission.
  public static func == (a: AttemptRank, b: AttemptRank) -> Bool { !(a < b) && !(b < a) }
}
