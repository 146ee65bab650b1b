import Exact
import Formats
import Formulas

/// Checks that the known mistakes of a part are wrong, and that each can be told from the others.
struct MistakeCheck {
  let reader: FieldReader
  let part: Part
  let key: Key
  let values: [String: Value<Real>]

  /// Checks all mistakes; what cannot be decided is let pass, since it gives nobody a wrong mark.
  func check(_ json: JSON) {
    for (index, mistake) in part.mistakes.enumerated() {
      guard let fields = json[mistake.name] else { continue }
      let place = fields["value"] ?? fields["edit"] ?? fields["when"] ?? fields
      switch mistake.pattern {
      case .key:
        if !canHaveWrongForm { report(mistake, key.value, at: place) }
      case .value(let value):
        if isRight(value) {
          report(mistake, value, at: place)
        } else if let earlier = part.mistakes[..<index].first(where: { isEqual($0, value) }) {
          let shown = NumberText.plain(value, unit: part.unit)
          reader.report(.mistakesAreEqual(earlier.name, mistake.name, value: shown), at: place)
        }
      case .formula, .line: continue
      case .when(let statement):
        // With full credit a statement widens what is accepted, so that the key may fulfil it.
        if mistake.credit < .one, holds(statement) {
          reader.report(
            .statementHolds(key: NumberText.plain(key.value, unit: part.unit)), at: place)
        }
      }
    }
  }

  private func report(_ mistake: Mistake, _ value: Value<Real>, at place: JSON) {
    reader.report(
      .mistakeIsRight(
        mistake.name, value: NumberText.plain(value, unit: part.unit),
        key: NumberText.plain(key.value, unit: part.unit)),
      at: place)
  }

  /// Whether a right value can be written in a wrong way, which a mistake with the key's value catches.
  private var canHaveWrongForm: Bool {
    if case .exactlyDecimals = part.tolerance { return true }
    return part.form != nil
  }

  /// Whether the tolerance accepts a value.
  private func isRight(_ value: Value<Real>) -> Bool {
    guard value.kindName == key.value.kindName, value.shape == key.value.shape else { return false }
    let judge = NumberJudge(part: part)
    return decided {
      for (scalar, target) in zip(value.scalars, key.value.scalars) {
        let entry = AnswerEntry(readings: [scalar], literal: nil)
        guard case .right = try judge.judge(entry, key: target) else { return false }
      }
      return true
    }
  }

  private func isEqual(_ mistake: Mistake, _ value: Value<Real>) -> Bool {
    guard case .value(let other) = mistake.pattern else { return false }
    return decided { try other.equals(value) }
  }

  private func holds(_ statement: Expression) -> Bool {
    decided {
      let known = values.merging(["key": key.value, "answer": key.value]) { $1 }
      guard case .truth(let truth) = try statement.evaluate(known) else { return false }
      return truth
    }
  }

  private func decided(_ work: () throws -> Bool) -> Bool {
    (try? Fuel.limited(to: Limits.keyFuel, work)) ?? false
  }
}
