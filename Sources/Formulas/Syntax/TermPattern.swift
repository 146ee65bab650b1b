import Exact

/// The formula that two terms of a series with dots are, of an index: `x_i²` for `x_1²` and `x_n²`.
struct TermPattern {
  /// The index in the first of the two: a whole number, a name, or what is computed, k + 1.
  private(set) var first: [Token.Kind] = []
  /// The index in the last one.
  private(set) var last: [Token.Kind] = []
  /// The term with the index for these.
  private(set) var body: [Token] = []
  /// Whether the index stands below a line somewhere, where it counts.
  private var standsBelow = false
  private let index: String

  /// What two terms are; nil where they differ in anything but one index, or in nothing.
  init?(_ a: [Token], _ b: [Token], index: String) {
    self.index = index
    if takesBase(a, b) { return }
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if let number = Self.onlyNumber(in: a, at: i), a[i].kind == b[j].kind,
        let close = b.closing(from: j), b[j + 1].kind != .number(number) || close != j + 2
      {
        // `{1}` and `{n-1}`.
        guard takes([.number(number)], b[(j + 1)..<close].map(\.kind), at: b[j]) else { return nil }
        (i, j) = (i + 3, close + 1)
        continue
      }
      if let number = Self.digits(in: a, behind: i), case .word(let x) = a[i].kind,
        case .word(let y) = b[j].kind, y.hasPrefix(x), y.count == x.count + 1, let end = y.last
      {
        // `x1` and `xn`, where the digits stand for themselves.
        standsBelow = true
        guard let last = Self.kinds(String(end)),
          takes([.number(number)], last, at: b[j], as: "\(x)_\(index)")
        else { return nil }
        (i, j) = (i + 2, j + 1)
        continue
      }
      if let number = Self.onlyNumber(in: a, at: i), b[j].kind.nesting == 0 {
        // `x^{2}` and `x^n`.
        guard takes([.number(number)], [b[j].kind], at: b[j]) else { return nil }
        (i, j) = (i + 3, j + 1)
        continue
      }
      if let own = Self.computedIndex(in: a, at: i), let end = Self.index(in: b, at: j),
        own.base == end.base, own.kinds != end.kinds
      {
        // `x_{k+1}` and `x_n`.
        standsBelow = true
        guard takes(own.kinds, end.kinds, at: b[j], as: own.base + index) else { return nil }
        (i, j) = (own.last + 1, end.last + 1)
        continue
      }
      switch (a[i].kind, b[j].kind) {
      case (let x, let y) where x == y: body.append(b[j])
      case (.number(let value), let y) where y.nesting > 0:
        // `x^2` and `x^{n-1}`.
        guard let close = b.closing(from: j),
          takes([.number(value)], b[(j + 1)..<close].map(\.kind), at: b[j])
        else { return nil }
        j = close
      case (.number(let value), .number), (.number(let value), .word):
        if case .word(let word) = b[j].kind, !Self.isName(word) { return nil }
        guard takes([.number(value)], [b[j].kind], at: b[j]) else { return nil }
      case (.word(let x), .word(let y))
      where y.hasSuffix("_") && j + 1 < b.count && b[j + 1].kind == .sign(.openBrace):
        // `x_1` and `x_{n-1}`.
        standsBelow = true
        guard let (base, below) = Self.parts(of: x), base == y, let from = Self.kinds(below),
          let close = b.closing(from: j + 1), from.count == 1,
          takes(from, b[(j + 2)..<close].map(\.kind), at: b[j], as: base + index)
        else { return nil }
        j = close
      case (.word(let x), .word(let y)):
        guard takesIndices(x, y, at: b[j]) else { return nil }
      case (.superscript(let value), .superscript(let end)):
        body.append(Token(kind: .sign(.power), range: b[j].range, followsSpace: false))
        guard
          takes([.number(Rational(value))], [.number(Rational(end))], at: b[j])
        else { return nil }
      case (.superscript(let value), .sign(.power)):
        // `x²` and `x^n`.
        body.append(b[j])
        j += 1
        guard j < b.count else { return nil }
        var end = [b[j].kind]
        let token = b[j]
        if token.kind.nesting > 0 {
          guard let close = b.closing(from: j) else { return nil }
          end = b[(j + 1)..<close].map(\.kind)
          j = close
        }
        guard takes([.number(Rational(value))], end, at: token) else { return nil }
      default: return nil
      }
      i += 1
      j += 1
    }
    guard i == a.count, j == b.count, !last.isEmpty else { return nil }
  }

  /// Whether another term is of the same form, with the same last index.
  func isLike(_ other: TermPattern) -> Bool {
    last == other.last && body.map(\.kind) == other.body.map(\.kind)
  }

  /// Whether the index runs upwards from a first value.
  ///
  /// - Parameter hasTwo: whether two terms or more stand before the dots. Of numbers that are written as such one alone may
  ///   go on in several ways: `2 + … + 10`.
  func runsUpwards(from first: [Token.Kind], hasTwo: Bool) -> Bool {
    guard first.count == 1, case .number(let start) = first[0] else {
      if last.count == 1, case .number = last[0] { return false }
      return standsBelow
    }
    guard start.isInteger, start.signum >= 0 else { return false }
    if last.count == 1, case .number(let end) = last[0] {
      return end.isInteger && end > start && (standsBelow || hasTwo)
    }
    return standsBelow || hasTwo || start <= .one
  }

  // MARK: Places of the index

  /// Notes what the index is in both terms at one place, and puts the index there.
  private mutating func takes(
    _ from: [Token.Kind], _ to: [Token.Kind], at token: Token, as word: String? = nil
  ) -> Bool {
    guard !to.isEmpty, last.isEmpty || first == from && last == to, !to.contains(.sign(.comma))
    else {
      return false
    }
    (first, last) = (from, to)
    body.append(
      Token(kind: .word(word ?? index), range: token.range, followsSpace: token.followsSpace))
    return true
  }

  /// Two names that differ in what stands below their line, `x_1` and `x_n`, `a_i1` and `a_in`, `x1` and `xn`.
  private mutating func takesIndices(_ x: String, _ y: String, at token: Token) -> Bool {
    guard let (base, below) = Self.parts(of: x), let (other, end) = Self.parts(of: y), base == other
    else { return false }
    standsBelow = true
    if below.count == end.count, end.count > 1, !end.allSatisfy(\.isNumber) {
      // Each sign is an index of its own.
      var word = base
      var pair: (Character, Character)?
      for (own, its) in zip(below, end) where own != its {
        if let pair, pair != (own, its) { return false }
        pair = (own, its)
      }
      for (own, its) in zip(below, end) { word += own == its ? String(own) : index }
      guard let pair, let from = Self.kinds(String(pair.0)), let to = Self.kinds(String(pair.1))
      else { return false }
      return takes(from, to, at: token, as: word)
    }
    guard let from = Self.kinds(below), from.count == 1, let to = Self.kinds(end) else {
      return false
    }
    return takes(from, to, at: token, as: base + index)
  }

  /// `x` before `x^n`, which is x¹; whether that is so.
  private mutating func takesBase(_ a: [Token], _ b: [Token]) -> Bool {
    guard a.count + 1 < b.count, a.map(\.kind) == b.prefix(a.count).map(\.kind),
      b[a.count].kind == .sign(.power)
    else { return false }
    var end = b[(a.count + 1)...]
    if end.count > 1 {
      guard end.first?.kind.nesting == 1, b.closing(from: a.count + 1) == b.count - 1
      else { return false }
      end = end.dropFirst().dropLast()
    }
    body = Array(b.prefix(a.count + 1))
    return takes([.number(.one)], end.map(\.kind), at: b[a.count + 1])
  }

  /// A name up to its line, and what stands below it; digits behind letters stand below one.
  private static func parts(of word: String) -> (base: String, below: String)? {
    let line = word.contains("{") ? word.firstIndex(of: "_") : word.lastIndex(of: "_")
    if let line, line > word.startIndex {
      let below = String(word[word.index(after: line)...])
      return below.isEmpty ? nil : (String(word[...line]), below)
    }
    guard let letter = word.first, letter.isLetter, word.count > 1 else { return nil }
    let rest = word.dropFirst()
    guard rest.allSatisfy(\.isNumber) || rest.count == 1 else { return nil }
    return ("\(letter)_", String(rest))
  }

  /// An index as tokens: a whole number, a name, or what is computed in braces.
  private static func kinds(_ text: String) -> [Token.Kind]? {
    if text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return Int(text).map { [.number(Rational($0))] }
    }
    if text.hasPrefix("{"), text.hasSuffix("}") {
      let inside = Array(text.unicodeScalars.dropFirst().dropLast())
      guard let tokens = try? Lexer.tokens(of: inside, Vocabulary()), tokens.count > 1 else {
        return nil
      }
      return tokens.dropLast().map(\.kind)
    }
    return isName(text) && text.allSatisfy(\.isLetter) ? [.word(text)] : nil
  }

  private static func isName(_ word: String) -> Bool {
    word.first?.isLetter == true && Constant.canonicalName(word) == nil
      && Library.canonicalName(word) == nil
  }

  // MARK: Computed indices

  /// The index that comes behind one: 2 behind 1, k + 1 behind k, and k + 2 behind that; nil for others.
  static func next(_ index: [Token.Kind]) -> [Token.Kind]? {
    switch index.count {
    case 1:
      if case .number(let value) = index[0] { return [.number(value + .one)] }
      if case .word = index[0] { return index + [.sign(.plus), .number(.one)] }
      return nil
    case 3:
      guard case .word = index[0], case .number(let value) = index[2] else { return nil }
      if index[1] == .sign(.plus) { return [index[0], index[1], .number(value + .one)] }
      guard index[1] == .sign(.minus), value >= .one else { return nil }
      return value == .one ? [index[0]] : [index[0], index[1], .number(value - .one)]
    default: return nil
    }
  }

  /// What stands below the line at a place, a name before it, and the last token of both.
  private typealias Index = (base: String, kinds: [Token.Kind], last: Int)

  /// An index that is computed, `x_{k+1}` as one word or with its braces; nil for others.
  private static func computedIndex(in tokens: [Token], at place: Int) -> Index? {
    guard let found = index(in: tokens, at: place), found.kinds.count == 3, next(found.kinds) != nil
    else { return nil }
    return found
  }

  private static func index(in tokens: [Token], at place: Int) -> Index? {
    guard case .word(let word) = tokens[place].kind else { return nil }
    if word.hasSuffix("_"), place + 1 < tokens.count,
      tokens[place + 1].kind == .sign(.openBrace), let close = tokens.closing(from: place + 1)
    {
      return (word, tokens[(place + 2)..<close].map(\.kind), close)
    }
    guard let (base, below) = parts(of: word), let kinds = kinds(below) else { return nil }
    return (base, kinds, place)
  }

  // MARK: Groups

  /// The number right behind a name.
  private static func digits(in tokens: [Token], behind place: Int) -> Rational? {
    guard place + 1 < tokens.count, !tokens[place + 1].followsSpace,
      case .number(let value) = tokens[place + 1].kind
    else { return nil }
    return value
  }

  /// The number that is all that stands in the bracket at a place.
  private static func onlyNumber(in tokens: [Token], at place: Int) -> Rational? {
    guard place + 2 < tokens.count, tokens[place].kind.nesting > 0,
      tokens[place + 2].kind.nesting < 0, case .number(let value) = tokens[place + 1].kind
    else { return nil }
    return value
  }
}
