import Formats

// Signs that people type with several characters, or as other programs write them.
extension Lexer {
  /// The sign or the word that is typed here, which is taken then; nil for none.
  mutating func typedSign(_ scalar: Unicode.Scalar) throws(FormulaError) -> Token.Kind? {
    guard let (kind, length) = try typedSign(from: scalar) else { return nil }
    place += length
    return kind
  }

  private func typedSign(
    from scalar: Unicode.Scalar
  ) throws(FormulaError) -> (kind: Token.Kind, length: Int)? {
    let (second, third) = (character(at: place + 1), character(at: place + 2))
    switch (scalar, second) {
    case ("+", "/") where third == "-": return (.sign(.plusMinus), 3)
    case ("-", "/") where third == "+": return (.sign(.minusPlus), 3)
    case ("+", "-") where standsForBothSigns: return (.sign(.plusMinus), 2)
    case ("<", ">"): return (.sign(.unequal), 2)
    // Programs write products of matrices, what is done entry by entry, and transposition so.
    case ("@", _): return (.sign(.times), 1)
    case (".", "*"): return (.sign(.hadamard), 2)
    case (".", "/") where tokens.last?.kind.endsOperand == true: return (.sign(.over), 2)
    case (".", "^") where tokens.last?.kind.endsOperand == true: return (.sign(.power), 2)
    case (".", "T")
    where tokens.last?.kind.endsOperand == true && !followsSpace
      && !(third.map { isLetter($0) || isDigit($0) } ?? false):
      return (.sign(.transpose), 2)
    case (".", _) where startsMethod: return (.sign(.method), 1)
    case ("=", "/") where third == "=": return (.sign(.unequal), 3)
    case ("=", "<"): return (.sign(.lessOrEqual), 2)
    case ("=", ">"):
      // Beside another relation it is more likely an arrow.
      guard plain.count(where: Self.isRelation) == 2 else {
        throw FormulaError(
          .notAllowed("=>", reason: "it may be ≥ or an arrow: write >= or one statement"),
          at: place..<place + 2)
      }
      return (.sign(.greaterOrEqual), 2)
    case ("&", _) where !isLaTeX && openMatrices.isEmpty && hasRelation:
      return (.word("and"), second == "&" ? 2 : 1)
    case ("|", "|") where joinsByBars: return (.word("or"), 2)
    case ("¬", _): return (.word("not"), 1)
    default: return nil
    }
  }

  /// Where dots end that begin here and stand for terms of a series, `…`, `...` and `..` between signs; nil for none.
  func dotsEnd(_ scalar: Unicode.Scalar) -> Int? {
    if scalar == "…" || scalar == "⋯" { return place + 1 }
    guard scalar == ".", character(at: place + 1) == ".", let last = tokens.last?.kind else {
      return nil
    }
    let end = plain[place...].firstIndex { $0 != "." } ?? plain.count
    // Behind all else they are a slip.
    guard let next = plain[end...].first(where: { !isBlank($0) }) else { return nil }
    let isBetweenSigns =
      [.sign(.plus), .sign(.times)].contains(last) && (next == "+" || next == "*")
    return end - place > 2 || isBetweenSigns ? end : nil
  }

  private func character(at place: Int) -> Unicode.Scalar? {
    place < plain.count ? plain[place] : nil
  }

  /// Whether a text has a relation in it.
  static func relates(_ text: [Unicode.Scalar], _ signs: HeldSigns) -> Bool {
    if signs.contains("=") || signs.contains("<") || signs.contains(">") { return true }
    return !signs.areASCII && text.contains(where: isRelation)
  }

  private static func isRelation(_ scalar: Unicode.Scalar) -> Bool {
    ["=", "<", ">", "≤", "≥", "≠"].contains(scalar)
  }

  /// Whether `+-` here is ±.
  ///
  /// It is behind an equals sign, before a root in an equation, and beside a set behind a brace or before the only number.
  /// Between two other terms the minus is that of the second one.
  private var standsForBothSigns: Bool {
    switch tokens.last?.kind {
    case .sign(.equal), .sign(.unequal): return tokens.count > 1
    case .sign(.openBrace): return vocabulary.readsBothSigns
    case nil:
      guard vocabulary.readsBothSigns else { return false }
      var depth = 0
      for scalar in plain[(place + 2)...] {
        switch scalar {
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth -= 1
        case "+", "-": if depth == 0 { return false }
        default: continue
        }
      }
      return true
    default:
      // What is added to a root in an equation is mostly one of its two solutions, and so is what is taken away.
      return plain.contains("=")
        && ["sqrt", "√", "\\sqrt"].contains {
          plain[(place + 2)...].starts(with: $0.unicodeScalars)
        }
    }
  }

  /// Whether two bars join statements, `x<1||x>2`: there are some on each side of all of them.
  static func joinsByBars(_ text: [Unicode.Scalar]) -> Bool {
    var hasRelation = false
    var hasJoint = false
    var place = 0
    while place < text.count {
      if text[place] == "|" {
        let end = text[place...].firstIndex { $0 != "|" } ?? text.count
        if end - place == 2 {
          guard hasRelation else { return false }
          (hasRelation, hasJoint) = (false, true)
        }
        place = end
      } else {
        if isRelation(text[place]) { hasRelation = true }
        place += 1
      }
    }
    return hasRelation && hasJoint
  }
}
