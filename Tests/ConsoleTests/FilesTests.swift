import Console
import Foundation
import Testing

@Suite struct FilesTests {
  /// Runs a body in a new folder that is removed afterwards.
  static func inFolder(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  /// The error's kind, or nil if none is thrown.
  static func failure(_ body: () throws(FileError) -> Void) -> FileError? {
    do throws(FileError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    try Self.inFolder { folder in
      let path = folder + "/marks.json"
      let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
      try writeFile(bytes, to: path)
      #expect(try readFile(path) == bytes)
      try writeFile([1, 2], to: path)
      #expect(try readFile(path) == [1, 2])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["marks.json"])
      #expect(try readFile(path, limit: 2) == [1, 2])
      #expect(
        Self.failure { () throws(FileError) in _ = try readFile(path, limit: 1) }?.kind
          == .tooLarge(limit: 1))
    }
  }

  @Test func failuresHaveKindsAndSentences() throws {
    try Self.inFolder { folder in
      let missing = Self.failure { () throws(FileError) in _ = try readFile(folder + "/no") }
      #expect(missing?.description == "\(folder)/no: there is no such file or folder.")
      let directory = Self.failure { () throws(FileError) in _ = try readFile(folder) }
      #expect(directory?.description == "\(folder): this is a folder, not a file.")
      try writeFile([1], to: folder + "/file")
      let under = Self.failure { () throws(FileError) in _ = try readFile(folder + "/file/x") }
      #expect(under?.kind == .isNotDirectory)
      let list = Self.failure { () throws(FileError) in _ = try listFiles(under: folder + "/file") }
      #expect(list?.description == "\(folder)/file: this is a file, not a folder.")
      let noList = Self.failure { () throws(FileError) in _ = try listFiles(under: folder + "/no") }
      #expect(noList?.kind == .missing)
      let noFolder = Self.failure { () throws(FileError) in try writeFile([], to: folder + "/a/b") }
      #expect(noFolder?.kind == .missing)
      let overFolder = Self.failure { () throws(FileError) in try writeFile([], to: folder) }
      #expect(overFolder?.kind == .isDirectory)
      let full = Self.failure { () throws(FileError) in try writeFile([1], to: "/dev/full") }
      #expect(full?.description == "/dev/full: no space is left on the disk.")
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may open every file"))
  func aFileWithoutPermissionIsNamed() throws {
    try Self.inFolder { folder in
      try writeFile([1], to: folder + "/closed")
      chmod(folder + "/closed", 0)
      let error = Self.failure { () throws(FileError) in _ = try readFile(folder + "/closed") }
      #expect(error?.description == "\(folder)/closed: no permission to open it.")
    }
  }

  @Test func aReplacedFileKeepsItsPermissionsAndLinks() throws {
    try Self.inFolder { folder in
      let target = folder + "/target"
      let link = folder + "/link"
      try writeFile([1], to: target)
      chmod(target, 0o662)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
      try writeFile([2], to: link)
      #expect(try readFile(target) == [2])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
      var status = stat()
      #expect(stat(target, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o662)
    }
  }
}
