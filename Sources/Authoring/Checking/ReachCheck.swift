import Exact
import Formulas
import Grading

/// Checks that the feedback of every known mistake reaches those who make it.
struct ReachCheck {
  let places: Places

  func check(_ instance: Instance, _ log: inout FlawLog) {
    for part in instance.exercise.parts {
      for mistake in part.knownMistakes {
        let path = MistakeCheck.path(of: mistake.name, of: part, places)
        switch mistake.pattern {
        case .value(let value):
          checkValue(mistake.name, value, part, instance, path, &log)
        case .formula(let value):
          // Where names of dimensions stand for numbers there is nothing to write.
          guard let answer = value.answer(\.text) else { continue }
          check(mistake.name, answer, part, instance, path, &log)
        case .statement(let statement):
          // What satisfies a condition is no number to look for around a key.
          guard part.keyValue != nil else { continue }
          let answers = probes(part, instance) + named(in: statement, part)
          if !isCaught(mistake.name, answers, part, instance) {
            log.add(.nothingCaught(mistake.name), at: path, in: instance)
          }
        case .line, .key: continue
        }
      }
      for edit in part.namedEdits { checkEdit(edit, part, instance, &log) }
    }
  }

  // MARK: Values and formulas

  /// The exact value must be taken for its mistake, and so must its rounding.
  private func checkValue(
    _ name: String, _ value: Value<Real>, _ part: Part, _ instance: Instance, _ path: [String],
    _ log: inout FlawLog
  ) {
    guard value.isEqual(to: part.keyValue ?? .truth(false)) != true, part.accepts(value) != true
    else { return }
    let texts = AnswerTexts(part: part)
    guard let exact = texts.exact(value) else { return }
    guard check(name, exact, part, instance, path, &log) else { return }
    guard let rounded = texts.rounded(value), rounded != exact,
      let mark = instance.mark(part, rounded), mark.verdict == .wrong, let other = mark.mistake,
      other != name, part.knownMistakes.contains(where: { $0.name == other })
    else { return }
    log.add(.takenFor(name, other: other, answer: rounded.text), at: path, in: instance)
  }

  /// Whether an answer is taken for a mistake; reported if not.
  @discardableResult
  private func check(
    _ name: String, _ answer: WrittenAnswer, _ part: Part, _ instance: Instance, _ path: [String],
    _ log: inout FlawLog
  ) -> Bool {
    guard let mark = instance.mark(part, answer), mark.mistake != name else { return true }
    // What is right is told of elsewhere; what cannot be written so is not what students write.
    // Two mistakes that are equal are told of elsewhere, too.
    guard mark.verdict == .wrong, !areEqual(name, mark.mistake, part) else { return false }
    log.add(
      .neverFound(name, answer: answer.text, found: mark.takenFor), at: path, in: instance)
    return false
  }

  private func areEqual(_ name: String, _ other: String?, _ part: Part) -> Bool {
    let patterns = [name, other].map { name in
      part.knownMistakes.first { $0.name == name }?.pattern
    }
    switch (patterns[0], patterns[1]) {
    case (.value(let a)?, .value(let b)?): return a.isEqual(to: b) != false
    case (.formula(let a)?, .formula(let b)?): return part.areEqual(a, b) != false
    default: return false
    }
  }

  // MARK: Statements

  private func isCaught(
    _ name: String, _ answers: [WrittenAnswer], _ part: Part, _ instance: Instance
  ) -> Bool {
    answers.contains { instance.mark(part, $0)?.mistake == name }
  }

  /// Answers that people might give, and numbers near the key and far from it.
  private func probes(_ part: Part, _ instance: Instance) -> [WrittenAnswer] {
    guard let key = part.keyValue else { return [] }
    let texts = AnswerTexts(part: part)
    var probes: [WrittenAnswer] = []
    let simple: [WrittenAnswer] = [
      "0", "1", "-1", "2", "-2", "1/2", "-1/2", "3", "10", "-10", "100",
    ]
    .map { .text($0) }
    if case .scalar(let scalar) = key, let (number, _) = texts.amount(scalar) {
      let shifts = ["0.00005", "0.0005", "0.005", "0.05", "1"].compactMap { try? Rational($0) }
      for shift in shifts {
        for moved in [number + shift, number - shift, number * (1 + shift), number * (1 - shift)] {
          probes.append(.text(moved.decimal(significantDigits: 12)))
        }
      }
      let factors = [2, -1, 10, 100].map { number * $0 } + [number.scaled(byTwoToThe: -1)]
      probes += factors.map { .text($0.decimal(significantDigits: 12)) }
      if let quotient = try? number.reciprocal() { probes.append(.text(quotient.description)) }
    }
    for value in instance.exercise.rightValues.sorted(by: { $0.key < $1.key }).map(\.value) {
      if let answer = texts.rounded(value) { probes.append(answer) }
    }
    return simple + probes
  }

  /// The numbers that a statement names, as answers.
  private func named(in statement: Expression, _ part: Part) -> [WrittenAnswer] {
    let texts = AnswerTexts(part: part)
    let scale: Real = (try? part.unit?.scale() ?? .one) ?? .one
    return statement.numbers.flatMap { number -> [WrittenAnswer] in
      let value = (try? .rational(number) * scale).map { Value<Real>.scalar($0) }
      return [.text(number.description), value.flatMap { texts.rounded($0) }].compactMap(\.self)
    }
  }

  // MARK: Built-in edits

  /// An edit that the file names must change the key, and be told from the mistakes of the file.
  private func checkEdit(
    _ name: String, _ part: Part, _ instance: Instance, _ log: inout FlawLog
  ) {
    let path = ["parts", part.id, "mistakes", name]
    let texts = AnswerTexts(part: part)
    let answers: [WrittenAnswer]
    if let key = part.keyValue {
      answers =
        name == "rounding"
        ? [texts.cutOff(key)].compactMap(\.self)
        : part.editedValues(name, in: instance.exercise).flatMap { value in
          [texts.exact(value), texts.rounded(value)].compactMap(\.self)
        }
      // A number that happens to be rounded down is cut off by no one.
      if name == "rounding", answers.isEmpty { return }
    } else {
      answers = part.editedFormulas(name).compactMap { $0.answer(\.text) }
    }
    let readable = answers.filter { instance.mark(part, $0)?.verdict != .unreadable }
    if readable.isEmpty, !answers.isEmpty { return }
    if !isCaught(name, readable, part, instance) {
      log.add(.noEffect(edit: name), at: path, in: instance)
    }
  }
}

extension Expression {
  /// The numbers in the formula.
  fileprivate var numbers: [Rational] {
    if case .number(let value) = kind { return [value] }
    return children.flatMap(\.numbers)
  }
}
