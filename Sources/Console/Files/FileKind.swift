#if canImport(Glibc)
  import Glibc
#endif

/// What stands at a path.
public enum FileKind: Sendable {
  case file, folder, missing
}

/// What stands at a path, symbolic links followed; `-` is a file.
public func fileKind(of path: String) -> FileKind {
  var status = stat()
  guard path != "-" else { return .file }
  guard stat(path, &status) == 0 else { return .missing }
  return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
}

/// Whether two paths lead to one file, links followed; false where one of them leads nowhere.
///
/// - Parameter a: a file that is read; `-` is what standard input comes from.
public func isSameFile(_ a: String, _ b: String) -> Bool {
  var first = stat()
  var second = stat()
  guard (a == "-" ? fstat(STDIN_FILENO, &first) : stat(a, &first)) == 0, stat(b, &second) == 0
  else { return false }
  return first.st_ino == second.st_ino && first.st_dev == second.st_dev
}

/// Whether a path itself is a symbolic link, wherever that leads.
public func isLink(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// How many bytes a file has, if it is a regular one.
public func fileSize(of path: String) -> Int? {
  var status = stat()
  guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    return nil
  }
  return Int(status.st_size)
}

/// The folders that a path stands in, the nearest first, links followed; none where that folder is missing.
public func foldersAbove(_ path: String) -> [String] {
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  guard let resolved = realpath(folder, nil) else { return [] }
  defer { free(resolved) }
  var rest = String(cString: resolved)[...]
  var folders: [String] = []
  while let slash = rest.lastIndex(of: "/") {
    folders.append(String(rest))
    rest = rest[..<slash]
  }
  return rest.isEmpty ? folders + ["/"] : folders
}

/// Makes sure that a file can be read more than once.
///
/// - Throws: `FileError`; `.isNoRegularFile` for a device or a pipe.
public func requireRegularFile(_ path: String) throws(FileError) {
  var status = stat()
  guard path != "-" else { throw FileError(path, .isNoRegularFile) }
  guard stat(path, &status) == 0 else { throw FileError(path, code: errno) }
  switch status.st_mode & S_IFMT {
  case S_IFREG: return
  case S_IFDIR: throw FileError(path, .isDirectory)
  default: throw FileError(path, .isNoRegularFile)
  }
}

/// Makes sure that there is something at a path that can be opened; standard input is at none.
///
/// - Throws: `FileError`; `.isNoRegularFile` for `-`.
public func requireReadable(_ path: String) throws(FileError) {
  guard path != "-" else { throw FileError(path, .isNoRegularFile) }
  guard access(path, R_OK) == 0 else { throw FileError(path, code: errno) }
}

/// Removes a file, or a link and not what it leads to.
///
/// - Throws: `FileError`.
public func removeFile(_ path: String) throws(FileError) {
  guard unlink(path) == 0 else { throw FileError(path, code: errno) }
}
