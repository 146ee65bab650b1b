import Exact
import Formats
import Formulas

/// Checks that the known mistakes of a part whose answers are formulas are wrong, and that each can be
/// told from the others.
struct FormulaMistakeCheck {
  let reader: FieldReader
  let part: Part

  /// Checks all mistakes; what cannot be decided is let pass, since it gives nobody a wrong mark.
  func check(_ json: JSON) {
    guard let scope = part.scope else { return }
    for (index, mistake) in part.mistakes.enumerated() {
      guard let fields = json[mistake.name] else { continue }
      let place = fields["value"] ?? fields["edit"] ?? fields
      switch mistake.pattern {
      case .key:
        if part.form == nil {
          let text = part.formula?.text ?? ""
          reader.report(.mistakeIsRight(mistake.name, value: text, key: text), at: place)
        }
      case .formula(let value):
        if let key = part.formula, areEqual(key.value, value, scope) {
          reader.report(
            .mistakeIsRight(mistake.name, value: scope.text(value), key: key.text), at: place)
          continue
        }
        let earlier = part.mistakes[..<index].first { other in
          guard case .formula(let known) = other.pattern else { return false }
          return areEqual(known, value, scope)
        }
        if let earlier {
          reader.report(
            .mistakesAreEqual(earlier.name, mistake.name, value: scope.text(value)), at: place)
        }
      case .line(let meaning):
        if part.derivation?.to.form == meaning.form {
          let text = meaning.text(in: scope)
          reader.report(.mistakeIsRight(mistake.name, value: text, key: text), at: place)
        }
      case .value, .when: continue
      }
    }
  }

  private func areEqual(
    _ a: Value<Expression>, _ b: Value<Expression>, _ scope: FormulaScope
  ) -> Bool {
    Fuel.limited(to: Limits.keyFuel) {
      if case .equal? = try? Comparison(scope.variables).decide(a, b) { true } else { false }
    }
  }
}
