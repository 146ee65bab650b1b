#if canImport(Glibc)
  import Glibc
#endif

/// A new file under a name of its own, which takes its real name when it is whole.
///
/// Several processes, also on several computers that share a folder, may write the same file at once: each
/// has its own, and a reader sees the whole of one of them. A symbolic link stays one: its target is replaced,
/// and keeps its permissions. What a process of this computer left behind that was killed is removed.
public final class PrivateFile {
  private let path: String
  private let target: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// A new file that will be at `path`.
  ///
  /// - Throws: `FileError`; `.isNoRegularFile` for a device or a pipe, which stays what it is.
  public init(_ path: String) throws(FileError) {
    guard let replaced = try ReplacedFile(at: path) else {
      throw FileError(path, .isNoRegularFile)
    }
    let target = replaced.target
    let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    let folder = String(target[..<slash])
    let start = ".\(target[slash...]).\(PrivateFile.hostName)."
    PrivateFile.removeAbandoned(in: folder, start: start)
    var number = 0
    while true {
      let candidate = "\(folder)\(start)\(getpid()).\(number).tmp"
      let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      let code = errno
      number += 1
      if descriptor < 0 {
        guard code == EEXIST, number < 1_000 else { throw FileError(path, code: code) }
        continue
      }
      // The lock says that somebody is writing; a file system without locks has nothing removed either.
      flock(descriptor, LOCK_EX)
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_nlink > 0 || number >= 1_000 else {
        // It was taken for abandoned before it was locked.
        close(descriptor)
        continue
      }
      if let permissions = replaced.permissions { fchmod(descriptor, permissions) }
      self.path = path
      self.target = target
      temporaryPath = candidate
      self.descriptor = descriptor
      return
    }
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    let letters = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: letters, as: UTF8.self).replacing("/", with: "-")
  }

  /// Removes the files of the same name that processes of this computer began and that nobody has locked.
  private static func removeAbandoned(in folder: String, start: String) {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)
        ) { String(cString: $0) }
      }
      guard name.hasPrefix(start), name.hasSuffix(".tmp") else { continue }
      let descriptor = open(folder + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(folder + name) }
      close(descriptor)
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
    guard fsync(descriptor) == 0, rename(temporaryPath, target) == 0 else {
      throw FileError(path, code: errno)
    }
    isFinished = true
    syncFolder(of: target)
  }
}
