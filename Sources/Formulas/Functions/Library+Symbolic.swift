import Exact

extension Library where S == Expression {
  /// The functions over formulas in variables.
  public static let symbolic = Library()
}

extension Expression {
  /// The value of the formula in variables: names are replaced by what they stand for, functions by
  /// their definitions, and derivatives are taken.
  ///
  /// - Parameters:
  ///   - values: what the names stand for.
  ///   - variables: the variables, on whose domains the definitions may rest.
  ///   - conventions: what is read of vectors and matrices beyond linear algebra.
  /// - Throws: `FormulaError`.
  public func evaluate(
    _ values: [String: Value<Expression>], in variables: Variables,
    with conventions: ArrayConventions = ArrayConventions()
  ) throws(FormulaError) -> Value<Expression> {
    do {
      return try Assumptions.with(variables) {
        try evaluate(values, with: .symbolic.with(conventions))
      }
    } catch let error as FormulaError {
      throw error
    } catch {
      throw FormulaError(.arithmetic(.undecided), at: range)
    }
  }
}
