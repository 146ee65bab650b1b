import Exact

/// A word, number or sign of a formula.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case number(Rational)
    case word(String)
    /// A sign, in its plain spelling (`*` for `·` and `×`, `-` for every minus).
    case sign(Sign)
    /// A raised integer such as `²` or `⁻¹`.
    case superscript(Int)
    case end
  }

  enum Sign: String, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case bar = "|"
    case factorial = "!"
    case percent = "%"
    case degree = "°"
    case minute = "′"
    case second = "″"
    case root = "√"
    case transpose = "ᵀ"
    case equal = "="
    /// Before a value that is rounded.
    case approximately = "≈"
    case unequal = "≠"
    case less = "<"
    case lessOrEqual = "≤"
    case greater = ">"
    case greaterOrEqual = "≥"
    case doubleBar = "‖"
    case infinity = "∞"
    case union = "∪"
    case element = "∈"
    case notElement = "∉"
    case setMinus = "∖"
    case intersection = "∩"
    case hadamard = "⊙"
    case outer = "⊗"
    /// Behind a bracket: its value where that is positive, and else 0.
    case positivePart = "₊"
    /// What stands before the condition of a case.
    case condition = "\\if"
    /// What stands for the condition of the last case.
    case otherwise = "\\otherwise"
    case plusMinus = "±"
    case minusPlus = "∓"
    case emptySet = "∅"
    /// What stands for the terms of a series that are not written.
    case ellipsis = "…"
    /// What stands between two columns of a LaTeX matrix.
    case column = "&"
    /// What stands between two of its rows.
    case row = "\\\\"
    /// What stands before a function that is called behind its first argument, `x.sum()`.
    case method = "\\method"
    case beginMatrix = "\\begin"
    case endMatrix = "\\end"
  }

  let kind: Kind
  /// The place in the text, in Unicode scalars.
  let range: Range<Int>
  /// Whether white space stands before the token.
  let followsSpace: Bool
}

extension Expression.Relation {
  /// What a sign says of the two sides beside it; nil for other signs.
  init?(_ sign: Token.Sign) {
    switch sign {
    case .equal: self = .equal
    case .unequal: self = .unequal
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }
}

extension [Token] {
  /// The place of the bracket that closes the one at a place; nil where none does.
  ///
  /// - Parameter end: how far is looked; nil for all of it.
  func closing(from open: Int, before end: Int? = nil) -> Int? {
    var depth = 0
    for place in open..<(end ?? count) {
      depth += self[place].kind.nesting
      if depth == 0 { return place }
    }
    return nil
  }
}
