import Exact
import Formats

/// Sums and products that are written with dots, `x_1 + x_2 + … + x_n` and `1·2·…·n`.
///
/// The first terms and the last one are written; they are one formula of an index that grows by one from each to the next.
/// The tokens become those of the sum over the index, `Σ(i, 1, n, x_i)`. Where they are anything else, nothing is guessed.
struct DottedSeries {
  /// Letters for the index, of which one is taken that occurs nowhere else.
  private static let letters = ["i", "j", "k", "l", "m", "q", "r", "t", "u", "v", "w", "p"]

  private(set) var tokens: [Token]
  private let text: [Unicode.Scalar]
  private let vocabulary: Vocabulary

  /// The tokens with every such sum and product by its index.
  ///
  /// - Throws: `FormulaError` at dots that stand for no terms of one index.
  /// - Complexity: O(n·d) for n tokens with dots at d places.
  static func replaced(
    in tokens: [Token], of text: [Unicode.Scalar], _ vocabulary: Vocabulary
  ) throws(FormulaError) -> [Token] {
    var series = DottedSeries(tokens: tokens, text: text, vocabulary: vocabulary)
    while let dots = series.tokens.firstIndex(where: { $0.kind == .sign(.ellipsis) }) {
      try series.replace(at: dots)
    }
    return series.tokens
  }

  /// A term or a factor with the index in it as the number or the name that it is there.
  private struct Item {
    let range: Range<Int>
    /// The sign before it, `+` where none is written; nil for several ones.
    var sign: Token.Sign? = .plus
  }

  /// Where a series begins among items, with these and the last one.
  private typealias Found = (chain: Chain, items: [Item], last: Range<Int>)
  private typealias Chain = (first: Int, from: [Token.Kind], pattern: TermPattern)

  private func refusal(_ dots: Int) -> FormulaError {
    let range = tokens[dots].range
    return FormulaError(
      .notAllowed(String(scalars: text[range]), reason: Self.rule), at: range)
  }

  /// What dots may stand for.
  static let rule =
    "it stands for terms of one formula with an index that grows by one: x_1 + x_2 + … + x_n"

  private mutating func replace(at dots: Int) throws(FormulaError) {
    guard dots > 0, dots + 1 < tokens.count, let segment = segment(around: dots) else {
      throw refusal(dots)
    }
    let before = tokens[dots - 1].kind
    let isProduct = before != .sign(.plus) && before != .sign(.minus)
    guard let index = freeLetter else { throw refusal(dots) }
    let found: Found?
    if isProduct {
      found = try product(in: segment, around: dots, index: index)
    } else {
      guard tokens[dots + 1].kind == before else { throw refusal(dots) }
      let items = terms(in: segment.lowerBound..<dots - 1)
      let last = dots + 2..<termEnd(from: dots + 2, in: segment)
      found = chain(items, last, before == .sign(.minus) ? .minus : .plus, index: index).map {
        ($0, items, last)
      }
    }
    guard let (chain, items, last) = found else { throw refusal(dots) }
    let start = items[chain.first].range.lowerBound
    if isProduct {
      // `a/x_1⋯x_n` may divide by all of them, and `x_1 + x_2 ⋯ x_n` may be a sum.
      let end = Array(tokens[last])
      let others = terms(in: segment.lowerBound..<start)
      let isElsewhere = others.contains {
        TermPattern(Array(tokens[$0.range]), end, index: index) != nil
      }
      if isElsewhere || start > 0 && tokens[start - 1].kind == .sign(.over) { throw refusal(dots) }
    }
    let place = tokens[start].range.lowerBound
    let end = tokens[last.upperBound - 1].range.upperBound
    func token(_ kind: Token.Kind, _ range: Range<Int>, followsSpace: Bool = false) -> Token {
      Token(kind: kind, range: range, followsSpace: followsSpace)
    }
    let comma = token(.sign(.comma), place..<place)
    var written = [
      token(
        .word(isProduct ? Lexer.product : Lexer.sum), tokens[start].range,
        followsSpace: tokens[start].followsSpace),
      token(.sign(.open), place..<place), token(.word(index), place..<place), comma,
    ]
    written += chain.from.map { token($0, place..<place) } + [comma]
    written += chain.pattern.last.map { token($0, place..<place) } + [comma]
    written += chain.pattern.body + [token(.sign(.close), end..<end)]
    tokens.replaceSubrange(start..<last.upperBound, with: written)
  }

