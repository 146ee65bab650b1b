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
    _ folder: String, course: Course? = nil
  ) throws(FileError) -> [ExerciseFile] {
    var files: [ExerciseFile] = []
    for path in try paths(in: folder) {
      files.append(try file(path, in: folder, course: course))
    }
    return files
  }

  /// The names that the file of a course may have.
  private static let courseNames = ["course.jsonc", "course.json"]

  /// The course beside the exercises; nil if there is none.
  ///
  /// - Throws: `FileError` if it cannot be read, `CourseFileError` if it is none.
  static func course(_ folder: String) throws -> Course? {
    for name in courseNames {
      let path = join(folder, name)
      do {
        return try Course(try readFile(path, limit: largestFile), file: path)
      } catch let error as FileError {
        guard error.kind == .missing || error.kind == .isNotDirectory else { throw error }
      }
    }
    return nil
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The paths of all exercise files below a folder.
  static func paths(in folder: String) throws(FileError) -> [String] {
    try listFiles(under: folder).filter { path in
      isExercise(path) && !courseNames.contains { path == join(folder, $0) }
    }
  }

  /// One exercise file; its problem set is named by its path below a folder.
  static func file(
    _ path: String, in folder: String, course: Course? = nil
  ) throws(FileError) -> ExerciseFile {
    ExerciseFile(
      name: path, problemSet: problemSet(of: path, in: folder),
      bytes: try readFile(path, limit: largestFile), defaults: course?.defaults ?? .standard)
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
