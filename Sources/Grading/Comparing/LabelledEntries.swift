import Formulas

/// The entries of a vector that are written one after another without brackets: `1/6, 1/3, 1/2`, or each with what it is
/// called, `p₁ = 1/6, p₂ = 1/3`.
struct LabelledEntries {
  /// The entries as a vector, `[1/6, 1/3]`.
  let vector: String
  /// Whether it is certain which entry is which.
  let hasOrder: Bool

  /// The entries of a text; nil where it is anything else.
  ///
  /// - Parameters:
  ///   - count: how many there must be.
  ///   - prompt: what gives a text in which the names may stand one behind another, with symbols in one spelling.
  init?(_ text: String, count: Int, prompt: () -> String = { "" }) {
    guard count > 1, let pieces = Self.pieces(of: text), pieces.count == count else { return nil }
    var entries: [(label: String, value: String)] = []
    for piece in pieces {
      let sides = piece.split(separator: "=", omittingEmptySubsequences: false)
      switch sides.count {
      case 1: entries.append(("", piece))
      case 2:
        guard let label = Self.label(String(sides[0])), !sides[1].trimmed.isEmpty else {
          return nil
        }
        entries.append((label, String(sides[1])))
      default: return nil
      }
    }
    let labels = entries.map(\.label)
    guard Set(labels).count == (labels.contains("") ? 1 : count) else { return nil }
    if labels[0].isEmpty {
      hasOrder = true
    } else if let order = Self.order(of: labels) ?? Self.order(of: labels, in: prompt()) {
      entries = order.map { entries[$0] }
      hasOrder = true
    } else {
      hasOrder = false
    }
    vector = "[" + entries.map { $0.value.trimmed }.joined(separator: ", ") + "]"
  }

  /// The text cut at the commas that stand in no bracket; nil where there are none, or one may be a decimal comma.
  private static func pieces(of text: String) -> [String]? {
    guard !["\\begin", "\\langle", "⟨", "〈"].contains(where: { text.contains($0) }) else {
      return nil
    }
    let scalars = Array(text.unicodeScalars)
    var pieces = [String.UnicodeScalarView()]
    var depth = 0
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "<", ">", "≤", "≥", "≠", "∈", "≈", "±", "|": return nil
      case ",", ";":
        guard depth == 0 else { break }
        // `\,` and `\;` are spaces of LaTeX.
        if place > 0, scalars[place - 1] == "\\" { break }
        let isTight =
          place > 0 && scalars[place - 1].properties.numericType == .decimal
          && place + 1 < scalars.count && scalars[place + 1].properties.numericType == .decimal
        if isTight { return nil }
        pieces.append(String.UnicodeScalarView())
        continue
      default: break
      }
      guard depth >= 0 else { return nil }
      pieces[pieces.count - 1].append(scalar)
    }
    guard depth == 0, pieces.count > 1 else { return nil }
    return pieces.map { String($0) }
  }

  /// A name or a derivative in one spelling; nil for anything else.
  private static func label(_ text: String) -> String? {
    var text = text
    for space in ["\\quad", "\\qquad", "\\,", "\\;", "\\ "] {
      text = text.replacing(space, with: " ")
    }
    let written = text.trimmed + " ="
    for takes in [{ $0.takeName() }, { $0.takeDerivative() }] as [(inout ValueLabel) -> Bool] {
      var label = ValueLabel(written)
      if takes(&label), label.isAtEquals { return ValueLabel.plain(text) }
    }
    return nil
  }

  /// The places of labels `p1`, `p2` … by their numbers; nil for other labels.
  private static func order(of labels: [String]) -> [Int]? {
    let bases = Set(labels.map { $0.filter { !$0.isNumber } })
    let numbers = labels.compactMap { Int($0.filter(\.isNumber)) }
    guard bases.count == 1, numbers.count == labels.count, let least = numbers.min(), least <= 1,
      numbers.sorted() == Array(least..<(least + labels.count))
    else { return nil }
    return labels.indices.sorted { numbers[$0] < numbers[$1] }
  }

  /// The places of labels by the order in which a text has them, `(w, b)`; nil where it has them in none.
  private static func order(of labels: [String], in prompt: String) -> [Int]? {
    let listed = prompt.split { !$0.isLetter && !$0.isNumber && !"/,^'".contains($0) }
      .map { $0.split(separator: ",").map(String.init) }
    guard let order = listed.first(where: { Set($0) == Set(labels) && $0.count == labels.count })
    else { return nil }
    return order.compactMap { labels.firstIndex(of: $0) }
  }
}
