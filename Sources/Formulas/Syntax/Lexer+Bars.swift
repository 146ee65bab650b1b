// The bars of magnitudes and norms, where two of the one may look like one of the other.
extension Lexer {
  /// Whether all pairs of bars in a text are those of norms, as in `||x|| ||y||` and `||x||*|y|`.
  ///
  /// They are where every norm that opens so closes so, without single bars in it: those would have another
  /// reading, as in `||x|-|y||`.
  static func hasDoubleBars(_ text: [Unicode.Scalar]) -> Bool {
    guard text.contains("|") else { return false }
    enum Opened { case nothing, norm, magnitude }
    var opened = Opened.nothing
    var hasNorm = false
    var place = 0
    while place < text.count {
      guard text[place] == "|" else {
        place += 1
        continue
      }
      let end = text[place...].firstIndex { $0 != "|" } ?? text.count
      switch (opened, end - place) {
      case (.nothing, 1): opened = .magnitude
      case (.magnitude, 1): opened = .nothing
      case (.nothing, 2): (opened, hasNorm) = (.norm, true)
      case (.norm, 2): opened = .nothing
      // One closes and another one opens, `||x||||y||`.
      case (.norm, 4): break
      default: return false
      }
      place = end
    }
    return hasNorm && opened == .nothing
  }
}
