import Exact

// Shapes with crosses between their dimensions, `n × 4h`, as people write them.
extension CutText {
  /// What stands between crosses, `B\times h\times T`, where there are any outside of brackets; nil for other texts.
  public var dimensions: [Expression]? {
    let tokens = parser.tokens.dropLast()
    var groups: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    var depth = 0
    for (place, token) in zip(tokens.indices, tokens) {
      depth += token.kind.nesting
      guard depth == 0, token.kind == .sign(.times),
        // Most are stars.
        parser.text[token.range.lowerBound] != "*",
        ["×", "\\times", "✕", "⨯"].contains(parser.source(token.range))
      else { continue }
      groups.append(tokens[start..<place])
      start = place + 1
    }
    guard !groups.isEmpty else { return nil }
    groups.append(tokens[start...])
    var dimensions: [Expression] = []
    for group in groups {
      guard !group.isEmpty else { return nil }
      var reader = parser.reader(of: group)
      guard let dimension = try? reader.sum(), reader.token.kind == .end else { return nil }
      switch dimension.kind {
      case .name, .sum, .product, .power: break
      case .number(let value): guard value.isInteger else { return nil }
      default: return nil
      }
      dimensions.append(dimension)
    }
    return dimensions
  }
}
