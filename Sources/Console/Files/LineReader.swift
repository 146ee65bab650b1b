#if canImport(Glibc)
  import Glibc
#endif

/// The lines of a file or of standard input, one after another, in bounded memory.
public final class LineReader {
  /// A line of a file.
  public struct Line: Sendable {
    /// Its number, from 1.
    public let number: Int
    /// What stands before its end; nothing of a line that is too long.
    public let bytes: [UInt8]
    /// Whether it is longer than the limit.
    public let isTooLong: Bool
  }

  /// The size of the file, if it is one that has a size.
  public let size: Int?
  /// How many bytes of it were handed out.
  public private(set) var position = 0

  private let path: String
  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  private var number = 0
  private var isAtEnd = false

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - limit: the longest line that is handed out, in bytes.
  ///   - bufferSize: how many bytes are read at a time.
  /// - Throws: `FileError`.
  public init(_ path: String, limit: Int, bufferSize: Int = 1 << 18) throws(FileError) {
    let descriptor = path == "-" ? STDIN_FILENO : try openToRead(path)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      if descriptor != STDIN_FILENO { close(descriptor) }
      throw FileError(path, code: code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      if descriptor != STDIN_FILENO { close(descriptor) }
      throw FileError(path, .isDirectory)
    }
    self.path = path
    self.descriptor = descriptor
    self.limit = limit
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    buffer = Array(repeating: 0, count: max(bufferSize, 1))
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Whether the next line is here already, so that `next` waits for nobody.
  public var hasLine: Bool { newline() != nil }

  /// The next line; nil at the end.
  ///
  /// A last line without an end is one too.
  ///
  /// - Throws: `FileError`.
  public func next() throws(FileError) -> Line? {
    var kept: [UInt8] = []
    var length = 0
    while true {
      let newline = newline()
      let stop = newline ?? end
      length += stop - start
      if length <= limit { kept += buffer[start..<stop] } else { kept = [] }
      position += stop - start
      start = stop
      if newline != nil {
        start += 1
        position += 1
        return line(kept, length)
      }
      if isAtEnd { return length == 0 ? nil : line(kept, length) }
      try fill()
    }
  }

  private func line(_ bytes: [UInt8], _ length: Int) -> Line {
    number += 1
    return Line(number: number, bytes: bytes, isTooLong: length > limit)
  }

  private func newline() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, end > start,
        let found = memchr(base + start, 0x0A, end - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private func fill() throws(FileError) {
    start = 0
    end = 0
    // What comes without a pause would never be waited for.
    if size == nil, Interruption.isRequested { throw FileError(path, .interrupted) }
    end = try readSome(from: descriptor, into: &buffer, atMost: buffer.count, path: path)
    isAtEnd = end == 0
  }
}
