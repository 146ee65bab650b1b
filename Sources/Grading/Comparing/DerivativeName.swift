/// The name of a derivative before its value, `\frac{\partial L}{\partial w} = 2 w`, `dy/dx = 2x`, `f'(x) = 2x`,
/// `∇L = …`: it says what the value is, and no more.
struct DerivativeName {
  private let text: [Unicode.Scalar]
  private var place = 0

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// The text with white space for such a name and the equals sign behind it; the text itself where there is none.
  static func blanked(_ text: String) -> String {
    guard text.contains("=") else { return text }
    var name = DerivativeName(text)
    name.skipBlanks()
    guard name.takeDerivative(), name.take("="), name.place < name.text.count else { return text }
    var blanked = String.UnicodeScalarView(repeatElement(" ", count: name.place))
    blanked.append(contentsOf: name.text[name.place...])
    return String(blanked)
  }

  private mutating func takeDerivative() -> Bool {
    let start = place
    for fraction in ["\\frac", "\\dfrac", "\\tfrac"] where take(fraction) {
      return take("{") && takeDifferential() && takeName() && take("}") && take("{")
        && takeDifferential() && takeName() && take("}")
    }
    if take("∇") || take("\\nabla") {
      if take("_"), !takeIndex() { return false }
      return takeName()
    }
    if takeDifferential(), takeName(), take("/"), takeDifferential(), takeName() { return true }
    place = start
    guard takeName(hasCall: false), takePrime() else { return false }
    while takePrime() {}
    return takeCall()
  }

  private mutating func takePrime() -> Bool {
    if take("'") || take("’") || take("′") { return true }
    let start = place
    if take("^"), take("{"), take("\\prime"), take("}") { return true }
    place = start
    if take("^"), take("\\prime") { return true }
    place = start
    return false
  }

  // MARK: Parts

  private mutating func skipBlanks() {
    while place < text.count, text[place].properties.isWhitespace || text[place] == "&" {
      place += 1
    }
  }

  /// Takes what is written as a sign or a command; a command is no beginning of a longer one.
  private mutating func take(_ written: String) -> Bool {
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

  private mutating func takeDifferential() -> Bool {
    let signs = [
      "∂", "\\partial", "\\mathrm{d}", "\\text{d}", "\\operatorname{d}", "\\mathrm d", "d",
    ]
    guard signs.contains(where: { take($0) }) else { return false }
    _ = take("²") || take("^2") || take("^{2}")
    return true
  }

  /// A letter, in a style or not, with an index, an exponent and an argument.
  private mutating func takeName(hasCall: Bool = true) -> Bool {
    for style in ["\\mathcal", "\\mathbf", "\\boldsymbol", "\\bm", "\\vec", "\\mathrm"]
    where take(style) {
      guard take("{"), takeLetter(), take("}") else { return false }
      return takeTail(hasCall: hasCall)
    }
    return takeLetter() && takeTail(hasCall: hasCall)
  }

  private mutating func takeTail(hasCall: Bool) -> Bool {
    if take("_"), !takeIndex() { return false }
    if take("²") || take("^2") || take("^{2}") { return true }
    return hasCall ? takeCall() : true
  }

  private mutating func takeLetter() -> Bool {
    guard place < text.count else { return false }
    if text[place] == "\\" {
      let start = place
      place += 1
      while place < text.count, Self.isLetter(text[place]) { place += 1 }
      defer { skipBlanks() }
      return place > start + 2
    }
    guard text[place].properties.isAlphabetic else { return false }
    place += 1
    skipBlanks()
    return true
  }

  /// Letters and digits, in braces or one of them.
  private mutating func takeIndex() -> Bool {
    let isBraced = take("{")
    let start = place
    while place < text.count, Self.isLetter(text[place]) || ("0"..."9").contains(text[place]),
      isBraced || place == start
    {
      place += 1
    }
    guard place > start else { return false }
    skipBlanks()
    return !isBraced || take("}")
  }

  /// Letters with commas in brackets, if brackets stand here.
  private mutating func takeCall() -> Bool {
    guard take("(") else { return true }
    repeat { guard takeName(hasCall: false) else { return false } } while take(",") || take(";")
    return take(")")
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic
  }
}
