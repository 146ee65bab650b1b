/// How a property is checked.
public struct Settings: Sendable {
  /// How many cases are run where no other number is given.
  public static let defaultCases = 1_000
  /// The seed where no other one is given.
  public static let defaultSeed: UInt64 = 0
  /// How many candidates are run to shrink a failure where no other number is given.
  public static let defaultShrinkLimit = 20_000
  /// How many discards are allowed for each case, where no other number is given.
  public static let defaultDiscardRatio = 10
  /// How many failures are told apart where no other number is given.
  public static let defaultFailureLimit = 8
  /// How often the simplest case of a failure is run again to confirm it.
  public static let confirmingRuns = 2
  /// How often it is run in all where it did not come back each time.
  public static let flakyRuns = 10

  /// How many cases are run.
  public var cases: Int
  /// What fixes all draws.
  public var seed: UInt64
  /// How many candidates are run at most to shrink a failure; where it has up to four doubles, ten
  /// times as many more from a lattice of critical ones.
  public var shrinkLimit: Int
  /// How many discarded cases are allowed for each case that is to be run.
  public var discardRatio: Int
  /// How many failures are told apart; with 1 the run ends at the first one.
  public var failureLimit: Int
  /// How many cases are tried to raise each score that the property gives.
  public var searchBudget: Int
  /// Whether it is found out which parts of a counterexample matter.
  public var explains: Bool
  /// The name under which failures are kept, and left behind by a trap.
  public var test: String?
  /// Where failures of earlier runs are kept; nothing is kept for a test without a name.
  public var store: FailureStore?
  /// Which part of the numbered cases is run.
  public var shard: Shard
  /// The one case that is run, in place of all others.
  public var replay: Blob?
  /// What is told of each step of a run.
  public var observer: (@Sendable (RunEvent) -> Void)?

  /// Settings, with the defaults for what is left out.
  public init(
    cases: Int = Settings.defaultCases, seed: UInt64 = Settings.defaultSeed,
    shrinkLimit: Int = Settings.defaultShrinkLimit,
    discardRatio: Int = Settings.defaultDiscardRatio,
    failureLimit: Int = Settings.defaultFailureLimit,
    searchBudget: Int = TargetedSearch.defaultBudget, explains: Bool = true,
    test: String? = nil, store: FailureStore? = nil, shard: Shard = .whole, replay: Blob? = nil,
    observer: (@Sendable (RunEvent) -> Void)? = nil
  ) {
    self.cases = max(0, cases)
    self.seed = seed
    self.shrinkLimit = max(0, shrinkLimit)
    self.discardRatio = max(0, discardRatio)
    self.failureLimit = max(1, failureLimit)
    self.searchBudget = max(0, searchBudget)
    self.explains = explains
    self.test = test
    self.store = store
    self.shard = shard
    self.replay = replay
    self.observer = observer
  }
}
