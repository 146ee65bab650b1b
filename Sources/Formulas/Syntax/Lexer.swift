import Exact

/// Cuts the text of a formula into tokens.
///
/// Full-width forms, typographic signs and styled letters become their plain spelling here; letters
/// of other alphabets stay as they are, so that an error can name them.
struct Lexer {
  /// The longest text that is read, in Unicode scalars.
  static let longestText = 100_000

  private let text: [Unicode.Scalar]
  private let plain: [Unicode.Scalar]
  private let vocabulary: Vocabulary
  private var place = 0
  private var tokens: [Token] = []
  /// What the decimal exponents that are still to come may add up to.
  private var exponentsLeft = Rational.decimalExponentLimit

  /// The tokens of a text, the last one `.end`.
  static func tokens(
    of text: [Unicode.Scalar], _ vocabulary: Vocabulary
  ) throws(FormulaError) -> [Token] {
    guard text.count <= longestText else {
      throw FormulaError(
        .tooLong(length: text.count, limit: longestText), at: longestText..<text.count)
    }
    var lexer = Lexer(text, vocabulary)
    try lexer.run()
    return lexer.tokens
  }

  private init(_ text: [Unicode.Scalar], _ vocabulary: Vocabulary) {
    self.text = text
    plain = text.map(Lexer.plain)
    self.vocabulary = vocabulary
  }

