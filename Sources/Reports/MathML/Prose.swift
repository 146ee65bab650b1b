import Formats

/// Texts for people as paragraphs and lists, with their formulas typeset.
enum Prose {
  /// A text in blocks: lines are paragraphs, lines that start with `- ` are items.
  static func blocks(_ text: String) -> [Markup] {
    var blocks: [Markup] = []
    var items: [Markup] = []
    func endList() {
      if !items.isEmpty { blocks.append(.element("ul", [:], items)) }
      items = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.hasPrefix("- ") {
        items.append(.element("li", [:], inline(String(line.dropFirst(2)))))
      } else {
        endList()
        blocks.append(.element("p", [:], inline(String(line))))
      }
    }
    endList()
    return blocks
  }

  /// A text in one line; what stands between back-ticks is a formula.
  static func inline(_ text: String) -> [Markup] {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    // A back-tick without a second one means itself.
    guard !pieces.count.isMultiple(of: 2) else { return [.text(text)] }
    return pieces.enumerated().compactMap { index, piece in
      if piece.isEmpty { return nil }
      return index.isMultiple(of: 2) ? .text(piece) : Notation.formula(piece)
    }
  }
}
