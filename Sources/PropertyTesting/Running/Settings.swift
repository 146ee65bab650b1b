/// How a property is checked.
public struct Settings: Sendable, Equatable {
  /// How many cases are run where no other number is given.
  public static let defaultCases = 1_000
  /// The seed where no other one is given.
  public static let defaultSeed: UInt64 = 0
  /// How many candidates are run to shrink a failure where no other number is given.
  public static let defaultShrinkLimit = 20_000
  /// How many discards are allowed for each case, where no other number is given.
  public static let defaultDiscardRatio = 10

  /// How many cases are run.
  public var cases: Int
  /// What fixes all draws.
  public var seed: UInt64
  /// How many candidates are run at most to shrink a failure.
  public var shrinkLimit: Int
  /// How many discarded cases are allowed for each case that is to be run.
  public var discardRatio: Int

  /// Settings, with the defaults for what is left out.
  public init(
    cases: Int = Settings.defaultCases, seed: UInt64 = Settings.defaultSeed,
    shrinkLimit: Int = Settings.defaultShrinkLimit,
    discardRatio: Int = Settings.defaultDiscardRatio
  ) {
    self.cases = max(0, cases)
    self.seed = seed
    self.shrinkLimit = max(0, shrinkLimit)
    self.discardRatio = max(0, discardRatio)
  }
}