  /// The plain spelling of a scalar.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar == "'" ? "′" : scalar == "\"" ? "″" : scalar }
    return switch scalar {
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case "−", "–", "—", "‒", "﹣", "➖", "\u{2010}", "\u{2011}": "-"
    case "·", "×", "∙", "⋅", "∗", "⨯", "•", "✕", "✖", "＊": "*"
    case "÷", "∕", "⁄": "/"
    case "∣", "｜": "|"
    case "＾", "ˆ": "^"
    case "∶", "：": ":"
    case "′", "’", "'", "ʹ": "′"
    case "″", "”", "\"", "ʺ": "″"
    case "º", "˚": "°"
    case "≦", "⩽": "≤"
    case "≧", "⩾": "≥"
    case "％", "﹪": "%"
    case "，": ","
    case "⟨": "["
    case "⟩": "]"
    case "⊤": "ᵀ"
    default: LookAlike.plainLetter(scalar) ?? scalar
    }
  }

  private mutating func run() throws(FormulaError) {
    var followsSpace = false
    while place < plain.count {
      let scalar = plain[place]
      if isBlank(scalar) {
        place += 1
        followsSpace = true
        continue
      }
      let start = place
      if scalar == "$" {
        // The signs around a formula in a text.
        place += 1
        followsSpace = true
        continue
      }
      if scalar == "\\" {
        if let kind = try command() {
          tokens.append(Token(kind: kind, range: start..<place, followsSpace: followsSpace))
          followsSpace = false
        }
        continue
      }
      let kind = try nextKind(scalar)
      tokens.append(Token(kind: kind, range: start..<place, followsSpace: followsSpace))
      followsSpace = false
    }
    tokens.append(
      Token(kind: .end, range: plain.count..<plain.count, followsSpace: followsSpace))
  }

  /// White space, and what pasted text holds that separates words without being seen: zero-width
  /// spaces, the invisible function application and times, and the selectors of emoji styles.
  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200B}", "\u{2060}", "\u{2061}", "\u{2062}", "\u{FE0E}", "\u{FE0F}", "\u{FEFF}": true
    default: scalar.isASCII ? isASCIISpace(scalar) : scalar.properties.isWhitespace
    }
  }

  private func isASCIISpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (9...13).contains(scalar.value)
  }

  private mutating func nextKind(_ scalar: Unicode.Scalar) throws(FormulaError) -> Token.Kind {
    if isDigit(scalar) || (scalar == "." && isDigit(at: place + 1)) { return try number() }
    if let power = superscript() { return .superscript(power) }
    if !scalar.isASCII, scalar.properties.numericType == .numeric,
      let fraction = vulgarFraction(scalar)
    {
      place += 1
      return .number(fraction)
    }
    if let index = seriesIndex(scalar) { return .word(index) }
    if scalar == "∑" || scalar == "∏" || isSeriesSign(scalar) {
      place += 1
      return .word(scalar == "∏" ? Lexer.product : Lexer.sum)
    }
    if let sign = sign(scalar) { return .sign(sign) }
    if isLetter(scalar) { return try word() }
    throw FormulaError(.unexpectedCharacter(text[place]), at: place..<place + 1)
  }

  private static let signs: [Unicode.Scalar: Token.Sign] = Dictionary(
    uniqueKeysWithValues: Token.Sign.allCases.compactMap { sign in
      sign.rawValue.unicodeScalars.first.map { ($0, sign) }
    })

  private mutating func sign(_ scalar: Unicode.Scalar) -> Token.Sign? {
    let next = place + 1 < plain.count ? plain[place + 1] : " "
    let pair: Token.Sign? =
      switch (scalar, next) {
      case ("*", "*"): .power
      case ("<", "="): .lessOrEqual
      case (">", "="): .greaterOrEqual
      case ("!", "="): .unequal
      case ("=", "="): .equal
      case ("′", "′"): .second
      default: nil
      }
    if let pair {
      place += 2
      return pair
    }
    guard let single = Lexer.signs[scalar] else { return nil }
    place += 1
    return single
  }

  // MARK: Commands

  /// The token of a LaTeX command; nil for one that stands for nothing.
  private mutating func command() throws(FormulaError) -> Token.Kind? {
    let start = place
    place += 1
    var name = String.UnicodeScalarView()
    while place < plain.count, plain[place].isASCII, isLetter(plain[place]) {
      name.append(plain[place])
      place += 1
    }
    if name.isEmpty, place < plain.count {
      name.append(plain[place])
      place += 1
    }
    switch Lexer.command(String(name)) {
    case .token(let kind)?: return kind
    case .nothing?: return nil
    case .accent(let mark)?: return .word(try accented(mark, from: start))
    case nil:
      throw FormulaError(.unknownCommand(String(name)), at: start..<place)
    }
  }

  /// The letter behind an accent, with or without braces, and the accent.
  private mutating func accented(
    _ mark: Unicode.Scalar, from start: Int
  ) throws(FormulaError) -> String {
    while place < plain.count, isBlank(plain[place]) { place += 1 }
    let isBraced = place < plain.count && plain[place] == "{"
    if isBraced { place += 1 }
    guard isLetter(at: place) else {
      throw FormulaError(.unexpectedEnd(expected: "a letter under the accent"), at: start..<place)
    }
    let word = String.UnicodeScalarView([plain[place], mark])
    place += 1
    if isBraced {
      guard place < plain.count, plain[place] == "}" else {
        throw FormulaError(.notClosed(bracket: "{"), at: start..<place)
      }
      place += 1
    }
    return String(word)
  }

  // MARK: Numbers

  private mutating func number() throws(FormulaError) -> Token.Kind {
    let start = place
    while isDigit(at: place) { place += 1 }
    if place < plain.count, plain[place] == "." {
      place += 1
      while isDigit(at: place) { place += 1 }
    }
    if place < plain.count, plain[place] == "e" || plain[place] == "E" {
      var next = place + 1
      if next < plain.count, plain[next] == "+" || plain[next] == "-" { next += 1 }
      if isDigit(at: next) {
        place = next
        while isDigit(at: place) { place += 1 }
        try spendExponent(plain[next..<place], from: start)
      }
    }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: plain[start..<place])
    do {
      return .number(try Rational(String(digits)))
    } catch {
      throw FormulaError(.numberTooLarge(String(digits.prefix(40))), at: start..<place)
    }
  }

  /// A power of ten costs nothing to write, so that all of a formula together are bounded.
  private mutating func spendExponent(
    _ digits: ArraySlice<Unicode.Scalar>, from start: Int
  ) throws(FormulaError) {
    let exponent = Int(String(String.UnicodeScalarView(digits))) ?? .max
    guard exponent <= exponentsLeft else {
      let written = String(String.UnicodeScalarView(text[start..<place].prefix(40)))
      throw FormulaError(.numberTooLarge(written), at: start..<place)
    }
    exponentsLeft -= exponent
  }

  private func vulgarFraction(_ scalar: Unicode.Scalar) -> Rational? {
    guard let value = scalar.properties.numericValue, value > 0, value < 1 else { return nil }
    // ½, ⅓ … ⅞ have denominators up to 10: the only fraction p/q near the value with so small a q.
    for denominator in 2...10 {
      let numerator = (value * Double(denominator)).rounded()
      if abs(numerator / Double(denominator) - value) < 1e-6 {
        return try? Rational(Integer(Int(numerator)), over: Integer(denominator))
      }
    }
    return nil
  }

  private static let raisedDigits: [Unicode.Scalar: Int] = [
    "⁰": 0, "¹": 1, "²": 2, "³": 3, "⁴": 4, "⁵": 5, "⁶": 6, "⁷": 7, "⁸": 8, "⁹": 9,
  ]

  private mutating func superscript() -> Int? {
    guard place < plain.count, !plain[place].isASCII else { return nil }
    let digits = Lexer.raisedDigits
    var end = place
    var negative = false
    if end < plain.count, plain[end] == "⁻" || plain[end] == "⁺" {
      negative = plain[end] == "⁻"
      end += 1
    }
    var value = 0
    var count = 0
    while end < plain.count, let digit = digits[plain[end]], count < 9 {
      value = value * 10 + digit
      count += 1
      end += 1
    }
    guard count > 0 else { return nil }
    place = end
    return negative ? -value : value
  }

  // MARK: Series

  /// The word for the sign of a sum over an index, and of a product.
  static let sum = "Σ"
  static let product = "∏"

  /// A Σ that begins no name.
  private func isSeriesSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "Σ" && !vocabulary.names.contains { $0.hasPrefix("Σ") }
  }

  /// The index below the sign of a series: `ᵢ`, `_i`, or `_` before a brace.
  private mutating func seriesIndex(_ scalar: Unicode.Scalar) -> String? {
    guard case .word(let word)? = tokens.last?.kind, word == Lexer.sum || word == Lexer.product
    else { return nil }
    if let letter = Lexer.subscriptLetters[scalar] {
      place += 1
      return "_" + String(letter)
    }
    guard scalar == "_" else { return nil }
    place += 1
    guard place < plain.count, isLetter(plain[place]) else { return "_" }
    place += 1
    return "_" + String(plain[place - 1])
  }

  /// Letters that are written below the line.
  static let subscriptLetters: [Unicode.Scalar: Character] = [
    "ₐ": "a", "ₑ": "e", "ₕ": "h", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₘ": "m", "ₙ": "n",
    "ₒ": "o", "ₚ": "p", "ᵣ": "r", "ₛ": "s", "ₜ": "t", "ᵤ": "u", "ᵥ": "v", "ₓ": "x",
  ]

  // MARK: Words

  /// The longest word from here; cut before digits that belong to a number, as in `ln0.6`.
  private mutating func word() throws(FormulaError) -> Token.Kind {
    let start = place
    if let single = ownWord(plain[place]), !isLetter(at: place + 1) || single == "π" {
      place += 1
      return .word(single)
    }
    var word = String.UnicodeScalarView()
    var lettersEnd = place
    var lettersOnly = String.UnicodeScalarView()
    var sawDigit = false
    while place < plain.count {
      let scalar = plain[place]
      if scalar == "π", place > start { break }
      if let digit = Lexer.subscriptDigit(scalar) {
        if word.last.map({ !isDigit($0) }) ?? true, word.last != "_" { word.append("_") }
        word.append(digit)
      } else if isLetter(scalar) || isDigit(scalar) || scalar == "_" || isMark(scalar) {
        word.append(scalar)
      } else {
        break
      }
      if isDigit(scalar) { sawDigit = true }
      place += 1
      if !sawDigit {
        lettersEnd = place
        lettersOnly = word
      }
    }
    let whole = String(word)
    if Lexer.modules.contains(whole), place < plain.count, plain[place] == ".",
      isLetter(at: place + 1)
    {
      // `np.log(0.6)` is log(0.6).
      place += 1
      return try self.word()
    }
    let digitsFollowPoint = place < plain.count && plain[place] == "." && isDigit(at: place + 1)
    if sawDigit, !vocabulary.knows(whole) || digitsFollowPoint {
      let letters = String(lettersOnly)
      if vocabulary.knows(letters), !letters.hasSuffix("_") {
        if vocabulary.knows(whole) {
          let rest = String(String.UnicodeScalarView(plain[place..<numberEnd(from: place)]))
          let tail = whole.dropFirst(letters.count)
          throw FormulaError(
            .ambiguous(first: "\(whole)(0\(rest))", second: "\(letters)(\(tail)\(rest))"),
            at: start..<place + rest.count)
        }
        place = lettersEnd
        return .word(letters)
      }
    }
    return .word(whole)
  }

  /// The libraries whose functions people paste with their names before them.
  private static let modules: Set = [
    "np", "numpy", "math", "Math", "torch", "scipy", "jnp", "jax", "tf", "cmath",
  ]

  /// Letters that are a word of their own wherever they stand.
  private func ownWord(_ scalar: Unicode.Scalar) -> String? {
    scalar == "π" || scalar == "℮" || scalar == "ℯ" ? (scalar == "π" ? "π" : "e") : nil
  }

  private func numberEnd(from start: Int) -> Int {
    var end = start + 1
    while isDigit(at: end) { end += 1 }
    return end
  }

  private static func subscriptDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x2080...0x2089).contains(scalar.value) else { return nil }
    return Unicode.Scalar(48 + scalar.value - 0x2080)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private func isDigit(at index: Int) -> Bool { index < plain.count && isDigit(plain[index]) }
  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic && scalar != "ᵀ"
  }
  private func isLetter(at index: Int) -> Bool { index < plain.count && isLetter(plain[index]) }
  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered
  }
}
