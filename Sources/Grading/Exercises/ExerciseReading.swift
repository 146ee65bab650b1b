import Formats

/// What a reader found in an exercise file: the exercise, and all that is to be said about it.
public struct ExerciseReading: Sendable {
  /// The exercise; nil if there is an error.
  public let exercise: Exercise?
  /// Errors and warnings, in the order of the file.
  public let findings: [Finding]

  /// Reads an exercise file, computes its keys and checks them.
  ///
  /// - Parameter checking: what is checked beyond what marking needs; warnings are looked for with
  ///   `everything` only.
  public init(_ file: ExerciseFile, checking: Checking = .keys) {
    do {
      self.init(file, try JSON.read(file.bytes, as: .commented), checking)
    } catch {
      let problem = ExerciseProblem(kind: .syntax(error), offset: error.offset)
      self.init(exercise: nil, findings: [Finding(problem, in: SourceMap(file.bytes))])
    }
  }

  /// Reads an exercise whose ids are known.
  public init(_ entry: ExerciseIndex.Entry, checking: Checking = .keys) {
    self.init(entry.file, entry.json, checking)
  }

  /// Reads an exercise with the numbers of a variant.
  init(_ source: ExerciseSource, _ variant: Variant, checking: Checking) {
    self.init(source.file, source.json, checking, variant)
  }

  private init(
    _ file: ExerciseFile, _ json: JSON, _ checking: Checking, _ variant: Variant? = nil
  ) {
    let reader = FieldReader(bytes: file.bytes)
    let exercise = ExerciseReader(
      reader, json, file: file.name, problemSet: file.problemSet, checking: checking,
      variant: variant
    ).exercise()
    // Lines are counted only where there is something to say.
    guard !reader.problems.isEmpty else {
      self.init(exercise: exercise, findings: [])
      return
    }
    let source = SourceMap(file.bytes)
    self.init(
      exercise: reader.hasErrors ? nil : exercise,
      findings: reader.problems.sorted { $0.offset < $1.offset }.map { Finding($0, in: source) })
  }

  private init(exercise: Exercise?, findings: [Finding]) {
    self.exercise = exercise
    self.findings = findings
  }
}

/// What is checked when an exercise file is read.
public enum Checking: Sendable {
  /// What marking needs: the fields, the formulas, and that each key agrees with its check.
  case keys
  /// Also that mistakes differ from the key and from each other, and that examples earn what they
  /// state, and what is seldom meant: for authors, since it marks every example.
  case everything
}

extension Exercise {
  /// Reads an exercise file, computes its keys and checks them.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for messages.
  ///   - problemSet: the folder that it belongs to.
  ///   - checking: what is checked beyond what marking needs.
  /// - Throws: `ExerciseFileError` with all errors that were found.
  public init(
    _ bytes: [UInt8], file: String, problemSet: String, checking: Checking = .keys
  ) throws(ExerciseFileError) {
    let file = ExerciseFile(name: file, problemSet: problemSet, bytes: bytes)
    let reading = ExerciseReading(file, checking: checking)
    guard let exercise = reading.exercise else {
      throw ExerciseFileError(reading.findings, file)
    }
    self = exercise
  }
}
