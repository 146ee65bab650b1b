import Formats

/// The elements of MathML, as browsers know them.
enum MathML {
  /// A formula in a line of text.
  ///
  /// - Parameter text: The formula as a text, for readers that know no MathML.
  static func formula(_ pieces: [Markup], text: String) -> Markup {
    .element("math", ["alttext": text], [row(pieces)])
  }

  /// Pieces side by side, as one piece.
  static func row(_ pieces: [Markup]) -> Markup {
    if pieces.count == 1, let only = pieces.first { return only }
    return .element("mrow", [:], pieces)
  }

  /// A number.
  static func number(_ text: String) -> Markup { .element("mn", text: text) }

  /// A sign.
  static func sign(_ text: String) -> Markup { .element("mo", text: text) }

  /// A sign that stands before what it belongs to.
  static func prefix(_ text: String) -> Markup {
    .element("mo", ["form": "prefix"], text: text)
  }

  /// A bracket as high as the text, which does not grow.
  static func bracket(_ text: String, isOpening: Bool) -> Markup {
    .element("mo", ["form": isOpening ? "prefix" : "postfix", "stretchy": "true"], text: text)
  }

  /// Pieces in brackets, which grow with them.
  static func fenced(_ open: String, _ pieces: [Markup], _ close: String) -> Markup {
    .element(
      "mrow", [:],
      [bracket(open, isOpening: true)] + pieces + [bracket(close, isOpening: false)])
  }

  static func fraction(_ above: Markup, _ below: Markup) -> Markup {
    .element("mfrac", [:], [above, below])
  }

  static func power(_ base: Markup, _ exponent: Markup) -> Markup {
    .element("msup", [:], [base, exponent])
  }

  static func indexed(_ base: Markup, _ index: Markup) -> Markup {
    .element("msub", [:], [base, index])
  }

  static func indexed(_ base: Markup, _ index: Markup, power: Markup) -> Markup {
    .element("msubsup", [:], [base, index, power])
  }

  static func root(_ radicand: Markup) -> Markup { .element("msqrt", [:], [radicand]) }

  /// A sum or product sign with what stands below and above it.
  static func large(_ sign: String, below: Markup?, above: Markup?) -> Markup {
    let sign = Markup.element("mo", ["largeop": "true", "movablelimits": "false"], text: sign)
    switch (below, above) {
    case (let below?, let above?): return .element("munderover", [:], [sign, below, above])
    case (let below?, nil): return .element("munder", [:], [sign, below])
    case (nil, let above?): return .element("mover", [:], [sign, above])
    case (nil, nil): return sign
    }
  }

  /// Rows of equal length in brackets.
  static func matrix(_ rows: [[Markup]]) -> Markup {
    let table = Markup.element(
      "mtable", [:],
      rows.map { row in
        .element("mtr", [:], row.map { .element("mtd", [:], [$0]) })
      })
    return fenced("[", [table], "]")
  }

  /// Pieces with commas between them.
  static func list(_ pieces: [Markup]) -> [Markup] {
    pieces.enumerated().flatMap { index, piece in
      index == 0 ? [piece] : [.element("mo", ["separator": "true"], text: ","), piece]
    }
  }
}
