import Formats

// How far an index without braces reaches: `w_1x` is w₁·x, and `w_ix_i` is wᵢ·xᵢ.
extension Lexer {
  /// The number of an entry right behind a bracket, `_1` of `softmax(z)_1`, which is taken; nil where none stands here.
  mutating func entryNumber(_ scalar: Unicode.Scalar) -> String? {
    guard scalar == "_", !followsSpace, case .sign(let last)? = tokens.last?.kind,
      last == .close || last == .closeBracket || last == .endMatrix
    else { return nil }
    let isBraced = place + 1 < plain.count && plain[place + 1] == "{"
    let start = place + (isBraced ? 2 : 1)
    var end = start
    while isDigit(at: end), end < start + 4 { end += 1 }
    guard end > start, !isBraced || end < plain.count && plain[end] == "}" else { return nil }
    place = isBraced ? end + 1 : end
    return "_" + String(scalars: plain[start..<end])
  }

  /// Letters that are written for indices side by side, `a_ij`.
  private static let indexLetters: Set<Unicode.Scalar> = ["i", "j", "k", "l", "m", "n"]
  /// Letters of variables and data, which hardly stand below a line behind another letter.
  private static let variableLetters: Set<Unicode.Scalar> = [
    "x", "y", "z", "w", "u", "v", "b", "p",
  ]

  /// The place behind the index that starts here, of letters and digits on the line behind a `_`.
  ///
  /// Digits end where letters follow, and a letter ends where another name with an index follows. In LaTeX
  /// an index without braces is one sign; but words such as `x_max`, and indices side by side, are meant
  /// as they look. A name that is declared, and a function, is read whole.
  func indexEnd(of base: String, from start: Int) -> Int {
    var end = start
    while end < plain.count, isLetter(plain[end]) || isDigit(plain[end]) { end += 1 }
    let run = plain[start..<end]
    if isLaTeX, vocabulary.function(base) == "log", !vocabulary.declares(base) {
      return baseEnd(of: run)
    }
    guard run.count > 1, let first = run.first else { return end }
    let digits = run.prefix(while: isDigit).count
    let rest = run.dropFirst(max(1, digits))
    guard let next = rest.first, isLetter(next), !isMeantWhole(base, run) else { return end }
    let isIndexed = end < plain.count && (plain[end] == "_" || Lexer.lowered(plain[end]) != nil)
    let isOne = rest.count == 1
    let isCut: Bool
    if digits > 0 {
      isCut = isLaTeX || (isOne && (isIndexed || !Lexer.indexLetters.contains(next)))
    } else if isOne, isIndexed {
      isCut = true
    } else {
      let areIndices = run.allSatisfy(Lexer.indexLetters.contains)
      isCut =
        isOne && !areIndices
        && (isLaTeX
          || (["i", "j"].contains(first) && Lexer.variableLetters.contains(next)
            && !loweredLetters.contains(next)))
    }
    return isCut ? start + max(1, digits) : end
  }

  /// The letters of variables that stand right below a line, or are the index of a sum, `sum(p, 1, n, …)`.
  static func loweredLetters(in text: [Unicode.Scalar]) -> Set<Unicode.Scalar> {
    var letters: Set<Unicode.Scalar> = []
    for place in text.indices.dropFirst() where variableLetters.contains(text[place]) {
      if text[place - 1] == "_" || isFirstArgumentOfSum(text, place) { letters.insert(text[place]) }
    }
    return letters
  }

  /// Whether a letter is all that stands between the bracket behind a word for a sum or a product and the first comma.
  private static func isFirstArgumentOfSum(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    guard place > 1, text[place - 1] == "(",
      ["m", "d", "t", "Σ", "∏"].contains(text[place - 2])
    else { return false }
    return text[(place + 1)...].first { $0 != " " } == ","
  }

  /// Where the base of a logarithm in LaTeX ends, which is one sign where its argument follows at once, as in `\log_20.6`
  /// and `\log_2p`; but `\log_10` means the base 10, and a space ends the base, too.
  private func baseEnd(of run: ArraySlice<Unicode.Scalar>) -> Int {
    let digits = run.prefix(while: isDigit)
    guard let first = run.first, digits.count < run.count || digits.count > 1 else {
      return run.endIndex
    }
    if digits.count < run.count { return run.startIndex + max(1, digits.count) }
    if run.endIndex < plain.count, plain[run.endIndex] == ".", isDigit(at: run.endIndex + 1) {
      return run.startIndex + 1
    }
    let next = plain[run.endIndex...].first { !isBlank($0) }
    let hasArgument = next.map { isLetter($0) || isDigit($0) || ["(", "{", "\\"].contains($0) }
    return first == "1" || hasArgument == true ? run.endIndex : run.startIndex + 1
  }

  /// Whether a name with all that stands below its line is declared, or the name stands for a function.
  private func isMeantWhole(_ base: String, _ run: ArraySlice<Unicode.Scalar>) -> Bool {
    if vocabulary.function(base) != nil, !vocabulary.declares(base), base != "σ" { return true }
    let whole = Lexer.withGreek(base) + "_" + String(String.UnicodeScalarView(run))
    return vocabulary.knows(vocabulary.spelling(of: whole))
      || vocabulary.knows(base + "_" + String(String.UnicodeScalarView(run)))
  }

  /// Whether a word ends before the letter here: in LaTeX an exponent without braces is one sign, and
  /// `xe^x` is x·e^x.
  func isOneSign(from start: Int) -> Bool {
    var end = start
    while isLetter(at: end) { end += 1 }
    let isExponent: Bool
    if isLaTeX, case .sign(.power)? = tokens.last?.kind {
      isExponent = true
    } else {
      isExponent = false
    }
    let isBeforePower =
      end == start + 2 && plain[end - 1] == "e" && end < plain.count && plain[end] == "^"
    guard end - start > 1, isExponent || isBeforePower else { return false }
    let word = String(scalars: plain[start..<end])
    guard !vocabulary.knows(word), Lexer.greekName(word) == nil else { return false }
    return isExponent || !vocabulary.declares(word)
  }
}
