import Console
import Foundation
import Testing

@Suite struct PartialFileTests {
  private static let ownNames = ["out.partial", "out.partial.run"]

  private static func problem(in folder: String) -> FileError? {
    FilesTests.failure { () throws(FileError) in _ = try PartialFile(folder + "/out") }
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `it takes its name when it is whole`() throws {
    try FilesTests.inFolder { folder in
      let file = try PartialFile(folder + "/out")
      try file.cut(to: 0, record: 0)
      try file.write([1, 2])
      try file.note("here")
      #expect(try Self.names(in: folder) == Self.ownNames)
      #expect(Self.problem(in: folder)?.kind == .locked)
      try file.finish()
      #expect(try Self.names(in: folder) == ["out"] && readFile(folder + "/out") == [1, 2])
    }
  }

  @Test(arguments: ownNames)
  func `nothing is written through a link`(name: String) throws {
    try FilesTests.inFolder { folder in
      try writeFile([7], to: folder + "/victim")
      for target in ["victim", "new", folder] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + name, withDestinationPath: target)
        let error = Self.problem(in: folder)
        #expect(error?.kind == .isLink && error?.path == folder + "/" + name)
        #expect(
          error?.description
            == "\(folder)/\(name): this is a link, through which nothing is written: remove it.")
        #expect(try Self.names(in: folder) == [name, "victim"])
        try removeFile(folder + "/" + name)
      }
      try FileManager.default.linkItem(
        atPath: folder + "/victim", toPath: folder + "/" + name)
      #expect(Self.problem(in: folder)?.kind == .hasOtherNames)
      #expect(try readFile(folder + "/victim") == [7])
    }
  }

  @Test(arguments: ownNames)
  func `a pipe is refused and not waited for, and so is a folder`(name: String) throws {
    try FilesTests.inFolder { folder in
      try #require(mkfifo(folder + "/" + name, 0o600) == 0)
      #expect(Self.problem(in: folder)?.kind == .isNoRegularFile)
      #expect(try Self.names(in: folder) == [name])
      try removeFile(folder + "/" + name)
      try FileManager.default.createDirectory(
        atPath: folder + "/" + name, withIntermediateDirectories: false)
      #expect(Self.problem(in: folder)?.kind == .isDirectory)
    }
  }

  @Test func `the file itself may be a link, whose end is replaced`() throws {
    try FilesTests.inFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/out", withDestinationPath: "end")
      let file = try PartialFile(folder + "/out")
      try file.write([3])
      #expect(try Self.names(in: folder) == ["end.partial", "end.partial.run", "out"])
      try file.finish()
      #expect(try readFile(folder + "/end") == [3])
      #expect(try Self.names(in: folder) == ["end", "out"])
    }
  }
}
