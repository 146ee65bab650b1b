import Exact
import Formats

// What stands below the line: one name however it is written, `xᵢ`, `x_i` and `x_{i}`.
extension Lexer {
  /// The word for the sign of a sum over an index, and of a product.
  static let sum = "Σ"
  static let product = "∏"

  /// Whether a word is the one for the sign of a sum or a product.
  static func isSeries(_ word: String) -> Bool {
    // By their lengths first: nearly every word is asked, and to compare letters of several bytes costs more.
    switch word.utf8.count {
    case 2: word == sum
    case 3: word == product
    default: false
    }
  }

  /// A Σ that begins no name.
  func isSeriesSign(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "Π" {
      return !vocabulary.names.contains { $0.hasPrefix("Π") } && isIndexOfTerms(behind: place + 1)
    }
    return scalar == "Σ" && !namesSigma && isSeriesAhead
  }

  /// Whether Σ is a name, by itself or with something below its line.
  var namesSigma: Bool {
    vocabulary.names.contains { $0.hasPrefix("Σ") || $0.hasPrefix("Sigma") }
  }

  /// How far behind an index its terms are looked for.
  private static let longestTerm = 200

  /// Whether a letter stands below the line at a place, alone or in braces, and again below a line of what follows, where
  /// a term begins: `_j x_j`.
  ///
  /// Else `sum_x/n` may be a name.
  func isIndexOfTerms(behind line: Int) -> Bool {
    guard line + 2 < plain.count, plain[line] == "_" else { return false }
    let isBraced = plain[line + 1] == "{"
    let letter = isBraced ? line + 2 : line + 1
    guard isLetter(plain[letter]), !isBraced || plain[letter + 1] == "}" else { return false }
    let end = letter + (isBraced ? 2 : 1)
    var term = end
    while term < plain.count, isBlank(plain[term]) { term += 1 }
    guard term < plain.count, term > end || !isLetter(plain[end]) && !isDigit(plain[end]),
      isLetter(plain[term]) || isDigit(plain[term]) || ["(", "[", "\\"].contains(plain[term])
    else { return false }
    let rest = plain[term...].prefix(Self.longestTerm)
    return rest.indices.contains { place in
      switch plain[place] {
      case "_":
        let below = plain[(place + 1)...].drop { $0 == "{" }.prefix { isLetter($0) || isDigit($0) }
        return below.contains(plain[letter])
      case "[":
        // Behind a name stands what programs write in brackets for what is below its line, `x[j]`.
        guard place > term, isLetter(plain[place - 1]) || isDigit(plain[place - 1]) else {
          return false
        }
        let inside = plain[(place + 1)...].prefix { $0 != "]" }
        return inside.split { !isLetter($0) && !isDigit($0) && $0 != "_" }
          .contains { $0.count == 1 && $0.first == plain[letter] }
      default: return false
      }
    }
  }

  /// Whether the exponent at a place is the last index of a sum, and no power.
  private func hasBound(_ power: Int) -> Bool {
    let exponent = plain[(power + 1)...].first { $0 != "{" && !isBlank($0) }
    guard let exponent else { return false }
    return !(exponent == "-" || isDigit(exponent) || exponent == "T" || exponent == "\\")
  }

  /// Whether what follows the letter Σ may be under a sum: its bounds, or a term.
  ///
  /// The letter is the next scalar, or was the last command. Before a sign, the end or an exponent that is no bound
  /// it is a name.
  var isSeriesAhead: Bool {
    var next = place < plain.count && plain[place] == "Σ" ? place + 1 : place
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next < plain.count else { return false }
    switch plain[next] {
    case "^": return hasBound(next)
    case "_":
      let index = plain[(next + 1)...].prefix { $0 != "}" && $0 != "^" }
      guard index.first(where: { $0 != "{" && !isBlank($0) }).map(isDigit) ?? false else {
        return true
      }
      var end = index.endIndex
      if end < plain.count, plain[end] == "}" { end += 1 }
      return end < plain.count && plain[end] == "^" && hasBound(end)
    case "\\":
      guard let end = commandEnd(from: next),
        case .token(.sign(let sign))? = Lexer.command(
          String(scalars: plain[next + 1..<end]))
      else { return true }
      return Token.Kind.sign(sign).nesting > 0
    default:
      return isLetter(plain[next]) || isDigit(plain[next]) || Lexer.lowered(plain[next]) != nil
        || ["(", "[", "{", "|", "√", "‖"].contains(plain[next])
    }
  }

  /// The index below the sign of a series: `ᵢ`, `_i`, or `_` before a brace.
  mutating func seriesIndex(_ scalar: Unicode.Scalar) throws(FormulaError) -> String? {
    guard case .word(let word)? = tokens.last?.kind, Lexer.isSeries(word) else { return nil }
    if let letter = Lexer.lowered(scalar), isLetter(letter) {
      if place + 1 < plain.count, plain[place + 1] == "₌" { return try loweredBound(letter) }
      place += 1
      return "_" + String(letter)
    }
    guard scalar == "_" else { return nil }
    place += 1
    guard place < plain.count, isLetter(plain[place]) else {
      hasBracedIndex = true
      return "_"
    }
    place += 1
    return "_" + String(plain[place - 1])
  }

