import Exact
import Formulas
import Synchronization

/// What wrong answers to a part are held against, worked out when the first one comes: it depends on the
/// exercise alone.
final class Expectations: Sendable {
  /// A formula that one typed mistake makes of the right one, with its value.
  struct Edit: Sendable {
    let key: EditedKey
    let value: Value<Expression>
    let estimate: Estimate
  }

  private let expression: Expression
  private let value: Value<Expression>
  private let scope: FormulaScope
  private let knownEstimate = Mutex<Estimate?>(nil)
  private let knownEdits = Mutex<[Edit]?>(nil)
  private let knownMistakes = Mutex<[Estimate?]?>(nil)

  init(_ expression: Expression, _ value: Value<Expression>, _ scope: FormulaScope) {
    self.expression = expression
    self.value = value
    self.scope = scope
  }

  /// Where the right answer lies at points that are not simple.
  var estimate: Estimate {
    Self.once(knownEstimate) { scope.comparison.estimate(value) }
  }

  /// What single mistakes make of the right answer, as far as it has a value.
  var edits: [Edit] {
    Self.once(knownEdits) {
      EditedKey.all(of: [expression] + [value.expression].compactMap { $0 }).compactMap { edited in
        guard let value = try? scope.evaluate(edited.expression) else { return nil }
        return Edit(key: edited, value: value, estimate: scope.comparison.estimate(value))
      }
    }
  }

  /// Where the formulas of known mistakes lie, in the order of the file; nil for those that are none.
  func estimates(of mistakes: [Mistake]) -> [Estimate?] {
    Self.once(knownMistakes) {
      mistakes.map { mistake in
        guard case .formula(let value) = mistake.pattern else { return nil }
        return scope.comparison.estimate(value)
      }
    }
  }

  /// What was worked out before, or is now, with fuel of its own: no answer pays for what all need.
  private static func once<T: Sendable>(
    _ known: borrowing Mutex<T?>, _ work: () -> T
  ) -> T {
    if let result = known.withLock({ $0 }) { return result }
    let result = Fuel.limited(to: Limits.keyFuel, work)
    known.withLock { $0 = result }
    return result
  }
}
