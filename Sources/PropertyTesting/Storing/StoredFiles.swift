#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few things that the tester does with files.
///
/// A store that cannot be read or written costs a replay and no verdict; so these return nothing or
/// false, and never stop a run.
enum StoredFiles {
  /// Makes a folder and those above it; whether it is there in the end.
  static func makeFolder(_ path: String) -> Bool {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made == "/" ? String(part) : "/\(part)"
      if mkdir(made, 0o777) != 0, errno != EEXIST { return false }
    }
    return true
  }

  /// The names of the files in a folder, sorted; none where there is no such folder.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file; nothing where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { system.read(file, $0) }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// Replaces a file as a whole: it has the old bytes or the new ones at any time.
  @discardableResult
  static func write(_ text: String, to path: String) -> Bool {
    let draft = "\(path).\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { return false }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { system.write(file, $0) }
      guard count > 0 else { break }
      written += count
    }
    guard close(file) == 0, written == bytes.count, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }

  /// Removes a file; one that is not there is no mistake.
  static func remove(_ path: String) { _ = unlink(path) }

  /// The functions of the system whose names this type uses itself.
  private enum system {
    static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
      #if canImport(Glibc)
        Glibc.read(file, buffer.baseAddress, buffer.count)
      #else
        Darwin.read(file, buffer.baseAddress, buffer.count)
      #endif
    }

    static func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
      #if canImport(Glibc)
        Glibc.write(file, buffer.baseAddress, buffer.count)
      #else
        Darwin.write(file, buffer.baseAddress, buffer.count)
      #endif
    }
  }
}
