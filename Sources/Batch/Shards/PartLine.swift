import Formats

/// A line of a part: a result, with the number of its submission among all.
public struct PartLine: Sendable, Hashable {
  /// The number among all submissions, from 0.
  public let number: Int
  /// The result as it stands in the results of a single run, without its line end.
  public let result: [UInt8]

  private static let start = Array(#"{"number":"#.utf8)
  private static let middle = Array(#","result":"#.utf8)

  /// A result with its number.
  public init(number: Int, result: [UInt8]) {
    self.number = number
    self.result = result
  }

  /// The line, with its end.
  public var bytes: [UInt8] {
    PartLine.start + String(number).utf8 + PartLine.middle + result + [UInt8(ascii: "}"), 0x0A]
  }

  /// Reads a line without its end; nil if it is none.
  ///
  /// What the result says is not looked at.
  public init?(_ line: [UInt8]) {
    guard line.starts(with: PartLine.start), line.last == UInt8(ascii: "}") else { return nil }
    var index = PartLine.start.count
    var number = 0
    while index < line.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[index]) {
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      guard !isTooLarge, tens < Int.max - 9 else { return nil }
      number = tens + Int(line[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard index > PartLine.start.count, line[index...].starts(with: PartLine.middle) else {
      return nil
    }
    self.number = number
    result = Array(line[(index + PartLine.middle.count)...].dropLast())
  }

  private static let idStart = Array(#"{"id":"#.utf8)
  private static let idEnd = Array(#","student":"#.utf8)

  /// The id by which the submission has its shard; nil where the result is an error, or does not begin with an id.
  var id: String? {
    guard result.starts(with: Self.idStart) else { return nil }
    let start = Self.idStart.count
    guard start < result.count, result[start] == UInt8(ascii: "\"") else { return nil }
    var end = start + 1
    while end < result.count, result[end] != UInt8(ascii: "\"") {
      end += result[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    end += 1
    guard end <= result.count, result[end...].starts(with: Self.idEnd) else { return nil }
    return (try? JSON.read(Array(result[start..<end]), as: .strict))?.string
  }
}
