/// A moment as ISO 8601 writes it, with its zone: `2026-11-21T22:06:00Z`.
public struct Timestamp: Sendable, Hashable {
  /// The date and time of day, to the second.
  private let moment: String
  /// The digits behind the point of the seconds.
  private let fraction: String
  /// `Z`, or the distance from it as `+01:00`.
  private let zone: String
  /// The seconds from a day long ago, in the zone of `Z`.
  private let seconds: Int

  /// Reads a moment; nil where it is none, or names no zone.
  public init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    func digits(_ count: Int) -> Int? {
      guard rest.count >= count else { return nil }
      let head = rest.prefix(count)
      guard head.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        return nil
      }
      rest = rest.dropFirst(count)
      return head.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    }
    func take(_ sign: Unicode.Scalar) -> Bool {
      guard rest.first.map({ UInt32($0) == sign.value }) ?? false else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
      take("T"), let hour = digits(2), take(":"), let minute = digits(2)
    else { return nil }
    var second = 0
    var fraction = ""
    if take(":") {
      guard let seconds = digits(2) else { return nil }
      second = seconds
      if take(".") {
        while fraction.utf8.count < 9, let digit = digits(1) { fraction += "\(digit)" }
        guard !fraction.isEmpty else { return nil }
      }
    }
    guard (1...12).contains(month), day >= 1, day <= GregorianCalendar.days(of: month, in: year),
      hour <= 23, minute <= 59, second <= 59
    else { return nil }
    var offset = 0
    if take("Z") {
      zone = "Z"
    } else {
      let isEast = take("+")
      guard isEast || take("-"), let hours = digits(2) else { return nil }
      _ = take(":")
      guard let minutes = digits(2), hours <= 14, minutes <= 59 else { return nil }
      offset = (isEast ? 60 : -60) * (60 * hours + minutes)
      zone = "\(isEast ? "+" : "-")\(Timestamp.padded(hours)):\(Timestamp.padded(minutes))"
    }
    guard rest.isEmpty else { return nil }
    let date =
      "\(Timestamp.padded(year, to: 4))-\(Timestamp.padded(month))-\(Timestamp.padded(day))"
    let time = [hour, minute, second].map { Timestamp.padded($0) }.joined(separator: ":")
    moment = "\(date)T\(time)"
    self.fraction = fraction
    let days = GregorianCalendar.dayNumber(year: year, month: month, day: day)
    seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offset
  }

  /// Whether this moment is earlier than another one, whatever the zones that they are written in.
  public func isBefore(_ other: Timestamp) -> Bool {
    func padded(_ fraction: String) -> String {
      fraction + String(repeating: "0", count: 9 - fraction.utf8.count)
    }
    guard seconds == other.seconds else { return seconds < other.seconds }
    return padded(fraction) < padded(other.fraction)
  }

  /// The moment to the second.
  public var text: String { moment + zone }

  /// The moment with at least three digits behind the seconds.
  public var textWithFraction: String {
    moment + "." + fraction + String(repeating: "0", count: max(0, 3 - fraction.utf8.count)) + zone
  }

  private static func padded(_ number: Int, to width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
