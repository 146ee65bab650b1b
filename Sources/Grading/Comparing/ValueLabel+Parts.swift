import Formats

// The parts of labels: signs, names with what stands above and below them, brackets.
extension ValueLabel {
  /// Takes a round or square bracket with all that stands in it.
  mutating func takeBracket(isSquare: Bool = true) -> Bool {
    guard place < text.count, text[place] == "(" || isSquare && text[place] == "[",
      let close = text.closing(from: place)
    else { return false }
    place = close + 1
    skipBlanks()
    return true
  }

  /// Passes over the signs that begin a formula in a text, `$`, `\(` and `\[`.
  mutating func skipDelimiters() {
    skipBlanks()
    while take("$") || take("\\(") || take("\\[") {}
  }

  mutating func skipBlanks() {
    while place < text.count, text[place].properties.isWhitespace || text[place] == "&" {
      place += 1
    }
  }

  /// Takes what is written as a sign or a command; a command is no beginning of a longer one.
  mutating func take(_ written: String) -> Bool {
    let scalars = written.unicodeScalars
    guard text[place...].starts(with: scalars) else { return false }
    let end = place + scalars.count
    if scalars.first == "\\", scalars.last.map(Self.isLetter) == true, end < text.count,
      Self.isLetter(text[end])
    {
      return false
    }
    place = end
    skipBlanks()
    return true
  }

  /// The commands for the size of a bracket.
  mutating func takeSizing() -> Bool {
    ["\\left", "\\right", "\\big", "\\bigl", "\\bigr", "\\Big", "\\bigg", "\\Bigg"].contains {
      take($0)
    }
  }

  mutating func takeSquare() -> Bool { take("²") || take("^2") || take("^{2}") }

  mutating func takeEquals() -> Bool {
    take("=") || take("≈") || take("\\approx") || takeAssignment()
  }

  mutating func takeAssignment() -> Bool {
    if [":=", "←", "\\leftarrow", "\\gets", "\\coloneqq", "≔"].contains(where: { take($0) }) {
      return true
    }
    if takeDefinition() || assignsRight && takeRightArrow() { return true }
    guard takesArrows else { return false }
    // Without spaces around it `<-` is a sign and a minus.
    let isFree =
      place > 0 && text[place - 1].properties.isWhitespace && place + 2 < text.count
      && text[place + 2].properties.isWhitespace
    return isFree && take("<-")
  }

  /// An equals sign that says that it defines what stands before it, `≜` and `\stackrel{\text{def}}{=}`.
  private mutating func takeDefinition() -> Bool {
    if ["≜", "≡", "\\triangleq", "\\equiv"].contains(where: { take($0) }) { return true }
    let start = place
    if take("\\stackrel") || take("\\overset"), takeDefiningGroup(), take("{"), take("="), take("}")
    {
      return true
    }
    place = start
    return false
  }

  /// Takes what says above an equals sign that it defines, `{\text{def}}`, `{!}` and `{\triangle}`.
  private mutating func takeDefiningGroup() -> Bool {
    let start = place
    guard takeGroup() else { return false }
    var sign = written(from: start)
    for command in ["\\text", "\\mathrm", "\\rm", "\\mathsf"] {
      sign = sign.exchanging(command, for: "")
    }
    sign.removeAll { "{} .".contains($0) }
    return ["def", "Def", "DEF", "!", "\\triangle", "\\Delta", "△", "Δ"].contains(sign)
  }

  /// Takes what stands in braces, with these.
  mutating func takeGroup() -> Bool {
    guard place < text.count, text[place] == "{", let close = text.closing(from: place) else {
      return false
    }
    place = close + 1
    skipBlanks()
    return true
  }

  /// What stands between two places.
  func written(from start: Int) -> String {
    String(scalars: text[start..<place]).trimmed
  }

  /// An arrow from what is replaced to what it is replaced by.
  mutating func takeRightArrow() -> Bool {
    ["->", "→", "↦", "\\to", "\\rightarrow", "\\mapsto"].contains { take($0) }
  }

  var isAtEquals: Bool {
    var ahead = self
    return ahead.takeEquals()
  }

