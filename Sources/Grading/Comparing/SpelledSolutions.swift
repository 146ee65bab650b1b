import Formats
import Formulas

/// Solutions of systems as people and programs write them: `(2, 1)`, `{x: 2, y: 1}` of SymPy and `{{x -> 2, y -> 1}}` of
/// Mathematica.
enum SpelledSolutions {
  /// A side as a statement about the variables of the other one, which is one; nil for anything else.
  static func statement(for side: String, beside other: String) -> String? {
    guard let first = side.trimmed.first, ["(", "{", "["].contains(first),
      ValueLabel.relates(other), !SetInWords.isInEmptyBraces(other)
    else { return nil }
    return assignments(side.trimmed) ?? points(side.trimmed, beside: other)
  }

  // MARK: Values by name

  private static func assignments(_ side: String) -> String? {
    guard side.holds(":") || side.holds(word: "->") || side.contains("→") else { return nil }
    var text = side.exchanging("->", for: ":").exchanging("→", for: ":").scalars[...]
    var solutions: [ArraySlice<Unicode.Scalar>] = []
    // Brackets around all of it, and around each solution.
    while let inside = inner(text) {
      let parts = parts(of: inside)
      let areSolutions = parts.allSatisfy { inner($0) != nil }
      if areSolutions, parts.count > 1 {
        solutions = parts.compactMap(inner)
        break
      }
      text = inside
      solutions = [inside]
    }
    var statements: [String] = []
    for solution in solutions {
      var equations: [String] = []
      for part in parts(of: solution) {
        let ends = part.split(separator: ":", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        let name = String(String.UnicodeScalarView(ends[0])).trimmed
        let value = String(String.UnicodeScalarView(ends[1])).trimmed
        guard let letter = name.first, letter.isLetter, !value.isEmpty,
          name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
          !value.contains(where: { ["=", "<", ">", "|"].contains($0) })
        else { return nil }
        equations.append("\(name) = \(value)")
      }
      statements.append(equations.joined(separator: " and "))
    }
    guard !statements.isEmpty else { return nil }
    return statements.count == 1
      ? statements[0] : statements.map { "(\($0))" }.joined(separator: " or ")
  }

  /// The text inside of brackets around all of it; nil where there are none.
  private static func inner(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    let text = text.drop { $0 == " " }
    guard let first = text.first, ["{", "[", "("].contains(first),
      let last = text.lastIndex(where: { $0 != " " }),
      text.base(closing: text.startIndex) == last
    else { return nil }
    return text[(text.startIndex + 1)..<last]
  }

  /// What stands between commas outside of brackets.
  private static func parts(
    of text: ArraySlice<Unicode.Scalar>
  ) -> [ArraySlice<Unicode.Scalar>] {
    text.pieces(between: [","])
  }

  // MARK: Points

  /// Points without the names of their entries, which are the variables in the order of their letters, where nobody would
  /// order them otherwise: x, y and z.
  private static func points(_ side: String, beside other: String) -> String? {
    var free = FreeNames()
    free.add(other)
    let names = free.numbers.sorted()
    guard names.count > 1, free.families.isEmpty, free.matrices.isEmpty,
      names.allSatisfy({ $0.unicodeScalars.count == 1 }),
      zip(names, names.dropFirst()).allSatisfy({ first, second in
        first.unicodeScalars.first.map { $0.value + 1 } == second.unicodeScalars.first?.value
      })
    else { return nil }
    var text = side.exchanging("\\{", for: "{").exchanging("\\}", for: "}").scalars[...]
    if text.first == "{" || text.first == "[" {
      guard let inside = inner(text) else { return nil }
      text = inside
    }
    let points = parts(of: text)
    guard
      points.allSatisfy({ point in
        let point = point.drop { $0 == " " }
        guard point.first == "(", let entries = inner(point).map(parts) else { return false }
        return entries.count == names.count
          && !point.contains { ["=", "<", ">", ";", "∞"].contains($0) }
      })
    else { return nil }
    let label = "(" + names.joined(separator: ", ") + ") = "
    return points.map { label + String(String.UnicodeScalarView($0)).trimmed }
      .joined(separator: " or ")
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The place of the bracket that closes the one at a place; nil where none does.
  fileprivate func base(closing open: Int) -> Int? {
    Array(self).closing(from: open - startIndex).map { $0 + startIndex }
  }
}
