/// What a value is called before its equals sign, where that is no formula.
///
/// `\frac{\partial L}{\partial w} = 2 w`, `dy/dx = 2x`, `f'(x) = 2x`, `∇L = …`, `E[X] = …`, `w^* = …`, `KL(p‖q) = …`:
/// it says what the value is, and no more.
struct ValueLabel {
  let text: [Unicode.Scalar]
  private(set) var place = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// The text with white space for such a name and the equals sign behind it, and for a box around all of it; the text
  /// itself where there is none.
  static func blanked(_ text: String) -> String {
    let text = unboxed(text)
    guard text.contains("=") || text.contains("≈") || text.contains("\\approx") else { return text }
    var label = ValueLabel(text)
    label.skipDelimiters()
    let start = label.place
    let kinds: [(inout ValueLabel) -> Bool] = [
      { $0.takeDerivative() }, { $0.takeStarred() }, { $0.takeOfDistribution() },
      { $0.takeLogarithm() },
    ]
    for takes in kinds {
      label.place = start
      guard takes(&label), label.takeEquals(), label.place < label.text.count else { continue }
      var blanked = String.UnicodeScalarView()
      for (place, scalar) in label.text.enumerated() {
        // The signs around a formula in a text stay.
        blanked.append(start <= place && place < label.place ? " " : scalar)
      }
      return String(blanked)
    }
    return text
  }

  /// The place of the bracket that closes the one at a place.
  func closing(from open: Int) -> Int? {
    var depth = 0
    for place in open..<text.count {
      switch text[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return place }
      default: continue
      }
    }
    return nil
  }

  // MARK: Labels

  private mutating func takeDerivative() -> Bool {
    let start = place
    for fraction in ["\\frac", "\\dfrac", "\\tfrac"] where take(fraction) {
      guard take("{"), takeDifferential() else { return false }
      let namesFunction = takeName()
      guard take("}"), take("{") else { return false }
      // `\partial x \partial y` of a mixed derivative.
      repeat { guard takeDifferential(), takeName() else { return false } } while !take("}")
      return namesFunction || takeName(hasSquare: false)
    }
    if take("∇") || take("\\nabla") {
      if take("_"), !takeIndex() { return false }
      _ = takeSquare()
      return takeName()
    }
    if takeDifferential(), takeName(), take("/"), takeDifferential(), takeName() { return true }
    place = start
    guard takeName(hasCall: false), takePrime() else { return false }
    while takePrime() {}
    return takeCall()
  }

  /// A name with a star, or with the number of a layer or a step in brackets above the line: `w^*`, `z^{(2)}_1`.
  private mutating func takeStarred() -> Bool {
    guard takeName(hasCall: false), take("^") else { return false }
    let isBraced = take("{")
    let isStar = ["*", "\\star", "\\ast", "∗", "⋆"].contains { take($0) }
    guard isStar || takeBracket() else { return false }
    guard !isBraced || take("}") else { return false }
    if take("_"), !takeIndex() { return false }
    return takeCall()
  }

  /// What is taken of a random number or a distribution, with anything in its brackets: `E[X]`, `KL(p‖q)`.
  private mutating func takeOfDistribution() -> Bool {
    let styles = [
      "\\mathbb", "\\mathrm", "\\operatorname", "\\text", "\\mathbf", "\\textrm", "\\mathcal",
    ]
    let isStyled = styles.contains { take($0) }
    if isStyled, !take("{") { return false }
    let start = place
    while place < text.count, text[place].properties.isAlphabetic { place += 1 }
    let word = String(String.UnicodeScalarView(text[start..<place]))
    guard Self.ofDistributions.contains(word) else { return false }
    skipBlanks()
    if isStyled, !take("}") { return false }
    if take("_"), !takeIndex() { return false }
    _ = take("\\left") || take("\\big") || take("\\bigl")
    return takeBracket()
  }

  private static let ofDistributions: Set = [
    "E", "𝔼", "Var", "Cov", "KL", "D", "DKL", "MSE", "CE", "BCE", "NLL", "JS", "P", "Pr",
  ]

  /// The logarithm of a density, `\log p(x)`.
  private mutating func takeLogarithm() -> Bool {
    _ = take("-") || take("−")
    guard take("\\log") || take("\\ln") || take("log ") || take("ln ") else { return false }
    return takeName(hasCall: false) && place < text.count && text[place] == "(" && takeBracket()
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

  /// Takes a round or square bracket with all that stands in it.
  private mutating func takeBracket() -> Bool {
    guard place < text.count, text[place] == "(" || text[place] == "[",
      let close = closing(from: place)
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

  private mutating func skipBlanks() {
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

  private mutating func takeDifferential() -> Bool {
    let signs = [
      "∂", "\\partial", "\\mathrm{d}", "\\text{d}", "\\operatorname{d}", "\\mathrm d", "d",
    ]
    guard signs.contains(where: { take($0) }) else { return false }
    _ = takeSquare()
    return true
  }

  private mutating func takeSquare() -> Bool { take("²") || take("^2") || take("^{2}") }

  private mutating func takeEquals() -> Bool { take("=") || take("≈") || take("\\approx") }

  /// A letter, in a style or not, with an index, an exponent and an argument.
  private mutating func takeName(hasCall: Bool = true, hasSquare: Bool = true) -> Bool {
    for style in [
      "\\mathcal", "\\mathbf", "\\boldsymbol", "\\bm", "\\vec", "\\mathrm", "\\hat", "\\bar",
    ]
    where take(style) {
      let isBraced = take("{")
      guard takeLetter(), !isBraced || take("}") else { return false }
      return takeTail(hasCall: hasCall, hasSquare: hasSquare)
    }
    return takeLetter() && takeTail(hasCall: hasCall, hasSquare: hasSquare)
  }

  private mutating func takeTail(hasCall: Bool, hasSquare: Bool) -> Bool {
    if take("_"), !takeIndex() { return false }
    if hasSquare, takeSquare() { return true }
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

  /// Letters and digits, in braces or one of them; or a letter in a style.
  private mutating func takeIndex() -> Bool {
    let isBraced = take("{")
    let start = place
    if place < text.count, text[place] == "\\" {
      guard takeName(hasCall: false) else { return false }
      return !isBraced || take("}")
    }
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
