import Exact
import Formulas

/// What is to be derived, line by line.
struct Derivation: Sendable {
  /// What the first line must be related to.
  let from: DerivationLine.Meaning
  /// The form of the last line, but for the order of terms and factors.
  let to: DerivationLine.Meaning
  /// The least number of lines.
  let lineCount: Int
  /// How each line is related to the one before it.
  let relation: Relation

  /// A relation between neighbouring lines.
  enum Relation: Sendable, Hashable {
    /// Both have the same value.
    case equal
    /// Both have their optimum at the same place; they depend on it through one variable alone.
    case sameOptimum(String)
    /// Both equations have the same solutions.
    case equivalent

    /// Reads `=`, `same optimum in S`, `equivalent equation`; nil for anything else.
    init?(_ text: String) {
      let words = text.split(separator: " ").map(String.init)
      switch words.count {
      case 1 where words[0] == "=" || words[0] == "equal": self = .equal
      case 4 where words[0...2] == ["same", "optimum", "in"]: self = .sameOptimum(words[3])
      case 2 where words == ["equivalent", "equation"]: self = .equivalent
      default: return nil
      }
    }
  }
}

/// A line of a derivation.
struct DerivationLine: Sendable {
  /// The line as it was written.
  let text: String
  /// What it means.
  let meaning: Meaning
  /// What was read in a way that the writer should know of.
  var remarks: [String] = []

  /// What a line says.
  enum Meaning: Sendable {
    case value(Value<Expression>)
    case optimum(Optimum)
    case equation(Expression, Expression)
  }

  /// A place or a value that is largest or smallest.
  struct Optimum: Sendable {
    let word: Word
    let objective: Expression

    enum Word: String, Sendable, CaseIterable {
      case argmax, argmin, max, min

      var isPlace: Bool { self == .argmax || self == .argmin }
      var isLargest: Bool { self == .argmax || self == .max }
    }
  }
}

extension DerivationLine.Meaning {
  /// The formulas in the line.
  var formulas: [Expression] {
    switch self {
    case .value(let value): value.formulas
    case .optimum(let optimum): [optimum.objective]
    case .equation(let left, let right): [left, right]
    }
  }

  /// The form, the same for all orders of terms and factors.
  var form: String {
    switch self {
    case .value(let value): value.scalars.map(\.orderedForm).joined(separator: ", ")
    case .optimum(let optimum): optimum.word.rawValue + " " + optimum.objective.orderedForm
    case .equation(let left, let right):
      [left.orderedForm, right.orderedForm].sorted().joined(separator: " = ")
    }
  }

  /// The line as a person would write it.
  func text(in scope: FormulaScope) -> String {
    switch self {
    case .value(let value): scope.text(value)
    case .optimum(let optimum):
      optimum.word.rawValue + " " + scope.abbreviated(optimum.objective).text
    case .equation(let left, let right):
      scope.abbreviated(left).text + " = " + scope.abbreviated(right).text
    }
  }
}

/// Reads lines of derivations.
struct DerivationLineReader {
  let scope: FormulaScope
  let vocabulary: Vocabulary
  let relation: Derivation.Relation

  /// Reads a line.
  ///
  /// - Parameter vocabulary: the words that the line may use.
  /// - Throws: `FormulaError`.
  func read(_ text: String) throws(FormulaError) -> DerivationLine {
    switch relation {
    case .equal: return try value(text)
    case .sameOptimum: return try optimum(text)
    case .equivalent: return try equation(text)
    }
  }

  private func value(_ text: String) throws(FormulaError) -> DerivationLine {
    if let (name, start) = Self.derivative(in: text), vocabulary.names.contains(name) {
      // `d/dz …`: the derivative of what follows.
      let inner = String(text[start...])
      let formula: Formula
      do {
        formula = try Formula(inner, vocabulary)
      } catch {
        throw error.moved(by: text.unicodeScalars.distance(from: text.startIndex, to: start))
      }
      let call = Expression(
        .call("grad", [formula.expression.unbracketed, Expression(.name(name))]))
      return DerivationLine(
        text: text, meaning: .value(try scope.evaluate(call)), remarks: formula.remarks)
    }
    let formula = try Formula(text, vocabulary)
    try formula.expression.requireValue()
    return DerivationLine(
      text: text, meaning: .value(try scope.evaluate(formula.expression)), remarks: formula.remarks)
  }

