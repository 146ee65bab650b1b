import Exact
import Formulas

extension Exercise {
  /// Marks one student's answers to the exercise.
  ///
  /// - Parameter answers: the answers by part; parts without one count as unanswered.
  /// - Complexity: each part within the fuel of `Limits`.
  public func mark(_ answers: [String: WrittenAnswer]) -> ExerciseMark {
    var standings: [String: EarlierAnswer] = [:]
    var marks: [String: PartMark] = [:]
    for part in partsInOrderOfNeed {
      let written = ([part.id] + part.formerly).lazy.compactMap { answers[$0] }.first ?? .blank
      let marker = PartMarker(exercise: self, part: part, earlier: standings)
      let (mark, standing) = marker.mark(written)
      marks[part.id] = mark
      standings[part.id] = standing
    }
    return ExerciseMark(
      id: id, title: title.map(render), parts: parts.compactMap { marks[$0.id] })
  }

  /// The parts, each behind those that its key names.
  private var partsInOrderOfNeed: [Part] {
    var ordered: [Part] = []
    var done: Set<String> = []
    var rest = parts
    while !rest.isEmpty {
      let ready = rest.filter { part in
        part.key?.dependencies.allSatisfy { done.contains($0) } ?? true
      }
      // Keys without a circle were checked when the file was read, so that some part is ready.
      guard !ready.isEmpty else { return ordered + rest }
      ordered += ready
      done.formUnion(ready.map(\.id))
      rest.removeAll { done.contains($0.id) }
    }
    return ordered
  }
}

/// All exercises that could be read, and the files that could not.
public struct Catalogue: Sendable {
  /// The exercises, sorted by set and id as people count.
  public let exercises: [Exercise]
  /// The files that could not be read.
  public let failures: [ExerciseFileError]

  /// Reads files of exercises.
  ///
  /// - Parameters:
  ///   - files: for each file its name, the folder that it belongs to, and its bytes.
  ///   - checking: what is checked beyond what marking needs.
  public init(
    _ files: [(name: String, problemSet: String, bytes: [UInt8])], checking: Checking = .keys
  ) {
    var exercises: [Exercise] = []
    var failures: [ExerciseFileError] = []
    var fileOf: [String: String] = [:]
    for file in files {
      do throws(ExerciseFileError) {
        let exercise = try Exercise(
          file.bytes, file: file.name, problemSet: file.problemSet, checking: checking)
        if let other = fileOf[exercise.id] {
          let problem = ExerciseProblem(
            kind: .duplicateId(exercise.id, otherFile: other), offset: exercise.idOffset)
          throw ExerciseFileError(
            [problem], file: file.name, problemSet: file.problemSet, bytes: file.bytes)
        }
        fileOf[exercise.id] = file.name
        exercises.append(exercise)
      } catch {
        failures.append(error)
      }
    }
    self.exercises = exercises.sorted {
      $0.problemSet == $1.problemSet
        ? CountingOrder.isBefore($0.id, $1.id)
        : CountingOrder.isBefore($0.problemSet, $1.problemSet)
    }
    self.failures = failures
  }

  /// The exercise with an id, or with an id that it had before.
  public func exercise(_ id: String) -> Exercise? {
    exercises.first { $0.id == id } ?? exercises.first { $0.formerly.contains(id) }
  }

  /// The id nearest to one that no exercise has.
  public func nearestId(to word: String) -> String? {
    Spelling.nearest(to: word, among: exercises.map(\.id))
  }

  /// The problem sets that a submission touches.
  public func touchedSets(_ submission: Submission) -> Set<String> {
    Set(submission.answers.compactMap { exercise($0.exercise)?.problemSet })
  }

  /// Marks a submission: all exercises of the problem sets that it touches.
  ///
  /// - Parameter only: ids of the exercises to mark; nil for all of those sets.
  public func mark(_ submission: Submission, only: Set<String>? = nil) -> SubmissionMark {
    var answers: [String: [String: WrittenAnswer]] = [:]
    var unknown: [(id: String, suggestion: String?)] = []
    for (exerciseId, parts) in submission.answers {
      guard let exercise = exercise(exerciseId) else {
        let suggestion = Spelling.nearest(to: exerciseId, among: exercises.map(\.id))
        unknown.append((exerciseId, suggestion))
        continue
      }
      for (partId, answer) in parts {
        guard exercise.part(partId) != nil else {
          let suggestion = Spelling.nearest(to: partId, among: exercise.parts.map(\.id))
          unknown.append(("\(exerciseId).\(partId)", suggestion.map { "\(exercise.id).\($0)" }))
          continue
        }
        answers[exercise.id, default: [:]][partId] = answer
      }
    }
    let sets = touchedSets(submission)
    let wanted = exercises.filter { exercise in
      only.map { $0.contains(exercise.id) } ?? sets.contains(exercise.problemSet)
    }
    return SubmissionMark(
      id: submission.id, student: submission.student, attempt: submission.attempt,
      exercises: wanted.map { $0.mark(answers[$0.id] ?? [:]) }, unknown: unknown)
  }
}

/// The order in which people count: D.2 before D.10.
public enum CountingOrder {
  /// Whether one text stands before another one.
  public static func isBefore(_ a: String, _ b: String) -> Bool {
    let left = runs(a)
    let right = runs(b)
    for (x, y) in zip(left, right) where x != y {
      if let m = x.number, let n = y.number, m != n { return m < n }
      return x.text < y.text
    }
    return left.count == right.count ? a < b : left.count < right.count
  }

  private struct Run: Equatable {
    let text: String
    let number: Integer?
  }

  /// The text cut into runs of digits and runs of anything else.
  private static func runs(_ text: String) -> [Run] {
    var runs: [Run] = []
    var current = ""
    var isNumber = false
    for character in text {
      let isDigit = ("0"..."9").contains(character)
      if isDigit != isNumber, !current.isEmpty {
        runs.append(Run(text: current, number: isNumber ? Integer(digits: current) : nil))
        current = ""
      }
      isNumber = isDigit
      current.append(character)
    }
    if !current.isEmpty {
      runs.append(Run(text: current, number: isNumber ? Integer(digits: current) : nil))
    }
    return runs
  }
}
