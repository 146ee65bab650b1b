#if canImport(Glibc)
  import Glibc
#endif

/// Bytes on their way to a file descriptor, collected until a buffer is full.
public struct BufferedOutput {
  /// Where the bytes go.
  public let descriptor: Int32
  /// What the stream is called in messages.
  public let name: String
  private var buffer: [UInt8] = []
  private let capacity: Int

  /// A stream to a descriptor, which stays open.
  public init(descriptor: Int32, name: String, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.name = name
    self.capacity = capacity
  }

  /// Adds bytes, and writes what is collected once it reaches the capacity.
  public mutating func write(_ bytes: some Sequence<UInt8>) throws(FileError) {
    buffer += bytes
    if buffer.count >= capacity { try flush() }
  }

  /// Writes what is collected; on an error it is dropped.
  public mutating func flush() throws(FileError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try writeAll(buffer[...], to: descriptor, path: name)
  }
}

/// Standard output for results and standard error for everything else, in the right order.
///
/// Results are buffered; before anything goes to standard error they are written out, so that a
/// terminal shows both in the order in which they came. The first error of standard output is kept,
/// what follows is dropped, and `finish` reports it.
public struct StandardStreams {
  private var output: BufferedOutput
  private var messages: BufferedOutput
  private let shown: @Sendable (String) -> String
  /// Why standard output takes no more; nil as long as it does.
  public private(set) var failure: FileError?

  /// The streams of this process.
  ///
  /// From here on the process ignores SIGPIPE: a closed pipe is an error of `write`, so that
  /// `… | head` ends the program quietly and in order.
  ///
  /// - Parameter shown: a message as it may stand on one line of a terminal: paths and arguments are texts of anybody,
  ///   and this is the one place that all messages pass.
  public init(shown: @escaping @Sendable (String) -> String) {
    signal(SIGPIPE, SIG_IGN)
    self.init(output: STDOUT_FILENO, messages: STDERR_FILENO, shown: shown)
  }

  /// Streams to any two descriptors.
  public init(
    output: Int32, messages: Int32, shown: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.shown = shown
    self.output = BufferedOutput(descriptor: output, name: "standard output")
    self.messages = BufferedOutput(descriptor: messages, name: "standard error")
  }

  /// Writes a result to standard output.
  public mutating func write(_ text: String) { write(text.utf8) }

  /// Writes the bytes of a result to standard output.
  public mutating func write(_ bytes: some Sequence<UInt8>) {
    guard failure == nil else { return }
    do throws(FileError) { try output.write(bytes) } catch { failure = error }
  }

  /// Writes a message as one line to standard error, behind all results so far.
  public mutating func note(_ line: String) {
    flush()
    // Where standard error is closed there is nobody left to tell.
    do throws(FileError) {
      try messages.write((shown(line) + "\n").utf8)
      try messages.flush()
    } catch {}
  }

  /// Writes out the results so far.
  public mutating func flush() {
    guard failure == nil else { return }
    do throws(FileError) { try output.flush() } catch { failure = error }
  }

  /// Ends the output, and answers the code to exit with.
  ///
  /// A closed pipe says nothing, since its reader may have all that it wanted, but results that are cut off are no
  /// success: it is `outputClosed`, unless the work failed anyway. Any other error, as of a full disk, is one line
  /// on standard error and `failed`.
  public mutating func finish(_ code: ExitCode) -> ExitCode {
    flush()
    guard let failure else { return code }
    if failure.kind == .closedPipe { return code == .failed ? .failed : .outputClosed }
    note(failure.description)
    return .failed
  }
}
