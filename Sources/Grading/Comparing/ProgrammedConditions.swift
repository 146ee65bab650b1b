import Formats

/// Conditions in formulas as C and NumPy have them: `x > 0 ? x : 0`, and `x * (x > 0)`, where a statement that holds is 1.
enum ProgrammedConditions {
  private static let relations: Set<Unicode.Scalar> = ["<", ">", "≤", "≥", "="]
  /// How deep such conditions stand within one another.
  private static let mostDepth = 8

  /// A text with `a if c else b`, and with the indicator function, for them; nil where there are none.
  ///
  /// - Parameter other: the other side; where that is a value, a statement alone in brackets is 1 or 0.
  static func plain(_ text: String, beside other: String) -> String? {
    if let indicator = indicator(text, beside: other) { return indicator }
    if text.holds(word: "If["), let call = call(text.scalars) {
      return String(String.UnicodeScalarView(call))
    }
    let hasChoice = text.holds("?")
    guard hasChoice || text.holds("*") && (text.holds("<") || text.holds(">")) else { return nil }
    if hasChoice {
      return chosen(text.scalars[...], depth: 0).map { String(String.UnicodeScalarView($0)) }
    }
    return masked(text.scalars).map { String(String.UnicodeScalarView($0)) }
  }

  /// Iverson's bracket, `[x > 0]`.
  private static func indicator(_ text: String, beside other: String) -> String? {
    guard text.holds("<") || text.holds(">"), other.holds("1"), !ValueLabel.relatesOutside(other)
    else { return nil }
    let scalars = text.trimmed.scalars
    guard scalars.first == "[" || scalars.first == "(",
      scalars.closing(from: 0) == scalars.count - 1, isStatement(scalars[1..<(scalars.count - 1)])
    else { return nil }
    let inside = String(String.UnicodeScalarView(scalars[1..<(scalars.count - 1)]))
    return "\\mathbb{1}\\{\(inside)\\}"
  }

  /// `If[c, a, b]` of Mathematica as a call.
  private static func call(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var scalars = text
    var isFound = false
    let word = "If[".scalars
    for place in text.indices where scalars[place...].starts(with: word) {
      guard place == 0 || !isPartOfName(scalars[place - 1]),
        let close = scalars.closing(from: place + 2)
      else { continue }
      scalars[place + 2] = "("
      scalars[close] = ")"
      isFound = true
    }
    return isFound ? scalars : nil
  }

  // MARK: Choices

  /// `c ? a : b` as `(a) if c else b`.
  private static func chosen(
    _ text: ArraySlice<Unicode.Scalar>, depth: Int
  ) -> [Unicode.Scalar]? {
    guard depth < mostDepth, let mark = outside("?", in: text),
      let colon = outside(":", in: text[(mark + 1)...])
    else { return nil }
    var condition = text[..<mark].trimmed
    if condition.first == "(", let close = Array(condition).closing(from: 0),
      close == condition.count - 1
    {
      condition = condition.dropFirst().dropLast()
    }
    let (value, other) = (text[(mark + 1)..<colon].trimmed, text[(colon + 1)...].trimmed)
    guard condition.contains(where: relations.contains), !value.isEmpty, !other.isEmpty else {
      return nil
    }
    var rest = Array(other)
    if other.contains("?") {
      guard let inner = chosen(bare(other), depth: depth + 1) else { return nil }
      rest = "(".scalars + inner + ")".scalars
    }
    guard !value.contains("?") else { return nil }
    return "(".scalars + value + ") if ".scalars + condition + " else ".scalars + rest
  }

  /// The text inside of brackets that stand around all of it.
  private static func bare(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard text.first == "(", Array(text).closing(from: 0) == text.count - 1 else { return text }
    return text.dropFirst().dropLast()
  }

  /// The first place of a sign outside of brackets.
  private static func outside(
    _ sign: Unicode.Scalar, in text: ArraySlice<Unicode.Scalar>
  ) -> Int? {
    var depth = 0
    for place in text.indices {
      switch text[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case sign where depth == 0: return place
      default: continue
      }
    }
    return nil
  }

  // MARK: Masks

  /// What NumPy and PyTorch make numbers of a statement by.
  private static let conversions = [
    ".astype(float)", ".astype(int)", ".astype(np.float32)", ".float()", ".int()",
  ].map(\.scalars)

  /// `(x > 0)` as a factor as the indicator function of it.
  private static func masked(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var scalars = text
    var isFound = false
    for open in text.indices.reversed() where text[open] == "(" {
      guard let close = scalars.closing(from: open),
        isStatement(scalars[(open + 1)..<close])
      else { continue }
      var end = close + 1
      if let word = conversions.first(where: { scalars[end...].starts(with: $0) }) {
        end += word.count
      }
      let before = scalars[..<open].last { $0 != " " }
      let next = scalars[end...].first { $0 != " " }
      guard before == "*" || next == "*", before.map({ !isPartOfName($0) }) ?? true else {
        continue
      }
      let mark = "\\mathbb{1}\\{".scalars + scalars[(open + 1)..<close] + "\\}".scalars
      scalars.replaceSubrange(open..<end, with: mark)
      isFound = true
    }
    return isFound ? scalars : nil
  }

  /// Whether one sign that compares stands in a text, outside of brackets.
  private static func isStatement(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let place = ["<", ">", "≤", "≥"].compactMap({ outside($0, in: text) }).min() else {
      return false
    }
    return !text.contains(",")
      && !text[(place + 1)...].contains { ["<", ">", "≤", "≥"].contains($0) }
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The text without blanks at its ends.
  fileprivate var trimmed: ArraySlice<Unicode.Scalar> {
    var text = self.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
