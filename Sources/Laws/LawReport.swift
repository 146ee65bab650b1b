import PropertyTesting

/// What came of checking a law against a subject.
public struct LawReport: Sendable {
  /// The ways in which a check ends.
  public enum Outcome: Sendable, Equatable {
    /// It held in all cases that were run.
    case held
    /// It held for all inputs there are.
    case proved(inputs: Int)
    /// It does not hold.
    case broken
    /// Too many inputs were discarded.
    case gaveUp
  }

  /// The simplest input for which the law does not hold.
  public struct Failure: Sendable, Equatable {
    /// How it fails.
    public let text: String
    /// The input.
    public let value: String
    /// The number of the case that failed first, from 0; nothing where the search found it.
    public let caseNumber: Int?
    /// The word that replays it; nothing for an exhaustive law.
    public let replay: String?
  }

  /// The law.
  public let law: Law
  /// The name of the subject.
  public let subject: String
  /// How the check ended.
  public let outcome: Outcome
  /// The number of cases in which the law was decided.
  public let decided: Int
  /// The number of cases that could not be decided.
  public let undecided: Int
  /// The number of cases that the law says nothing about.
  public let discarded: Int
  /// The number of cases drawn independently of each other in which the law held, at least.
  public let independent: Int
  /// The simplest failure.
  public let failure: Failure?
  /// The greatest errors seen, by function.
  public let worst: [Function: WorstError]
  /// The functions called, and how often each gave a value.
  public let values: [Function: Int]
  /// The seed.
  public let seed: UInt64

  init(_ law: Law, _ subject: Subject, _ run: Law.Run, _ recorder: Recorder, seed: UInt64) {
    self.law = law
    self.subject = subject.name
    outcome = run.outcome
    undecided = min(recorder.undecided, run.cases)
    decided = run.cases - undecided
    discarded = run.discarded
    independent = max(0, run.independent - recorder.undecided)
    failure = run.failure
    worst = recorder.worst
    values = recorder.calls.mapValues(\.values)
    self.seed = seed
  }

  /// Whether the law held: no case failed, at least one was decided, and the subject was called.
  public var holds: Bool { fault == nil }

  /// The share of drawn inputs for which the law may still be broken, at most, with a confidence.
  ///
  /// Had a greater share of the inputs broken it, so many independent cases would have shown that
  /// with a probability of at least `confidence`.
  public func failureBound(confidence: Double = 0.999) -> Double {
    Statistics.failureBound(independent: independent, confidence: confidence)
  }

  /// Why the law is not held to have been kept; nothing where it was.
  public var fault: String? {
    switch outcome {
    case .broken:
      return failure.map { "broken for \($0.value): \($0.text)" } ?? "broken"
    case .gaveUp: return "too many inputs were discarded (\(discarded))"
    case .held, .proved: break
    }
    if decided == 0 { return "no case was decided" }
    if values.values.reduce(0, +) == 0 { return "no function of the subject gave a value" }
    return nil
  }
}
