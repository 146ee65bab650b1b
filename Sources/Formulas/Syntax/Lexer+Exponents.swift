import Exact

// Exponents that are written in raised letters, `eˣ`, `xⁿ⁻¹`.
extension Lexer {
  /// Letters, digits and signs that are written above the line, as they are on it.
  static let raisedSigns: [Unicode.Scalar: Unicode.Scalar] = [
    "ᵃ": "a", "ᵇ": "b", "ᶜ": "c", "ᵈ": "d", "ᵉ": "e", "ᶠ": "f", "ᵍ": "g", "ʰ": "h", "ⁱ": "i",
    "ʲ": "j", "ᵏ": "k", "ˡ": "l", "ᵐ": "m", "ⁿ": "n", "ᵒ": "o", "ᵖ": "p", "ʳ": "r", "ˢ": "s",
    "ᵗ": "t", "ᵘ": "u", "ᵛ": "v", "ʷ": "w", "ˣ": "x", "ʸ": "y", "ᶻ": "z", "ᵝ": "β", "ᵞ": "γ",
    "ᴬ": "A", "ᴮ": "B", "ᴰ": "D", "ᴱ": "E", "ᴳ": "G", "ᴴ": "H", "ᴵ": "I", "ᴶ": "J", "ᴷ": "K",
    "ᴸ": "L", "ᴹ": "M", "ᴺ": "N", "ᴼ": "O", "ᴾ": "P", "ᴿ": "R", "ᵁ": "U", "ⱽ": "V", "ᵂ": "W",
    "ᵅ": "α", "ᵟ": "δ", "ᵠ": "φ", "ᵡ": "χ", "ᶿ": "θ", "⁰": "0", "¹": "1", "²": "2", "³": "3",
    "⁴": "4",
    "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁺": "+", "⁻": "-",
    "⁽": "(", "⁾": ")", "ᐟ": "/",
  ]

  /// Takes a fraction of raised and lowered digits, `¹⁄₂`, with a whole number before it or without; whether it stands here.
  mutating func readsScriptFraction() throws(FormulaError) -> Bool {
    let start = place
    guard let above = superscript(), above > 0, let below = loweredDenominator() else {
      place = start
      return false
    }
    let end = place
    place = start + 1
    guard let fraction = try? Rational(Integer(above), over: Integer(below)) else {
      place = start
      return false
    }
    let mixed = mixed(with: fraction)
    guard mixed != nil || tokens.last?.kind.endsOperand != true else {
      place = start
      return false
    }
    place = end
    try emit(.number(mixed ?? fraction), from: start)
    return true
  }

  /// The digits below the line behind a fraction bar, which are taken; nil where none stand here, or 0.
  private mutating func loweredDenominator() -> Int? {
    guard place < plain.count, plain[place] == "/" else { return nil }
    var end = place + 1
    var value = 0
    while end < plain.count, end - place <= Self.mostLoweredDigits,
      let digit = Lexer.lowered(plain[end]), isDigit(digit)
    {
      value = 10 * value + Int(digit.value) - 48
      end += 1
    }
    place = end
    return value > 0 ? value : nil
  }

  /// The most digits below the line of such a fraction.
  private static let mostLoweredDigits = 9

  /// The most signs above the line that are read together.
  private static let longestExponent = 64

  /// Whether lowered signs stand before this place, and the sign of a sum or a product before these: `Σₜ₌₁ᵀ`.
  private var isAboveSum: Bool {
    var before = place
    while before > 0, place - before < Self.longestExponent,
      Lexer.lowered(plain[before - 1]) != nil || plain[before - 1] == "₌"
    {
      before -= 1
    }
    return before > 0 && before < place && ["Σ", "∑", "∏", "Π"].contains(plain[before - 1])
  }

  /// Emits the exponent that stands here, as `^` and a bracket, if there is more to it than a whole number; whether there
  /// was: `xⁿ`, `2³⁻¹`, `x¹ᐟ²`.
  mutating func readsRaisedFormula() throws(FormulaError) -> Bool {
    var end = place
    // The raised T is a transpose, and the last index of a sum.
    let isLastIndex = isAboveSum
    var signs: [Unicode.Scalar] = []
    while end < plain.count, end - place < Self.longestExponent,
      let sign = Lexer.raisedSigns[plain[end]] ?? (isLastIndex && plain[end] == "ᵀ" ? "T" : nil)
    {
      signs.append(sign)
      end += 1
    }
    guard signs.dropFirst().contains(where: { !isDigit($0) }) || signs.first.map(isLetter) == true,
      !tokens.isEmpty
    else { return false }
    let start = place
    try emit(.sign(.power), from: start)
    try emit(.sign(.open), from: start)
    var number = 0
    for (offset, sign) in signs.enumerated() {
      let next = offset + 1 < signs.count ? signs[offset + 1] : " "
      place = start + offset + 1
      if isDigit(sign) {
        let (value, overflow) = number.multipliedReportingOverflow(by: 10)
        guard !overflow, value < 1 << 40 else {
          throw FormulaError(.numberTooLarge(String(value)), at: start..<end)
        }
        number = value + Int(sign.value) - 48
        if isDigit(next) { continue }
        try emit(.number(Rational(number)), from: place - 1)
        number = 0
      } else {
        let kind: Token.Kind
        switch sign {
        case "+": kind = .sign(.plus)
        case "-": kind = .sign(.minus)
        case "/": kind = .sign(.over)
        case "(": kind = .sign(.open)
        case ")": kind = .sign(.close)
        default: kind = .word(String(sign))
        }
        try emit(kind, from: place - 1)
      }
    }
    place = end
    try emit(.sign(.close), from: end)
    return true
  }
}
