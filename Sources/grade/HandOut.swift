import Console
import Formats
import Grading

/// Records which numbers are in students' hands: the list `handed-out.jsonl` beside the exercises.
struct HandOut {
  /// The folder of the exercises.
  let folder: CourseFolder
  /// Whether other numbers may take the place of those that were handed out before.
  let isAgain: Bool

  /// Adds the rules of exercises that the list does not end with; what is in it stays.
  ///
  /// Nothing is written if an edit would change numbers that were handed out, unless that is what is asked for.
  func record(_ exercises: [Exercise], _ streams: inout StandardStreams) -> ExitCode {
    guard let course = folder.courseName else {
      streams.note(
        "grade sheet: numbers are drawn for a course: write \"course\" in course.jsonc, or --course NAME"
      )
      return .failed
    }
    let drifted = exercises.filter { !$0.drifts(course: course).isEmpty }
    guard isAgain || drifted.isEmpty else {
      for exercise in drifted {
        for drift in exercise.drifts(course: course) {
          streams.note("\(exercise.file): \(drift.message(exercise: exercise.id))")
        }
      }
      return .unmet
    }
    let drawn = exercises.filter { exercise in
      !exercise.isHandedOut(in: course) || drifted.contains { $0.id == exercise.id }
    }
    let records = drawn.compactMap { $0.handedOutRecord(course: course) }
    guard !records.isEmpty else { return .done }
    let path = CourseFiles.join(folder.folder, CourseFiles.handedOutName)
    do throws(FileError) {
      var bytes = try earlier(path)
      if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
      for record in records { bytes += record.compactBytes() + [0x0A] }
      try writeFile(bytes, to: path)
    } catch {
      streams.note("grade sheet: \(error.description)")
      return .failed
    }
    let count = records.count
    streams.note(
      "\(path): recorded the numbers of \(count) exercise\(count == 1 ? "" : "s") in "
        + SafeText.line(course, limit: 40))
    return .done
  }

  /// The list as it is; nothing if there is none.
  private func earlier(_ path: String) throws(FileError) -> [UInt8] {
    do throws(FileError) {
      return try readFile(path, limit: CourseFiles.largestFile)
    } catch {
      if error.kind == .missing { return [] }
      throw error
    }
  }
}
