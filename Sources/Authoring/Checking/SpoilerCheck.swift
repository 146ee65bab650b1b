import Exact
import Formulas
import Grading

/// Looks for right answers that a prompt gives away.
struct SpoilerCheck {
  let exercise: Exercise

  /// The fewest digits of a number that is not there by chance.
  private static let fewestDigits = 3

  func check(_ log: inout FlawLog) {
    let given = exercise.givenValues.values.flatMap(\.scalars).compactMap(\.asRational)
    let prompts =
      [(["prompt"], exercise.prompt)]
      + exercise.parts.map { (["parts", $0.id, "prompt"], Optional($0.prompt)) }
    for part in exercise.parts where part.kind == .number {
      guard case .scalar(let scalar)? = part.keyValue,
        let (key, isRational) = AnswerTexts(part: part).amount(scalar), isRational,
        !given.contains(key), key.description.count(where: \.isNumber) >= Self.fewestDigits
      else { continue }
      for (path, prompt) in prompts {
        guard let prompt, Self.numbers(in: exercise.render(prompt)).contains(key) else { continue }
        log.add(.givenAway(part: part.id, key: part.shownText(.scalar(scalar))), at: path)
      }
    }
  }

  /// The numbers and fractions in a text.
  private static func numbers(in text: String) -> [Rational] {
    text.split { !$0.isNumber && $0 != "." && $0 != "/" }.compactMap { word in
      let bare = word.hasSuffix(".") ? word.dropLast() : word
      return try? Rational(bare)
    }
  }
}