  /// The index and its first value below the line, `ᵢ₌₁`, as `_{i=1}`; the closing brace is left to emit.
  private mutating func loweredBound(_ index: Unicode.Scalar) throws(FormulaError) -> String? {
    let start = place
    var end = place + 2
    var first = String.UnicodeScalarView()
    while end < plain.count, let sign = Lexer.lowered(plain[end]) {
      first.append(sign)
      end += 1
    }
    let written = String(first)
    let value: Token.Kind
    if let number = Int(written) {
      value = .number(Rational(number))
    } else if written.unicodeScalars.count == 1 {
      value = .word(written)
    } else {
      throw FormulaError(.unexpectedCharacter("₌"), at: start + 1..<start + 2)
    }
    place = start + 1
    try emit(.word("_"), from: start)
    try emit(.sign(.openBrace), from: start)
    try emit(.word(String(index)), from: start)
    place = start + 2
    try emit(.sign(.equal), from: start + 1)
    place = end
    try emit(value, from: start + 2)
    try emit(.sign(.closeBrace), from: end)
    return ""
  }

  /// Letters and digits that are written below the line, as they are on it.
  static let lowered: [Unicode.Scalar: Unicode.Scalar] = [
    "ₐ": "a", "ₑ": "e", "ₕ": "h", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₘ": "m", "ₙ": "n",
    "ₒ": "o", "ₚ": "p", "ᵣ": "r", "ₛ": "s", "ₜ": "t", "ᵤ": "u", "ᵥ": "v", "ₓ": "x", "ᵦ": "β",
    "ᵧ": "γ", "ᵨ": "ρ", "ᵩ": "φ", "ᵪ": "χ", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4",
    "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
  ]

  /// A word with what is below the line written behind a line, `xᵢ` as `x_i`.
  static func raised(_ word: String.UnicodeScalarView) -> String {
    var raised = String.UnicodeScalarView()
    var isBelow = false
    for scalar in word {
      guard let letter = lowered(scalar) else {
        raised.append(scalar)
        isBelow = false
        continue
      }
      if !isBelow, raised.last != "_" { raised.append("_") }
      raised.append(letter)
      isBelow = true
    }
    return String(raised)
  }

