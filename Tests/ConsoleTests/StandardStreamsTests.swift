import Console
import Foundation
import Testing

@Suite struct StandardStreamsTests {
  /// A new pipe, its reading end first.
  static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  /// All that can be read from a pipe whose writing end is closed.
  static func drain(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  @Test func resultsStandBeforeTheNotesThatFollowThem() throws {
    let ends = try Self.makePipe()
    var streams = StandardStreams(output: ends.write, messages: ends.write)
    streams.write("one\n")
    streams.note("two")
    streams.write("three\n")
    streams.note("four")
    streams.write("five\n")
    #expect(streams.finish(.unmet) == .unmet)
    close(ends.write)
    #expect(
      String(decoding: Self.drain(ends.read), as: UTF8.self) == "one\ntwo\nthree\nfour\nfive\n")
    close(ends.read)
  }

  @Test func resultsAreBuffered() throws {
    let ends = try Self.makePipe()
    #expect(fcntl(ends.read, F_SETFL, O_NONBLOCK) == 0)
    var stream = BufferedOutput(descriptor: ends.write, name: "pipe", capacity: 4)
    try stream.write([1, 2, 3])
    #expect(Self.drain(ends.read) == [])
    try stream.write([4])
    #expect(Self.drain(ends.read) == [1, 2, 3, 4])
    try stream.write([5])
    try stream.flush()
    try stream.flush()
    #expect(Self.drain(ends.read) == [5])
    close(ends.write)
    close(ends.read)
  }

  @Test func aFullPipeIsWaitedFor() throws {
    let ends = try Self.makePipe()
    // A writing end that answers EAGAIN, and far more bytes than a pipe holds.
    #expect(fcntl(ends.write, F_SETFL, O_NONBLOCK) == 0)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let reading = Thread {
      Box.shared.bytes = Self.drain(ends.read); Box.shared.done.signal()
    }
    reading.start()
    var stream = BufferedOutput(descriptor: ends.write, name: "pipe")
    try stream.write(bytes)
    try stream.flush()
    close(ends.write)
    Box.shared.done.wait()
    #expect(Box.shared.bytes == bytes)
    close(ends.read)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    signal(SIGPIPE, SIG_IGN)
    let output = try Self.makePipe()
    let messages = try Self.makePipe()
    close(output.read)
    var streams = StandardStreams(output: output.write, messages: messages.write)
    streams.write("result\n")
    streams.flush()
    #expect(streams.failure?.kind == .closedPipe)
    streams.write("more\n")
    #expect(streams.finish(.done) == .outputClosed)
    #expect(streams.finish(.unmet) == .outputClosed)
    #expect(streams.finish(.failed) == .failed)
    close(output.write)
    close(messages.write)
    #expect(Self.drain(messages.read) == [])
    close(messages.read)
  }

  @Test func aFullDiskIsOneLineAndFails() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    let messages = try Self.makePipe()
    var streams = StandardStreams(output: full, messages: messages.write)
    streams.write("result\n")
    #expect(streams.failure == nil)
    #expect(streams.finish(.done) == .failed)
    close(full)
    close(messages.write)
    #expect(
      String(decoding: Self.drain(messages.read), as: UTF8.self)
        == "standard output: no space is left on the disk.\n")
    close(messages.read)
  }

  @Test func exitCodesAreTheContract() {
    #expect(ExitCode.done.rawValue == 0)
    #expect(ExitCode.unmet.rawValue == 1)
    #expect(ExitCode.failed.rawValue == 2)
    #expect(ExitCode.outputClosed.rawValue == 141)
  }
}

/// What the reading thread hands over; the semaphore orders the two threads.
private final class Box: @unchecked Sendable {
  static let shared = Box()
  var bytes: [UInt8] = []
  let done = DispatchSemaphore(value: 0)
}
