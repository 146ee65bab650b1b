#if canImport(Glibc)
  import Glibc
#endif

/// Writes a whole file, so that a reader sees the old bytes or the new ones, never a part.
///
/// The bytes go to a new file beside it, which then takes its name and keeps its permissions. A
/// symbolic link stays one: its target is replaced. What is no regular file (a device, a pipe) is
/// written directly.
///
/// - Parameter followsLinks: whether the end of a link is replaced; else the link itself is.
/// - Throws: `FileError`; the old file is then as it was, and nothing else is left behind.
public func writeFile(
  _ bytes: [UInt8], to path: String, followsLinks: Bool = true
) throws(FileError) {
  guard let replaced = try ReplacedFile(at: path, followsLinks: followsLinks) else {
    return try writeDirectly(bytes, to: path)
  }
  let target = replaced.target
  let temporary = try createBeside(target, path: path, mode: replaced.permissions ?? 0o666)
  do throws(FileError) {
    defer { close(temporary.descriptor) }
    // A new file obeys the umask; one that is replaced keeps its permissions whatever the umask.
    if let mode = replaced.permissions { fchmod(temporary.descriptor, mode) }
    try writeAll(bytes[...], to: temporary.descriptor, path: path)
    guard fsync(temporary.descriptor) == 0 else { throw FileError(path, code: errno) }
    guard rename(temporary.path, target) == 0 else { throw FileError(path, code: errno) }
  } catch {
    unlink(temporary.path)
    throw error
  }
}

private func createBeside(
  _ target: String, path: String, mode: mode_t
) throws(FileError) -> (path: String, descriptor: Int32) {
  var number = 0
  while true {
    let name = "\(target).\(getpid()).\(number).new"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    if descriptor >= 0 { return (name, descriptor) }
    let code = errno
    number += 1
    guard code == EEXIST, number < 100 else { throw FileError(path, code: code) }
  }
}

private func writeDirectly(_ bytes: [UInt8], to path: String) throws(FileError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path, code: errno) }
  defer { close(descriptor) }
  try writeAll(bytes[...], to: descriptor, path: path)
}

/// Writes all bytes to a descriptor, however many calls it takes.
func writeAll(
  _ bytes: ArraySlice<UInt8>, to descriptor: Int32, path: String
) throws(FileError) {
  var rest = bytes
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 {
      rest = rest.dropFirst(count)
      continue
    }
    let code = errno
    if code == EINTR { continue }
    guard code == EAGAIN || code == EWOULDBLOCK else { throw FileError(path, code: code) }
    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&wait, 1, -1)
  }
}
