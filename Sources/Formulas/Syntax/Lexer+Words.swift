import Formats

// Names, and the words for functions.
extension Lexer {
  /// How many names of modules stand before a function at most, `torch.nn.functional`.
  private static let mostModules = 4
  /// From this length on a word with digits is cut where its letters are known, so that no text is read over and over.
  private static let longWord = 64
  /// The longest word, in Unicode scalars.
  private static let longestWord = 1_000

  /// The longest word from here; cut before digits that belong to a number, as in `ln0.6`.
  ///
  /// - Parameter modules: how many names of modules stand before it.
  mutating func word(behind modules: Int = 0) throws(FormulaError) -> Token.Kind {
    let start = place
    if isTransposition(from: start) {
      place += 1
      return .word("T")
    }
    if let single = ownWord(plain[place]), !isLetter(at: place + 1) || single == "π" {
      place += 1
      return .word(single)
    }
    if isNumberE {
      place += 1
      return .word("e")
    }
    let plainEnd = plainWordEnd(from: start)
    if plainEnd == nil, let sign = seriesWord() { return .word(sign) }
    let cut = plainEnd == nil ? greekCut(from: start) : nil
    if isOneSign(from: start) {
      place += 1
      return .word(vocabulary.spelling(of: String(plain[start])))
    }
    var word = String.UnicodeScalarView()
    var lettersEnd = place
    var lettersOnly = String.UnicodeScalarView()
    var sawDigit = false
    var sawLowered = false
    if let plainEnd { place = plainEnd }
    while plainEnd == nil, place < plain.count {
      let scalar = plain[place]
      if sawDigit, place == start + Self.longWord, knowsLetters(lettersOnly) { break }
      // The arrow over a vector, as `\vec`, says what the letter is.
      if scalar == "\u{20D7}" {
        place += 1
        continue
      }
      if scalar == "π", place > start { break }
      if place == cut { break }
      if scalar == "_", !word.contains("_"), !sawLowered {
        // What stands below the line ends where another name begins.
        let base = String(word)
        let end = indexEnd(of: base, from: place + 1)
        if end > place + 1, end < plain.count, isLetter(plain[end]) || isDigit(plain[end]) {
          word.append(contentsOf: plain[place..<end])
          place = end
          return .word(spelled(Lexer.raised(word)))
        }
      }
      if sawLowered, isLetter(scalar), Lexer.lowered(scalar) == nil { break }
      if Lexer.lowered(scalar) != nil { sawLowered = true }
      guard
        Lexer.lowered(scalar) != nil || isLetter(scalar) || isDigit(scalar) || scalar == "_"
          || isMark(scalar)
      else { break }
      word.append(scalar)
      if isDigit(scalar) { sawDigit = true }
      place += 1
      if !sawDigit {
        lettersEnd = place
        lettersOnly = word
      }
    }
    guard place - start <= Self.longestWord else {
      let beginning = String(scalars: plain[start..<start + 20])
      throw FormulaError(
        .notAllowed(beginning + "…", reason: "a name of more than 1,000 signs is not read"),
        at: start..<place)
    }
    var whole: String
    if plainEnd == nil {
      whole = Lexer.raised(word)
      if sawLowered, let sum = loweredSum(of: whole) { whole = sum }
      if let joined = bracedSubscript(of: whole) { whole = joined }
      if whole.hasSuffix("_"), whole.count > 1, let letters = loweredCommand() {
        whole += String(String.UnicodeScalarView(letters))
      }
      if whole.hasSuffix("_"), let index = computedIndex(of: whole) { whole += index }
    } else {
      whole = String(scalars: plain[start..<place])
    }
    whole = spelled(whole)
    // What is called right behind the word is the function, where no variable has the name.
    if Lexer.isSigma(whole), !vocabulary.declares("sigma"), !vocabulary.declares("σ"),
      plain[place...].first(where: { $0 != "′" }) == "("
    {
      return .word("σ")
    }
    if whole == "percent" || whole == "pct", !vocabulary.declares(whole),
      case .number? = tokens.last?.kind
    {
      return .sign(.percent)
    }
    if whole == "norm",
      let function = Self.ofNormalDistribution.first(where: { written, _ in
        plain[place...].starts(with: written.unicodeScalars)
      })
    {
      place += function.key.unicodeScalars.count - 1
      return .word(function.value)
    }
    if place < plain.count, plain[place] == ".", Lexer.modules.contains(whole),
      isLetter(at: place + 1),
      isLetter(at: place + 2) || (plain[place + 1] == "e" && !isDigit(at: place + 2))
    {
      // `np.log(0.6)` is log(0.6).
      guard modules < Self.mostModules else {
        throw FormulaError(.unexpectedCharacter("."), at: place..<place + 1)
      }
      place += 1
      return try self.word(behind: modules + 1)
    }
    let digitsFollowPoint = place < plain.count && plain[place] == "." && isDigit(at: place + 1)
    if sawDigit, !Parser.numberTypes.contains(whole), !vocabulary.knows(whole) || digitsFollowPoint,
      !isCalledInOtherCase(whole)
    {
      let letters = spelled(Lexer.raised(lettersOnly))
      if vocabulary.knows(letters), !letters.hasSuffix("_") {
        if vocabulary.knows(whole) {
          let rest = String(scalars: plain[place..<numberEnd(from: place)])
          let tail = whole.dropFirst(letters.count)
          throw FormulaError(
            .ambiguous(first: "\(whole)(0\(rest))", second: "\(letters)(\(tail)\(rest))"),
            at: start..<place + rest.count)
        }
        place = lettersEnd
        return .word(letters)
      }
    }
    if let keyword = keyword(whole) { return .word(keyword) }
    if isCalledBehindName(whole, from: start) {
      place = start + 1
      return .word(vocabulary.spelling(of: String(plain[start])))
    }
    if (2...3).contains(whole.utf8.count), ["NOT", "AND", "OR"].contains(whole),
      !vocabulary.declares(whole), hasRelation
    {
      return .word(whole.lowercased())
    }
    return .word(whole)
  }

