import Exact
import Formats
import Formulas
import Grading

/// Checks that the right answer is accepted in whatever notation it is written.
struct NotationCheck {
  let places: Places

  /// Checks all parts of a variant, and answers how many notations were tried.
  func check(_ instance: Instance, _ log: inout FlawLog) -> Int {
    let symbolic = SymbolicKey(instance.exercise, places)
    var count = 0
    for part in instance.exercise.parts {
      let path = ["parts", part.id, "key"]
      let notations = Notations(part: part, formulas: symbolic.values(of: part))
      // A key may use more than an answer; what students are shown as right must be readable.
      let written = places.value(["parts", part.id, "check"])?.string
      let plain = [notations.plain, part.shownFormula.map { .text($0) }, written.map { .text($0) }]
        .compactMap(\.self)
      if notations.plain != nil,
        plain.allSatisfy({ instance.mark(part, $0)?.verdict == .unreadable })
      {
        log.add(.unwritable(answer: plain[0].text), at: path, in: instance)
      }
      for notation in notations.all {
        guard let mark = instance.mark(part, notation.answer) else { continue }
        count += 1
        switch mark.verdict {
        case .right, .unreadable, .unanswered: continue
        case .wrong where part.asksForForm && mark.evidence?.rule == .form: continue
        case .wrong where mark.credit == .one: continue
        case .wrong:
          log.add(
            .notAccepted(
              notation: notation.name, answer: notation.answer.text, reason: mark.takenFor),
            at: path, in: instance)
        case .undecided:
          log.add(
            .undecidedNotation(notation: notation.name, answer: notation.answer.text), at: path,
            in: instance)
        }
      }
    }
    return count
  }
}
