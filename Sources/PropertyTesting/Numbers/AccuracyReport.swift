/// What came of checking how accurate a computed value is.
public struct AccuracyReport<Value> {
  /// What the numbered cases came to; a search is not counted in it.
  public let verdict: Verdict<Value>
  /// The bound that was checked.
  public let bound: ErrorBound
  /// The case with the worst error of all that were seen, in numbered cases and in the search, as a
  /// share of the bound; nothing where no case could be measured.
  public let worst: MeasuredCase<Value>?
  /// The failure, if the bound was broken in a numbered case or in the search.
  public let failure: AccuracyFailure<Value>?
  /// In how many numbered cases the exact value could not be enclosed narrowly enough to decide;
  /// those count as cases that pass.
  public let undecided: Int
  /// How many cases the search for the worst error tried.
  public let evaluations: Int

  /// Whether the numbered cases passed and the search found no failure.
  public var isPassed: Bool {
    verdict.holds && failure == nil
  }
}

/// A case with its error.
public struct MeasuredCase<Value> {
  /// What the generator drew.
  public let value: Value
  /// The computed value.
  public let computed: Double
  /// Two doubles between which the exact value lies.
  public let exact: ClosedRange<Double>
  /// The error.
  public let error: MeasuredError
  /// The choices that replay the case.
  public let sequence: ChoiceSequence
}

/// A broken bound: how simple and how bad a case can be that breaks it, and why.
public struct AccuracyFailure<Value> {
  /// The simplest case that breaks the bound.
  public let simplest: MeasuredCase<Value>
  /// The worst case that was seen, of those that break the bound in the same way.
  public let worst: MeasuredCase<Value>
  /// Why the simplest case breaks the bound.
  public let triage: Triage

  /// A number of ulps with which the worst case would pass, as a bound of ulps alone; infinite where
  /// none would do.
  public var passingUlps: Double { worst.error.ulps.upperBound }
}
