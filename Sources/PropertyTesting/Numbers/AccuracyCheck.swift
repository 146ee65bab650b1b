/// A check of accuracy: the numbered cases, then the search for the worst error, then the simplest
/// failure and what is to blame.
struct AccuracyCheck<Value, Exact: ExactNumber> {
  let generator: Generator<Value>
  let settings: Settings
  let bound: ErrorBound
  let search: Int
  let computed: (Value) throws -> Double
  let exact: (Value) throws -> Exact
  let triage: (Value, MeasuredError) -> Triage

  /// Runs the check.
  func run() -> AccuracyReport<Value> {
    let seen = WorstCases<Value>()
    let tap = Tap()
    let generator = generator
    let tapped = Generator { source throws(Stop) in
      tap.source = source
      return try generator.draw(from: source)
    }
    let property: (Value) throws -> Bool = { value in
      let measured = try measure(value) { tap.source?.record }
      seen.note(measured)
      if measured.error.decision == .beyond { throw Self.failure(measured, bound) }
      return true
    }
    let verdict = check(tapped, settings, property: property)
    let undecided = seen.undecided
    let trial = Trial(generator: tapped, property: property)
    var simplest = simplestOf(verdict, trial)
    let evaluations = runSearch(seen, simplest, trial)
    if simplest == nil, verdict.counterexample == nil, let worst = seen.worstFailing(like: nil) {
      simplest = shrunk(worst, trial)
    }
    let failure = simplest.map {
      AccuracyFailure(
        simplest: $0, worst: seen.worstFailing(like: $0) ?? $0, triage: triage($0.value, $0.error))
    }
    return AccuracyReport(
      verdict: verdict, bound: bound, worst: seen.worst, failure: failure, undecided: undecided,
      evaluations: evaluations)
  }

  /// A case with its error.
  private func measure(
    _ value: Value, _ record: () -> ChoiceSequence?
  ) throws -> MeasuredCase<Value> {
    let computed = try computed(value)
    let exact = try exact(value)
    return MeasuredCase(
      value: value, computed: computed, exact: try exact.bounds(precision: exactPrecisions[0]),
      error: try bound.measure(computed, against: exact),
      sequence: record() ?? ChoiceSequence(choices: [], spans: []))
  }

  /// The error that a failing case throws: its type keeps failures of range and others apart.
  private static func failure(
    _ measured: MeasuredCase<Value>, _ bound: ErrorBound
  ) -> any Error {
    let text = "\(measured), where \(bound) is permitted"
    return measured.error.range == nil
      ? BeyondBound(description: text) : OutOfRange(description: text)
  }

  /// The simplest failing case of the numbered cases, if it breaks the bound.
  private func simplestOf(_ verdict: Verdict<Value>, _ trial: Trial<Value>) -> MeasuredCase<Value>?
  {
    guard let found = verdict.counterexample else { return nil }
    return measuredFailure(found.sequence.choices, trial)
  }

  /// A script as a failing case; nothing if it does not break the bound.
  private func measuredFailure(_ script: [Choice], _ trial: Trial<Value>) -> MeasuredCase<Value>? {
    guard let value = trial.value(of: script),
      let measured = try? measure(value, { trial.source.record }),
      measured.error.decision == .beyond
    else { return nil }
    return measured
  }

  /// Searches for the worst error; returns how many cases were tried.
  ///
  /// Where a failure is known, only failures like it count. Cases that throw have no error to be
  /// measured and are passed over.
  private func runSearch(
    _ seen: WorstCases<Value>, _ failure: MeasuredCase<Value>?, _ trial: Trial<Value>
  ) -> Int {
    let starts = (failure.map { [$0] } ?? []) + seen.starts
    let result = TargetedSearch(seed: settings.seed, budget: search).maximize(
      from: starts.map { .init(record: $0.sequence, score: $0.error.score) }
    ) { script in
      guard let value = trial.value(of: script),
        let measured = try? measure(value, { trial.source.record })
      else { return nil }
      if let failure, measured.error.decision == .beyond, !measured.fails(like: failure) {
        return nil
      }
      seen.note(measured)
      return .init(record: measured.sequence, score: measured.error.score)
    }
    return result?.evaluations ?? 0
  }

  /// The simplest case that fails like one that the search found.
  private func shrunk(
    _ failing: MeasuredCase<Value>, _ trial: Trial<Value>
  ) -> MeasuredCase<Value> {
    var drawn: MeasuredCase<Value>?
    var simplest = failing
    let shrinker = Shrinker(
      failing.sequence, limit: settings.shrinkLimit,
      draw: { script in
        drawn = measuredFailure(script, trial)
        return drawn == nil ? nil : trial.source.record
      },
      fails: {
        guard let drawn, drawn.fails(like: failing) else { return false }
        simplest = drawn
        return true
      })
    shrinker.shrink()
    return simplest
  }
}

/// Lends the source of the case that is being drawn; cases are drawn one after the other.
private final class Tap: @unchecked Sendable {
  var source: Source?
}

/// Thrown for a case that breaks its bound within the range of doubles.
struct BeyondBound: Error, CustomStringConvertible {
  let description: String
}

/// Thrown for a case that breaks its bound by leaving the range of doubles.
struct OutOfRange: Error, CustomStringConvertible {
  let description: String
}

extension MeasuredCase {
  /// Whether two failing cases fail in the same way: both by the range of doubles, or neither.
  func fails(like other: MeasuredCase) -> Bool {
    (error.range == nil) == (other.error.range == nil)
  }
}
