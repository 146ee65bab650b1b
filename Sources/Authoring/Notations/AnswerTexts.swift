import Exact
import Formulas
import Grading

/// Writes values as students do: exactly, rounded as asked, or cut off.
struct AnswerTexts {
  let part: Part

  /// The bits to which a number is known that is no rational: enough for fifty digits.
  private static let precision = 192
  /// The digits of a decimal that stands for an exact value.
  private static let manyDigits = 17

  /// The value as a fraction, or with the digits of a double.
  func exact(_ value: Value<Real>) -> WrittenAnswer? {
    answer(value) { number, isRational in
      isRational ? number.description : number.decimal(significantDigits: Self.manyDigits)
    }
  }

  /// The value rounded to as many digits as are asked, and some more.
  func rounded(_ value: Value<Real>, more: Int = 0) -> WrittenAnswer? {
    answer(value) { number, isRational in
      if isRational, number.isInteger, !mustHaveDecimals { return number.description }
      // Where no rounding is right, no decimal stands for a number that has no end.
      if case .exact = part.tolerance, !isRational { return nil }
      return rounded(number, more: more)
    }
  }

  /// The value with the digits behind those that are asked left out; nil where that rounds it.
  func cutOff(_ value: Value<Real>) -> WrittenAnswer? {
    var isChanged = false
    let cut = answer(value) { number, _ in
      guard let quantum = quantum(number), let quotient = try? number / quantum else { return nil }
      let steps = number.signum < 0 ? quotient.ceiling : quotient.floor
      let text = rounded(Rational(steps) * quantum)
      if text != rounded(number) { isChanged = true }
      return text
    }
    return isChanged ? cut : nil
  }

  /// The number in the unit of the part, near enough to be written; nil where it has no enclosure.
  func amount(_ value: Real) -> (number: Rational, isRational: Bool)? {
    var amount = value
    if let unit = part.unit, !unit.isBase {
      guard let scale: Real = try? unit.scale(), let quotient = try? (value / scale).recognised()
      else { return nil }
      amount = quotient
    }
    if let rational = amount.asRational { return (rational, true) }
    let interval =
      (try? amount.enclosure(workingPrecision: Self.precision)) ?? amount.enclosure
    return (interval.midpoint.rational, false)
  }

  /// One in the last place that is asked of a number; nil where the rule asks for no digits.
  func quantum(_ number: Rational) -> Rational? {
    switch part.tolerance {
    case .decimals(let n), .exactlyDecimals(let n): return try? Rational(10).power(-n)
    case .significantDigits(let n):
      return number.decimalExponent.flatMap { try? Rational(10).power($0 - n + 1) }
    case .exact, .absolute, .relative: return nil
    }
  }

  private var mustHaveDecimals: Bool {
    if case .exactlyDecimals = part.tolerance { return true }
    return false
  }

  private func rounded(_ number: Rational, more: Int = 0) -> String? {
    switch part.tolerance {
    case .decimals(let n): return number.decimal(places: n + more)
    case .exactlyDecimals(let n): return more == 0 ? number.decimal(places: n) : nil
    case .significantDigits(let n):
      return number.isZero ? "0" : number.decimal(significantDigits: n + more)
    case .exact: return more == 0 && number.terminatingDecimal != nil ? number.description : nil
    case .absolute, .relative: return number.decimal(significantDigits: 6 + more)
    }
  }

  private func answer(
    _ value: Value<Real>, _ write: (Rational, Bool) -> String?
  ) -> WrittenAnswer? {
    func text(_ scalar: Real) -> WrittenAnswer? {
      amount(scalar).flatMap { write($0.number, $0.isRational) }.map(WrittenAnswer.text)
    }
    switch value {
    case .scalar(let scalar): return text(scalar)
    case .vector(let entries):
      let texts = entries.compactMap(text)
      return texts.count == entries.count ? .list(texts) : nil
    case .matrix(let matrix):
      var rows: [WrittenAnswer] = []
      for row in 0..<matrix.rowCount {
        let texts = matrix.row(row).compactMap(text)
        guard texts.count == matrix.columnCount else { return nil }
        rows.append(.list(texts))
      }
      return .list(rows)
    case .tensor, .family, .truth: return nil
    }
  }
}

extension Value where S == Expression {
  /// The formulas as answers, entry by entry; nil for what has no entries to write.
  func answer(_ write: (Expression) -> String) -> WrittenAnswer? {
    switch self {
    case .scalar(let formula): return .text(write(formula))
    case .vector(let entries): return .list(entries.map { .text(write($0)) })
    case .matrix(let matrix):
      return .list(
        (0..<matrix.rowCount).map { row in .list(matrix.row(row).map { .text(write($0)) }) })
    case .tensor, .family, .truth: return nil
    }
  }
}