  /// A letter that is no name here, and stands in no word.
  private var freeLetter: String? {
    Self.letters.first { letter in
      !vocabulary.declares(letter)
        && !tokens.contains { token in
          guard case .word(let word) = token.kind else { return false }
          return word == letter || word.contains("_") && word.contains(letter)
        }
    }
  }

  // MARK: Terms and factors

  /// The tokens around the dots up to the brackets, commas and relations about them; nil where a bracket is not closed.
  private func segment(around dots: Int) -> Range<Int>? {
    var start = dots
    var depth = 0
    var bars: [Int] = []
    while start > 0 {
      let kind = tokens[start - 1].kind
      depth -= kind.nesting
      if depth < 0 || (depth == 0 && Self.separates(kind)) { break }
      start -= 1
      if depth == 0, kind == .sign(.bar) || kind == .sign(.doubleBar) { bars.append(start) }
    }
    // Of an odd number of bars the first one stands around all of it.
    let isInBars = !bars.count.isMultiple(of: 2)
    if isInBars, let first = bars.last { start = first + 1 }
    var end = dots + 1
    depth = 0
    var lastBar: Int?
    while end < tokens.count {
      let kind = tokens[end].kind
      depth += kind.nesting
      if depth < 0 || (depth == 0 && Self.separates(kind)) { break }
      if depth == 0, kind == .sign(.bar) || kind == .sign(.doubleBar) { lastBar = end }
      end += 1
    }
    if isInBars {
      guard let lastBar else { return nil }
      end = lastBar
    }
    return start < dots && dots + 1 < end ? start..<end : nil
  }

