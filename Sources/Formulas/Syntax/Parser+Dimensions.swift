import Exact

// Shapes with crosses between their dimensions, `n × n`, as people write them.
extension CutText {
  /// The names and whole numbers with crosses between them, `B\times h\times T`, and nothing else; nil for other texts.
  public var dimensions: [Expression]? {
    let tokens = parser.tokens.dropLast()
    guard tokens.count > 2, tokens.count % 2 == 1 else { return nil }
    var dimensions: [Expression] = []
    for (place, token) in tokens.enumerated() {
      if place % 2 == 1 {
        guard token.kind == .sign(.times),
          ["×", "\\times", "✕", "⨯"].contains(parser.source(token.range))
        else { return nil }
        continue
      }
      var reader = parser.reader(of: [token])
      guard let dimension = try? reader.sum(), reader.token.kind == .end else { return nil }
      switch dimension.kind {
      case .name: break
      case .number(let value): guard value.isInteger else { return nil }
      default: return nil
      }
      dimensions.append(dimension)
    }
    return dimensions
  }
}
