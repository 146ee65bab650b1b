import Exact
import Formulas

extension Comparison.Witness {
  /// The evidence that two formulas differ: the point and both values there.
  var evidence: Evidence {
    var evidence = Evidence(.different, left, right)
    evidence.point = point.map { .init(name: $0.name, value: $0.value.text { $0.exactly }) }
    evidence.point += zip(["i", "j"], entry).map { .init(name: $0, value: "\($1)") }
    return evidence
  }

  /// `w = 0, x = 1`, as a person writes a point.
  var pointText: String {
    point.map { name, value in "\(name) = \(value.text { NumberText.exact($0) })" }
      .joined(separator: ", ")
  }

  /// How two values are written, each rounded to as many digits as it takes to tell them apart.
  enum ToldApart {
    case values(left: String, right: String)
    /// They differ further on than anybody writes, behind so many digits.
    case agreeing(digits: Int)
  }

  /// Both values with as many digits as it takes to tell them apart, or a hundred.
  var values: (left: String, right: String) {
    if case .values(let left, let right) = toldApart { (left, right) } else { rounded }
  }

  /// Both values with as many digits as it takes to tell them apart, or how many they have in common.
  ///
  /// Each is rounded once to a count of digits: that may be much work.
  var toldApart: ToldApart {
    var commonDigits: Int?
    for digits in [4, 8, 16, 40, 100] {
      let decimals = [left, right].map { try? $0.decimal(significantDigits: digits) }
      // 0.2500 beside 1/4 would not tell them apart.
      guard decimals[0] != decimals[1] else {
        commonDigits = decimals[0] == nil ? nil : digits
        continue
      }
      let texts = zip([left, right], decimals).map { NumberText.signed($0, as: $1) }
      if texts[0] != texts[1] { return .values(left: texts[0], right: texts[1]) }
      commonDigits = nil
    }
    if let commonDigits { return .agreeing(digits: commonDigits) }
    let (left, right) = nearbyValues ?? rounded
    return .values(left: left, right: right)
  }

  private var rounded: (left: String, right: String) {
    (NumberText.signed(left, digits: 100), NumberText.signed(right, digits: 100))
  }

  /// What both values lie near, with as many digits as it takes, where to round them is too much work.
  private var nearbyValues: (left: String, right: String)? {
    guard left.enclosure.isDisjoint(from: right.enclosure) else { return nil }
    for digits in [6, 12, 24] {
      guard let x = left.nearby(digits: digits), let y = right.nearby(digits: digits) else {
        return nil
      }
      if x.number != y.number { return (x.text, y.text) }
    }
    return nil
  }
}

extension Real {
  /// The number, or what it lies near as far as its enclosure tells, to a count of digits; nil far from 1, where digits
  /// are not written out.
  fileprivate func nearby(digits: Int) -> (number: String, text: String)? {
    let middle = enclosure.midpoint
    guard middle.exponent.magnitude < 1 << 12 else { return nil }
    let number = middle.rational.decimal(significantDigits: digits)
    let isExact = asRational != nil
    return (
      number,
      isExact
        ? NumberText.signed(self, digits: digits)
        : "a number near \(number.exchanging("-", for: "−"))"
    )
  }

  /// A coordinate of a point, so that anyone can look at the same point: a rational in full, unless it has
  /// more digits than anyone reads.
  var exactly: String {
    guard let text = asRational?.description, text.utf8.count <= 2_000 else { return summary }
    return text
  }
}

extension NumberText {
  /// A coordinate of a point in a sentence: a rational in full, unless it is very long.
  static func exact(_ value: Real) -> String {
    guard let text = value.asRational?.description, text.utf8.count <= 120 else {
      return signed(value)
    }
    return text.exchanging("-", for: "−")
  }

  /// A number with a true minus sign: a fraction, or rounded to a count of digits.
  static func signed(_ value: Real, digits: Int = 4) -> String {
    if let rational = value.asRational, isShort(rational) { return signed(value, as: nil) }
    return signed(value, as: try? value.decimal(significantDigits: digits))
  }

  /// A number with a true minus sign: a fraction, or the decimal that it was rounded to, if it was.
  static func signed(_ value: Real, as decimal: String?) -> String {
    let text: String
    if let rational = value.asRational, isShort(rational) {
      text = rational.description
    } else {
      text = decimal ?? value.summary
    }
    return text.exchanging("-", for: "−")
  }
}
