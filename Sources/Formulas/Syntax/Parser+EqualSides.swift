// Formulas with equals signs between them, `a = b ≈ c`, as answers are written with how they were computed.
extension CutText {
  /// A side of a chain of equations.
  public struct EqualSide: Sendable {
    /// What the side names, if it is nothing but a name, `p`, or a name with something in brackets, `P(A | B)`.
    public let name: String?
    /// The side as a formula; nil where it can be nothing but a name.
    public let formula: Expression?
    /// Where the side stands in the text, in scalars.
    public let range: Range<Int>
    /// Whether it stands behind ≈.
    public let isRounded: Bool
  }

  /// The sides of one equals sign or more, where nothing else relates them; nil for anything else.
  public var equalSides: [EqualSide]? {
    let tokens = parser.tokens.dropLast()
    guard
      tokens.contains(where: {
        $0.kind == .sign(.equal) || $0.kind == .sign(.approximately)
      })
    else { return nil }
    var depth = 0
    var pieces: [[Token]] = [[]]
    var areRounded = [false]
    for token in tokens {
      depth += token.kind.nesting
      switch token.kind {
      case .sign(.equal) where depth == 0, .sign(.approximately) where depth == 0:
        pieces.append([])
        areRounded.append(token.kind == .sign(.approximately))
        continue
      case .sign(.comma) where depth == 0, .sign(.semicolon) where depth == 0: return nil
      default: if depth == 0, Parser.isStatementSign(token) { return nil }
      }
      pieces[pieces.count - 1].append(token)
    }
    guard pieces.count <= Parser.mostSides else { return nil }
    var sides: [EqualSide] = []
    for (piece, isRounded) in zip(pieces, areRounded) {
      var reader = parser.reader(of: piece[...])
      var formula = try? reader.sum()
      if reader.token.kind != .end { formula = nil }
      // What is a number by itself is no name: `C(5, 2)`.
      let name = formula?.names.isEmpty == true ? nil : Parser.label(piece)
      guard formula != nil || name != nil, let first = piece.first, let last = piece.last else {
        return nil
      }
      sides.append(
        EqualSide(
          name: name, formula: formula, range: first.range.lowerBound..<last.range.upperBound,
          isRounded: isRounded))
    }
    return sides
  }
}

extension Parser {
  /// The most sides of a chain of equations that are read as one value.
  fileprivate static let mostSides = 32

  /// The name that tokens are, alone or before a bracket that closes at their end; nil for anything else.
  fileprivate static func label(_ tokens: [Token]) -> String? {
    guard case .word(let name)? = tokens.first?.kind, Constant.canonicalName(name) == nil,
      ![Lexer.sum, Lexer.product].contains(name),
      name.unicodeScalars.first?.properties.isAlphabetic == true
    else { return nil }
    if tokens.count == 1 { return name }
    guard tokens.count > 3, tokens[1].kind == .sign(.open), Library.canonicalName(name) == nil
    else { return nil }
    var depth = 0
    for (place, token) in tokens.enumerated().dropFirst() {
      if token.kind == .sign(.open) { depth += 1 }
      if token.kind == .sign(.close) { depth -= 1 }
      if depth == 0 { return place == tokens.count - 1 ? name : nil }
    }
    return nil
  }
}
