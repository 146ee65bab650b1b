import Formats
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
  ///   - isOrdered: whether it matters which entry is which.
  init?(
    _ text: String, count: Int, isOrdered: Bool = true, prompt: () -> String = { "" }
  ) {
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
    // `λ = 1, 2, 3` calls all of them by one name, and so does `λ = 1, λ = 2` where they have no order.
    let isOfAll =
      labels.dropFirst().allSatisfy(\.isEmpty) || !isOrdered && Set(labels).count == 1
    guard isOfAll || Set(labels).count == (labels.contains("") ? 1 : count) else { return nil }
    if isOfAll {
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
    let signs = HeldSigns(text)
    guard signs.contains(",") || signs.contains(";"),
      !["\\begin", "\\langle"].contains(where: text.holds(word:)),
      signs.areASCII || !["⟨", "〈"].contains(where: { text.contains($0) })
    else { return nil }
    let scalars = Array(text.unicodeScalars)
    var pieces = [String.UnicodeScalarView()]
    var depth = 0
    var (commas, tight) = (0, 0)
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
        if isTight { tight += 1 }
        if scalar == "," { commas += 1 }
        pieces.append(String.UnicodeScalarView())
        continue
      default: break
      }
      guard depth >= 0 else { return nil }
      pieces[pieces.count - 1].append(scalar)
    }
    guard depth == 0, pieces.count > 1 else { return nil }
    let texts = pieces.map { String($0) }
    if tight > 0 {
      // Two signs and more between digits are those of a list, unless they are commas between groups of three.
      guard tight == texts.count - 1, tight > 1, commas == 0 || commas == tight,
        commas == 0 || !texts.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return texts
  }

  /// A name or a derivative in one spelling; nil for anything else.
  private static func label(_ text: String) -> String? {
    var text = text
    for space in ["\\quad", "\\qquad", "\\,", "\\;", "\\ "] {
      text = text.replacing(space, with: " ")
    }
    let written = text.trimmed + " ="
    for takes in [{ $0.takeName() }, { $0.takeDerivative() }, { $0.takeWord() != nil }]
      as [(inout ValueLabel) -> Bool]
    {
      var label = ValueLabel(written)
      if takes(&label), label.isAtEquals { return ValueLabel.plain(text) }
    }
    return nil
  }

  /// The places of labels `p1`, `p2` … by their numbers, or of `∂f/∂x`, `∂f/∂y` by letters that stand side by side in the
  /// alphabet; nil for other labels.
  static func order(of labels: [String]) -> [Int]? {
    let bases = Set(labels.map { $0.filter { !$0.isNumber } })
    let digits = labels.map { $0.filter(\.isNumber) }
    let numbers = digits.compactMap { Int($0) }
    if bases.count == 1, numbers.count == labels.count, let least = numbers.min(),
      // `w_21` is an entry of a matrix as well, whose numbers say no order where one is longer than the other.
      digits.allSatisfy({ $0.count == digits[0].count })
        || numbers.sorted() == Array(least..<(least + labels.count))
    {
      return labels.indices.sorted { numbers[$0] < numbers[$1] }
    }
    let letters = labels.map { Array($0.unicodeScalars) }
    guard letters.allSatisfy({ $0.count == letters[0].count }) else { return nil }
    let places = letters[0].indices.filter { place in
      letters.contains { $0[place] != letters[0][place] }
    }
    guard places.count == 1 else { return nil }
    let found = letters.map { $0[places[0]].value }
    guard let least = found.min(),
      found.sorted() == Array(least..<least + UInt32(labels.count)),
      letters.allSatisfy({ $0[places[0]].properties.isAlphabetic })
    else { return nil }
    return labels.indices.sorted { found[$0] < found[$1] }
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
