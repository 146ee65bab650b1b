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

  /// Both values with as many digits as it takes to tell them apart.
  var values: (left: String, right: String) {
    for digits in [4, 8, 16, 40, 100] {
      // 0.2500 beside 1/4 would not tell them apart.
      guard
        (try? left.decimal(significantDigits: digits))
          != (try? right.decimal(significantDigits: digits))
      else { continue }
      let texts = [left, right].map { NumberText.signed($0, digits: digits) }
      if texts[0] != texts[1] { return (texts[0], texts[1]) }
    }
    return nearbyValues
      ?? (NumberText.signed(left, digits: 100), NumberText.signed(right, digits: 100))
  }

  /// How many digits both values have in common where they differ further on than anybody writes; nil where they differ
  /// before.
  var commonDigits: Int? {
    let most = 100
    for digits in [4, most] {
      guard let text = try? left.decimal(significantDigits: digits),
        text == (try? right.decimal(significantDigits: digits))
      else { return nil }
    }
    return most
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
        : "a number near \(number.replacing("-", with: "−"))"
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
    let text: String
    if let rational = value.asRational, isShort(rational) {
      text = rational.description
    } else {
      text = (try? value.decimal(significantDigits: digits)) ?? value.summary
    }
    return text.exchanging("-", for: "−")
  }
}
