import Formats

// Matrices as UnicodeMath has them, `(■(1&-2@0&1/2))`, which word processors copy as text.
extension Lexer {
  /// The sign before the rows of a matrix.
  static let linearMatrix: Unicode.Scalar = "■"
  /// The longest text between the brackets around the rows that is looked through.
  private static let longestMatrix = 2_000

  /// Takes what begins such a matrix, ends it, or ends one of its rows; whether any of these stands here.
  mutating func readsLinearMatrix(_ scalar: Unicode.Scalar) throws(FormulaError) -> Bool {
    let start = place
    switch scalar {
    case Self.linearMatrix:
      var open = place + 1
      // How many places there are may stand between the two, `■8(`.
      while isDigit(at: open) { open += 1 }
      guard open < plain.count, plain[open] == "(",
        let close = plain.closing(from: open, before: min(plain.count, open + Self.longestMatrix))
      else { return false }
      place = open + 1
      linearMatrixEnds.insert(close)
      try emit(.sign(.beginMatrix), from: start)
      openMatrices.append(String(scalar))
    case ")" where linearMatrixEnds.contains(place):
      guard openMatrices.last == String(Self.linearMatrix) else { return false }
      place += 1
      try emit(.sign(.endMatrix), from: start)
      openMatrices.removeLast()
    case "@" where openMatrices.last == String(Self.linearMatrix):
      place += 1
      try emit(.sign(.row), from: start)
    default: return false
    }
    return true
  }
}
