import Exact
import Formats

/// The names that a text would declare if every word without a meaning were a variable.
public struct FreeNames: Sendable {
  /// The numbers, in the order of their first appearance.
  public private(set) var numbers: [String] = []
  /// The names that have the index of a sum or a product as their own (`x_i`), without it, and the
  /// length that the bounds give them: the last index, a name or a number.
  public private(set) var families: [(name: String, length: String)] = []
  /// The names that have two indices below the line, of which at least one is that of a sum or a product (`a_ij`).
  public private(set) var matrices: [IndexedMatrix] = []
  /// The names that are the last indices of sums and products, `n` in `Σ_{i=1}^n`, and the first indices there.
  public private(set) var lastIndices: [String: Int] = [:]
  /// The names that stand for vectors and matrices, whose entries are no names of their own.
  let arrays: Set<String>
  private let declared: [String]
  /// The length of vectors whose indices have no bounds, `Σ_j x_j`, until a text has bounds.
  private var supposedLength: String?
  /// The numbers as they are typed: `x1` is `x_1`, whichever is written first.
  private var typed: Set<String> = []

  /// No names.
  ///
  /// - Parameters:
  ///   - declared: the names that have a meaning, which are found all the same.
  ///   - arrays: those that are declared as vectors and matrices.
  public init(declared: [String] = [], arrays: Set<String> = []) {
    self.declared = declared
    self.arrays = arrays
  }

  /// Adds the words of a text that are no function, constant or unit; none where the text cannot be
  /// cut into words.
  ///
  /// A word with a letter that only looks like a Latin one is left out, so that reading the text names
  /// it; and so are the index of a sum, and the name of a function that does not exist here.
  ///
  /// - Parameters:
  ///   - refusesCalls: whether words that no text before had are left out before a bracket, where they would be
  ///     functions.
  ///   - refusesSentences: whether three such words or more in a row are left out, too.
  public mutating func add(
    _ text: String, refusesCalls: Bool = false, refusesSentences: Bool = false
  ) {
    var vocabulary = Vocabulary(names: declared)
    vocabulary.vectors = arrays
    guard let tokens = try? Lexer.tokens(of: text.scalars, vocabulary) else { return }
    var series = Self.series(tokens)
    if series.contains(where: { $0.upper == Self.unbounded }) { suppose(&series, tokens) }
    for one in series {
      guard let upper = one.upper, let lower = one.lower, Int(upper) == nil else { continue }
      lastIndices[upper] = max(lower, lastIndices[upper] ?? lower)
    }
    let words =
      refusesCalls
      ? ForeignWords(
        known: Vocabulary(names: declared + numbers + families.map(\.name)),
        readsSentences: refusesSentences
      ).places(in: tokens) : []
    for (place, token) in tokens.enumerated() {
      guard case .word(let word) = token.kind, !word.hasPrefix("_"), !word.hasSuffix("_"),
        !words.contains(place),
        vocabulary.declares(word) || !vocabulary.knows(word),
        !Self.isStructural(word, in: tokens, at: place),
        LookAlike.first(in: word) == nil || isNu(word),
        !series.contains(where: { $0.index == word }),
        vocabulary.declares(word) || !UnknownFunctions.isCalled(word, in: tokens, at: place),
        vocabulary.declares(word) || numbers.contains(word)
          || !Parser.isStatisticsName(word, in: tokens, at: place)
          || word == "E" && !Parser.isEulersNumber(in: tokens, at: place)
      else {
        addFunctionName(token, in: tokens, at: place)
        continue
      }
      if word == "T", isTransposition(tokens, at: place) { continue }
      if let base = Parser.logarithmBase(of: word) {
        let name = vocabulary.spelling(of: base)
        if Int(base) == nil, !vocabulary.knows(name) { add(number: name) }
      } else if let (base, upper) = Self.component(word, series) {
        add(family: base, length: upper)
      } else if addEntry(word, series) {
        continue
      } else if !arrays.isEmpty, let line = word.lastIndex(of: "_"),
        arrays.contains(String(word[..<line]))
      {
        // An entry of a vector; what is below the line may be a name.
        let below = String(word[word.index(after: line)...])
        if below.count == 1, below.first?.isLetter == true,
          !series.contains(where: { $0.index == below })
        {
          add(number: below)
        }
      } else if !Self.hasIndex(word, of: series), !Self.computesIndex(word, of: series) {
        add(number: word)
      }
    }
    for name in numbers {
      for (family, _) in families {
        if let entry = Self.entry(name, of: family) { add(family: family, length: "\(entry)") }
      }
    }
    guard !families.isEmpty || !matrices.isEmpty else { return }
    for name in indicesOfEntries() { add(number: name) }
    let dimensions = families.map(\.length) + matrices.flatMap(\.dimensions)
    keep(
      numbers.filter { name in
        !dimensions.contains(name)
          && !matrices.contains {
            [name, IndexedMatrix.Entry(name, isKnown: true)?.name].contains($0.name)
          }
          && !families.contains { family in
            family.name == name || Self.entry(name, of: family.name) != nil
              || name.hasPrefix(family.name + "_{")
              || dimensions.contains { name == "\(family.name)_\($0)" }
          }
      })
  }

