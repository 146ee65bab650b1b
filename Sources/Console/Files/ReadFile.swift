#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a file; of standard input for `-`.
///
/// - Throws: `FileError`; a file longer than `limit` is not read to its end.
public func readFile(_ path: String, limit: Int = 16 << 20) throws(FileError) -> [UInt8] {
  if path == "-" { return try readAll(from: STDIN_FILENO, path: path, limit: limit) }
  let descriptor = try openToRead(path)
  defer { close(descriptor) }
  return try readAll(from: descriptor, path: path, limit: limit)
}

/// The first bytes of a file, as many as there are.
///
/// - Throws: `FileError`.
public func readStart(of path: String, count: Int) throws(FileError) -> [UInt8] {
  let descriptor = try openToRead(path)
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: count)
  while bytes.count < count {
    let found = try readSome(
      from: descriptor, into: &buffer, atMost: count - bytes.count, path: path)
    if found == 0 { break }
    bytes += buffer[..<found]
  }
  return bytes
}

/// The bytes of a descriptor up to its end.
func readAll(from descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = try readSome(
      from: descriptor, into: &buffer, atMost: buffer.count, path: path)
    if count == 0 { return bytes }
    guard count <= limit - bytes.count else { throw FileError(path, .tooLarge(limit: limit)) }
    bytes += buffer[..<count]
  }
}
