import Formats
import Testing

@testable import Batch

/// What a run notes of itself, and what a later one makes of it.
@Suite struct RunRecordTests {
  private static let lines = (0..<9).map { Array("{\"result\":\($0),\"of\":\"a class\"}\n".utf8) }
  private static let digest = SHA256.digest([])

  /// A record with a checkpoint behind every third line.
  private static func record() -> RunRecord? {
    var text = RunRecord(rules: digest).firstLine + "\n"
    var checksum = Checksum()
    var count = 0
    for (index, line) in lines.enumerated() {
      checksum.add(line)
      count += line.count
      guard index % 3 == 2 else { continue }
      let checkpoint = RunRecord.Checkpoint(
        Intake.Position(readCount: index + 1, digest: digest), byteCount: count,
        checksum: checksum.hexadecimal, count: index + 1, errorCount: 0, belowCount: 0)
      text += checkpoint.line + "\n"
    }
    return RunRecord(Array(text.utf8))
  }

  private static func reached(_ lines: [[UInt8]]) -> Int? {
    var rest = lines[...]
    return record()?.last { rest.popFirst() }?.checkpoint.count
  }

  @Test func `a run goes on behind the last checkpoint whose results are whole`() {
    #expect(Self.reached(Self.lines) == 9)
    #expect(Self.reached(Self.lines + [Array("{torn".utf8)]) == 9)
    #expect(Self.reached(Array(Self.lines.prefix(8))) == 6)
    #expect(Self.reached([]) == nil)
  }

  @Test func `nothing behind damage is trusted, wherever a bit is wrong`() {
    for place in Self.lines.indices {
      for byte in Self.lines[place].indices.dropLast() {
        var lines = Self.lines
        lines[place][byte] ^= 1
        let whole = place / 3 * 3
        #expect(Self.reached(lines) == (whole == 0 ? nil : whole))
      }
    }
  }

  @Test func `a missing, exchanged or repeated line is damage`() {
    var lines = Self.lines
    lines.remove(at: 4)
    #expect(Self.reached(lines) == 3)
    lines = Self.lines
    lines.swapAt(4, 5)
    #expect(Self.reached(lines) == 3)
    lines = Self.lines
    lines[1] = lines[0]
    #expect(Self.reached(lines) == nil)
  }
}
