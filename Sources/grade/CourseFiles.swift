import Console
import Grading

/// What stands beside the exercises of a folder: the course, and what was handed out.
struct CourseFiles {
  /// The folder.
  var folder = ""
  /// The course; nil if there is none.
  var course: Course?
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
    var files = CourseFiles(folder: folder)
    for name in courseNames where files.course == nil {
      let path = join(folder, name)
      if let bytes = try bytes(path) { files.course = try Course(bytes, file: path) }
    }
    let path = join(folder, handedOutName)
    if let bytes = try bytes(path) { files.handedOut = try HandedOut(bytes, file: path) }
    return files
  }

  /// Reads what is nearest above a file or folder, as far up as its path is written.
  ///
  /// - Throws: as `read`.
  static func around(_ path: String) throws -> CourseFiles {
    var folder = path
    while true {
      let files = try read(folder)
      if files.course != nil || !files.handedOut.rules.isEmpty { return files }
      guard folder != ".", folder != "/", !folder.isEmpty else { return files }
      folder = parent(folder)
    }
  }

  /// A path inside of a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func parent(_ path: String) -> String {
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
