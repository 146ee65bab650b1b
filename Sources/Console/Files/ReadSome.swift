#if canImport(Glibc)
  import Glibc
#endif

/// Opens a file for reading without waiting for anybody.
///
/// A pipe with a name opens before it has a writer, and is refused: whoever reads it may wait for ever. What a shell
/// puts in the place of `<(COMMAND)` is the end of a pipe that was opened already.
func openToRead(_ path: String) throws(FileError) -> Int32 {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path, code: errno) }
  var status = stat()
  let isOpenElsewhere = ["/dev/", "/proc/"].contains { path.hasPrefix($0) }
  guard isOpenElsewhere || fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFIFO
  else {
    close(descriptor)
    throw FileError(path, .isNamedPipe)
  }
  return descriptor
}

/// The next bytes of a descriptor, as many as are there; none at its end.
///
/// It waits for them, but not beyond the moment at which somebody asks the program to end: a system call that is
/// begun again behind a signal would wait for ever, and so would any thread that the signal does not reach.
///
/// - Throws: `FileError`; `.interrupted` where nothing came before the program was asked to end.
func readSome(
  from descriptor: Int32, into buffer: inout [UInt8], atMost most: Int, path: String
) throws(FileError) -> Int {
  while true {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&wait, 1, 200)
    if ready == 0 || ready < 0 && errno == EINTR {
      if Interruption.isRequested { throw FileError(path, .interrupted) }
      continue
    }
    let count = read(descriptor, &buffer, most)
    if count >= 0 { return count }
    let code = errno
    if code != EINTR, code != EAGAIN, code != EWOULDBLOCK { throw FileError(path, code: code) }
  }
}
