import Exact
import Formats

/// Checks that the examples of an exercise earn what they state.
struct ExampleCheck {
  let reader: FieldReader
  let exercise: Exercise

  func check() {
    for (index, example) in exercise.examples.enumerated() {
      let answers = Dictionary(
        example.answers.map { ($0.part, $0.answer) }, uniquingKeysWith: { first, _ in first })
      guard let mark = mark(answers, example) else { continue }
      for ((part, expectation), offset) in zip(example.expect, example.expectOffsets) {
        guard let found = mark.parts.first(where: { $0.id == part }),
          !ExampleCheck.fulfils(found, expectation)
        else { continue }
        reader.report(
          .exampleCredit(
            index: index, part: part, expected: ExampleCheck.text(expectation),
            found: ExampleCheck.text(found)),
          at: offset)
      }
      if let score = example.score, score != mark.score {
        reader.report(
          .exampleScore(index: index, expected: score, found: mark.score), at: example.scoreOffset)
      }
    }
  }

  private func mark(_ answers: [String: WrittenAnswer], _ example: Example) -> ExerciseMark? {
    guard let variant = example.variant else { return exercise.mark(answers) }
    do throws(ExerciseFileError) {
      return try exercise.with(variant).mark(answers)
    } catch {
      for problem in error.problems.prefix(1) {
        reader.report(
          .variantFails(variant, "\(problem.message) (line \(problem.position.line))"),
          at: example.offset)
      }
      return nil
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
