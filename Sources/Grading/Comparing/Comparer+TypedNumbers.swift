import Exact
import Formats
import Formulas

// Numbers that were typed as decimals: told as they were written, and what they are rounded from.
extension Comparer {
  /// The longest number that is told as it was written.
  private static let longestNumber = 40
  /// The longest key that is told as it was written.
  private static let longestKey = 30

  /// A difference between numbers with the student's as it was written, and whether it is the right one rounded.
  func differs(_ witness: Comparison.Witness) -> (reason: Reason, isRounded: Reason?) {
    let plain = Reason.differs(witness)
    guard witness.point.isEmpty, case .differsAt(let point, let entry, _, let right) = plain,
      let (text, number) = typedNumber(witness.entry, is: witness.left)
    else { return (plain, nil) }
    let own = SafeText.line(text, limit: Self.longestNumber)
    // In another unit than the right value it would say nothing beside that.
    let reason =
      number.unit.map(\.isBase) ?? true
      ? Reason.differsAt(point: point, entry: entry, yours: own, right: right) : plain
    guard isRounding(number, of: witness.right) else { return (reason, nil) }
    let key = self.key.text
    let isWhole = witness.entry.isEmpty && key.count <= Self.longestKey
    return (reason, .isRounded(own, from: isWhole ? key : nil))
  }

  /// The decimal that was written for an entry, counted from 1; nil where anything else stands there.
  private func typedNumber(_ entry: [Int], is value: Real) -> (text: String, DecimalLiteral)? {
    var written = answer.written
    for place in entry {
      guard case .list(let parts) = written.kind, parts.indices.contains(place - 1) else {
        return nil
      }
      written = parts[place - 1]
    }
    let scalars = Array(answer.source.unicodeScalars)
    var texts: [String] = []
    if written.range.upperBound <= scalars.count, !written.range.isEmpty {
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[written.range])
      texts.append(String(part))
    }
    // A percent sign, or a unit, is not part of the number.
    if entry.isEmpty { texts.append(answer.text) }
    for text in texts where text.count <= Self.longestNumber && !text.contains("\\") {
      guard let number = DecimalLiteral(text, Vocabulary()), number.isRounded,
        let own = try? number.real(bareUnit: nil), (try? own.order(value)) == .equal
      else { continue }
      return (text, number)
    }
    return nil
  }

  /// Whether a number as it was written is a correct rounding of another one.
  private func isRounding(_ number: DecimalLiteral, of value: Real) -> Bool {
    guard let scale: Real = try? number.unit?.scale() ?? .one,
      let amount = try? value / scale
    else { return false }
    let (lower, upper) = number.cell
    return (try? amount.order(.rational(lower))) == .greater
      && (try? amount.order(.rational(upper))) == .less
  }

  /// A sentence that a number is not near enough, with the number as it was written where that is short.
  func notNear(_ value: Real) -> Reason {
    let text = typedNumber([], is: value)?.text ?? NumberText.exact(value)
    return .isNotNear(SafeText.line(text, limit: Self.longestNumber))
  }
}
