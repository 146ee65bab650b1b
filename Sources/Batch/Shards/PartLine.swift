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
}