  private mutating func keep(_ names: [String]) {
    guard names.count < numbers.count else { return }
    numbers = names
    typed = Set(names.map(NameSpelling.typed))
  }

  /// Adds a family; of several numbers for its length, the largest counts.
  private mutating func add(family name: String, length: String) {
    guard let place = families.firstIndex(where: { $0.name == name }) else {
      families.append((name, length))
      return
    }
    if families[place].length == supposedLength { families[place].length = length }
    // What has no bounds has those that are written elsewhere.
    guard length != supposedLength, let known = Int(families[place].length) else { return }
    if (Int(length) ?? .max) > known { families[place].length = length }
  }

  /// Gives the series that have no bounds a length that means nothing in the text.
  private mutating func suppose(_ series: inout [Series], _ tokens: [Token]) {
    if supposedLength == nil {
      supposedLength = ["n", "N", "m", "K", "length"].first { name in
        !declared.contains(name) && !numbers.contains(name)
          && !tokens.contains { $0.kind == .word(name) }
      }
    }
    for place in series.indices where series[place].upper == Self.unbounded {
      series[place].upper = supposedLength
    }
  }

  /// Adds a matrix, or the lengths that are known of it now.
  mutating func add(matrix: IndexedMatrix) {
    guard let place = matrices.firstIndex(where: { $0.name == matrix.name }) else {
      matrices.append(matrix)
      return
    }
    matrices[place].take(matrix.lengths, insteadOf: supposedLength)
  }

  /// The number of the entry of a family that a name is, 2 for `x_2` of x; nil for other names.
  private static func entry(_ name: String, of family: String) -> Int? {
    guard name.hasPrefix(family + "_"), let entry = Int(name.dropFirst(family.count + 1)),
      // No vector is longer.
      entry <= Variables.mostEntries
    else { return nil }
    return entry
  }

  /// Whether a word is the letter ν, with an index or without, where no v is that it may be meant for.
  private func isNu(_ word: String) -> Bool {
    (word == "ν" || word.hasPrefix("ν_") || word.contains("_ν"))
      && !numbers.contains(LookAlike.latinised(word))
  }

  mutating func add(number name: String) {
    // σ is the letter that `sigma` names, whichever is written first.
    if name == "sigma" { keep(numbers.filter { $0 != "σ" }) }
    guard !name.isEmpty, typed.insert(NameSpelling.typed(name)).inserted else { return }
    numbers.append(name)
  }

  /// The base of a name with the index of a series, and the last index if that is a name.
  private static func component(
    _ word: String, _ series: [Series]
  ) -> (base: String, upper: String)? {
    for (index, _, upper) in series {
      guard let upper, word.hasSuffix("_" + index), word.count > index.count + 1,
        let length = last(upper, series)
      else { continue }
      return (String(word.dropLast(index.count + 1)), length)
    }
    return nil
  }

