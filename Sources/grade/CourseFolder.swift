import Console
import Formats
import Grading

/// The folder of exercises that a command works on, with its course and the sheet that is asked for.
struct CourseFolder {
  /// Its path.
  let folder: String
  /// All exercise files.
  let files: [ExerciseFile]
  /// The ids of all exercises.
  let index: ExerciseIndex
  /// The course; nil if the folder has no `course.jsonc`.
  let course: Course?
  /// The rules by which numbers were drawn that students have in hand.
  let handedOut: HandedOut
  /// The sheet that is asked for; nil if none is.
  let sheet: CourseSheet?
  /// The course for which numbers are drawn; nil for the one that a submission names.
  let courseName: String?

  /// The ids of the exercises of the sheet; nil without one.
  var sheetIds: Set<String>? {
    sheet.map { sheet in Set(sheet.exercises.compactMap { index.entry($0)?.id }) }
  }

  /// Reads the folder that `--exercises` names and the sheet that `--sheet` names; nil with a message where
  /// that is not possible.
  static func read(
    _ arguments: Arguments, of command: String, _ streams: inout StandardStreams
  ) -> CourseFolder? {
    let folder = arguments.value(of: "exercises") ?? "exercises"
    let beside: CourseFiles
    let files: [ExerciseFile]
    do {
      beside = try CourseFiles.read(folder)
      files = try ExerciseFiles.read(folder, beside)
    } catch {
      streams.note(error, of: command, at: folder)
      return nil
    }
    guard !files.isEmpty else {
      streams.note("\(command): no exercise (.jsonc) in \(SafeText.line(folder))")
      return nil
    }
    let course = beside.course
    let index = ExerciseIndex(files)
    let name = arguments.value(of: "course") ?? course?.name
    guard let id = arguments.value(of: "sheet") else {
      return CourseFolder(
        folder: folder, files: files, index: index, course: course, handedOut: beside.handedOut,
        sheet: nil, courseName: name)
    }
    guard let course else {
      streams.note("\(command): --sheet needs the file course.jsonc in \(folder)")
      return nil
    }
    guard let sheet = course.sheet(id) else {
      let ids = course.sheets.map(\.id)
      let meant =
        Spelling.nearest(to: id, among: ids).map { "; did you mean \($0)?" }
        ?? (ids.isEmpty ? "" : "; there are \(ids.joined(separator: ", "))")
      streams.note("\(command): no sheet \(SafeText.line(id, limit: 40))\(meant)")
      return nil
    }
    let unknown = sheet.exercises.filter { index.entry($0) == nil }
    guard unknown.isEmpty else {
      for id in unknown {
        let meant = index.nearestId(to: id).map { "; did you mean \($0)?" } ?? ""
        streams.note(
          "\(command): the sheet \(sheet.id) names \(SafeText.line(id, limit: 40)), which no exercise has"
            + meant)
      }
      TouchedExercises.report(index.failures, &streams)
      return nil
    }
    return CourseFolder(
      folder: folder, files: files, index: index, course: course, handedOut: beside.handedOut,
      sheet: sheet, courseName: name)
  }
}
