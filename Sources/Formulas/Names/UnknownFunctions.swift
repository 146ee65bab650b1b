/// Functions that people know from elsewhere, and that do not exist here.
enum UnknownFunctions {
  /// Names that are functions where a bracket follows.
  private static let names: Set = [
    "round", "frac", "mod", "rem", "gcd", "lcm", "heaviside", "step", "indicator", "lgamma",
    "digamma", "elu", "ELU", "selu", "hardtanh", "mish", "var", "Var", "std", "Std", "median",
    "cov",
    "Cov", "corr", "argmax", "argmin", "onehot", "one_hot", "imag", "conj", "diff", "integrate",
    "limit", "grad", "vec", "cumsum", "zeros", "ones", "eye", "sinc", "lg", "ld", "Prob", "Pr",
    "rank", "nullity", "identity", "softsign", "sh", "ch", "th", "Phi", "Φ", "In",
  ]
  /// Functions that people write without brackets, too.
  private static let bare: Set = ["lg", "ld", "mod", "rem"]

  /// A function's name with its argument in it, and a factor before it or none, with the brackets that are missing:
  /// `x*ln(x)` for `xlnx`; nil for other words.
  static func withBrackets(_ word: String) -> String? {
    // Every word comes by here, and hardly any has this form.
    guard (3...6).contains(word.utf8.count), let argument = word.last, "xyz".contains(argument)
    else { return nil }
    let rest = word.dropLast()
    for function in ["sin", "cos", "tan", "ln", "log", "exp", "sqrt"]
    where rest.hasSuffix(function) {
      let factor = rest.dropLast(function.count)
      guard factor.count <= 1, factor.allSatisfy({ "xyz".contains($0) }) else { continue }
      return (factor.isEmpty ? "" : "\(factor)*") + "\(function)(\(argument))"
    }
    return nil
  }

  /// What to say about words for what does not exist here; nil for other words.
  static func advice(on word: String) -> String? {
    switch word {
    case "not": "it stands before an equation or an inequality, as in not (x > 1)"
    case "mod", "rem": "remainders are not worked out here: write the number"
    case "gcd", "lcm": "divisors are not worked out here: write the number"
    case "round": "rounding is not worked out here: write the number, or floor(…)"
    case _ where Parser.infinities.contains(word):
      "infinity is no number: it stands at the end of an interval only, (0, inf)"
    default: nil
    }
  }

  /// Whether a word calls such a function where it stands.
  static func isCalled(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    if withBrackets(word) != nil { return true }
    if word == "d", tokens.indices.contains(where: { isDifferential(in: tokens, at: $0) }) {
      return true
    }
    guard place + 1 < tokens.count else { return false }
    let next = tokens[place + 1]
    guard next.kind == .sign(.open), !next.followsSpace else {
      guard bare.contains(word) else { return false }
      return switch next.kind {
      case .number, .word: true
      default: false
      }
    }
    if names.contains(word) || Vocabulary.otherCase(of: word) != nil { return true }
    // Of two values side by side nobody takes a multiple.
    return hasComma(tokens, in: place + 1)
  }

  /// Whether a comma stands between values in the bracket that opens at a place.
  private static func hasComma(_ tokens: [Token], in open: Int) -> Bool {
    var depth = 0
    for place in open..<tokens.count {
      switch tokens[place].kind {
      case .sign(.open), .sign(.openBracket), .sign(.openBrace): depth += 1
      case .sign(.close), .sign(.closeBracket), .sign(.closeBrace): depth -= 1
      case .sign(.comma) where depth == 1: return true
      default: continue
      }
      if depth == 0 { return false }
    }
    return false
  }

  /// Whether the d of a derivative stands at a place, `d/dx` and `\frac{d}{dx}`.
  static func isDifferential(in tokens: [Token], at place: Int) -> Bool {
    guard tokens[place].kind == .word("d") else { return false }
    var next = place + 1
    if next + 1 < tokens.count, tokens[next].kind == .sign(.closeBrace),
      tokens[next + 1].kind == .sign(.openBrace)
    {
      next += 2
    } else if next < tokens.count, tokens[next].kind == .sign(.over) {
      next += 1
    } else {
      return false
    }
    guard next < tokens.count, case .word(let below) = tokens[next].kind, below.hasPrefix("d")
    else {
      return false
    }
    return below.count == 2 || (below == "d" && next + 1 < tokens.count)
  }

  /// The error for the sign of a derivative.
  static func derivative(_ written: String, at range: Range<Int>) -> FormulaError {
    FormulaError(
      .notAllowed(
        written, reason: "derivatives are not worked out here: write the derivative itself"),
      at: range)
  }
}
