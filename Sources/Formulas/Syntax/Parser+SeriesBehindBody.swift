// Sums and products as computer algebra systems write them: the body first, `sum(k^2, k, 1, n)` and
// `sum(k^2, (k, 1, n))`.
extension Parser {
  /// Where the index stands in the sum whose bracket is the token here; nil where the index does not stand behind the
  /// body.
  ///
  /// - Throws: `FormulaError` where neither order can be told.
  func placeOfIndexBehindBody() throws(FormulaError) -> Int? {
    guard let found = Parser.indexBehindBody(in: tokens, from: index),
      case .word(let word) = tokens[found.place].kind, Constant.canonicalName(word) == nil
    else { return nil }
    if found.isUsed {
      guard !vocabulary.declares(word) || vocabulary.indicesHideNames else { return nil }
      return found.place
    }
    // Σ 2 for k from 1 to n, or 2 + k + 1 + n?
    guard !found.isTuple, case .number = tokens[found.place + 2].kind else { return nil }
    if found.place == index + 3, case .word(let other) = next.kind, bindsIndex(other) { return nil }
    let name = source(tokens[index - 1].range)
    let body = source(tokens[index + 1].range.lowerBound..<tokens[found.place - 2].range.upperBound)
    let bounds = tokens[(found.place + 2)..<found.end].split(whereSeparator: Parser.isSeparator)
      .map {
        source(tokens[$0.startIndex].range.lowerBound..<tokens[$0.endIndex - 1].range.upperBound)
      }.joined(separator: ", ")
    throw FormulaError(
      .ambiguous(
        first: "\(name)(\(word), \(bounds), \(body))", second: "\(name)([\(body), \(word), …])"),
      at: tokens[index].range.lowerBound..<tokens[found.place].range.upperBound)
  }

  /// The place of a name between the first and the second comma of four parts, or at the beginning of three in brackets
  /// of their own, whether it occurs in what stands before it, and the place of the last bracket; nil where there is
  /// none.
  static func indexBehindBody(
    in tokens: [Token], from open: Int
  ) -> (place: Int, isTuple: Bool, isUsed: Bool, end: Int)? {
    var commas: [Int] = []
    var inner: [Int] = []
    var end: Int?
    var depth = 0
    for place in open..<tokens.count {
      depth += tokens[place].kind.nesting
      if isSeparator(tokens[place]) {
        if depth == 1 { commas.append(place) }
        if depth == 2, commas.count == 1 { inner.append(place) }
      }
      if depth == 0 {
        end = place
        break
      }
    }
    guard let end, let first = commas.first, first > open + 1 else { return nil }
    let isTuple = commas.count == 1
    let place = isTuple ? first + 2 : first + 1
    if isTuple {
      guard inner.count == 2, tokens[first + 1].kind == .sign(.open), inner[0] == place + 1,
        end > 0, tokens[end - 1].kind == .sign(.close)
      else { return nil }
    } else {
      guard commas.count == 3, commas[1] == place + 1 else { return nil }
    }
    guard case .word(let word) = tokens[place].kind else { return nil }
    let body = tokens[(open + 1)..<first]
    let isUsed = body.contains { token in
      guard case .word(let other) = token.kind else { return false }
      return other == word || other.hasSuffix("_" + word)
    }
    return (place, isTuple, isUsed, end)
  }

  /// Takes the comma between two parts of a sum.
  mutating func takeSeparator() throws(FormulaError) {
    guard take(.comma) || take(.semicolon) else {
      throw misplaced(expected: "a comma: sum(i, 1, N, …)")
    }
  }

  /// Whether a token stands between the parts of a list.
  static func isSeparator(_ token: Token) -> Bool {
    token.kind == .sign(.comma) || token.kind == .sign(.semicolon)
  }

  /// The sum whose bracket is the token here, and whose index stands at a place behind the body.
  mutating func seriesCall(
    isProduct: Bool, indexAt place: Int, _ first: Token
  ) throws(FormulaError) -> Expression {
    let opening = token
    let start = index + 1
    let isTuple = tokens[place - 1].kind == .sign(.open)
    index = place
    let name = try indexName()
    try takeSeparator()
    let lower = try sum()
    try takeSeparator()
    let upper = try sum()
    guard !isTuple || take(.close), take(.close) else { throw notClosed(opening) }
    let end = index
    index = start
    seriesIndices.append(name)
    defer { seriesIndices.removeLast() }
    let body = try sum()
    guard Parser.isSeparator(token), index == place - (isTuple ? 2 : 1) else {
      throw misplaced(expected: "a comma: sum(i, 1, N, …)")
    }
    index = end
    return Expression(
      .series(
        .init(isProduct: isProduct, index: name, from: lower, to: upper, of: body)),
      at: first.range.lowerBound..<lastEnd)
  }
}