  /// Whether a text is nothing but a derivative by one of the names, as `dσ/dz` and `∂ŷ/∂z` are.
  func namesDerivative(_ text: String) -> Bool {
    let pieces = text.trimmed.split(separator: "/", omittingEmptySubsequences: false)
    guard pieces.count == 2, let sign = pieces[0].first, sign == "d" || sign == "∂",
      pieces[1].first == sign, vocabulary.names.contains(String(pieces[1].dropFirst()))
    else { return false }
    let inside = pieces[0].dropFirst()
    return !inside.isEmpty && inside.allSatisfy { $0.isLetter || "()_".contains($0) }
  }

  /// The variable of a derivative that a text begins with, and where what is differentiated begins.
  private static func derivative(in text: String) -> (name: String, start: String.Index)? {
    var rest = Substring(text)
    rest = rest.drop(while: \.isWhitespace)
    guard let sign = rest.first, sign == "d" || sign == "∂" else { return nil }
    rest = rest.dropFirst()
    guard rest.first == "/" else { return nil }
    rest = rest.dropFirst()
    guard rest.first == sign else { return nil }
    rest = rest.dropFirst()
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !name.isEmpty else { return nil }
    return (String(name), name.endIndex)
  }

  private func optimum(_ text: String) throws(FormulaError) -> DerivationLine {
    let trimmed = text.drop(while: \.isWhitespace)
    // The longer words first: `argmax` does not begin with `max`, but `arg max` is written too.
    let spellings: [(String, DerivationLine.Optimum.Word)] = [
      ("argmax", .argmax), ("argmin", .argmin), ("arg max", .argmax), ("arg min", .argmin),
      ("max", .max), ("min", .min),
    ]
    for (spelling, word) in spellings where trimmed.lowercased().hasPrefix(spelling) {
      var rest = trimmed.dropFirst(spelling.count)
      if rest.first == "_" || rest.first == "₍" {
        // The name below the line says what is searched for: `argmax_θ`.
        rest = rest.dropFirst()
        rest = rest.first == "{" ? rest.drop { $0 != "}" }.dropFirst() : rest.drop { $0.isLetter }
      }
      if rest.first == "θ" { rest = rest.dropFirst() }
      let start = text.unicodeScalars.distance(from: text.startIndex, to: rest.startIndex)
      try requireWholeBracket(rest, spelling, shift: start)
      do {
        let formula = try Formula(String(rest), vocabulary)
        guard case .scalar(let objective) = try scope.evaluate(formula.expression) else {
          throw FormulaError(.statement, at: formula.expression.range)
        }
        return DerivationLine(
          text: text,
          meaning: .optimum(DerivationLine.Optimum(word: word, objective: objective)),
          remarks: formula.remarks)
      } catch let error as FormulaError {
        throw error.moved(by: start)
      } catch {
        throw FormulaError(.arithmetic(.undecided), at: 0..<0)
      }
    }
    throw FormulaError(
      .unexpected(found: String(trimmed.prefix(12)), expected: "argmax(…) or argmin(…)"),
      at: 0..<text.unicodeScalars.count)
  }

  /// `argmin(S)/N` could be the optimum divided by N: a bracket behind the word holds all that is
  /// optimised.
  private func requireWholeBracket(
    _ text: Substring, _ spelling: String, shift: Int
  ) throws(FormulaError) {
    let characters = Array(text)
    guard characters.first == "(" else { return }
    var depth = 0
    for (index, character) in characters.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      guard depth == 0 else { continue }
      let rest = String(characters[(index + 1)...]).trimmed
      guard !rest.isEmpty else { return }
      let inside = String(characters[1..<index])
      throw FormulaError(
        .ambiguous(
          first: "\(spelling)((\(inside))\(rest))", second: "(\(spelling)(\(inside)))\(rest)"),
        at: shift..<shift + text.unicodeScalars.count)
    }
  }

  private func equation(_ text: String) throws(FormulaError) -> DerivationLine {
    let formula = try Formula(text, vocabulary)
    guard case .comparison(.equal, let left, let right) = formula.expression.kind else {
      throw FormulaError(
        .unexpected(found: String(text.prefix(12)), expected: "an equation such as v = S/N"),
        at: 0..<text.unicodeScalars.count)
    }
    guard case .scalar(let a) = try scope.evaluate(left),
      case .scalar(let b) = try scope.evaluate(right)
    else { throw FormulaError(.statement, at: formula.expression.range) }
    return DerivationLine(text: text, meaning: .equation(a, b), remarks: formula.remarks)
  }
}

extension Expression {
  /// The one item of a list: square brackets that group.
  fileprivate var unbracketed: Expression {
    if case .list(let items) = kind, items.count == 1 { return items[0] }
    return self
  }
}

extension FormulaError {
  /// The error at its place in a longer text.
  func moved(by shift: Int) -> FormulaError {
    FormulaError(problem, at: range.lowerBound + shift..<range.upperBound + shift)
  }
}
