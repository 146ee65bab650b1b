import Exact
import Grading

/// Checks that the examples of an exercise earn what they state.
struct ExampleCheck {
  let exercise: Exercise

  /// A flaw, and the byte of the file where the expectation stands.
  typealias Result = (kind: Flaw.Kind, offset: Int)

  /// What does not come out as it is stated.
  func results() -> [Result] {
    var results: [Result] = []
    for (index, example) in exercise.examples.enumerated() {
      let answers = Dictionary(
        example.answers.map { ($0.part, $0.answer) }, uniquingKeysWith: { first, _ in first })
      let marked: Exercise
      if let variant = example.variant {
        do throws(ExerciseFileError) {
          marked = try exercise.with(variant)
        } catch {
          // What is wrong with a variant is found where all of them are checked.
          continue
        }
      } else {
        marked = exercise
      }
      let mark = marked.mark(answers, withProofs: false)
      for ((part, expectation), offset) in zip(example.expect, example.placesOfExpectations) {
        guard let found = mark.parts.first(where: { $0.id == part }),
          !Self.fulfils(found, expectation)
        else { continue }
        results.append(
          (
            .exampleCredit(
              index: index, part: part, expected: Self.text(expectation), found: Self.text(found)),
            offset
          ))
      }
      if let score = example.score, score != mark.score {
        results.append(
          (
            .exampleScore(
              index: index, expected: score.description, found: mark.score.description),
            example.placeOfScore
          ))
      }
    }
    return results
  }

  /// Whether some example states anything but full marks.
  var hasWrongExample: Bool {
    exercise.examples.contains { example in
      example.expect.contains { _, expectation in
        switch expectation {
        case .credit(let share): share < .one
        case .word(let word): word != "right"
        }
      } || (example.score.map { $0 < exercise.points } ?? false)
    }
  }

  private static func fulfils(_ mark: PartMark, _ expectation: Example.Expectation) -> Bool {
    switch expectation {
    case .credit(let share): mark.credit == share
    case .word(let word): mark.verdict.rawValue == word || mark.mistake == word
    }
  }

  private static func text(_ expectation: Example.Expectation) -> String {
    switch expectation {
    case .credit(let share): share.description
    case .word(let word): word
    }
  }

  /// The credit, and what the answer was taken for.
  private static func text(_ mark: PartMark) -> String {
    let cause =
      mark.followThrough == nil ? mark.mistake ?? mark.verdict.rawValue : "follows"
    return "\(mark.credit) (\(cause))"
  }
}
