/// The budgets of work, in units of `fuel/1`.
public enum Limits {
  /// For one formula of an exercise file.
  static let keyFuel = 20_000_000
  /// For one key that comes with its answer, which is checked by nobody before.
  static let comparedKeyFuel = 10_000_000
  /// For one formula on the command line.
  public static let commandFuel = 20_000_000
  /// For reading one answer.
  public static let answerFuel = 4_000_000
  /// For deciding one answer, with all its mistakes and what follows from earlier ones.
  static let markingFuel = 40_000_000
  /// For deciding one formula in variables, or one derivation, with all its mistakes.
  public static let formulaFuel = 20_000_000
  /// For deciding one pair of formulas with this many parts together: less for more than a person writes.
  static func pairFuel(parts: Int) -> Int {
    parts < 400 ? formulaFuel : max(2_000_000, min(8_000_000, 8_000_000_000 / parts))
  }
}
