/// A change of a formula, `A -> B`: every `A` in it becomes `B`.
public struct Edit: Sendable {
  private enum Rule: Sendable {
    case function(from: String, to: String)
    case part(from: Expression, to: Expression)
  }

  private let rule: Rule

  /// Reads an edit; two names of functions exchange the function, anything else exchanges a part of
  /// the formula.
  ///
  /// - Throws: `FormulaError`; without an arrow, `.unexpectedEnd`.
  public init(_ text: String, _ vocabulary: Vocabulary) throws(FormulaError) {
    let scalars = Array(text.unicodeScalars)
    guard let arrow = Edit.arrow(in: scalars) else {
      throw FormulaError(
        .unexpectedEnd(expected: "`->` and what to put instead"), at: scalars.count..<scalars.count)
    }
    let left = String(String.UnicodeScalarView(scalars[..<arrow.lowerBound]))
    let right = String(String.UnicodeScalarView(scalars[arrow.upperBound...]))
    let names = (Edit.trimmed(left), Edit.trimmed(right))
    if let from = vocabulary.function(names.0), let to = vocabulary.function(names.1),
      !vocabulary.declares(names.0)
    {
      rule = .function(from: from, to: to)
      return
    }
    let from = try Formula(left, vocabulary).expression
    do {
      rule = .part(from: from, to: try Formula(right, vocabulary).expression)
    } catch {
      let shift = arrow.upperBound
      throw FormulaError(
        error.problem, at: error.range.lowerBound + shift..<error.range.upperBound + shift)
    }
  }

  private static func arrow(in scalars: [Unicode.Scalar]) -> Range<Int>? {
    for index in scalars.indices {
      if scalars[index] == "→" { return index..<index + 1 }
      if scalars[index] == "-", index + 1 < scalars.count, scalars[index + 1] == ">" {
        return index..<index + 2
      }
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    let characters = text.drop(while: \.isWhitespace)
    return String(characters.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The changed formula; nil if what is to be replaced does not occur in it.
  public func apply(to expression: Expression) -> Expression? {
    let result = replaced(in: expression)
    return result == expression ? nil : result
  }

  private func replaced(in expression: Expression) -> Expression {
    switch rule {
    case .function(let from, let to):
      let parts = expression.children.map(replaced)
      if case .call(from, _) = expression.kind {
        return Expression(.call(to, parts), at: expression.range)
      }
      return expression.replacingChildren(parts)
    case .part(let from, let to):
      if expression == from { return to }
      let parts = expression.children.map(replaced)
      return replaceRun(in: expression.replacingChildren(parts), from: from, to: to)
    }
  }

  /// Replaces neighbours in a longer sum or product: `a*b` in `a*b*c`.
  private func replaceRun(
    in expression: Expression, from: Expression, to: Expression
  ) -> Expression {
    switch (expression.kind, from.kind) {
    case (.product(let factors), .product(let pattern)):
      let edited = Edit.replaceRuns(pattern, in: factors, by: .init(isDivisor: false, to))
      return Expression(.product(edited), at: expression.range)
    case (.sum(let terms), .sum(let pattern)):
      let edited = Edit.replaceRuns(pattern, in: terms, by: .init(isSubtracted: false, to))
      return Expression(.sum(edited), at: expression.range)
    default: return expression
    }
  }

  /// Replaces every run of a pattern by one item, from the left.
  private static func replaceRuns<Item: Equatable>(
    _ pattern: [Item], in items: [Item], by replacement: Item
  ) -> [Item] {
    var edited: [Item] = []
    var index = 0
    while index < items.count {
      let end = index + pattern.count
      if end <= items.count, items[index..<end].elementsEqual(pattern) {
        edited.append(replacement)
        index = end
      } else {
        edited.append(items[index])
        index += 1
      }
    }
    return edited
  }
}

extension Expression {
  /// The formula with names replaced by formulas; the index of a series is no such name.
  public func substituting(_ replacements: [String: Expression]) -> Expression {
    switch kind {
    case .name(let name): return replacements[name] ?? self
    case .series(let series):
      var inner = replacements
      inner[series.index] = nil
      return replacingChildren([
        series.lower.substituting(replacements), series.upper.substituting(replacements),
        series.body.substituting(inner),
      ])
    default: return replacingChildren(children.map { $0.substituting(replacements) })
    }
  }
}