  private static func separates(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .end, .word("and"), .word("or"): true
    case .sign(let sign):
      [
        .comma, .semicolon, .colon, .equal, .approximately, .unequal, .less, .lessOrEqual, .greater,
        .greaterOrEqual, .column, .row, .element, .union, .setMinus, .intersection, .condition,
        .otherwise,
      ].contains(sign)
    default: false
    }
  }

  /// The terms that stand between signs outside of brackets and bars.
  private func terms(in range: Range<Int>) -> [Item] {
    var items: [Item] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var sign: Token.Sign? = .plus
      var signs = 0
      while start < range.upperBound, let own = Self.sign(tokens[start].kind) {
        sign = own
        signs += 1
        start += 1
      }
      let end = termEnd(from: start, in: range)
      guard end > start else { break }
      items.append(Item(range: start..<end, sign: signs > 1 ? nil : sign))
      start = end
    }
    return items
  }

  private static func sign(_ kind: Token.Kind) -> Token.Sign? {
    kind == .sign(.plus) ? .plus : kind == .sign(.minus) ? .minus : nil
  }

  /// Where the term ends that begins at a place.
  private func termEnd(from start: Int, in range: Range<Int>) -> Int {
    var depth = 0
    var isInBars = false
    for place in start..<max(start, range.upperBound) {
      let kind = tokens[place].kind
      depth += kind.nesting
      if depth == 0, kind == .sign(.bar) || kind == .sign(.doubleBar) { isInBars.toggle() }
      guard depth == 0, !isInBars, Self.sign(kind) != nil else { continue }
      // The sign of an exponent belongs to it.
      if place > start, tokens[place - 1].kind == .sign(.power) { continue }
      return place
    }
    return max(start, range.upperBound)
  }

  /// How many factors one index may have at most, `p^{x_1}(1-p)^{1-x_1}`.
  private static let mostFactors = 4

  /// The factors before the dots and the ones behind them that are a series, each index with one factor or with several.
  private func product(
    in segment: Range<Int>, around dots: Int, index: String
  ) throws(FormulaError) -> Found? {
    let before = tokens[dots - 1].kind == .sign(.times) ? dots - 1 : dots
    let behind = tokens[dots + 1].kind == .sign(.times) ? dots + 2 : dots + 1
    var start = segment.lowerBound
    for place in boundaries(in: segment.lowerBound..<before) { start = place + 1 }
    let end = boundaries(in: behind..<segment.upperBound).first ?? segment.upperBound
    guard let items = factors(in: start..<before), let last = factors(in: behind..<end) else {
      throw refusal(dots)
    }
    for count in 1...Self.mostFactors where count <= min(items.count, last.count) {
      var groups: [Item] = []
      var place = items.count
      while place >= count {
        place -= count
        let range = items[place].range.lowerBound..<items[place + count - 1].range.upperBound
        groups.insert(Item(range: range), at: 0)
      }
      groups = items[..<place] + groups
      let range = last[0].range.lowerBound..<last[count - 1].range.upperBound
      if let chain = chain(groups, range, .plus, index: index) { return (chain, groups, range) }
    }
    return nil
  }

  /// The signs and slashes outside of brackets.
  private func boundaries(in range: Range<Int>) -> [Int] {
    var depth = 0
    return range.filter { place in
      let kind = tokens[place].kind
      depth += kind.nesting
      guard depth == 0 else { return false }
      return kind == .sign(.over)
        || Self.sign(kind) != nil && (place == 0 || tokens[place - 1].kind != .sign(.power))
    }
  }

  /// The factors in a range; nil where anything else stands there.
  private func factors(in range: Range<Int>) -> [Item]? {
    var items: [Item] = []
    var start = range.lowerBound
    while start < range.upperBound {
      if tokens[start].kind == .sign(.times) {
        start += 1
        continue
      }
      guard let end = factorEnd(from: start, upTo: range.upperBound) else { return nil }
      items.append(Item(range: start..<end))
      start = end
    }
    return items
  }

  /// Where the operand ends that begins at a place, with its argument and its exponents; nil where none begins.
  private func factorEnd(from start: Int, upTo end: Int) -> Int? {
    guard start < end else { return nil }
    var place: Int
    switch tokens[start].kind {
    case .number: place = start + 1
    case .word:
      place = start + 1
      // An argument, or both of a fraction.
      while place < end, tokens[place].kind.nesting > 0, !tokens[place].followsSpace,
        let close = tokens.closing(from: place, before: end)
      {
        place = close + 1
        if tokens[start].kind != .word(Lexer.fraction) { break }
      }
    default:
      guard tokens[start].kind.nesting > 0, let close = tokens.closing(from: start, before: end)
      else {
        return nil
      }
      place = close + 1
    }
    while place < end {
      switch tokens[place].kind {
      case .superscript, .sign(.factorial), .sign(.percent), .sign(.transpose): place += 1
      case .sign(.power):
        var exponent = place + 1
        if exponent < end, Self.sign(tokens[exponent].kind) != nil { exponent += 1 }
        guard exponent < end else { return nil }
        if tokens[exponent].kind.nesting > 0 {
          guard let close = tokens.closing(from: exponent, before: end) else { return nil }
          exponent = close
        }
        place = exponent + 1
      default: return place
      }
    }
    return place
  }

  // MARK: The index

  /// The items before the dots that belong to the series, from the one at a place on, and what it begins with.
  private func chain(
    _ items: [Item], _ last: Range<Int>, _ sign: Token.Sign, index: String
  ) -> Chain? {
    let end = Array(tokens[last])
    var found: Chain?
    for (place, item) in items.enumerated().reversed() {
      let own = TermPattern(Array(tokens[item.range]), end, index: index)
      guard let known = found else {
        guard let own, item.sign == sign else { return nil }
        found = (place, own.first, own)
        continue
      }
      guard let own, own.isLike(known.pattern) else { continue }
      // A term of the same form that does not come right before the others belongs to another row of terms.
      guard item.sign == sign, place == known.first - 1, TermPattern.next(own.first) == known.from
      else { return nil }
      found = (place, own.first, known.pattern)
    }
    guard let found,
      found.pattern.runsUpwards(from: found.from, hasTwo: found.first < items.count - 1)
    else { return nil }
    return found
  }
}