  /// Takes a run of letters.
  mutating func takeWord() -> String? {
    let start = place
    while place < text.count, text[place].properties.isAlphabetic, !Self.isSubscript(text[place]) {
      place += 1
    }
    guard place > start else { return nil }
    let word = String(String.UnicodeScalarView(text[start..<place]))
    skipBlanks()
    return word
  }

  /// A word in a style, `\text{new}`.
  mutating func takeStyledWord() -> Bool {
    ["\\text", "\\mathrm", "\\textrm"].contains { take($0) } && take("{") && takeWord() != nil
      && take("}")
  }

  /// A letter, in a style or not, with an index, an exponent and an argument.
  mutating func takeName(hasCall: Bool = true, hasSquare: Bool = true) -> Bool {
    for style in [
      "\\mathcal", "\\mathbf", "\\boldsymbol", "\\bm", "\\vec", "\\mathrm", "\\hat", "\\bar",
      "\\mathbb", "\\tilde", "\\mathsf",
    ]
    where take(style) {
      let isBraced = take("{")
      guard takeLetter(), !isBraced || take("}") else { return false }
      return takeTail(hasCall: hasCall, hasSquare: hasSquare)
    }
    return takeLetter() && takeTail(hasCall: hasCall, hasSquare: hasSquare)
  }

  mutating func takeTail(hasCall: Bool, hasSquare: Bool) -> Bool {
    while place < text.count, ("0"..."9").contains(text[place]) { place += 1 }
    skipBlanks()
    _ = takeSubscripts()
    if take("_"), !takeIndex() { return false }
    if hasSquare, takeSquare() { return true }
    if hasSquare { takeLayer() }
    return hasCall ? takeCall() : true
  }

  /// The number of a layer, or a sign that it is turned, above the line: `W^{(1)}`, `w^\top`.
  mutating func takeLayer() {
    let start = place
    guard take("^") else { return }
    let isBraced = take("{")
    guard takeBracket() || take("\\top") || take("T") || take("*"), !isBraced || take("}") else {
      place = start
      return
    }
    let end = place
    if take("_"), !takeIndex() { place = end }
  }

  mutating func takeLetter() -> Bool {
    guard place < text.count else { return false }
    if text[place] == "\\" {
      let start = place
      place += 1
      while place < text.count, Self.isLetter(text[place]) { place += 1 }
      defer { skipBlanks() }
      return place > start + 2
    }
    guard text[place].properties.isAlphabetic, !Self.isSubscript(text[place]) else { return false }
    place += 1
    // An accent may follow the letter that it stands on.
    while place < text.count, (0x300...0x36F).contains(text[place].value) { place += 1 }
    if place < text.count, !("0"..."9").contains(text[place]) { skipBlanks() }
    return true
  }

  /// Letters and digits that stand below the line, `ᵢⱼ` and `₁`.
  mutating func takeSubscripts() -> Bool {
    let start = place
    while place < text.count, Self.isSubscript(text[place]) { place += 1 }
    guard place > start else { return false }
    skipBlanks()
    return true
  }

  /// Letters and digits, in braces or not; or a letter in a style.
  ///
  /// - Parameter isNested: whether names in braces may have indices of their own, `{x_1}`.
  mutating func takeIndex(isWhole: Bool = true, isNested: Bool = false) -> Bool {
    if place < text.count, text[place] == "{" {
      guard let close = text.closing(from: place),
        text[place...close].allSatisfy({
          $0.properties.isAlphabetic || ("0"..."9").contains($0)
            || " {}\\,()[]*".unicodeScalars.contains($0) || isNested && $0 == "_"
        })
      else { return false }
      place = close + 1
      skipBlanks()
      return true
    }
    if place < text.count, text[place] == "\\" { return takeName(hasCall: false) }
    let start = place
    while place < text.count, Self.isLetter(text[place]) || ("0"..."9").contains(text[place]),
      isWhole || place == start
    {
      place += 1
    }
    guard place > start else { return false }
    skipBlanks()
    return true
  }

  /// Letters with commas in brackets, if brackets stand here.
  mutating func takeCall() -> Bool {
    guard take("(") else { return true }
    repeat { guard takeName(hasCall: false) else { return false } } while take(",") || take(";")
    return take(")")
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic
  }

  private static func isSubscript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "₀"..."₉", "ₐ"..."ₜ", "ᵢ"..."ᵪ", "ⱼ": true
    default: false
    }
  }
}
