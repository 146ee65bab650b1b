import Console
import Grading

/// What exercises say of attempts.
struct AttemptRules: Sendable {
  private let exercises: [String: Exercise]

  /// The rules of the parts that results mark; nil where a file that has one is broken, which is then said.
  ///
  /// - Parameter parts: the parts, by the ids of their exercises.
  init?(_ index: ExerciseIndex, of parts: [String: Set<String>], _ streams: inout StandardStreams) {
    let command = "grade attempts"
    let loss = "it counts like one that says nothing about attempts"
    guard
      let read = ExercisesOfResults.read(
        Set(parts.keys), in: index, of: command, without: loss, &streams)
    else { return nil }
    exercises = Dictionary(
      parts.keys.compactMap { id in read.catalogue.exercise(id).map { (id, $0) } },
      uniquingKeysWith: { first, _ in first })
    let lost = exercises.flatMap { id, exercise in
      (parts[id] ?? []).filter { exercise.part($0) == nil }.map { "\(id).\($0)" }
    }
    if !lost.isEmpty {
      let names = ExercisesOfResults.list(lost.sorted(by: CountingOrder.isBefore))
      streams.note("\(command): there is no part \(names): \(loss)")
    }
  }

  /// The rule of a part; nil if there is no such part.
  func rule(_ exercise: String, _ part: String) -> Attempts? {
    exercises[exercise]?.part(part)?.attempts
  }
}
