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
            .mistakeIsRight(mistake.name, value: key.text, key: key.text), at: place)
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
      case .line(let meaning): checkLine(meaning, index, scope, place)
      case .value, .when: continue
      }
    }
  }

  /// A line that follows is right, whatever it is called.
  private func checkLine(
    _ line: DerivationLine.Meaning, _ index: Int, _ scope: FormulaScope, _ place: JSON
  ) {
    guard let derivation = part.derivation else { return }
    let name = part.mistakes[index].name
    let text = line.text(in: scope)
    let comparison = Comparison(scope.variables)
    let step = Fuel.limited(to: Limits.keyFuel) {
      try? derivation.step(from: derivation.from, to: line, comparison)
    }
    if case .follows? = step {
      reader.report(.mistakeIsRight(name, value: text, key: text), at: place)
      return
    }
    let earlier = part.mistakes[..<index].first { other in
      guard case .line(let known) = other.pattern else { return false }
      return Fuel.limited(to: Limits.keyFuel) {
        (try? derivation.isSameMistake(known, line, comparison)) ?? false
      }
    }
    if let earlier { reader.report(.mistakesAreEqual(earlier.name, name, value: text), at: place) }
  }

  private func areEqual(
    _ a: Value<Expression>, _ b: Value<Expression>, _ scope: FormulaScope
  ) -> Bool {
    Fuel.limited(to: Limits.keyFuel) {
      if case .equal? = try? Comparison(scope.variables).decide(a, b) { true } else { false }
    }
  }
}