  /// A name with the letter that it starts with the name of: `theta_1` as `θ_1`.
  static func withGreek(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "_") }) {
      return greekName(word) ?? word
    }
    let end = word.firstIndex(of: "_") ?? word.endIndex
    if end != word.endIndex, word[..<end] == "sigma" { return "σ" + word[end...] }
    guard let letter = greekName(String(word[..<end])) else { return word }
    return letter + word[end...]
  }

  /// The name that the last word becomes with the index that stands here, as in `\theta_1`.
  ///
  /// The word is taken back; nil where no index stands behind a word.
  mutating func indexedWord(_ scalar: Unicode.Scalar) throws(FormulaError) -> String? {
    if !followsSpace, let last = tokens.last?.kind, last == .sign(.doubleBar) || last == .sign(.bar)
    {
      return normName()
    }
    if scalar == "_", !followsSpace, let word = try indexBehindPower() { return word }
    if scalar == "_" || Lexer.lowered(scalar) != nil { releaseName() }
    // LaTeX takes no notice of the space in `\log _2`.
    let isApart = isLaTeX && scalar == "_"
    guard scalar == "_" || Lexer.lowered(scalar) != nil, !followsSpace || isApart,
      case .word(let base)? = tokens.last?.kind, isApart || tokens.last?.range.upperBound == place,
      base.unicodeScalars.allSatisfy({ isLetter($0) || isMark($0) })
    else { return nil }
    let start = place
    var below = String.UnicodeScalarView()
    if scalar == "_" {
      place += 1
      if place < plain.count, plain[place] == "{" {
        guard let joined = bracedSubscript(of: base + "_") else {
          // An index to be computed, as in `\theta_{i+1}`: of a vector, the brace stays.
          let index = computedIndex(of: base + "_")
          takeBack()
          return vocabulary.spelling(of: Lexer.withGreek(base) + "_" + (index ?? ""))
        }
        takeBack()
        return vocabulary.spelling(of: Lexer.withGreek(joined))
      }
      if let letters = loweredCommand() {
        below.append(contentsOf: letters)
      } else {
        let end = indexEnd(of: base, from: place)
        below.append(contentsOf: plain[place..<end])
        place = end
      }
    } else {
      while place < plain.count, let letter = Lexer.lowered(plain[place]) {
        below.append(letter)
        place += 1
      }
    }
    guard !below.isEmpty || base == "ℝ" else {
      place = start
      return nil
    }
    takeBack()
    return vocabulary.spelling(of: Lexer.withGreek(base) + "_" + String(below))
  }

  /// The index behind an exponent, `x^2_i` and `x^{2}_{i}`, which belongs to the name before it: the name
  /// and the exponent change places, so that the last token of the exponent is still to be emitted.
  private mutating func indexBehindPower() throws(FormulaError) -> String? {
    guard let power = tokens.indices.suffix(4).last(where: { tokens[$0].kind == .sign(.power) }),
      power > 0, case .word(let base) = tokens[power - 1].kind,
      base.unicodeScalars.allSatisfy({ isLetter($0) || isMark($0) }),
      tokens.count - power == 2
        || (tokens.count - power == 4 && tokens[power + 1].kind == .sign(.openBrace)
          && tokens[power + 3].kind == .sign(.closeBrace))
    else { return nil }
    let exponent = Array(tokens[power...])
    let start = place
    var ahead = self
    ahead.tokens.removeLast(exponent.count)
    ahead.tokens[power - 1] = Token(
      kind: .word(base), range: tokens[power - 1].range.lowerBound..<place,
      followsSpace: tokens[power - 1].followsSpace)
    guard let name = try ahead.indexedWord("_"), !name.hasSuffix("_") else { return nil }
    ahead.tokens.append(
      Token(
        kind: .word(name), range: tokens[power - 1].range, followsSpace: ahead.followsSpace))
    ahead.resumed = nil
    ahead.followsSpace = false
    self = ahead
    tokens += exponent
    return place > start ? "" : nil
  }

  /// Which norm it is, below the bars: `_1`, `_{2}`, `_\infty`.
  private mutating func normName() -> String? {
    for (written, word) in Lexer.norms where plain[place...].starts(with: written.unicodeScalars) {
      place += written.unicodeScalars.count
      return word
    }
    return nil
  }

  private static let norms = [
    ("_{1}", "_1"), ("_1", "_1"), ("₁", "_1"), ("_{2}", "_2"), ("_2", "_2"), ("₂", "_2"),
    ("_{F}", "_F"), ("_F", "_F"), ("_{\\mathrm{F}}", "_F"), ("_{\\text{F}}", "_F"),
    ("_{\\infty}", "_inf"), ("_\\infty", "_inf"), ("_{∞}", "_inf"), ("_∞", "_inf"),
  ]

  /// What the command that stands below a line here stands for, `\theta` or `\text{train}`, and takes it.
  mutating func loweredCommand() -> [Unicode.Scalar]? {
    guard place < plain.count, plain[place] == "\\", let end = commandEnd(from: place) else {
      return nil
    }
    let name = plain[place + 1..<end]
    if let letter = Lexer.letter(ofCommand: name) {
      place = end
      return [letter]
    }
    if ["max", "min", "log", "exp"].contains(String(String.UnicodeScalarView(name))) {
      place = end
      return Array(name)
    }
    guard Lexer.styles.contains(String(String.UnicodeScalarView(name))), end < plain.count,
      plain[end] == "{", let close = plain[end...].firstIndex(of: "}"), close > end + 1,
      plain[(end + 1)..<close].allSatisfy({ isLetter($0) || isDigit($0) || $0 == " " })
    else { return nil }
    place = close + 1
    return plain[(end + 1)..<close].filter { $0 != " " }
  }

  /// Takes the last token back, so that a longer one starts where it started.
  private mutating func takeBack() {
    guard let last = tokens.popLast() else { return }
    followsSpace = last.followsSpace
    resumed = last.range.lowerBound
  }

  /// The name with the braces behind its line, `x_` and `{i}`, if nothing but letters, digits and commas
  /// stand in them; the braces are taken then.
  mutating func bracedSubscript(of word: String) -> String? {
    guard word.hasSuffix("_"), place < plain.count, plain[place] == "{" else { return nil }
    var below = String.UnicodeScalarView()
    var next = place + 1
    while next < plain.count, plain[next] != "}" {
      let scalar = plain[next]
      if scalar == "\\" {
        var ahead = self
        ahead.place = next
        guard let letters = ahead.loweredCommand() else { return nil }
        below.append(contentsOf: letters)
        next = ahead.place
        continue
      }
      if let letter = Lexer.lowered(scalar) {
        below.append(letter)
      } else if isLetter(scalar) || isDigit(scalar) || scalar == "," {
        below.append(scalar)
      } else if !isBlank(scalar) {
        return nil
      }
      next += 1
    }
    guard next < plain.count, !below.isEmpty else { return nil }
    let base = String(word.dropLast())
    if isBase(below, of: base) { return nil }
    // `X_{i,j}` is `X_ij`; of numbers the comma stays, and an entry of a matrix has both.
    if below.contains(",") {
      guard !vocabulary.declares(base) else { return nil }
      if !below.contains(where: isDigit) { below.removeAll { $0 == "," } }
    }
    guard below.first != ",", below.last != "," else { return nil }
    place = next + 1
    return word + String(below)
  }

  /// Whether what stands in braces below a function is a formula, the base of a logarithm, and no name or number alone.
  private func isBase(_ below: String.UnicodeScalarView, of function: String) -> Bool {
    guard vocabulary.function(function) == "log", !vocabulary.declares(function) else {
      return false
    }
    return
      !(below.allSatisfy(isDigit)
      || (below.count == 1 && below.allSatisfy { $0.isASCII && isLetter($0) }))
  }
}
