import Exact
import Formulas

/// How numbers are written for a person.
enum NumberText {
  /// A value in a text: a short decimal or a fraction where it is rational, else four digits.
  static func write(_ value: Value<Real>, _ format: Text.Format) -> String {
    let text = value.text { write($0, format) }
    guard case .vector = value else { return text }
    return "(" + text.dropFirst().dropLast() + ")"
  }

  private static func write(_ value: Real, _ format: Text.Format) -> String {
    switch format {
    case .plain: return plain(value)
    case .percent:
      guard let hundredfold = try? value * .rational(100) else { return plain(value) }
      return plain(hundredfold) + " %"
    case .fraction: return value.asRational.map(\.description) ?? plain(value)
    case .digits(let n): return (try? value.decimal(significantDigits: n)) ?? value.summary
    }
  }

  /// Whether a rational is short enough to be written in full; of a whole number, digits that are not its own would
  /// look as if they were.
  static func isShort(_ value: Rational) -> Bool {
    value.description.utf8.count <= (value.isInteger ? 22 : 12)
  }

  /// The shortest exact form of a rational that is easy to read, else four significant digits.
  static func plain(_ value: Real, digits: Int = 4) -> String {
    if let rational = value.asRational {
      if let decimal = rational.terminatingDecimal(places: 8), decimal.utf8.count <= 8 {
        return decimal
      }
      return isShort(rational)
        ? rational.description : rational.decimal(significantDigits: digits)
    }
    return (try? value.decimal(significantDigits: digits)) ?? value.summary
  }

  /// The right value as a student is shown it: a fraction or a whole number where it is rational, else
  /// as many digits as the rule asks for; with the unit of the part.
  static func expected(_ value: Value<Real>, unit: Unit?, tolerance: Tolerance) -> String {
    let text = value.text { expected($0, unit: unit, tolerance: tolerance) }
    return text + (unit?.suffix ?? "")
  }

  private static func expected(_ value: Real, unit: Unit?, tolerance: Tolerance) -> String {
    var amount = value
    if let unit, !unit.isBase, let scale: Real = try? unit.scale(),
      let quotient = try? (value / scale).recognised()
    {
      amount = quotient
    }
    if let rational = amount.asRational {
      let fraction = rational.description
      if fraction.utf8.count <= 16 { return fraction }
    }
    switch tolerance {
    case .decimals(let n), .exactlyDecimals(let n): return decimals(amount, n)
    case .significantDigits(let n):
      return (try? amount.decimal(significantDigits: max(n, 4))) ?? amount.summary
    default: return (try? amount.decimal(significantDigits: 6)) ?? amount.summary
    }
  }

  /// A shape as it is written, from the numbers in it.
  static func shape(_ dimensions: Value<Real>) -> String {
    Reason.text(dimensions.scalars.compactMap { $0.asRational?.numerator.asInt })
  }

  /// A value for an author, in the unit of its part.
  ///
  /// - Parameter digits: how many significant digits a number has that is not written exactly.
  static func plain(_ value: Value<Real>, unit: Unit?, digits: Int = 4) -> String {
    guard let unit, !unit.isBase, let scale: Real = try? unit.scale(),
      let amount = try? value.map({ try ($0 / scale).recognised() })
    else { return write(value, digits) }
    return write(amount, digits) + unit.suffix
  }

  /// A value for an author, with as many digits as tell it from another one.
  static func plain(_ value: Value<Real>, unit: Unit?, apartFrom other: Value<Real>) -> String {
    let counts = [4, 6, 9, 12, 18, 30, 60]
    let count = counts.first {
      plain(value, unit: unit, digits: $0) != plain(other, unit: unit, digits: $0)
    }
    return plain(value, unit: unit, digits: count ?? counts[0])
  }

  /// Two values with as many digits as it takes to tell their numbers apart, or four where forty do not.
  static func toldApart(
    _ left: Value<Real>, _ right: Value<Real>
  ) -> (left: String, right: String) {
    let counts = [4, 8, 16, 40]
    func isTellingApart(_ digits: Int) -> Bool {
      guard left.shape == right.shape else { return true }
      return zip(left.scalars, right.scalars).contains { a, b in
        guard let first = try? a.decimal(significantDigits: digits),
          let second = try? b.decimal(significantDigits: digits)
        else { return false }
        return first != second
      }
    }
    let digits = counts.first(where: isTellingApart) ?? counts[0]
    return (write(left, digits), write(right, digits))
  }

  private static func write(_ value: Value<Real>, _ digits: Int) -> String {
    let text = value.text { plain($0, digits: digits) }
    guard case .vector = value else { return text }
    return "(" + text.dropFirst().dropLast() + ")"
  }

  /// The right value rounded as a student wrote it: to as many digits, in the same unit.
  static func rounded(_ value: Real, like literal: DecimalLiteral, bareUnit: Unit?) -> String? {
    let unit = literal.unit ?? bareUnit
    let hundred = Real.rational(literal.isPercentage ? 100 : 1)
    guard let scale: Real = try? unit?.scale() ?? .one,
      let amount = try? (value / scale * hundred).recognised(),
      let text = try? amount.decimal(significantDigits: max(1, min(literal.significantDigits, 20)))
    else { return nil }
    return text + (literal.isPercentage ? " %" : unit?.suffix ?? "")
  }

  /// A number rounded to a count of decimals.
  static func decimals(_ value: Real, _ count: Int) -> String {
    if let rational = value.asRational { return rational.decimal(places: count) }
    let interval = value.enclosure
    let lower = interval.lower.rational.decimal(places: count)
    return lower == interval.upper.rational.decimal(places: count)
      ? lower : interval.midpoint.rational.decimal(places: count)
  }
}
