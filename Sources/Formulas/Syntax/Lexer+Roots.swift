import Exact

// Roots that have a sign of their own.
extension Lexer {
  /// The signs of roots other than the square root.
  static let roots: [Unicode.Scalar: Int] = ["∛": 3, "∜": 4]

  /// Emits `∛` as `\sqrt[3]`; the last of its tokens is what is still to be emitted.
  mutating func root(_ degree: Int) throws(FormulaError) -> Token.Kind {
    let start = place
    place += 1
    try emit(.word(Lexer.root), from: start)
    try emit(.sign(.openBracket), from: start)
    try emit(.number(Rational(degree)), from: start)
    return .sign(.closeBracket)
  }
}
