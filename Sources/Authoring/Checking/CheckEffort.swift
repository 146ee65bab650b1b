/// How much a check of an exercise looked at.
public struct CheckEffort: Sendable, Hashable {
  /// What fixes the variants that are drawn where there are too many for all of them.
  public static let seed: UInt64 = 0

  /// The variants whose keys were computed and compared.
  public internal(set) var variants = 0
  /// Whether these are all variants there are.
  public internal(set) var isComplete = true
  /// The notations of right answers that were marked.
  public internal(set) var notations = 0
  /// The changed keys that were rejected.
  public internal(set) var rejectedMutants = 0
  /// The changed keys that are proved equal to the key.
  public internal(set) var equalMutants = 0
  /// The known mistakes.
  public internal(set) var mistakes = 0
  /// The example answers.
  public internal(set) var examples = 0
}
