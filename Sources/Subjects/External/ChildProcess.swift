import Foundation

/// A program that reads a line and writes one, for as long as it lives.
///
/// It is used by one thread at a time.
final class ChildProcess {
  /// Why there is no line.
  enum Fault: Error, Equatable {
    /// The program has ended, with what the system says of it.
    case ended(status: Int32, bySignal: Bool)
    /// It wrote no whole line in time.
    case silent
    /// It wrote more bytes than a line may have.
    case tooLong
    /// It could not be started.
    case notStarted(String)
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread: [UInt8] = []

  /// Starts `sh -c command`; its standard error is that of this process.
  init(command: String) throws(Fault) {
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = input
    process.standardOutput = output
    do {
      try process.run()
    } catch {
      throw .notStarted("\(error)")
    }
    let writing = input.fileHandleForWriting.fileDescriptor
    // What does not fit into the pipe is written while answers are read, so that nobody waits for
    // the other for ever.
    _ = fcntl(writing, F_SETFL, fcntl(writing, F_GETFL) | O_NONBLOCK)
  }

  deinit { stop() }

  /// Writes a line and reads the next one, without its end.
  func exchange(
    _ line: String, within limit: Duration, longest: Int
  ) throws(Fault) -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    let writing = input.fileHandleForWriting.fileDescriptor
    let reading = output.fileHandleForReading.fileDescriptor
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while true {
      if written == bytes.count, let answer = nextLine() { return answer }
      guard unread.count <= longest else { throw .tooLong }
      let left = deadline - .now
      guard left > .zero else { throw .silent }
      let milliseconds = left / .milliseconds(1)
      var places = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
      if written < bytes.count {
        places.append(pollfd(fd: writing, events: Int16(POLLOUT), revents: 0))
      }
      let ready = poll(&places, .init(places.count), Int32(min(milliseconds.rounded(.up), 1e6)))
      if ready < 0, errno != EINTR { throw ending() }
      guard ready > 0 else { continue }
      if places.count > 1, places[1].revents != 0 {
        let count = bytes[written...].withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
        if count > 0 { written += count }
        if count < 0, errno != EAGAIN, errno != EINTR { throw ending() }
      }
      if places[0].revents != 0 {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = chunk.withUnsafeMutableBytes { read(reading, $0.baseAddress, $0.count) }
        if count > 0 { unread += chunk.prefix(count) }
        if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { throw ending() }
      }
    }
  }

  private func nextLine() -> [UInt8]? {
    guard let end = unread.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = Array(unread[..<end])
    unread.removeSubrange(...end)
    return line
  }

  /// How the program ended; one that has only closed its streams is stopped.
  private func ending() -> Fault {
    let deadline = ContinuousClock.now + .seconds(1)
    while process.isRunning, .now < deadline { usleep(1_000) }
    guard !process.isRunning else {
      stop()
      return .ended(status: SIGKILL, bySignal: true)
    }
    return .ended(
      status: process.terminationStatus,
      bySignal: process.terminationReason == .uncaughtSignal)
  }

  /// Ends the program and what it started.
  private func stop() {
    guard process.isRunning else { return }
    let id = process.processIdentifier
    guard id > 0 else { return }
    kill(getpgid(id) == id ? -id : id, SIGKILL)
    process.waitUntilExit()
  }
}