  /// What a last index is at most: where it is itself an index, as in Σ_{i=1}^n Σ_{j=1}^i, the last one of its own;
  /// nil where that is no name or number.
  static func last(_ upper: String, _ series: [Series]) -> String? {
    var upper = upper
    for _ in series {
      guard let outer = series.first(where: { $0.index == upper }) else { break }
      guard let next = outer.upper else { return nil }
      upper = next
    }
    return upper
  }

  /// Whether a word has the index of a series among those below its line.
  private static func hasIndex(
    _ word: String, of series: [Series]
  ) -> Bool {
    guard let indexed = IndexedName(word) else { return false }
    return indexed.indices.contains { letter in series.contains { $0.index == String(letter) } }
  }

  /// Whether the index of a series is part of what a word has below its line, `x_{i+1}`.
  private static func computesIndex(
    _ word: String, of series: [Series]
  ) -> Bool {
    IndexedName.words(below: word).contains { word in series.contains { $0.index == word } }
  }

  /// Adds a word for a function that stands there without an argument, as a name.
  private mutating func addFunctionName(_ token: Token, in tokens: [Token], at place: Int) {
    guard case .word(let word) = token.kind, Parser.isFunctionName(word, in: tokens, at: place)
    else { return }
    add(number: numbers.contains("sigma") && word == "σ" ? "sigma" : word)
  }

  // MARK: Series

  typealias Series = (index: String, lower: Int?, upper: String?)

  private static let seriesWords: Set = ["sum", "product", "prod", Lexer.sum, Lexer.product]

  /// The indices of `sum(i, 1, n, …)` and `Σ_{i=1}^n …`, and their first and last values, as far as these are numbers,
  /// or words for the last ones.
  private static func series(_ tokens: [Token]) -> [Series] {
    var found: [Series] = []
    for place in tokens.indices.dropLast(3) {
      guard case .word(let word) = tokens[place].kind, word.utf8.count > 1,
        seriesWords.contains(word)
      else { continue }
      // Every word is held against all of them.
      if let call = call(tokens, at: place) ?? sign(tokens, at: place),
        !found.contains(where: { $0 == call })
      {
        found.append(call)
      }
    }
    return found
  }

  /// Stands for the last value where no bound is written.
  private static let unbounded = ""

  private static func call(_ tokens: [Token], at place: Int) -> Series? {
    guard place + 4 < tokens.count, tokens[place + 1].kind == .sign(.open) else { return nil }
    if let found = Parser.indexBehindBody(in: tokens, from: place + 1), found.isUsed,
      case .word(let index) = tokens[found.place].kind
    {
      let first = found.place + 2
      guard let last = tokens[first...].firstIndex(where: Parser.isSeparator) else {
        return (index, nil, nil)
      }
      let end = tokens[last...].firstIndex { $0.kind == .sign(.close) } ?? last + 1
      return (
        index, last == first + 1 ? whole(tokens[first]) : nil, bound(tokens[(last + 1)..<end])
      )
    }
    guard case .word(let index) = tokens[place + 2].kind, Parser.isSeparator(tokens[place + 3])
    else { return nil }
    let next = tokens[(place + 4)...].firstIndex(where: Parser.isSeparator) ?? tokens.count - 1
    let end = tokens[(next + 1)...].firstIndex(where: Parser.isSeparator) ?? next + 1
    return (
      index, next == place + 5 ? whole(tokens[place + 4]) : nil, bound(tokens[(next + 1)..<end])
    )
  }

  private static func whole(_ token: Token) -> Int? {
    guard case .number(let value) = token.kind, value.isInteger else { return nil }
    return value.numerator.asInt
  }

  /// What the last value of an index is, or is less than: n of n and of n − 1; nil where that is no name or number.
  private static func bound(_ tokens: ArraySlice<Token>) -> String? {
    guard let first = tokens.first else { return nil }
    switch (first.kind, tokens.count) {
    case (.word(let word), 1): return word
    case (.number, 1): return whole(first).flatMap { $0 > 0 ? "\($0)" : nil }
    case (.word(let word), 3):
      guard tokens.dropFirst().first?.kind == .sign(.minus), let less = tokens.last.flatMap(whole),
        less > 0
      else { return nil }
      return word
    default: return nil
    }
  }

