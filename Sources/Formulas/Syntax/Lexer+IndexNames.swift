// Indices that are computed, and belong to a name all the same: the step `t+1` of `x_{t+1}`.
extension Lexer {
  /// What stands in brackets below the line behind a name that is no vector, in one spelling.
  ///
  /// `x_{1 + t}` is the variable `x_{t+1}`. The brackets are taken then; nil where something else stands there.
  mutating func computedIndex(of word: String) -> String? {
    guard word.utf8.count > 1, word != "ℝ_", !vocabulary.declares(String(word.dropLast())),
      !vocabulary.declares(spelledGreek(word.dropLast())), place < plain.count,
      plain[place] == "{" || plain[place] == "("
    else { return nil }
    let closing: Unicode.Scalar = plain[place] == "{" ? "}" : ")"
    guard let end = plain[place...].firstIndex(of: closing) else { return nil }
    let inside = plain[(place + 1)..<end].filter { !isBlank($0) }
    guard !inside.isEmpty,
      inside.allSatisfy({ isLetter($0) || isDigit($0) || $0 == "+" || $0 == "-" || $0 == "," }),
      inside.contains(where: { $0 == "+" || $0 == "-" })
    else { return nil }
    let indices = inside.split(separator: ",", omittingEmptySubsequences: false)
      .map { Lexer.ordered(Array($0)) }
    guard indices.allSatisfy({ !$0.isEmpty }) else { return nil }
    place = end + 1
    return "{" + indices.joined(separator: ",") + "}"
  }

  private func spelledGreek(_ base: Substring) -> String { Lexer.withGreek(String(base)) }

  /// The terms of a sum in one order: names before numbers, each with its sign; numbers are added up.
  private static func ordered(_ index: [Unicode.Scalar]) -> String {
    var terms: [(name: String, isNegative: Bool)] = []
    var name = String.UnicodeScalarView()
    var isNegative = false
    for scalar in index + ["+"] {
      guard scalar == "+" || scalar == "-" else {
        name.append(scalar)
        continue
      }
      if !name.isEmpty { terms.append((String(name), isNegative)) }
      name = String.UnicodeScalarView()
      isNegative = scalar == "-"
    }
    var number = 0
    var names: [(name: String, isNegative: Bool)] = []
    for term in terms {
      if let value = Int(term.name), value < 1 << 31 {
        number += term.isNegative ? -value : value
      } else {
        names.append(term)
      }
    }
    names.sort { ($0.isNegative ? 1 : 0, $0.name) < ($1.isNegative ? 1 : 0, $1.name) }
    var text = ""
    for term in names { text += (term.isNegative ? "-" : text.isEmpty ? "" : "+") + term.name }
    if number != 0 || text.isEmpty {
      text += (number >= 0 && !text.isEmpty ? "+" : "") + String(number)
    }
    return text
  }
}
