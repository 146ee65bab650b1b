/// The words that several messages of the tester share, and how it writes numbers; verdicts are
/// worded in `Verdict+Text.swift`, reports of accuracy in `AccuracyReport+Text.swift`.
enum Wording {
  static let isFalse = "the property is false"
  static let isNotMet = "the requirement is not met"

  /// The beginning of a text, and how much of it is left out.
  static func cut(_ text: String, to length: Int) -> String {
    let rest = text.count - length
    return rest > 0 ? "\(text.prefix(length)) … (\(count(rest, "character")) more)" : text
  }

  /// What is wrong with a variable of the environment.
  static func environment(_ variable: String, _ value: String, _ wanted: String) -> String {
    "\(variable) is “\(value)” and should be \(wanted)"
  }

  /// What should stand in place of a blob that cannot be read.
  static func blob(_ fault: Blob.Fault) -> String {
    switch fault {
    case .noBlob: "the word that a failure prints, which begins with “touchstone”"
    case .version(let version):
      "a word of version 1, which this version of the tester reads; it is of version \(version)"
    case .damaged: "the whole word that a failure prints: this one was cut or changed"
    case .choice(let place): "a word whose choices can be read: choice \(place) cannot"
    }
  }

  /// A number with commas between thousands.
  static func count(_ number: Int, _ thing: String, _ plural: String? = nil) -> String {
    var digits = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0, digit != "-" { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed()) + " " + (number == 1 ? thing : plural ?? "\(thing)s")
  }

  /// A share in percent, rounded up to two significant digits.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    var unit = 1e-6
    while unit * 100 <= percent { unit *= 10 }
    let rounded = (percent / unit).rounded(.up) * unit
    let places = unit >= 1 ? 0 : min(6, Int((-unit.exponentOfTen).rounded()))
    return decimal(rounded, places: places) + " %"
  }

  /// A number with so many digits after the point.
  static func decimal(_ value: Double, places: Int) -> String {
    guard value.magnitude < 1e15 else { return "\(value)" }
    var scale = 1
    for _ in 0..<max(0, min(places, 9)) { scale *= 10 }
    let scaled = Int((value.magnitude * Double(min(scale, 1_000_000))).rounded())
    let unit = min(scale, 1_000_000)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard unit > 1 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % unit + unit).dropFirst()
    return "\(sign)\(scaled / unit).\(fraction)"
  }
}

extension Double {
  /// The exponent of a power of ten.
  fileprivate var exponentOfTen: Double {
    var exponent = 0.0
    var value = self
    while value < 0.5 {
      value *= 10
      exponent -= 1
    }
    return exponent
  }
}
