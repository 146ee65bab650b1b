import Exact
import Formulas
import Grading

/// Checks that what follows from a student's own earlier answers is recognised by the key's own formula, and
/// that no earlier answer makes a part trivial.
struct FollowThroughCheck {
  let places: Places

  func check(_ instance: Instance, _ log: inout FlawLog) {
    for part in instance.exercise.parts where part.keyValue != nil && !part.namedParts.isEmpty {
      let earlier = part.namedParts.compactMap(instance.exercise.part)
        .filter { $0.kind == .number && $0.keyValue != nil }
      checkRounded(part, earlier, instance, &log)
      guard let share = part.followShare else { continue }
      for other in earlier {
        checkWrong(part, other, share, instance, &log)
        checkShortcuts(part, other, instance, &log)
      }
    }
  }

  /// Where a field of the part stands; that of the exercise, if the part has none.
  private func path(_ part: Part) -> [String] {
    let own = ["parts", part.id, "followThrough"]
    return places.value(own) != nil ? own : ["parts", part.id, "key"]
  }

  // MARK: Recomputing

  /// What the key's formula gives with other values of some parts; nil where it has no value.
  private func recomputed(
    _ part: Part, _ others: [String: Value<Real>], _ instance: Instance
  ) -> Value<Real>? {
    guard let key = part.keyExpression else { return nil }
    let exercise = instance.exercise
    let values = exercise.givenValues.merging(exercise.rightValues) { given, _ in given }
      .merging(others) { $1 }
    return Fuel.limited(to: Limits.fuelOfKeys) {
      try? key.evaluate(values).map { try $0.recognised() }
    }
  }

  /// The value of an answer to a part, as it is written.
  private func value(_ answer: WrittenAnswer, _ part: Part) -> Value<Real>? {
    guard case .text(let text) = answer, let number = try? Rational(text) else { return nil }
    guard let unit = part.unit, !unit.isBase else { return .scalar(.rational(number)) }
    return (try? .rational(number) * unit.scale()).map { .scalar($0) }
  }

  // MARK: Right and wrong answers

  /// Who goes on with rounded results is right.
  private func checkRounded(
    _ part: Part, _ earlier: [Part], _ instance: Instance, _ log: inout FlawLog
  ) {
    var others: [String: WrittenAnswer] = [:]
    var values: [String: Value<Real>] = [:]
    for other in earlier {
      guard let key = other.keyValue, let answer = AnswerTexts(part: other).rounded(key),
        let value = value(answer, other)
      else { return }
      others[other.id] = answer
      values[other.id] = value
    }
    guard !others.isEmpty, let value = recomputed(part, values, instance),
      let answer = AnswerTexts(part: part).rounded(value),
      let mark = instance.mark(part, answer, with: others), mark.verdict != .unreadable,
      !mark.isAccepted
    else { return }
    let names = earlier.map { "`\($0.id)` = \(others[$0.id]?.text ?? "")" }
    log.add(
      .roundedRefused(from: names.joined(separator: ", "), answer: answer.text),
      at: ["parts", part.id, "key"], in: instance)
  }

  /// What follows from a wrong answer earns the share, for each answer from which something else follows.
  private func checkWrong(
    _ part: Part, _ other: Part, _ share: Rational, _ instance: Instance, _ log: inout FlawLog
  ) {
    var isEarned = false
    var isTried = false
    for wrong in wrongAnswers(other) {
      guard let value = value(wrong, other), isInside(value, other),
        let ownMark = instance.mark(other, wrong), ownMark.verdict == .wrong,
        let expected = recomputed(part, [other.id: value], instance),
        expected.isEqual(to: part.keyValue ?? .truth(false)) == false,
        !isTrivial(part, other, value, instance),
        let answer = AnswerTexts(part: part).rounded(expected),
        let alone = instance.mark(part, answer), alone.verdict == .wrong,
        let mark = instance.mark(part, answer, with: [other.id: wrong])
      else { continue }
      isTried = true
      if mark.followThrough != nil || mark.credit >= share {
        isEarned = true
      } else if mark.verdict != .undecided {
        log.add(
          .doesNotFollow(
            from: other.id, answer: wrong.text, expected: "\(answer.text), \(mark.takenFor)"),
          at: path(part), in: instance)
        return
      }
    }
    if isTried, !isEarned { log.add(.neverFollows(other.id), at: path(part), in: instance) }
  }

  /// Wrong answers that are known, and two that are not.
  private func wrongAnswers(_ part: Part) -> [WrittenAnswer] {
    let texts = AnswerTexts(part: part)
    var answers = part.knownMistakes.compactMap { mistake -> WrittenAnswer? in
      guard case .value(let value) = mistake.pattern, mistake.credit < .one else { return nil }
      return texts.rounded(value)
    }
    if case .scalar(let scalar)? = part.keyValue, let (number, _) = texts.amount(scalar) {
      let moved = [number * 3, number.scaled(byTwoToThe: -1)].filter { $0 != number }
      answers += moved.compactMap { number in
        guard let scale: Real = try? part.unit?.scale() ?? .one,
          let value = try? .rational(number) * scale
        else { return nil }
        return texts.rounded(.scalar(value))
      }
    }
    return answers
  }

  private func isInside(_ value: Value<Real>, _ part: Part) -> Bool {
    guard let domain = part.answerDomain else { return true }
    return value.scalars.allSatisfy { (try? domain.contains($0)) == true }
  }

  private func isTrivial(
    _ part: Part, _ other: Part, _ value: Value<Real>, _ instance: Instance
  ) -> Bool {
    guard let key = part.keyExpression else { return true }
    let exercise = instance.exercise
    let values = exercise.givenValues.merging(exercise.rightValues) { given, _ in given }
    guard let usual = try? key.operationsLeft(values),
      let left = try? key.operationsLeft(values.merging([other.id: value]) { $1 })
    else { return true }
    return left < usual
  }

  // MARK: Shortcuts

  /// A part that is answered with 0 or 1 must not give away the parts behind it.
  private func checkShortcuts(
    _ part: Part, _ other: Part, _ instance: Instance, _ log: inout FlawLog
  ) {
    for number in ["0", "1"] {
      let wrong = WrittenAnswer.text(number)
      guard let value = value(wrong, other), isTrivial(part, other, value, instance),
        let expected = recomputed(part, [other.id: value], instance),
        let answer = AnswerTexts(part: part).rounded(expected),
        let mark = instance.mark(part, answer, with: [other.id: wrong]),
        mark.verdict == .wrong, mark.followThrough != nil
      else { continue }
      log.add(.shortcut(from: other.id, answer: number), at: path(part), in: instance)
    }
  }
}
