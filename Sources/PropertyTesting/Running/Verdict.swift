/// What came of checking a property.
public struct Verdict<Value> {
  /// The ways in which a check ends.
  public enum Outcome: Sendable, Equatable {
    /// The property held in all cases that were run.
    case passed
    /// The property held in all cases that there are: so many inputs, counted by the choices that
    /// make them; where a generator makes equal values of unlike choices each counts.
    case proved(inputs: Int)
    /// The property failed.
    case failed
    /// Too many cases were discarded to run as many as were asked for.
    case gaveUp
  }

  /// How the check ended.
  public let outcome: Outcome
  /// How many numbered cases were run, without the discarded ones.
  public let cases: Int
  /// How many cases were discarded or had too many choices.
  public let discards: Int
  /// What fixes all draws.
  public let seed: UInt64
  /// The failures, each of another kind, in the order in which they were found.
  public let counterexamples: [Counterexample<Value>]
  /// What the cases were like.
  public let statistics: Statistics
  /// What is wrong with the check itself.
  public let health: [HealthWarning]

  /// The first failure, if there is one.
  public var counterexample: Counterexample<Value>? { counterexamples.first }

  /// Whether the property held.
  public var holds: Bool {
    switch outcome {
    case .passed, .proved: true
    case .failed, .gaveUp: false
    }
  }
}

/// A case that fails a property.
public struct Counterexample<Value> {
  /// The simplest failing value that was found.
  public let value: Value
  /// The failing value that was drawn first.
  public let original: Value
  /// How the simplest one fails.
  public let failure: Failure
  /// The number of the case that failed first, from 0, with which the seed replays it; nothing if
  /// it was no numbered case.
  public let caseNumber: Int?
  /// The choices of the simplest one.
  public let sequence: ChoiceSequence
  /// How many candidates were run to shrink it, with the last runs, which confirm it.
  public let evaluations: Int
  /// How often the simplest one failed again, of how many runs.
  public let reproduced: (times: Int, runs: Int)
  /// What the property said about the simplest one.
  public let notes: [String]
  /// Which parts of it matter; nothing where that was not asked for, or the failure is flaky.
  public let explanation: Explanation?

  /// Whether it did not fail each time it was run, so that the property depends on more than the
  /// value.
  public var isFlaky: Bool { reproduced.times < reproduced.runs }

  /// The word that replays the simplest one.
  public var blob: Blob { Blob(sequence.choices) }
}

/// What is wrong with a check, whatever its outcome.
public enum HealthWarning: Sendable, Equatable {
  /// More cases were discarded than were run.
  case manyDiscards(discards: Int, cases: Int)
  /// More cases needed too many choices than were run.
  case manyOverruns(overruns: Int, cases: Int)
  /// The simplest case has more than half of the choices that a case may have.
  case largeSimplest(choices: Int)
  /// A generator drew another value for the same choices.
  case unstableGenerator
  /// A share of the cases is smaller than was required, or could not be decided.
  case weakCoverage(Coverage)
}
