import Exact
import Formulas

/// Looks for the one mistake that makes a wrong formula of the right one.
struct EditSearch {
  /// The share of the fuel that is left that the search may spend: one part in this many.
  private static let share = 4

  let comparison: Comparison
  /// The value of a formula in the names of the key.
  let evaluate: (Expression) throws -> Value<Expression>

  /// The first mistake that makes the answer of the key, decided exactly; nil if there is none, or it is too
  /// much work to tell.
  ///
  /// - Parameters:
  ///   - keys: the right formula as it is written, and as it is computed.
  ///   - witness: where the answer and the key differ.
  func mistake(
    in answer: Value<Expression>, keys: [Expression], witness: Comparison.Witness?
  ) -> EditedKey? {
    Fuel.share(ofLeftBy: Self.share) {
      EditedKey.all(of: keys).first { makes(answer, $0.expression, witness) }
    }
  }

  private func makes(
    _ answer: Value<Expression>, _ edited: Expression, _ witness: Comparison.Witness?
  ) -> Bool {
    do {
      let value = try evaluate(edited)
      // Where the answer differs from the key, it mostly differs from what other mistakes give, too.
      if let witness, try comparison.isApart(value, fromLeftOf: witness) { return false }
      guard case .equal? = try comparison.decide(answer, value) else { return false }
      return true
    } catch {
      // A formula without a value, or without the fuel to decide about it, is no explanation.
      return false
    }
  }
}
