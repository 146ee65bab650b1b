import Formats

/// The words that a formula may use in the place where it is written.
public struct Vocabulary: Sendable {
  /// Given values, variables, abbreviations, other parts.
  public var names: [String] {
    didSet { index() }
  }
  /// The names where they are many, to be found without looking at each.
  private var nameSet: Set<String> = []
  /// The names that are declared with letters below the line, by the way in which they are read.
  private var spellings: [String: String] = [:]
  /// The functions that may be called, by their own names; nil for all.
  public var functions: Set<String>?
  /// Functions and names that exist but are not allowed, with what to say about them.
  public var refused: [String: String]
  /// Whether `24:7` and `8 to 1` are read as quotients, and `8×` as 8 times.
  public var readsRatios: Bool
  /// Whether a word that is no name is read as a product of names where it is one in one way only.
  public var splitsWords = false
  /// Whether the index of a sum may have the name of a variable, which it is not inside of the sum.
  public var indicesHideNames = false
  /// Whether names beside the index of a sum without bounds, the i of `sum_p A[i, p]`, count from 1.
  public var countsFreeIndicesFromOne = false
  /// The names that are numbers above 0.
  public var positiveNames: Set<String> = []
  /// Whether digits in groups of three, `7,425,000`, are one number.
  public var readsGroups = false
  /// Whether `+-` before all of a text or in braces is ±, as it is beside a set; else it is the sign of a number.
  public var readsBothSigns = false
  /// What σ right before a bracket is.
  public var sigma = SigmaUse.call
  /// The names that stand for matrices, so that `A_12` is the entry in row 1 and column 2.
  public var matrices: Set<String> = []
  /// The names that are declared as vectors, so that `x'` is the transpose of one.
  public var vectors: Set<String> = []

  /// The words of a place.
  public init(
    names: [String] = [], functions: Set<String>? = nil, refused: [String: String] = [:],
    readsRatios: Bool = false
  ) {
    self.names = names
    self.functions = functions
    self.refused = refused
    self.readsRatios = readsRatios
    index()
  }

  /// Up to so many names are compared one by one: less work than to put them into a set.
  private static let fewNames = 4

  /// A name in plain letters, with what is below the line written behind a line.
  private static func onLine(_ name: String) -> String {
    let signs = HeldSigns(name)
    if signs.areASCII, !signs.contains("'"), !signs.contains("\"") { return name }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: name.unicodeScalars.map(Lexer.plain))
    return Lexer.raised(plain)
  }

  private mutating func index() {
    nameSet = names.count > Self.fewNames ? Set(names) : []
    spellings = [:]
    // A letter of ASCII is read as it is.
    for name in names where name.utf8.count > 1 {
      let read = Lexer.withGreek(Self.onLine(name))
      if read != name, spellings[read] == nil { spellings[read] = name }
      if name.contains("{"), let indexed = Lexer.indexedName(name), spellings[indexed] == nil {
        spellings[indexed] = name
      }
      let typed = NameSpelling.typed(name)
      if typed != name, spellings[typed] == nil { spellings[typed] = name }
    }
  }

  /// The name as it was declared: `x_i` is `xᵢ` where that is the name.
  func spelling(of word: String) -> String {
    if names.isEmpty || declares(word) { return word }
    let typed = NameSpelling.typed(word)
    if let known = spellings[word] ?? spellings[typed] { return known }
    if declares(typed) { return typed }
    // θ_1 is an entry of `theta`, where that is the name of a vector or a matrix.
    guard !spellings.isEmpty, let line = word.firstIndex(of: "_"),
      let base = spellings[String(word[..<line])], vectors.contains(base) || matrices.contains(base)
    else { return word }
    return base + word[line...]
  }

  /// Numbers and elementary functions only: what an answer may use where nothing else is declared.
  public static let answer = Vocabulary(functions: Library.elementaryNames, readsRatios: true)

  /// Whether a word is one of the names.
  func declares(_ word: String) -> Bool {
    nameSet.isEmpty ? names.contains(word) : nameSet.contains(word)
  }

  /// The function that a word calls, whether or not it is allowed here.
  func function(_ word: String) -> String? { Library.canonicalName(word) }

  /// Whether a word means anything here: a name, a function, a constant or a unit.
  func knows(_ word: String) -> Bool {
    declares(word) || function(word) != nil || Constant.canonicalName(word) != nil
  }

  /// A word as a product of names, if it is one in exactly one way (`wx` as w·x).
  func split(_ word: String) -> [String]? {
    guard word.utf8.count >= 2, names.contains(where: word.hasPrefix) else { return nil }
    let letters = Array(word)
    guard letters.count >= 2, letters.count <= 12 else { return nil }
    // ways[i] counts the readings of the first i letters; two are as bad as many.
    var ways = [1] + Array(repeating: 0, count: letters.count)
    var last = Array(repeating: "", count: letters.count + 1)
    for end in 1...letters.count {
      for start in 0..<end where ways[start] > 0 {
        let piece = String(letters[start..<end])
        guard declares(piece) else { continue }
        ways[end] = min(2, ways[end] + ways[start])
        last[end] = piece
      }
    }
    guard ways[letters.count] == 1 else { return nil }
    var pieces: [String] = []
    var end = letters.count
    while end > 0 {
      pieces.append(last[end])
      end -= last[end].count
    }
    return pieces.reversed()
  }
}

extension Vocabulary {
  /// Whether a word always stands for a constant or a unit, and cannot name anything else.
  public static func isReserved(_ word: String) -> Bool { Constant.canonicalName(word) != nil }

  /// The constant or unit by any of its names, as it is called in a tree; nil for other words.
  public static func constantName(_ word: String) -> String? { Constant.canonicalName(word) }

  /// The function that a word is in capitals or with one, `EXP` and `Sin`; nil for words that are none so, and for
  /// short ones, which may be anything.
  static func otherCase(of word: String) -> String? {
    guard word.count > 2, Library.canonicalName(word) == nil,
      word.contains(where: \.isUppercase)
    else { return nil }
    return Library.canonicalName(word.lowercased())
  }

  /// The names of all functions, sorted.
  public static var functionNames: [String] { Library.allNames }

  /// Whether a text is one name with more than a word below its line, `x_{t+1}`.
  public static func isIndexedName(_ text: String) -> Bool {
    text.contains("{") && Lexer.indexedName(text) != nil
  }

  /// A name as formulas have it, however it is written; other words as they are.
  public func name(read written: String) -> String {
    guard let formula = try? Formula(written, self), case .name(let name) = formula.expression.kind
    else { return written }
    return name
  }

  /// The functions by any of their names, for messages.
  public static func functionName(_ word: String) -> String? { Library.canonicalName(word) }
}
