import Formats

/// What a reader found in an exercise file: the exercise, and all that is to be said about it.
public struct ExerciseReading: Sendable {
  /// The exercise; nil if there is an error.
  public let exercise: Exercise?
  /// Errors, in the order of the file.
  public let findings: [Finding]
  /// The names that formulas use and texts insert.
  package let usedNames: Set<String>

  /// Reads an exercise file, computes its keys and checks what marking needs: the fields, the formulas, and
  /// that each key agrees with its check.
  public init(_ file: ExerciseFile) {
    do {
      self.init(file, try JSON.read(file.bytes, as: .commented))
    } catch {
      let problem = ExerciseProblem(kind: .syntax(error), offset: error.offset)
      self.init(exercise: nil, findings: [Finding(problem, in: SourceMap(file.bytes))], using: [])
    }
  }

  /// Reads an exercise whose ids are known.
  public init(_ entry: ExerciseIndex.Entry) { self.init(entry.file, entry.json) }

  /// Reads an exercise with the numbers of a variant.
  init(_ source: ExerciseSource, _ variant: Variant) {
    self.init(source.file, source.json, variant)
  }

  private init(_ file: ExerciseFile, _ json: JSON, _ variant: Variant? = nil) {
    let reader = FieldReader(bytes: file.bytes)
    let exercise = ExerciseReader(
      reader, json, file: file, variant: variant
    ).exercise()
    // Lines are counted only where there is something to say.
    guard !reader.problems.isEmpty else {
      self.init(exercise: exercise, findings: [], using: reader.usedNames)
      return
    }
    let source = SourceMap(file.bytes)
    self.init(
      exercise: exercise,
      findings: reader.problems.sorted { $0.offset < $1.offset }.map { Finding($0, in: source) },
      using: reader.usedNames)
  }

  /// The exercise in a file with numbers with which it has no error; nil if nothing is drawn, or if it has one
  /// with all numbers that were tried.
  package static func soundVariant(of file: ExerciseFile) -> Exercise? {
    guard let json = try? JSON.read(file.bytes, as: .commented), json["draw"] != nil else {
      return nil
    }
    let reader = VariantReader(
      reader: FieldReader(bytes: file.bytes), given: json["given"]?.members ?? [],
      parts: json["parts"]?.members ?? [], variables: [])
    let variants = reader.space(draw: json["draw"], where: json["where"])?.variants(atMost: 24)
    let source = ExerciseSource(file: file, json: json)
    return variants?.variants.lazy.compactMap { ExerciseReading(source, $0).exercise }.first
  }

  private init(exercise: Exercise?, findings: [Finding], using names: Set<String>) {
    self.exercise = findings.isEmpty ? exercise : nil
    self.findings = findings
    usedNames = names
  }
}

extension Exercise {
  /// Reads an exercise file, computes its keys and checks them.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for messages.
  ///   - problemSet: the folder that it belongs to.
  /// - Throws: `ExerciseFileError` with all errors that were found.
  public init(
    _ bytes: [UInt8], file: String, problemSet: String
  ) throws(ExerciseFileError) {
    let file = ExerciseFile(name: file, problemSet: problemSet, bytes: bytes)
    let reading = ExerciseReading(file)
    guard let exercise = reading.exercise else {
      throw ExerciseFileError(reading.findings, file)
    }
    self = exercise
  }
}
