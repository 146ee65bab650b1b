import Console
import Grading

/// What stands beside the exercises of a folder: the course, and what was handed out.
struct CourseFiles {
  /// The folder.
  var folder = ""
  /// The course; nil if there is none, or if its file has an error.
  var course: Course? { reading?.course }
  /// The file of the course; nil if there is none.
  var reading: CourseReading?
  /// The rules by which numbers were drawn that students have in hand.
  var handedOut: HandedOut = .nothing

  /// The names that the file of a course may have.
  static let courseNames = ["course.jsonc", "course.json"]
  /// The name of the list of what was handed out.
  static let handedOutName = "handed-out.jsonl"
  /// The most bytes of a file that are read.
  static let largestFile = 64 << 20

  /// Whether it stands in a folder itself, not above it.
  func isOf(_ folder: String) -> Bool { folder == self.folder }

  /// Reads what is beside the exercises of a folder.
  ///
  /// - Throws: `FileError` if a file cannot be read, `CourseFileError` or `HandedOutError` if it says nothing.
  static func read(_ folder: String) throws -> CourseFiles {
    let files = try readAll(folder)
    if let reading = files.reading, reading.course == nil { throw CourseFileError(reading) }
    return files
  }

  /// Reads what is beside the exercises of a folder, also a course with errors.
  private static func readAll(_ folder: String) throws -> CourseFiles {
    var files = CourseFiles(folder: folder)
    for name in courseNames where files.reading == nil {
      let path = join(folder, name)
      if let bytes = try bytes(path) { files.reading = CourseReading(bytes, file: path) }
    }
    let path = join(folder, handedOutName)
    if let bytes = try bytes(path) { files.handedOut = try HandedOut(bytes, file: path) }
    return files
  }

  /// Reads what is nearest above a file or folder, as far up as its path is written.
  ///
  /// - Parameter errors: whether a course may have errors, which are then in its reading.
  /// - Throws: as `read`.
  static func around(_ path: String, keeping errors: Bool = false) throws -> CourseFiles {
    var folder = path
    while true {
      let files = errors ? try readAll(folder) : try read(folder)
      if files.reading != nil || !files.handedOut.rules.isEmpty { return files }
      guard folder != ".", folder != "/", !folder.isEmpty else { return files }
      folder = parent(folder)
    }
  }

  /// A path inside of a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Whether a path is that of the file of a course.
  static func isCourse(_ path: String) -> Bool {
    courseNames.contains { path == $0 || path.hasSuffix("/" + $0) }
  }

  /// The folder that a file or folder stands in.
  static func parent(_ path: String) -> String {
    var bare = path[...]
    while bare.count > 1, bare.hasSuffix("/") { bare = bare.dropLast() }
    guard let slash = bare.lastIndex(of: "/") else { return "." }
    return slash == bare.startIndex ? "/" : String(bare[..<slash])
  }

  /// What a file holds; nil if there is none.
  private static func bytes(_ path: String) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try readFile(path, limit: largestFile)
    } catch {
      guard error.kind == .missing || error.kind == .isNotDirectory else { throw error }
      return nil
    }
  }
}

extension StandardStreams {
  /// Says why what stands beside exercises, or the exercises, cannot be read.
  mutating func note(_ error: any Error, of command: String, at path: String) {
    switch error {
    case let error as CourseFileError: for line in error.lines { note(line) }
    case let error as HandedOutError: for line in error.lines { note(line) }
    case let error as FileError: note("\(command): \(error.description)")
    default: note("\(command): \(path) cannot be read")
    }
  }
}
