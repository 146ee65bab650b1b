import Console
import Grading

/// Reads the folder of exercises.
enum ExerciseFiles {
  /// The largest exercise file that is read, in bytes.
  private static let largestFile = 4 << 20

  /// All exercises below a folder; a problem set is a folder, named by its path below that one.
  ///
  /// - Throws: `FileError` if the folder or a file cannot be read.
  static func read(
    _ folder: String, checking: Checking = .keys
  ) throws(FileError) -> Catalogue {
    var files: [(name: String, problemSet: String, bytes: [UInt8])] = []
    for path in try listFiles(under: folder) where isExercise(path) {
      let bytes = try readFile(path, limit: largestFile)
      files.append((path, problemSet(of: path, in: folder), bytes))
    }
    return Catalogue(files, checking: checking)
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
