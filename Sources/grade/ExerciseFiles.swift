import Console
import Grading

/// Finds the files of exercises.
enum ExerciseFiles {
  /// The largest exercise file that is read, in bytes.
  private static let largestFile = 4 << 20

  /// All exercise files below a folder; a problem set is a folder, named by its path below that one.
  ///
  /// - Throws: `FileError` if the folder or a file cannot be read.
  ///
  /// - Parameter course: what the exercises have in common.
  static func read(
    _ folder: String, _ course: CourseFiles
  ) throws(FileError) -> [ExerciseFile] {
    var files: [ExerciseFile] = []
    for path in try paths(in: folder) {
      files.append(try file(path, in: folder, course))
    }
    return files
  }

  /// The paths of all exercise files below a folder.
  static func paths(in folder: String) throws(FileError) -> [String] {
    try listFiles(under: folder).filter { path in
      isExercise(path)
        && !CourseFiles.courseNames.contains { path == CourseFiles.join(folder, $0) }
    }
  }

  /// One exercise file; its problem set is named by its path below a folder.
  ///
  /// - Parameter course: what it has in common with others.
  static func file(
    _ path: String, in folder: String, _ course: CourseFiles
  ) throws(FileError) -> ExerciseFile {
    ExerciseFile(
      name: path, problemSet: problemSet(of: path, in: folder),
      bytes: try readFile(path, limit: largestFile),
      defaults: course.course?.defaults ?? .standard, handedOut: course.handedOut)
  }

  private static func isExercise(_ path: String) -> Bool {
    path.hasSuffix(".jsonc") || (path.hasSuffix(".json") && !path.hasSuffix(".schema.json"))
  }

  private static func problemSet(of path: String, in folder: String) -> String {
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    let below = path.hasPrefix(root) ? path.dropFirst(root.count) : path[...]
    guard let slash = below.lastIndex(of: "/") else { return "." }
    return String(below[..<slash])
  }
}
