/// A piece of a formula in a text for people.
enum NotationToken: Hashable {
  /// A number, as it is written.
  case number(String)
  /// Letters, with an index that belongs to them.
  case word(String)
  /// Characters above the line, as they are on it.
  case raised(String)
  /// Characters below the line, as they are on it.
  case lowered(String)
  /// Any other character.
  case sign(Unicode.Scalar)
  /// White space.
  case space
}

extension NotationToken {
  /// Cuts a text into its pieces.
  ///
  /// - Complexity: O(length of the text).
  static func tokens(of text: String) -> [NotationToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [NotationToken] = []
    var place = 0
    /// Takes characters as long as they are of a kind.
    func take(while matches: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
      let start = place
      while place < scalars.count, matches(scalars[place]) { place += 1 }
      return Array(scalars[start..<place])
    }
    func string(_ run: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(run)) }
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar.properties.isWhitespace {
        _ = take { $0.properties.isWhitespace }
        tokens.append(.space)
      } else if MathNames.raised[scalar] != nil {
        let run = take { MathNames.raised[$0] != nil }
        tokens.append(.raised(run.compactMap { MathNames.raised[$0] }.joined()))
      } else if MathNames.lowered[scalar] != nil {
        let run = take { MathNames.lowered[$0] != nil }
        tokens.append(.lowered(run.compactMap { MathNames.lowered[$0] }.joined()))
      } else if isDigit(scalar) {
        tokens.append(.number(string(take { isDigit($0) || $0 == "." })))
      } else if isLetter(scalar) {
        let run = take { isLetter($0) || isDigit($0) || $0 == "_" || isMark($0) }
        // `x_` before a bracket: the index stands in the bracket.
        let hasOpenIndex = run.last == "_"
        tokens.append(.word(string(hasOpenIndex ? run.dropLast() : run)))
        if hasOpenIndex { tokens.append(.sign("_")) }
      } else {
        place += 1
        tokens.append(.sign(scalar))
      }
    }
    return tokens
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// Whether a character is a letter of a name; signs such as ∂ and Σ stand alone.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && scalar != "∂" && MathNames.raised[scalar] == nil
      && MathNames.lowered[scalar] == nil
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }
}
