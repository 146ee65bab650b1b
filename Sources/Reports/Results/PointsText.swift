import Grading
import Exact
import Formats

/// Points and other short pieces as they stand in exports and on pages.
enum PointsText {
  /// `1 point`, `7/2 points`.
  static func points(_ value: Rational) -> String {
    value == .one ? "1 point" : "\(value) points"
  }

  /// A decimal: exact if it has at most so many places, else rounded to them; no zeros at its end.
  static func decimal(_ value: Rational, places: Int = 6) -> String {
    let text = value.decimal(places: places)
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var digits = Array(text.utf8)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Percent to one decimal, without a last 0; nil for a share of nothing.
  static func percent(_ score: Rational, of points: Rational) -> String? {
    guard let share = try? score / points else { return nil }
    return decimal(share * 100, places: 1)
  }

  /// A text of others on one line that nothing obeys.
  static func line(_ text: String, limit: Int = .max) -> String {
    SafeText.line(text, limit: limit)
  }

  /// The id of something as a short name; a long one is cut, and stays different from all others by
  /// the digest of the whole.
  static func name(_ id: String) -> String {
    guard id.utf8.count > 400 else { return line(id) }
    return line(id, limit: 160) + " " + TextDigest.of(id)
  }
}

extension ResultRecord {
  /// `69/2 of 55 points`, with what is still to be decided.
  func summary(in wording: any Wording) -> String {
    wording.label(
      .summary(
        score: "\(score)", points: "\(points)", percent: PointsText.percent(score, of: points),
        pending: pending.isZero ? nil : "\(pending)"))
  }

  /// A line for each exercise.
  func exerciseLines(in wording: any Wording) -> [String] {
    exercises.map { exercise in
      let earned = wording.label(.earned("\(exercise.score)", of: "\(exercise.points)"))
      let pending =
        exercise.pending.isZero ? "" : " (\(wording.label(.toBeDecided("\(exercise.pending)"))))"
      let counted: Label? =
        exercise.isDropped
        ? .leftOut : exercise.worth.map { .counts("\(exercise.countedScore)", of: "\($0)") }
      return "\(PointsText.name(exercise.id)): \(earned)\(pending)"
        + (counted.map { "; " + wording.label($0) } ?? "")
    }
  }
}
