import Exact
import Formulas

/// Looks for the one mistake that makes a wrong formula of the right one.
struct EditSearch {
  /// The share of the fuel that is left that the search may spend: one part in this many.
  private static let share = 4

  let comparison: Comparison
  let answer: Value<Expression>
  /// Where the answer lies at points that are not simple.
  let estimate: Estimate
  /// Where the answer and the key differ.
  let witness: Comparison.Witness?

  /// The first mistake that makes the answer of the key, decided exactly; nil if there is none, or it is too
  /// much work to tell.
  ///
  /// - Parameters:
  ///   - keys: the right formula as it is written, and as it is computed.
  ///   - evaluate: the value of a formula in the names of the key.
  func mistake(
    keys: [Expression], _ evaluate: (Expression) throws -> Value<Expression>
  ) -> EditedKey? {
    Fuel.share(ofLeftBy: Self.share) {
      EditedKey.all(of: keys).first { edited in
        if comparison.isApart(written: edited.expression, from: estimate) { return false }
        // A formula without a value is no explanation.
        guard let value = try? evaluate(edited.expression) else { return false }
        return makes(value, comparison.estimate(value))
      }
    }
  }

  /// The first of some mistakes that makes the answer of the key, decided exactly; nil if there is none, or
  /// it is too much work to tell.
  func mistake(among edits: [Expectations.Edit]) -> EditedKey? {
    Fuel.share(ofLeftBy: Self.share) {
      edits.first { makes($0.value, $0.estimate) }?.key
    }
  }

  private func makes(_ value: Value<Expression>, _ other: Estimate) -> Bool {
    if estimate.isApart(from: other) { return false }
    do {
      // Where the answer differs from the key, it mostly differs from what other mistakes give, too.
      if let witness, try comparison.isApart(value, fromLeftOf: witness) { return false }
      return try comparison.areShownEqual(answer, value, estimate, other)
    } catch {
      // Without the fuel to decide about it, it is no explanation.
      return false
    }
  }
}
