#if canImport(Glibc)
  import Glibc
#endif

/// A file that grows under the name `FILE.partial`, and takes its own name when it is whole.
///
/// It is locked as long as this process has it, so that two runs do not write into one another. What a
/// run writes about itself beside it, in `FILE.partial.run`, lets a later one go on.
public final class PartialFile {
  /// The name that it gets in the end.
  public let path: String
  /// Its name as long as it grows.
  public var partialPath: String { path + ".partial" }
  /// The name of what is written about the run.
  public var recordPath: String { path + ".partial.run" }

  /// How many bytes it has.
  public private(set) var length: Int
  private let descriptor: Int32
  private let record: Int32
  private let permissions: mode_t?
  private var buffer: [UInt8] = []

  /// Opens the growing file, new or as an earlier run left it, and locks it.
  ///
  /// - Throws: `FileError`; `.locked` if another run has it; `.isLink`, `.hasOtherNames` or `.isNoRegularFile` if one
  ///   of its two names is that of something else.
  public init(_ path: String) throws(FileError) {
    guard let replaced = try ReplacedFile(at: path) else {
      throw FileError(path, .isNoRegularFile)
    }
    let target = replaced.target
    self.path = target
    permissions = replaced.permissions
    descriptor = try PartialFile.openLocked(target + ".partial")
    // Whoever may not read the old file may not read the new one as it grows; its owner goes on with it.
    if let permissions { fchmod(descriptor, permissions | 0o600) }
    var status = stat()
    fstat(descriptor, &status)
    length = Int(status.st_size)
    do throws(FileError) {
      record = try PartialFile.openOwn(target + ".partial.run")
    } catch {
      if length == 0 { unlink(target + ".partial") }
      close(descriptor)
      throw error
    }
  }

  deinit {
    close(descriptor)
    close(record)
  }

  /// Opens a file for reading and writing that has this name and no other, new where there is none.
  ///
  /// Whoever may write in the folder may have put a link there, and what it leads to is not for this process to change.
  private static func openOwn(_ path: String) throws(FileError) -> Int32 {
    // A pipe that nobody writes must not be waited for.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ELOOP && isLink(path) ? FileError(path, .isLink) : FileError(path, code: code)
    }
    var status = stat()
    let problem: FileError.Kind? =
      if fstat(descriptor, &status) != 0 {
        .system(code: errno)
      } else if status.st_mode & S_IFMT != S_IFREG {
        .isNoRegularFile
      } else if status.st_nlink > 1 {
        .hasOtherNames
      } else {
        nil
      }
    guard let problem else { return descriptor }
    close(descriptor)
    throw FileError(path, problem)
  }

  /// The lock may belong to a file that was renamed in the meantime: then there is another one to lock.
  private static func openLocked(_ path: String) throws(FileError) -> Int32 {
    while true {
      let descriptor = try openOwn(path)
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw code == EWOULDBLOCK ? FileError(path, .locked) : FileError(path, code: code)
      }
      var own = stat()
      var named = stat()
      if fstat(descriptor, &own) == 0, stat(path, &named) == 0, own.st_ino == named.st_ino,
        own.st_dev == named.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// The whole lines that the run that left the file wrote about itself.
  ///
  /// - Throws: `FileError`.
  public func readRecord() throws(FileError) -> [UInt8] {
    lseek(record, 0, SEEK_SET)
    let bytes = try readAll(from: record, path: recordPath, limit: 1 << 30)
    return Array(bytes[..<((bytes.lastIndex(of: 0x0A) ?? -1) + 1)])
  }

  /// Drops all behind a number of bytes, and all lines about the run behind a number of bytes of those.
  ///
  /// - Throws: `FileError`.
  public func cut(to count: Int, record recordCount: Int) throws(FileError) {
    guard ftruncate(descriptor, off_t(count)) == 0, ftruncate(record, off_t(recordCount)) == 0,
      lseek(descriptor, off_t(count), SEEK_SET) >= 0,
      lseek(record, off_t(recordCount), SEEK_SET) >= 0
    else { throw FileError(partialPath, code: errno) }
    length = count
  }

  /// Adds bytes, which reach the file some at a time.
  ///
  /// - Throws: `FileError`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    buffer += bytes
    length += bytes.count
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Brings all bytes so far to the disk, then writes a line about the run.
  ///
  /// - Throws: `FileError`.
  public func note(_ line: String) throws(FileError) {
    try flush()
    guard fdatasync(descriptor) == 0 else { throw FileError(partialPath, code: errno) }
    try writeAll(Array((line + "\n").utf8)[...], to: record, path: recordPath)
  }

  private func flush() throws(FileError) {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try writeAll(bytes[...], to: descriptor, path: partialPath)
  }

  /// Gives the file its own name, as everything in it is on the disk.
  ///
  /// - Throws: `FileError`.
  public func finish() throws(FileError) {
    try flush()
    if let permissions { fchmod(descriptor, permissions) }
    guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else {
      throw FileError(partialPath, code: errno)
    }
    unlink(recordPath)
    syncFolder(of: path)
  }

  /// Removes the file and what is written about it.
  public func remove() {
    unlink(partialPath)
    unlink(recordPath)
  }
}

/// Brings a new name of a file to the disk, where the system can do that.
func syncFolder(of path: String) {
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