  private static func sign(_ tokens: [Token], at place: Int) -> Series? {
    guard case .word(let below) = tokens[place + 1].kind, below.hasPrefix("_") else { return nil }
    var index = String(below.dropFirst())
    var lower: Int?
    var next = place + 2
    if index.isEmpty {
      let isBraced = tokens[next].kind == .sign(.openBrace)
      guard isBraced || tokens[next].kind == .sign(.open), next + 1 < tokens.count,
        case .word(let word) = tokens[next + 1].kind
      else { return nil }
      index = word
      let closing = Token.Kind.sign(isBraced ? .closeBrace : .close)
      let first = next + 3
      while next < tokens.count, tokens[next].kind != closing { next += 1 }
      if next == first + 1 { lower = whole(tokens[first]) }
      next += 1
    }
    guard next + 1 < tokens.count, tokens[next].kind == .sign(.power) else {
      return (index, lower, lower == nil || lower == 1 ? unbounded : nil)
    }
    guard [.sign(.openBrace), .sign(.open)].contains(tokens[next + 1].kind) else {
      return (index, lower, bound(tokens[(next + 1)...(next + 1)]))
    }
    let last = next + 2
    let end = tokens[last...].firstIndex { [.sign(.closeBrace), .sign(.close)].contains($0.kind) }
    return (index, lower, end.flatMap { bound(tokens[last..<$0]) })
  }

  // MARK: Words that are no names

  /// A word that the reader takes for a sign.
  private static func isStructural(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    let next = tokens[min(place + 1, tokens.count - 1)].kind
    // A letter of ASCII, which most names are, is none of these.
    if word.utf8.count > 1 {
      if structural.contains(word) || word.hasSuffix("=") { return true }
      if next == .sign(.open),
        calls.contains(word)
          || Parser.numberTypes.contains(word)
      {
        return true
      }
      if word == "cbrt", Parser.isCubeRoot(next) { return true }
      if next == .sign(.openBracket), Vocabulary.otherCase(of: word) != nil { return true }
      if word == "in", Parser.isMembership(tokens, at: place) { return true }
    }
    if Parser.isUnion(word, in: tokens, at: place) { return true }
    // The name before a whole set says nothing; in a statement it is a name like any other.
    return place == 0
      && (next == .sign(.element)
        || (next == .word("in") && Parser.isMembership(tokens, at: place + 1)))
      && !tokens.contains(where: Parser.isStatementSign)
  }

  /// The words that are signs wherever they stand.
  private static let structural = Parser.infinities.union([
    Lexer.sum, Lexer.product, Lexer.fraction, Lexer.binomial, Lexer.root, Lexer.determinant,
    Lexer.over, Lexer.choose, Lexer.cases, Lexer.indicator, "to", "and", "or", "not", "ℝ", "ℝ_",
    "ℝ_0", "ℚ", "ℤ", "ℕ",
  ])

  /// The words that programs write before a bracket and that mean nothing by themselves.
  private static let calls: Set = [
    "array", "matrix", "Matrix", "zeros_like", "ones_like", "where", "IF", "If", "Piecewise",
  ]

  /// Whether a T stands above the line behind a matrix, or behind brackets where there are any.
  private func isTransposition(_ tokens: [Token], at place: Int) -> Bool {
    var before = place - 1
    if before >= 0, tokens[before].kind == .sign(.minus) { before -= 1 }
    if before >= 0, tokens[before].kind == .sign(.openBrace) { before -= 1 }
    guard before >= 1, tokens[before].kind == .sign(.power) else { return false }
    return switch tokens[before - 1].kind {
    case .sign(.closeBracket), .sign(.endMatrix): true
    case .sign(.close):
      !arrays.isEmpty || tokens[..<before].contains { $0.kind == .sign(.openBracket) }
    case .word(let word): arrays.contains(word)
    default: false
    }
  }
}