  /// Whether a word with digits is a function in another case with a square bracket behind it, `Log2[8]`.
  private func isCalledInOtherCase(_ word: String) -> Bool {
    place < plain.count && plain[place] == "[" && Vocabulary.otherCase(of: word) != nil
  }

  /// The end of the word here where it is of letters of ASCII alone; nil for other words.
  ///
  /// Nothing stands behind it that may belong to it: a digit, what is below a line, or any sign of another alphabet.
  private func plainWordEnd(from start: Int) -> Int? {
    var end = start
    while end < plain.count, plain[end].isASCII, isLetter(plain[end]) { end += 1 }
    guard end > start else { return nil }
    guard end < plain.count else { return end }
    let next = plain[end]
    return next.isASCII && next != "_" && !isDigit(next) ? end : nil
  }

  /// Whether a word is the letter σ, or its name.
  private static func isSigma(_ word: String) -> Bool {
    switch word.utf8.count {
    case 2: word == "σ"
    case 5: word == "sigma"
    default: false
    }
  }

  /// Whether a word is one letter before a function that is called, `xcos(` and `plog2(`, and means nothing itself.
  private func isCalledBehindName(_ word: String, from start: Int) -> Bool {
    place < plain.count && plain[place] == "(" && isLetter(plain[start])
      && place - start == word.unicodeScalars.count
      && Self.calledBehindNames.contains(String(word.dropFirst()))
      // The reciprocal and the whole root of programs are no products.
      && word != "rsqrt" && word != "isqrt" && !vocabulary.knows(word)
      && Vocabulary.otherCase(of: word) == nil
  }

  private static let calledBehindNames: Set = [
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "ln", "log2", "log10", "sqrt",
    "sigmoid",
  ]

  private func knowsLetters(_ letters: String.UnicodeScalarView) -> Bool {
    vocabulary.knows(spelled(Lexer.raised(letters)))
  }

  /// The longest text below the sign of a sum that is written as a word.
  private static let longestIndex = 200

  private static let seriesWords = [
    ("sum", sum), ("prod", product), ("product", product), ("Sum", sum), ("Prod", product),
  ]

  /// The sign that the word here stands for, `sum_{i=1}^n`, `prod_(i=1)^n` and `sum_j x_j`; the word is taken then.
  private mutating func seriesWord() -> String? {
    guard ["s", "p", "S", "P"].contains(plain[place]) else { return nil }
    for (word, sign) in Self.seriesWords
    where plain[place...].starts(with: word.unicodeScalars) {
      let line = place + word.unicodeScalars.count
      guard line + 1 < plain.count, plain[line] == "_" else { continue }
      if isIndexOfTerms(behind: line), !vocabulary.declares("\(word)_\(plain[line + 1])") {
        place = line
        return sign
      }
      let closing: Unicode.Scalar
      switch plain[line + 1] {
      case "{": closing = "}"
      case "(": closing = ")"
      default: continue
      }
      guard let end = plain[(line + 1)...].prefix(Self.longestIndex).firstIndex(of: closing),
        plain[(line + 1)..<end].contains("=")
      else { continue }
      place = line
      return sign
    }
    return nil
  }

  /// A name as it was declared; the name of a Greek letter is the letter, unless it means something else.
  private func spelled(_ word: String) -> String {
    if vocabulary.knows(word) { return word }
    if word == "sigma", vocabulary.declares("σ") { return "σ" }
    let letter = Lexer.withGreek(word)
    // `mu` is m·u where m and u are names.
    return vocabulary.spelling(of: letter != word && vocabulary.split(word) != nil ? word : letter)
  }

  /// The functions of SciPy's standard normal distribution, with the bracket behind them.
  private static let ofNormalDistribution = [".cdf(": "normalcdf", ".pdf(": "normalpdf"]

  /// The libraries whose functions people paste with their names before them.
  private static let modules: Set = [
    "np", "numpy", "math", "Math", "torch", "scipy", "jnp", "jax", "tf", "cmath", "linalg",
    "special", "stats", "tensorflow", "cupy", "cp", "mpmath", "sympy", "sp",
    "nn", "functional", "F",
  ]

  /// Letters that are a word of their own wherever they stand.
  private func ownWord(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "π": "π"
    case "℮", "ℯ", "ⅇ": "e"
    default: nil
    }
  }

  private func numberEnd(from start: Int) -> Int {
    var end = start + 1
    while isDigit(at: end) { end += 1 }
    return end
  }

  /// Whether the T of `w^Tx` stands here, a sign for what is before it and no letter of the name behind it: where that is
  /// a name, and the two together are none.
  private func isTransposition(from start: Int) -> Bool {
    guard plain[start] == "T", tokens.last?.kind == .sign(.power), tokens.count > 1,
      start + 1 < plain.count, isLetter(plain[start + 1])
    else { return false }
    switch tokens[tokens.count - 2].kind {
    case .word, .sign(.close): break
    default: return false
    }
    var end = start + 1
    while end < plain.count, end - start < Self.longWord, isLetter(plain[end]) { end += 1 }
    let rest = String(scalars: plain[start + 1..<end])
    return vocabulary.declares(rest) && !vocabulary.declares("T" + rest)
  }
}
