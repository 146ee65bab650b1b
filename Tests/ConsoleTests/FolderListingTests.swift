import Console
import Foundation
import Testing

@Suite struct FolderListingTests {
  @Test func `files are listed by their bytes, without hidden ones`() throws {
    try FilesTests.inFolder { folder in
      for directory in ["b", "b/deep", ".git", "empty"] {
        try makeFolder(folder + "/" + directory)
      }
      for file in ["b/2", "b/deep/1", "b/10", "a", "Z", "ŷ", ".hidden", ".git/config", "b.jsonc"] {
        try writeFile([], to: folder + "/" + file)
      }
      let expected = ["Z", "a", "b.jsonc", "b/10", "b/2", "b/deep/1", "ŷ"].map { folder + "/" + $0 }
      #expect(try listFiles(under: folder) == expected)
      #expect(try listFiles(under: folder + "/") == expected)
      #expect(try FolderListing(of: folder).hiddenFiles == [folder + "/.hidden"])
    }
  }

  @Test func `links are followed, and none of them leads round`() throws {
    try FilesTests.inFolder { folder in
      try makeFolder(folder + "/in/b")
      try makeFolder(folder + "/elsewhere/deep")
      for file in ["in/b/1", "elsewhere/2", "elsewhere/deep/3"] {
        try writeFile([], to: folder + "/" + file)
      }
      for (name, target) in [
        ("in/b/loop", folder + "/in"), ("in/to", "../elsewhere"), ("in/again", "to"),
        ("in/file", "../elsewhere/2"), ("in/nowhere", "none"), ("in/self", "self"),
        ("elsewhere/deep/up", ".."),
      ] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + name, withDestinationPath: target)
      }
      // Of two links to one folder the first one by name counts.
      let expected = ["again/2", "again/deep/3", "b/1", "file", "nowhere", "self"]
      let listing = try FolderListing(of: folder + "/in")
      #expect(listing.files == expected.map { folder + "/in/" + $0 })
      #expect(listing.unreadable.isEmpty)
    }
  }

  @Test func `a mounted volume of versions has each file once`() throws {
    try FilesTests.inFolder { folder in
      try makeFolder(folder + "/..2026_01_01")
      try writeFile([1], to: folder + "/..2026_01_01/a.json")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/..data", withDestinationPath: "..2026_01_01")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a.json", withDestinationPath: "..data/a.json")
      #expect(try listFiles(under: folder) == [folder + "/a.json"])
    }
  }

  @Test func `what cannot be read is named and stops nothing`() throws {
    try FilesTests.inFolder { folder in
      let name = Array((folder + "/f").utf8).map { CChar(bitPattern: $0) } + [-23, 0]
      let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
      try #require(descriptor >= 0)
      close(descriptor)
      defer { unlink(name) }
      try writeFile([], to: folder + "/a")
      try #require(mkfifo(folder + "/pipe", 0o600) == 0)
      // A folder that is too deep for a path: made from inside, since nobody can name it.
      var inside = [open(folder, O_RDONLY)]
      let long = String(repeating: "d", count: 250)
      defer {
        for folder in inside.reversed() {
          unlinkat(folder, long, AT_REMOVEDIR)
          close(folder)
        }
      }
      for _ in 0..<17 {
        let last = inside[inside.count - 1]
        try #require(mkdirat(last, long, 0o700) == 0)
        inside.append(openat(last, long, O_RDONLY))
      }
      let listing = try FolderListing(of: folder)
      #expect(listing.files == [folder + "/a"])
      #expect(listing.others == [folder + "/pipe"])
      #expect(listing.unreadable.count == 2)
      #expect(listing.unreadable.last?.description == "\(folder)/f\u{FFFD}: the name is not UTF-8.")
      let error = FilesTests.failure { () throws(FileError) in _ = try listFiles(under: folder) }
      #expect(error == listing.unreadable.first)
    }
  }
}
