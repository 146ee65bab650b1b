/// The budgets of work, in units of `fuel/1`.
public enum Limits {
  /// For one formula of an exercise file.
  static let keyFuel = 20_000_000
  /// For one formula on the command line.
  public static let commandFuel = 20_000_000
  /// For reading one answer.
  public static let answerFuel = 4_000_000
  /// For deciding one answer, with all its mistakes and what follows from earlier ones.
  static let markingFuel = 40_000_000
  /// For deciding one formula in variables, or one derivation, with all its mistakes.
  public static let formulaFuel = 20_000_000
  /// For deciding one pair of formulas that are longer than a person writes.
  static let longFormulaFuel = 8_000_000
  /// How many parts such formulas have together, at least.
  static let longFormula = 400
}
