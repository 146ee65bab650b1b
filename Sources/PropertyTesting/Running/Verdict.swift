/// What came of checking a property.
public struct Verdict<Value> {
  /// The ways in which a check ends.
  public enum Outcome {
    /// The property held in all cases.
    case passed
    /// The property failed in a case.
    case failed(Counterexample<Value>)
    /// Too many cases were discarded to run as many as were asked for.
    case gaveUp
  }

  /// How the check ended.
  public let outcome: Outcome
  /// How many cases were run, without the discarded ones and those of shrinking.
  public let cases: Int
  /// How many cases were discarded or had too many choices.
  public let discards: Int
  /// What fixes all draws.
  public let seed: UInt64

  @inlinable
  init(_ outcome: Outcome, cases: Int, discards: Int, seed: UInt64) {
    self.outcome = outcome
    self.cases = cases
    self.discards = discards
    self.seed = seed
  }

  /// The failure, if there is one.
  public var counterexample: Counterexample<Value>? {
    if case .failed(let counterexample) = outcome { counterexample } else { nil }
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
  /// The number of the case that failed first, from 0; seed and number replay it.
  public let caseNumber: Int
  /// The choices of the simplest one.
  public let sequence: ChoiceSequence
  /// How many candidates were run to shrink it.
  public let evaluations: Int
  /// Whether the case that failed passed when it was run again, so that the property depends on
  /// more than the value.
  public let isFlaky: Bool
}

/// How a case fails.
public struct Failure: Sendable, Equatable {
  /// The type of the error thrown; nothing where the property was false.
  public let errorType: String?
  /// The error as text.
  public let message: String
}

/// Thrown by a property for a value that it says nothing about; the case counts as discarded.
public struct Discard: Error, Sendable, Equatable {
  /// The error.
  public init() {}
}

/// Discards the case unless a condition holds.
public func assume(_ condition: Bool) throws(Discard) {
  guard condition else { throw Discard() }
}
