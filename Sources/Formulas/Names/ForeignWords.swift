/// The words of a key or an answer that are not meant as names: `sigmod(z)`, `the answer is 5`.
struct ForeignWords {
  /// The names that there are without the text.
  let known: Vocabulary
  /// Whether words in a row are a sentence.
  let readsSentences: Bool
  /// The length from which a word before a bracket is no name but a function.
  private static let functionLength = 3
  /// How many words in a row are a sentence.
  private static let sentenceLength = 3

  /// Words that say an amount, or that there is none, and name nothing.
  private static let plainWords: Set = [
    "none", "nothing", "undefined", "unknown", "true", "false", "yes", "error", "nan", "half",
    "third", "quarter", "twice", "dozen", "hundred", "thousand", "million", "billion", "trillion",
    "zero", "one", "two", "three", "four", "five", "seven", "eight", "nine", "percent", "pct",
    "union", "if", "for", "otherwise", "else", "when", "both", "oder", "und", "wenn", "sonst",
  ]
  /// The length from which a word behind a number says what is counted, as in `195 parameters`.
  private static let countedLength = 4
  /// Letters for thousands, millions and thousands of millions, where no name is meant.
  private static let magnitudes: Set = ["k", "K", "M", "B", "bn", "mn"]

  /// The places of such words among tokens.
  func places(in tokens: [Token]) -> Set<Int> {
    var places: Set<Int> = []
    let isEquation = tokens.contains(where: Parser.isStatementSign)
    var run: [Int] = []
    func endRun() {
      if readsSentences { places.formUnion(sentence(run, in: tokens)) }
      run = []
    }
    for place in tokens.indices {
      guard case .word = tokens[place].kind else {
        if !run.isEmpty { endRun() }
        continue
      }
      let token = tokens[place]
      if isFactorBeforePower(token, tokens[min(place + 1, tokens.count - 1)]) {
        places.insert(place)
      }
      if place > 0, isTypedProduct(token, behind: tokens[place - 1], isAll: tokens.count == 3) {
        places.insert(place)
      }
      guard let word = unknown(token) else {
        endRun()
        continue
      }
      run.append(place)
      if readsSentences, isRemark(word, in: tokens, at: place) { places.insert(place) }
      if Self.plainWords.contains(word.lowercased()) { places.insert(place) }
      let next = tokens[min(place + 1, tokens.count - 1)]
      // In `loss(w) = …` it is what the answer is called.
      if !isEquation, word.count >= Self.functionLength, next.kind == .sign(.open),
        !next.followsSpace
      {
        places.insert(place)
      }
    }
    return places
  }

  /// Whether a word right behind a number is numbers with the letter x for a times sign, `8x7x6`; where there are
  /// names, and where it is not all, `8x7` may be 8·x₇.
  private func isTypedProduct(_ token: Token, behind last: Token, isAll: Bool) -> Bool {
    guard case .number = last.kind, case .word(let word) = token.kind, !token.followsSpace,
      word.hasPrefix("x"), !known.knows(word), !known.declares(known.spelling(of: word))
    else { return false }
    let pieces = word.split(separator: "x")
    return pieces.count > (isAll && known.names.isEmpty ? 0 : 1)
      && pieces.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  /// Whether a word is a name that there is with digits behind it, and an exponent follows: `n2^k`, which may be n·2^k.
  private func isFactorBeforePower(_ token: Token, _ next: Token) -> Bool {
    switch next.kind {
    case .sign(.power), .superscript: break
    default: return false
    }
    guard case .word(let word) = token.kind, !known.knows(word) else { return false }
    let name = word.prefix { $0.isLetter }
    return name.count < word.count && known.declares(String(name))
      && word.dropFirst(name.count).allSatisfy { $0.isASCII && $0.isNumber }
      && !known.declares(known.spelling(of: word))
  }

  /// Whether a word ends a text right behind a number, `195 parameters` and `7M`, or stands alone in brackets there,
  /// `0.96 (exact)`.
  private func isRemark(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    let isMagnitude = known.names.isEmpty && Self.magnitudes.contains(word)
    guard word.count >= Self.countedLength || isMagnitude, place > 0 else { return false }
    let isBracketed =
      place > 1 && tokens[place - 1].kind == .sign(.open)
      && tokens[min(place + 1, tokens.count - 1)].kind == .sign(.close)
    let before = isBracketed ? place - 2 : place - 1
    guard tokens[min(place + (isBracketed ? 2 : 1), tokens.count - 1)].kind == .end,
      !isBracketed || tokens[place - 1].followsSpace
    else { return false }
    if case .number = tokens[before].kind { return before == 0 }
    return false
  }

  /// The places of words in a row, if they are many and one of them is longer than names are.
  private func sentence(_ run: [Int], in tokens: [Token]) -> [Int] {
    let isLong = run.contains { place in
      (unknown(tokens[place])?.count ?? 0) >= Self.functionLength
    }
    return run.count >= Self.sentenceLength && isLong ? run : []
  }

  /// The word of a token that is of Latin letters alone and has no meaning; nil for other tokens.
  private func unknown(_ token: Token) -> String? {
    guard case .word(let word) = token.kind,
      word.utf8.allSatisfy({ (97...122).contains($0 | 32) }), !Parser.isJoint(word),
      word != "not", !known.knows(word), known.split(word) == nil
    else { return nil }
    return word
  }
}
