import Exact
import Formulas

/// Looks for the one mistake that makes a wrong formula of the right one.
struct EditSearch {
  /// The share of the fuel that is left that the search may spend: one part in this many.
  static let share = 4

  /// What a mistake makes of the key.
  private struct Made: Hashable {
    let shape: [Int]
    let formulas: [Expression]
  }

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
    var refused: Set<Made> = []
    return Fuel.share(ofLeftBy: Self.share) {
      EditedKey.all(of: keys).first { edited in
        if comparison.isApart(written: edited.expression, from: estimate) { return false }
        if let witness,
          (try? comparison.isApart(written: edited.expression, fromLeftOf: witness)) == true
        {
          return false
        }
        // A formula without a value is no explanation.
        guard let value = try? evaluate(edited.expression) else { return false }
        // The key as it is written and as it is computed often has the same mistakes made in it.
        let made = Made(shape: value.shape, formulas: value.formulas)
        if refused.contains(made) { return false }
        guard makes(value, comparison.estimate(value)) else {
          refused.insert(made)
          return false
        }
        return isPlausible(edited)
      }
    }
  }

  /// The first of some mistakes that makes the answer of the key, decided exactly; nil if there is none, or
  /// it is too much work to tell.
  func mistake(among edits: [Expectations.Edit]) -> EditedKey? {
    Fuel.share(ofLeftBy: Self.share) {
      edits.first { makes($0.value, $0.estimate) && isPlausible($0.key) }?.key
    }
  }

  /// Whether a mistake that makes the answer of the key is one that people make: what is changed and not lost
  /// occurs in the answer, and names that stand for each other are of one kind.
  private func isPlausible(_ edited: EditedKey) -> Bool {
    if let (first, second) = edited.exchangedNames {
      let variables = comparison.variables
      return variables[first]?.dimensions == variables[second]?.dimensions
    }
    guard let kept = edited.kept else { return true }
    if answer.scalar?.asRational?.isZero ?? false { return false }
    return Set(answer.formulas.flatMap(\.names)).isSuperset(of: kept.names)
  }

  private func makes(_ value: Value<Expression>, _ other: Estimate) -> Bool {
    if estimate.isApart(from: other) { return false }
    do {
      // Where the answer differs from the key, it mostly differs from what other mistakes give, too.
      if let witness, try comparison.isApart(value, fromLeftOf: witness) { return false }
      if try comparison.haveValuesApart(answer, value, estimate, other) { return false }
      // Both have values at the same points: what is nearly nowhere defined is equal to anything.
      return try comparison.areShownEqual(answer, value, estimate, other)
        && comparison.areShownEqual(value, answer, other, estimate)
    } catch {
      // Without the fuel to decide about it, it is no explanation.
      return false
    }
  }
}
