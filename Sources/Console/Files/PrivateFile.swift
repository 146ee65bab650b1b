#if canImport(Glibc)
  import Glibc
#endif

/// A new file under a name of its own, which takes its real name when it is whole.
///
/// Several processes, also on several computers that share a folder, may write the same file at once: each
/// has its own, and a reader sees the whole of one of them.
public final class PrivateFile {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// A new file that will be at `path`.
  ///
  /// - Throws: `FileError`.
  public init(_ path: String) throws(FileError) {
    guard fileKind(of: path) != .folder else { throw FileError(path, .isDirectory) }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    let letters = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let host = String(decoding: letters, as: UTF8.self).replacing("/", with: "-")
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var number = 0
    while true {
      let candidate = "\(path[..<slash]).\(path[slash...]).\(host).\(getpid()).\(number).tmp"
      let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        self.path = path
        temporaryPath = candidate
        self.descriptor = descriptor
        return
      }
      let code = errno
      number += 1
      guard code == EEXIST, number < 1_000 else { throw FileError(path, code: code) }
    }
  }

  deinit {
    close(descriptor)
    if !isFinished { remove() }
  }

  /// Removes what was written so far.
  public func remove() { unlink(temporaryPath) }

  /// Adds bytes.
  ///
  /// - Throws: `FileError`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    buffer += bytes
    if buffer.count >= 1 << 18 { try flush() }
  }

  private func flush() throws(FileError) {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try writeAll(bytes[...], to: descriptor, path: path)
  }

  /// Gives the file its name, as everything in it is on the disk.
  ///
  /// - Parameter start: what replaces the first bytes.
  /// - Throws: `FileError`.
  public func finish(start: [UInt8] = []) throws(FileError) {
    try flush()
    if !start.isEmpty {
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileError(path, code: errno) }
      try writeAll(start[...], to: descriptor, path: path)
    }
    guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw FileError(path, code: errno)
    }
    isFinished = true
    syncFolder(of: path)
  }
}
