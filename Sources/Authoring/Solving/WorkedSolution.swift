import Exact
import Formats
import Formulas
import Grading

/// The worked solution of an exercise: how each right answer comes about, with exact values.
public struct WorkedSolution: Sendable {
  /// The solution of one part.
  public struct Answer: Sendable {
    /// The part.
    public let id: String
    /// What is asked, with its values inserted.
    public let prompt: String
    /// The right answer, line by line: the formula, the formula with its numbers, the value.
    public let lines: [String]
    /// What else there is to say: what any right answer satisfies, what a person looks for, and what the
    /// author wrote.
    public let notes: [String]
  }

  /// The id of the exercise.
  public let id: String
  /// Its heading.
  public let title: String?
  /// Its introduction, with its values inserted.
  public let prompt: String?
  /// The solutions of its parts, in the order of the file.
  public let answers: [Answer]

  /// The solution of an exercise with the numbers that it was read with.
  ///
  /// - Parameter file: the file of the exercise.
  /// - Complexity: each formula within the fuel of `Limits`.
  public init(_ exercise: Exercise, _ file: ExerciseFile) {
    id = exercise.id
    title = exercise.title.map(exercise.render)
    prompt = exercise.prompt.map(exercise.render)
    let steps = SolutionSteps(exercise: exercise, places: Places(file.bytes))
    answers = exercise.parts.map { part in
      Answer(
        id: part.id, prompt: exercise.render(part.prompt), lines: steps.lines(part),
        notes: steps.notes(part))
    }
  }

  /// The solution as text.
  public var text: String {
    var lines = [id + (title.map { "  " + $0 } ?? "")]
    lines += (prompt ?? "").split(separator: "\n").map(String.init)
    for answer in answers {
      lines += ["", "\(answer.id)  \(answer.prompt)"]
      for (index, line) in answer.lines.enumerated() {
        lines.append((index == 0 ? "    " : "  = ") + line)
      }
      lines += answer.notes.map { "    " + $0 }
    }
    return lines.map { SafeText.line($0) + "\n" }.joined()
  }
}
