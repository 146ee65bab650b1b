/// What an observer of a run is told, in the order in which it happens.
public enum RunEvent: Sendable {
  /// The run begins.
  case began(seed: UInt64, cases: Int)
  /// A case was run.
  case ran(CaseEvent)
  /// A failure was shrunk.
  case shrunk(choices: [Choice], message: String)
  /// The run ended; the text is the verdict.
  case ended(summary: String)
}

/// One case of a run, as an observer is told of it.
public struct CaseEvent: Sendable, Equatable {
  /// How a case came to be.
  public enum Origin: String, Sendable {
    /// It was drawn independently of all others.
    case drawn
    /// It is a mutant of the case before it.
    case mutant
    /// It is a failure of an earlier run, or was given to be replayed.
    case stored
    /// It was run to exhaust a small domain.
    case novel
    /// It was run to raise a score.
    case targeted
  }

  /// How a case ended.
  public enum Status: String, Sendable {
    /// The property held.
    case passed
    /// The property failed.
    case failed
    /// The generator or the property discarded it, or it needed too many choices.
    case discarded
  }

  /// How it came to be.
  public let origin: Origin
  /// How it ended.
  public let status: Status
  /// Its number, if it is a numbered case.
  public let number: Int?
  /// Its choices.
  public let choices: [Choice]
  /// Why it failed.
  public let message: String?
  /// What it was counted under.
  public let labels: [String]
  /// Its scores.
  public let scores: [String: Double]
}
