import Exact
import Formulas
import Synchronization

/// What answers to a part are held against besides its right value, worked out when it is first needed: it
/// depends on the exercise alone.
final class DerivedValues: Sendable {
  /// A wrong value that a built-in edit makes of the right one.
  struct EditedValue: Sendable {
    let value: Value<Real>
    /// Whether it is the right value all the same.
    let isRight: Result<Bool, any Error>
  }

  /// What the built-in edits make of the right value, in the order of the edits.
  typealias Edits = [(edit: BuiltInEdit, values: Result<[EditedValue], any Error>)]

  private struct Scaled: Sendable {
    let value: Construction
    let unit: Unit
    let result: Real
  }

  /// The most values that are kept in another unit: the right one, and those of mistakes.
  private static let mostScaled = 16

  private let right: Value<Real>
  private let knownEdits = Mutex<Edits?>(nil)
  private let scaled = Mutex<[Scaled]>([])

  init(_ right: Value<Real>) { self.right = right }

  /// A value of the part in a unit, as a rational where it is known to be one.
  func value(_ value: Real, in unit: Unit, of scale: Real) throws -> Real {
    guard case .constructed(let construction) = value else {
      return try (value / scale).recognised()
    }
    let known = scaled.withLock { scaled in
      scaled.first { $0.value === construction && $0.unit == unit }?.result
    }
    if let known { return known }
    let result = try (value / scale).recognised()
    scaled.withLock { scaled in
      if scaled.count < Self.mostScaled {
        scaled.append(Scaled(value: construction, unit: unit, result: result))
      }
    }
    return result
  }

  /// What the built-in edits but that of rounding make of the right value, with fuel of its own: no answer pays
  /// for what all need.
  func edits(of key: Key, _ part: Part, given: [String: Value<Real>]) -> Edits {
    if let edits = knownEdits.withLock({ $0 }) { return edits }
    let edits: Edits = BuiltInEdit.allCases.filter { $0 != .rounding }.map { edit in
      Fuel.limited(to: Limits.markingFuel) {
        (
          edit,
          Result {
            try edit.values(of: key, unit: part.unit, isShape: part.kind == .shape, given: given)
              .map { value in
                EditedValue(value: value, isRight: Result { try value.equals(right) })
              }
          }
        )
      }
    }
    knownEdits.withLock { $0 = edits }
    return edits
  }
}
