import Exact
import Formulas
import Grading

/// Checks that known mistakes, written with as many digits as are asked, are neither taken for the key
/// nor for each other, nor lie at the edge of what is accepted; and that the key is no near tie itself.
struct MarginCheck {
  let places: Places

  /// The share of the tolerance that is the edge.
  private static let edge = (try? Rational(1, over: 20)) ?? .zero
  /// The relative distance within which single precision cannot tell a number from a tie.
  private static let singlePrecision = Rational.one.scaled(byTwoToThe: -20)

  func check(_ instance: Instance, _ log: inout FlawLog) {
    for part in instance.exercise.parts where part.kind != .shape {
      guard let key = part.keyValue else { continue }
      checkTie(key, part, instance, &log)
      for mistake in part.knownMistakes {
        // With full credit a wrong value is one that counts as right.
        guard mistake.credit < .one, case .value(let value) = mistake.pattern,
          value.isEqual(to: key) != true,
          part.accepts(value) != true
        else { continue }
        check(mistake, value, key, part, instance, &log)
      }
    }
  }

  private func check(
    _ mistake: KnownMistake, _ value: Value<Real>, _ key: Value<Real>, _ part: Part,
    _ instance: Instance, _ log: inout FlawLog
  ) {
    guard let answer = AnswerTexts(part: part).rounded(value),
      let mark = instance.mark(part, answer)
    else { return }
    let path = MistakeCheck.path(of: mistake.name, of: part, places)
    let shown = part.plainText(key)
    if mark.verdict == .right {
      log.add(
        .roundsToKey(mistake.name, answer: answer.text, key: shown), at: path, in: instance)
    } else if let margin = margin(of: value, key, part), margin.magnitude < Self.edge {
      log.add(
        .nearEdge(
          mistake.name, answer: answer.text, key: shown,
          margin: margin.decimal(significantDigits: 2)),
        at: path, in: instance)
    }
  }

  /// How far a value is from the edge of what is accepted, in units of the tolerance.
  ///
  /// 1 is the key, 0 the edge; the entry that is furthest off counts. Nil where there is no tolerance.
  private func margin(of value: Value<Real>, _ key: Value<Real>, _ part: Part) -> Rational? {
    let texts = AnswerTexts(part: part)
    var least: Rational?
    for (scalar, target) in zip(value.scalars, key.scalars) {
      guard let (number, _) = texts.amount(scalar), let (right, isRational) = texts.amount(target)
      else { return nil }
      let radius: Rational?
      switch part.tolerance {
      case .absolute(let distance): radius = distance
      case .relative(let share): radius = share * right.magnitude
      // A whole number is exact.
      case .significantDigits where isRational && right.isInteger: radius = nil
      default: radius = texts.quantum(right)?.scaled(byTwoToThe: -1)
      }
      guard let radius, !radius.isZero, let distance = try? (number - right).magnitude / radius
      else {
        // Without a tolerance another entry is simply wrong.
        if number != right { return nil }
        continue
      }
      least = min(least ?? .one, .one - distance)
    }
    return least
  }

  /// A number so near to the middle of two decimals that a float lies on the other side of it.
  private func checkTie(
    _ key: Value<Real>, _ part: Part, _ instance: Instance, _ log: inout FlawLog
  ) {
    let texts = AnswerTexts(part: part)
    for scalar in key.scalars {
      guard let (number, _) = texts.amount(scalar), !number.isZero,
        let quantum = texts.quantum(number), let steps = try? number / quantum
      else { continue }
      let rest = steps - Rational(steps.floor)
      let distance = (rest - Rational.one.scaled(byTwoToThe: -1)).magnitude * quantum
      guard !distance.isZero, distance < number.magnitude * Self.singlePrecision,
        let answer = texts.rounded(.scalar(scalar))
      else { continue }
      log.add(
        .nearTie(key: number.decimal(significantDigits: 12), answer: answer.text),
        at: ["parts", part.id, "key"], in: instance)
    }
  }
}
