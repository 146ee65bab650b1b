import Exact
import Formats
import Formulas
import Grading

/// Checks that known mistakes are wrong, and that each is another one.
///
/// What cannot be decided is let pass, since it gives nobody a wrong mark.
struct MistakeCheck {
  let places: Places

  func check(_ instance: Instance, _ log: inout FlawLog) {
    for part in instance.exercise.parts {
      for (index, mistake) in part.knownMistakes.enumerated() {
        let path = Self.path(of: mistake.name, of: part, places)
        switch mistake.pattern {
        case .value(let value): check(value, index, part, instance, path, &log)
        case .formula(let value): check(value, index, part, instance, path, &log)
        case .line: checkLine(index, part, instance, path, &log)
        case .key: checkForm(mistake, part, instance, path, &log)
        case .statement(let statement):
          // With full credit a statement widens what is accepted, so that the key may fulfil it.
          if mistake.credit < .one, let key = part.keyValue,
            holds(statement, for: key, instance)
          {
            log.add(.statementHolds(key: part.plainText(key)), at: path, in: instance)
          }
        }
      }
    }
  }

  /// The place of what a mistake is known by.
  static func path(of mistake: String, of part: Part, _ places: Places) -> [String] {
    let path = ["parts", part.id, "mistakes", mistake]
    let field = ["value", "edit", "when"].first { places.value(path + [$0]) != nil }
    return path + (field.map { [$0] } ?? [])
  }

  private func check(
    _ value: Value<Real>, _ index: Int, _ part: Part, _ instance: Instance, _ path: [String],
    _ log: inout FlawLog
  ) {
    guard let key = part.keyValue else { return }
    let name = part.knownMistakes[index].name
    if value.isEqual(to: key) == true {
      log.add(
        .mistakeIsRight(name, key: part.plainText(key)), at: path, in: instance,
        advice: leavingOut(part.id, formula(of: name, part)))
      return
    }
    if part.accepts(value) == true {
      log.add(
        .mistakeAccepted(name, value: part.plainText(value), key: part.plainText(key)), at: path,
        in: instance)
      return
    }
    let earlier = part.knownMistakes[..<index].first { other in
      guard case .value(let known) = other.pattern else { return false }
      return known.isEqual(to: value) == true
    }
    if let earlier {
      log.add(
        .mistakesAreEqual(earlier.name, name, value: part.plainText(value)), at: path, in: instance,
        advice: leavingOut(formula(of: earlier.name, part), formula(of: name, part)))
    }
  }

  /// The formula of a mistake in the names that conditions know; nil where the file has none.
  private func formula(of mistake: String, _ part: Part) -> String? {
    places.value(["parts", part.id, "mistakes", mistake, "value"])?.string?
      .replacing(#/\bkey\b/#, with: part.id)
  }

  private func leavingOut(_ a: String?, _ b: String?) -> String? {
    guard let a, let b else { return nil }
    return "to leave these out, add \"\(SafeText.line("\(a) != \(b)", limit: 80))\" to `where`"
  }

  private func check(
    _ value: Value<Expression>, _ index: Int, _ part: Part, _ instance: Instance, _ path: [String],
    _ log: inout FlawLog
  ) {
    let name = part.knownMistakes[index].name
    if let key = part.keyFormula, part.areEqual(key, value) == true {
      log.add(.mistakeIsRight(name, key: part.plainText(key)), at: path, in: instance)
      return
    }
    let earlier = part.knownMistakes[..<index].first { other in
      guard case .formula(let known) = other.pattern else { return false }
      return part.areEqual(known, value) == true
    }
    if let earlier {
      log.add(
        .mistakesAreEqual(earlier.name, name, value: part.plainText(value)), at: path, in: instance)
    }
  }

  /// A line that follows is right, whatever it is called.
  private func checkLine(
    _ index: Int, _ part: Part, _ instance: Instance, _ path: [String], _ log: inout FlawLog
  ) {
    let name = part.knownMistakes[index].name
    let text = part.lineText(mistake: index)
    if part.follows(mistake: index) {
      log.add(.mistakeIsRight(name, key: text), at: path, in: instance)
    } else if let earlier = (0..<index).first(where: { part.isSameLine(mistakes: $0, index) }) {
      log.add(
        .mistakesAreEqual(part.knownMistakes[earlier].name, name, value: text), at: path,
        in: instance)
    }
  }

  /// The right value is a mistake only where it can be written in a wrong form.
  private func checkForm(
    _ mistake: KnownMistake, _ part: Part, _ instance: Instance, _ path: [String],
    _ log: inout FlawLog
  ) {
    guard !part.asksForForm else { return }
    let key = part.keyFormula.map(part.plainText) ?? part.keyValue.map(part.plainText) ?? ""
    log.add(
      .mistakeIsRight(mistake.name, key: key), at: path, in: instance,
      advice: leavingOut(part.id, formula(of: mistake.name, part)))
  }

  private func holds(
    _ statement: Expression, for key: Value<Real>, _ instance: Instance
  ) -> Bool {
    let exercise = instance.exercise
    let known = exercise.givenValues.merging(exercise.rightValues) { $1 }
      .merging(["key": key, "answer": key]) { $1 }
    let value = Fuel.limited(to: Limits.fuelOfKeys) { try? statement.evaluate(known) }
    if case .truth(true)? = value { return true }
    return false
  }
}
