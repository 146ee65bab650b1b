import Formats

/// What is said of a constant of integration behind a formula, `x³/3 + C, C ∈ ℝ`.
enum ConstantRemark {
  private static let sets: Set = [
    "\\mathbb{R}", "\\mathbb R", "\\Bbb{R}", "ℝ", "\\R", "\\text{constant}", "\\text{ constant}",
    "\\text{const}", "\\text{const.}", "constant", "const", "const.",
  ]
  private static let relations = ["\\in", "∈", "=", "\\text{ is }", " is "]
  private static let spaces = [
    "\\text{where }", "\\text{ where }", "\\text{with }", "\\text{ with }", "\\qquad", "\\quad",
    "\\,",
    "\\;", "\\ ", "\\", "~", "where", "with",
  ]

  /// The text without it; nil where none stands there.
  static func removed(from text: String) -> String? {
    guard text.holds(",") || text.holds(";") || text.holds("(") || text.holds("\\") else {
      return nil
    }
    var rest = text.trimmed
    let isBracketed = rest.hasSuffix(")")
    if isBracketed { rest.removeLast() }
    for relation in relations {
      guard let place = rest.ranges(of: relation).last,
        sets.contains(rest[place.upperBound...].trimmed)
      else { continue }
      let before = rest[..<place.lowerBound].trimmed
      let name = String(
        before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
      guard CompareRequest.isConstantOfIntegration(name) else { continue }
      var formula = before.dropLast(name.count).trimmed
      var isSeparated = false
      if isBracketed {
        guard formula.hasSuffix("(") else { continue }
        formula = formula.dropLast().trimmed
        isSeparated = true
      }
      while let space = spaces.first(where: { formula.hasSuffix($0) })
        ?? ([",", ";"].first { formula.hasSuffix($0) })
      {
        formula = formula.dropLast(space.count).trimmed
        isSeparated = true
      }
      guard isSeparated, formula.contains(name) else { continue }
      return formula
    }
    return nil
  }
}
