// Formulas with equals signs between them, `a = b = c`, as answers are written with how they were computed.
extension CutText {
  /// The sides of one equals sign or more, where nothing else relates them; nil for anything else.
  public var equalSides: [Expression]? {
    let tokens = parser.tokens.dropLast()
    guard tokens.contains(where: { $0.kind == .sign(.equal) }) else { return nil }
    var depth = 0
    var pieces: [[Token]] = [[]]
    for token in tokens {
      switch token.kind {
      case .sign(.open), .sign(.openBracket), .sign(.openBrace), .sign(.beginMatrix): depth += 1
      case .sign(.close), .sign(.closeBracket), .sign(.closeBrace), .sign(.endMatrix): depth -= 1
      case .sign(.equal) where depth == 0:
        pieces.append([])
        continue
      case .sign(.comma) where depth == 0, .sign(.semicolon) where depth == 0: return nil
      default: if depth == 0, Parser.isStatementSign(token) { return nil }
      }
      pieces[pieces.count - 1].append(token)
    }
    guard pieces.count <= Parser.mostSides else { return nil }
    var sides: [Expression] = []
    for piece in pieces where !piece.isEmpty {
      var reader = parser.reader(of: piece[...])
      guard let side = try? reader.sum(), reader.token.kind == .end else { return nil }
      sides.append(side)
    }
    return sides.count == pieces.count ? sides : nil
  }
}

extension Parser {
  /// The most sides of a chain of equations that are read as one value.
  fileprivate static let mostSides = 32
}
