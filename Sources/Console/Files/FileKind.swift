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
public func isSameFile(_ a: String, _ b: String) -> Bool {
  var first = stat()
  var second = stat()
  guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
  return first.st_ino == second.st_ino && first.st_dev == second.st_dev
}

/// How many bytes a file has, if it is a regular one.
public func fileSize(of path: String) -> Int? {
  var status = stat()
  guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    return nil
  }
  return Int(status.st_size)
}
