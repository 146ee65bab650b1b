import PropertyTesting

/// A problem of the shrinking challenge (github.com/jlink/shrinking-challenge): a generator with a
/// property that is false, and the counterexample that shrinking should end with.
public struct ChallengeProblem: Sendable, CustomStringConvertible {
  /// What a search came to.
  public struct Outcome: Sendable, Equatable {
    /// The simplest counterexample found, as text; nothing where no case failed.
    public let counterexample: String?
    /// How many cases were run until one failed, that one included.
    public let cases: Int
    /// How often the property was run after the first failure.
    public let evaluations: Int
  }

  /// Its name in the challenge.
  public let name: String
  /// The simplest counterexample, as text.
  public let ideal: String
  /// Looks for a failure and shrinks it.
  public let search: @Sendable (Settings) -> Outcome

  init<Value>(
    _ name: String, ideal: String, _ generator: Generator<Value>,
    property: @escaping @Sendable (Value) throws -> Bool
  ) {
    self.name = name
    self.ideal = ideal
    search = { settings in
      // Other failures, and what matters in the simplest case, are not asked for.
      var settings = settings
      settings.failureLimit = 1
      settings.explains = false
      var runs = 0
      var runsBeforeFailure: Int?
      let verdict = check(generator, settings) { value in
        runs += 1
        let holds = try property(value)
        if !holds, runsBeforeFailure == nil { runsBeforeFailure = runs }
        return holds
      }
      return Outcome(
        counterexample: verdict.counterexample.map { "\($0.value)" }, cases: verdict.cases,
        evaluations: runs - (runsBeforeFailure ?? runs))
    }
  }

  /// Its name in the challenge.
  public var description: String { name }

  /// All problems, by name.
  public static let all = [
    binheap, bound5, calculator, coupling, deletion, difference1, difference2, difference3,
    distinct, largeunionlist, lengthlist, nestedlists, reverse,
  ]
}
