import Exact
import Formats
import Formulas

// What bars and angles say of vectors: `|x|` is the norm, and `⟨x, y⟩` the dot product.
extension ComparedSideReader {
  /// Functions of a vector, so that bars around their argument are around each of its entries.
  private static let functionsOfVectors: Set = [
    "sum", "product", "mean", "max", "min", "norm", "norm1", "norminf", "normalize", "softmax",
    "logsoftmax", "logsumexp",
  ]

  /// A formula with norms for bars around vectors and dot products for angles around two of these; and, where bars
  /// stand around a vector, with the magnitudes of its entries.
  func readings(_ expression: Expression) -> (norms: Expression, entrywise: Expression?) {
    var expression = hasPowers ? withPowersOfEntries(expression) : expression
    if isProgram, let product = withProductsOfEntries(expression) { expression = product }
    guard hasMarks else { return (expression, nil) }
    let entrywise = marked(expression, readsNorms: false)
    let norms = marked(entrywise, readsNorms: true)
    return (norms, norms == entrywise ? nil : entrywise)
  }

  /// Whether there may be such bars or angles in a text.
  static func hasMarks(_ text: String) -> Bool {
    let signs = HeldSigns(text)
    if signs.contains("|") { return true }
    return !signs.areASCII
      && text.unicodeScalars.contains { ["∣", "｜", "⟨", "\u{3008}", "\u{2329}"].contains($0) }
      || signs.contains("\\") && ["vert", "mid", "langle"].contains { text.holds(word: $0) }
  }

  private func marked(_ expression: Expression, readsNorms: Bool) -> Expression {
    let children = expression.children.map { child in
      let inner = marked(child, readsNorms: readsNorms)
      // The bars around the argument of such a function are not those of a norm.
      guard readsNorms, case .call("abs", _) = child.kind,
        case .call(let name, let arguments) = expression.kind,
        Self.functionsOfVectors.contains(name), arguments.count == 1
      else { return inner }
      return child
    }
    let own = children.isEmpty ? expression : expression.replacingChildren(children)
    switch own.kind {
    case .call("abs", let arguments) where readsNorms:
      guard ends(own, with: ["|", "∣", "｜", "\\rvert", "\\vert", "\\mid"]),
        isVector(arguments[0])
      else { return own }
      return Expression(.call("norm", arguments), at: own.range)
    case .list(let entries) where entries.count == 2 && !readsNorms:
      guard ends(own, with: ["⟩", "\u{3009}", "\u{232A}", "\\rangle"]) else { return own }
      if entries.allSatisfy(isVector) { return Expression(.call("dot", entries), at: own.range) }
      guard entries.allSatisfy(isMatrix) else { return own }
      let products = Expression(.call("hadamard", entries), at: own.range)
      return Expression(.call("sum", [products]), at: own.range)
    default: return own
    }
  }

  /// Whether the text of a formula ends with one of some signs.
  private func ends(_ expression: Expression, with signs: [String]) -> Bool {
    guard expression.range.upperBound <= scalars.count else { return false }
    var text = scalars[expression.range]
    // Brackets around the bars say nothing.
    if let first = text.first,
      ["(", "{", "["].contains(first) || text.starts(with: "\\left".unicodeScalars)
    {
      while let last = text.last {
        if [")", "}", "]"].contains(last) || last.properties.isWhitespace {
          text.removeLast()
        } else if text.suffix(6).elementsEqual("\\right".unicodeScalars) {
          text.removeLast(6)
        } else {
          break
        }
      }
    }
    return signs.contains { sign in text.reversed().starts(with: sign.unicodeScalars.reversed()) }
  }

  /// Whether a formula is a matrix of several columns: the product of two of them in angles is that of Frobenius.
  private func isMatrix(_ expression: Expression) -> Bool {
    guard !isVector(expression), let value = try? plainValue(expression) else { return false }
    return value.kindName == "matrix"
  }

  func isVector(_ expression: Expression) -> Bool {
    guard let value = try? plainValue(expression) else { return false }
    switch value {
    case .vector: return true
    case .family: return value.kindName == "vector"
    case .matrix(let matrix): return matrix.columnCount == 1
    case .scalar, .tensor, .truth: return false
    }
  }
}
