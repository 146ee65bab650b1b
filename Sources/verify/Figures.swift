/// Numbers as the reports of this command write them.
enum Figures {
  /// A count with commas between thousands.
  static func count(_ number: Int) -> String {
    var digits = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0, digit != "-" { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed())
  }

  /// A count with its noun.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A number that is not negative with three decimals; large ones and tiny ones as they are.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : "inf" }
    guard value < 1e6 else { return "\(value)" }
    if value > 0, value < 0.0005 { return "< 0.001" }
    let thousandths = Int((value * 1_000).rounded())
    return "\(thousandths / 1_000).\(String(thousandths % 1_000 + 1_000).dropFirst())"
  }

  /// A share in percent, rounded up to three decimals, so that no more is claimed than is known.
  static func percent(_ share: Double) -> String {
    let thousandths = Int((min(max(share, 0), 1) * 100_000).rounded(.up))
    return "\(thousandths / 1_000).\(String(thousandths % 1_000 + 1_000).dropFirst()) %"
  }
}
