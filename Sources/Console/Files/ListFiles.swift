#if canImport(Glibc)
  import Glibc
#endif

/// The paths of all files under a folder, sorted by the bytes of their names.
///
/// Symbolic links under the folder are not followed, and names that start with a point are left out
/// (version control, editors' swap files). Each path starts with `folder` as it was given.
///
/// - Throws: `FileError` for the first folder that cannot be read.
public func listFiles(under folder: String) throws(FileError) -> [String] {
  var files: [String] = []
  var waiting = [folder]
  while let directory = waiting.popLast() {
    for name in try names(in: directory) {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { throw FileError(path, code: errno) }
      if status.st_mode & S_IFMT == S_IFDIR {
        waiting.append(path)
      } else if status.st_mode & S_IFMT == S_IFREG {
        files.append(path)
      }
    }
  }
  return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private func names(in directory: String) throws(FileError) -> [String] {
  guard let stream = opendir(directory) else { throw FileError(directory, code: errno) }
  defer { closedir(stream) }
  var names: [String] = []
  while true {
    // The end and an error both answer nil; only an error sets errno.
    errno = 0
    guard let entry = readdir(stream) else {
      let code = errno
      if code != 0 { throw FileError(directory, code: code) }
      return names
    }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
        String(validatingCString: $0)
      }
    }
    guard let name else { throw FileError(directory, .nameNotUTF8) }
    if !name.hasPrefix(".") { names.append(name) }
  }
}
