#if canImport(Glibc)
  import Glibc
#endif

/// Where a new file goes that takes the place of what stands at a path.
struct ReplacedFile {
  /// The path of the file itself: where symbolic links lead, so that they stay.
  let target: String
  /// The permissions of the file that is replaced; nil where there is none.
  let permissions: mode_t?

  /// What stands at a path; nil for what is no regular file (a device, a pipe), which no other takes the place
  /// of.
  ///
  /// - Parameter followsLinks: whether the end of a link is replaced; else the link itself is.
  /// - Throws: `FileError` for a folder, and for links that lead round.
  init?(at path: String, followsLinks: Bool = true) throws(FileError) {
    guard followsLinks || !isLink(path) else {
      target = path
      permissions = nil
      return
    }
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere {
      let type = status.st_mode & S_IFMT
      if type == S_IFDIR { throw FileError(path, .isDirectory) }
      guard type == S_IFREG else { return nil }
    } else {
      let code = errno
      guard code == ENOENT else { throw FileError(path, code: code) }
    }
    target = try ReplacedFile.target(of: path)
    permissions = isThere ? status.st_mode & 0o777 : nil
  }

  /// The end of a chain of links, which need not be there.
  private static func target(of path: String) throws(FileError) -> String {
    var path = path
    for _ in 0..<40 {
      var bytes = [CChar](repeating: 0, count: 4_096)
      let count = readlink(path, &bytes, bytes.count)
      // No link, or nothing at all.
      guard count >= 0 else { return path }
      let letters = bytes.prefix(count).map { UInt8(bitPattern: $0) }
      guard let link = String(validating: letters, as: UTF8.self) else {
        throw FileError(path, .nameNotUTF8)
      }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    throw FileError(path, code: ELOOP)
  }
}
