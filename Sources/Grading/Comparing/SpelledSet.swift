import Formats
import Formulas

/// Sets and systems as people write them without the signs of one: two values by `±`, solutions side by side, sets that
/// have a name.
enum SpelledSet {
  /// A side with the signs that it lacks, as far as the other one tells what is meant; nil where none does.
  static func sign(for side: String, isKey: Bool, beside other: String) -> String? {
    ofBothSigns(side, isKey: isKey, beside: other) ?? ofListed(side, beside: other)
      ?? withSeparators(side, beside: other) ?? ofNumberedRoots(side, beside: other)
      ?? withoutName(side) ?? SpelledProgression.listed(side)
  }

  /// `x_1 = 2, x_2 = 3` numbers the solutions of an equation for x.
  private static func ofNumberedRoots(_ side: String, beside other: String) -> String? {
    guard ValueLabel.isEquation(other), side.holds("1"), side.holds("2") else { return nil }
    var free = FreeNames()
    free.add(other)
    guard free.numbers.count == 1, free.families.isEmpty, let name = free.numbers.first,
      !other.contains(name + "_"), !other.contains(name + "1")
    else { return nil }
    var text = side
    for joint in joints + [" or ", ";"] { text = text.exchanging(joint, for: ",") }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    var values: [String] = []
    var numbers = Set(1...parts.count)
    for part in parts {
      let ends = part.split(separator: "=", omittingEmptySubsequences: false)
      guard ends.count == 2, !ends[1].trimmed.isEmpty,
        let number = numbers.first(where: { number in
          ["\(name)_\(number)", "\(name)\(number)", "\(name)_{\(number)}"]
            .contains(ends[0].trimmed)
        })
      else { return nil }
      numbers.remove(number)
      values.append(String(ends[1]).trimmed)
    }
    return "{" + values.joined(separator: ", ") + "}"
  }

  private static func holdsBothSigns(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == "±" || $0 == "∓" }
      || text.holds(word: "\\pm") || text.holds(word: "\\mp")
  }

  /// `1 ± √2` is a set of two numbers as a key, and beside a set or what says of x which one it is.
  private static func ofBothSigns(_ side: String, isKey: Bool, beside other: String) -> String? {
    guard holdsBothSigns(side), !ValueLabel.relates(side), let first = side.trimmed.first,
      first != "{", first != "(", first != "[",
      !["\\{", "ℝ", "\\mathbb"].contains(where: { side.contains($0) })
    else { return nil }
    let asksSet =
      isKey || holdsBothSigns(other) || ["{", "[", "("].contains { other.holds($0) }
      || ValueLabel.relates(other)
    return asksSet ? "{" + side + "}" : nil
  }

  private static let joints = [
    "\\text{ or }", "\\text{or}", "\\mathrm{or}", "\\textrm{ or }", "\\mbox{ or }", "\\lor",
    "\\vee", "\\text{ and }", "\\text{and}", "\\mathrm{and}", "\\textrm{ and }", "\\mbox{ and }",
    " and ",
  ]

  /// `√3 or −√3` are the numbers of a set beside what says of x which ones it is.
  private static func ofListed(_ side: String, beside other: String) -> String? {
    guard ["or", "and", "\\vee"].contains(where: { side.holds(word: $0) }),
      !side.holds(","), !ValueLabel.relates(side), ValueLabel.relatesOutside(other)
    else { return nil }
    var text = side
    for joint in joints { text = text.exchanging(joint, for: " or ") }
    let parts = text.split(separator: " or ", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    guard parts.count > 1,
      parts.allSatisfy({ part in part.contains { $0.isNumber } || part.contains("\\pi") })
    else { return nil }
    // Beside `x = 1 and y = 2` they may be the values of two names.
    var free = FreeNames()
    free.add(other)
    guard free.numbers.count == 1, free.families.isEmpty else { return nil }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static let gaps = ["\\qquad", "\\quad", "\\\\"]

  /// `x = 2 \quad y = −1` are two equations beside others.
  private static func withSeparators(_ side: String, beside other: String) -> String? {
    guard side.holds("\\"), ValueLabel.relates(other) else { return nil }
    for gap in gaps {
      let parts = side.split(separator: gap, omittingEmptySubsequences: false).map { String($0) }
      guard parts.count > 1, parts.allSatisfy({ ValueLabel.isEquation($0) }),
        parts.dropLast().allSatisfy({ part in
          part.trimmed.last.map { !",;".contains($0) && !$0.isLetter } ?? false
        })
      else { continue }
      // A blank for each letter of the command keeps all places.
      return parts.joined(separator: "," + String(repeating: " ", count: gap.count - 1))
    }
    return nil
  }

  /// `D = (−∞, 2) ∪ (5, ∞)` says what a set is called.
  private static func withoutName(_ side: String) -> String? {
    guard side.holds("="), let equals = side.firstIndex(of: "=") else { return nil }
    let name = side[..<equals].trimmed
    let rest = side[side.index(after: equals)...].trimmed
    guard name.count <= 8, let letter = name.first, letter.isLetter, letter.isUppercase,
      name.dropFirst().allSatisfy({ $0.isLetter && name.contains("_") || "_{}".contains($0) }),
      !rest.contains("="), isSet(rest)
    else { return nil }
    return String(repeating: " ", count: side[...equals].unicodeScalars.count)
      + side[side.index(after: equals)...]
  }

  /// Whether a text can only be a set: braces, a bracket that is open on one side, or one that has no end.
  private static func isSet(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if first == "{" || text.hasPrefix("\\{") { return last == "}" }
    guard "([]".contains(first), ")[]".contains(last) else { return false }
    return text.contains("∞") || text.contains("\\infty") || text.contains("∪")
      || text.contains("\\cup") || (first == "[") != (last == "]")
  }
}
