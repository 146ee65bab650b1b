#if canImport(Glibc)
  import Glibc
#endif

/// Makes a folder, and those above it, where they are not there yet.
///
/// - Throws: `FileError`, also where a file stands in the way.
public func makeFolder(_ path: String) throws(FileError) {
  var status = stat()
  if stat(path, &status) == 0 {
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(path, .isNotDirectory) }
    return
  }
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
    try makeFolder(String(path[..<slash]))
  }
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError(path, code: errno) }
}
