import Formats

/// The ids of all exercise files, read before anything in them is computed.
public struct ExerciseIndex: Sendable {
  /// A file whose ids could be read.
  public struct Entry: Sendable {
    /// The id of the exercise.
    public let id: String
    /// The file.
    public let file: ExerciseFile
    /// The ids that the exercise had before.
    let formerly: [PlacedId]
    let json: JSON
  }

  /// An id, and where it stands in its file.
  struct PlacedId {
    let id: String
    let offset: Int
  }

  /// The exercises, sorted by set and id as people count.
  public let entries: [Entry]
  /// The files whose ids cannot be read, or are those of another file; sorted by name.
  public let failures: [ExerciseFileError]
  /// The place of each id in `entries`, also of ids that exercises had before.
  private let placeOf: [String: Int]

  /// Reads the ids of files, in the order of their names, whatever order they come in.
  ///
  /// Where two files have one id, the first one keeps it, and the other one is a failure. A present
  /// id goes before a former one.
  ///
  /// - Complexity: O(all bytes): the syntax of each file is read, and none of its formulas.
  public init(_ files: [ExerciseFile]) {
    var failures: [ExerciseFileError] = []
    var fileOf: [String: String] = [:]
    var found: [Entry] = []
    for file in files.sorted(by: ExerciseFile.isBefore) {
      guard let (entry, id) = ExerciseIndex.entry(file) else {
        // Why is for the whole reader to say; without an id it finds at least that.
        failures.append(ExerciseFileError(ExerciseReading(file).findings, file))
        continue
      }
      if let problem = ExerciseIndex.claim([id], for: file, in: &fileOf) {
        failures.append(ExerciseFileError([problem], file))
      } else {
        found.append(entry)
      }
    }
    var sound: [Entry] = []
    for entry in found {
      if let problem = ExerciseIndex.claim(entry.formerly, for: entry.file, in: &fileOf) {
        failures.append(ExerciseFileError([problem], entry.file))
      } else {
        sound.append(entry)
      }
    }
    sound.sort {
      $0.file.problemSet == $1.file.problemSet
        ? CountingOrder.isBefore($0.id, $1.id)
        : CountingOrder.isBefore($0.file.problemSet, $1.file.problemSet)
    }
    var placeOf: [String: Int] = [:]
    for (place, entry) in sound.enumerated() {
      placeOf[entry.id] = place
      for former in entry.formerly { placeOf[former.id] = place }
    }
    entries = sound
    self.failures = failures.sorted(by: ExerciseFileError.isBefore)
    self.placeOf = placeOf
  }

  /// The exercise with an id, or with an id that it had before.
  public func entry(_ id: String) -> Entry? { placeOf[id].map { entries[$0] } }

  /// The id nearest to one that no exercise has.
  public func nearestId(to word: String) -> String? {
    Spelling.nearest(to: word, among: entries.map(\.id))
  }

  /// The problem sets that a submission touches.
  public func touchedSets(_ submission: Submission) -> Set<String> {
    Set(submission.answers.compactMap { entry($0.exercise)?.file.problemSet })
  }

  /// The ids in a file; nil if it has no sound one.
  private static func entry(_ file: ExerciseFile) -> (Entry, PlacedId)? {
    guard let json = try? JSON.read(file.bytes, as: .commented), let written = json["id"],
      let id = written.string, ExerciseReader.isId(id)
    else { return nil }
    let formerly = (json["formerly"]?.elements ?? []).compactMap { element in
      element.string.map { PlacedId(id: $0, offset: element.offset) }
    }
    let entry = Entry(id: id, file: file, formerly: formerly.filter { $0.id != id }, json: json)
    return (entry, PlacedId(id: id, offset: written.offset))
  }

  /// Notes the ids of a file; the first one that another file has is a problem.
  private static func claim(
    _ ids: [PlacedId], for file: ExerciseFile, in fileOf: inout [String: String]
  ) -> Finding? {
    for id in ids {
      if let other = fileOf[id.id], other != file.name {
        let problem = ExerciseProblem(
          kind: .duplicateId(id.id, otherFile: other), offset: id.offset)
        return Finding(problem, in: SourceMap(file.bytes))
      }
    }
    for id in ids { fileOf[id.id] = file.name }
    return nil
  }
}
