import Console
import Formats
import Grading

/// The one exercise that a command is about.
struct NamedExercise {
  let exercise: Exercise
  let file: ExerciseFile

  /// Finds an exercise by its id, or by the path of its file, with what its course states; nil after saying why
  /// there is none.
  static func find(
    _ word: String, in folder: String?, command: String, _ streams: inout StandardStreams
  ) -> NamedExercise? {
    do {
      if word.hasSuffix(".jsonc") || word.hasSuffix(".json") {
        let beside = try folder.map(CourseFiles.read) ?? CourseFiles.around(word)
        return read(try ExerciseFiles.file(word, in: folder ?? ".", beside), &streams)
      }
      let folder = folder ?? "exercises"
      let index = ExerciseIndex(try ExerciseFiles.read(folder, try CourseFiles.read(folder)))
      if let entry = index.entry(word) { return read(entry.file, &streams) }
      let meant = index.nearestId(to: word).map { "; did you mean \($0)?" } ?? ""
      streams.note("\(command): no exercise \(SafeText.line(word, limit: 40))\(meant)")
      // It may be one whose file cannot be read.
      for failure in index.failures { failure.lines.forEach { streams.note($0) } }
    } catch {
      streams.note(error, of: command, at: word)
    }
    return nil
  }

  private static func read(
    _ file: ExerciseFile, _ streams: inout StandardStreams
  ) -> NamedExercise? {
    let reading = ExerciseReading(file)
    guard let exercise = reading.exercise else {
      for finding in reading.findings {
        let place = "\(file.name):\(finding.position.line):\(finding.position.column)"
        streams.note("\(SafeText.line(place)): \(finding.message)")
      }
      return nil
    }
    return NamedExercise(exercise: exercise, file: file)
  }
}
