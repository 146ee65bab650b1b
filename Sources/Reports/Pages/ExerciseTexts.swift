import Exact
import Formats
import Grading

/// What exercises say, typeset once for all students.
struct ExerciseTexts: Sendable {
  /// What an exercise says.
  struct Exercise: Sendable {
    let title: String?
    let language: String?
    let prompt: [Markup]
    let parts: [String: Part]
  }

  /// What a part says.
  struct Part: Sendable {
    let kind: Grading.Part.Kind
    /// How much of the right answer may be shown.
    let show: Grading.Part.Show
    let language: String?
    let prompt: [Markup]
    /// The right answer, where it may be shown.
    let expected: [Markup]?
    /// The hints, from the first one on.
    let hints: [[Markup]]
    /// How many of them, from the first one on, cost nothing.
    let freeHintCount: Int
    /// Worked steps, where they may be shown.
    let solution: [Markup]?
  }

  private let exercises: [String: Exercise]
  private let catalogue: Catalogue?

  /// The texts of exercises; none without a catalogue.
  init(_ catalogue: Catalogue?) {
    var exercises: [String: Exercise] = [:]
    for exercise in catalogue?.exercises ?? [] {
      let texts = ExerciseTexts.texts(exercise)
      for id in exercise.formerly { exercises[id] = texts }
      exercises[exercise.id] = texts
    }
    self.exercises = exercises
    self.catalogue = catalogue
  }

  /// What an exercise says, by its id, with the numbers of no one student.
  func exercise(_ id: String) -> Exercise? { exercises[id] }

  /// What an exercise says to the student who had its numbers in hand; nil where they are not its own.
  func exercise(of record: ExerciseRecord) -> Exercise? {
    guard let found = catalogue?.exercise(record.id), let space = found.variants else {
      return exercises[record.id]
    }
    guard let numbers = record.numbers, let variant = try? space.checked(numbers),
      let own = try? found.with(variant)
    else { return nil }
    return ExerciseTexts.texts(own)
  }

  /// What there is to choose from, as a list.
  private static func choices(_ exercise: Grading.Exercise, _ part: Grading.Part) -> [Markup] {
    let choices = exercise.shownChoices(of: part)
    guard !choices.isEmpty else { return [] }
    return [
      .element(
        "dl", ["class": "choices"],
        choices.flatMap { choice in
          [
            Markup.element("dt", [:], [.element("code", text: choice.id)]),
            .element("dd", [:], Prose.inline(choice.text)),
          ]
        })
    ]
  }

  private static func texts(_ exercise: Grading.Exercise) -> Exercise {
    var parts: [String: Part] = [:]
    for part in exercise.parts {
      parts[part.id] = Part(
        kind: part.kind, show: part.show, language: exercise.language?.rawValue,
        prompt: Prose.blocks(exercise.render(part.prompt)) + choices(exercise, part),
        expected: exercise.shownAnswer(to: part).map { answer in
          // A number stands as its tolerance and its unit have it written.
          let formula = part.kind == .expression ? AnswerMarkup.formula(answer) : nil
          return [formula ?? .text(answer)]
        },
        hints: part.hints.map { Prose.inline(exercise.render($0.text)) },
        freeHintCount: part.hints.prefix { $0.price.isZero }.count,
        solution: exercise.shownSolution(of: part).map(Prose.blocks))
    }
    return Exercise(
      title: exercise.title.map { exercise.render($0) }, language: exercise.language?.rawValue,
      prompt: exercise.prompt.map { Prose.blocks(exercise.render($0)) } ?? [], parts: parts)
  }
}
