import Console
import Foundation
import Testing

@Suite struct PrivateFileTests {
  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a link stays one, and its target keeps its permissions`() throws {
    try FilesTests.inFolder { folder in
      try writeFile([1], to: folder + "/target")
      chmod(folder + "/target", 0o640)
      for (link, target) in [("link", "target"), ("dangling", "new")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + link, withDestinationPath: target)
        let file = try PrivateFile(folder + "/" + link)
        try file.write([2])
        try file.finish()
        #expect(
          try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + link) == target)
        #expect(try readFile(folder + "/" + target) == [2])
      }
      var status = stat()
      #expect(stat(folder + "/target", &status) == 0 && status.st_mode & 0o777 == 0o640)
      #expect(try Self.names(in: folder) == ["dangling", "link", "new", "target"])
    }
  }

  @Test func `a pipe stays a pipe`() throws {
    try FilesTests.inFolder { folder in
      let path = folder + "/pipe"
      try #require(mkfifo(path, 0o600) == 0)
      let error = FilesTests.failure { () throws(FileError) in _ = try PrivateFile(path) }
      #expect(error?.kind == .isNoRegularFile)
      let again = FilesTests.failure { () throws(FileError) in try requireRegularFile(path) }
      #expect(again?.kind == .isNoRegularFile)
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }
  }

  @Test func `links that lead round are an error`() throws {
    try FilesTests.inFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a", withDestinationPath: "a")
      let path = folder + "/a"
      let new = FilesTests.failure { () throws(FileError) in _ = try PrivateFile(path) }
      let written = FilesTests.failure { () throws(FileError) in try writeFile([], to: path) }
      #expect(new != nil && written == new)
      #expect(try Self.names(in: folder) == ["a"])
    }
  }

  @Test func `what a killed process left is removed, what another one writes is not`() throws {
    try FilesTests.inFolder { folder in
      let path = folder + "/part"
      let writing = try PrivateFile(path)
      let own = try #require(try Self.names(in: folder).first)
      let words = own.split(separator: ".")
      // The same name but for the process: nobody has it locked.
      var left = words
      left[left.count - 3] = "1"
      let abandoned = "." + left.joined(separator: ".")
      try writeFile([1, 2], to: folder + "/" + abandoned)
      try writeFile([3], to: folder + "/.part.elsewhere.1.0.tmp")
      let other = try PrivateFile(path)
      let found = try Self.names(in: folder)
      #expect(found.count == 3 && found.contains(own) && !found.contains(abandoned))
      #expect(found.contains(".part.elsewhere.1.0.tmp"))
      try writing.finish()
      try other.finish()
    }
  }
}
