// The commands of LaTeX that formulas are pasted with.
extension Lexer {
  /// What a command stands for.
  enum Command {
    case token(Token.Kind)
    /// A space, or a command that only changes how something looks.
    case nothing
    /// An accent on the letter that follows: `\hat y` is ŷ.
    case accent(Unicode.Scalar)
  }

  /// The word for a fraction with numerator and denominator in braces.
  static let fraction = "\\frac"

  /// What the command with a name stands for; nil for commands that are not read.
  static func command(_ name: String) -> Command? {
    if let letter = greek[name] { return .token(.word(letter)) }
    if functions.contains(name) { return .token(.word(name)) }
    if silent.contains(name) { return .nothing }
    switch name {
    case "frac", "dfrac", "tfrac": return .token(.word(fraction))
    case "sqrt": return .token(.sign(.root))
    case "cdot", "times", "ast": return .token(.sign(.times))
    case "div": return .token(.sign(.over))
    case "le", "leq", "leqslant": return .token(.sign(.lessOrEqual))
    case "ge", "geq", "geqslant": return .token(.sign(.greaterOrEqual))
    case "ne", "neq": return .token(.sign(.unequal))
    case "lt": return .token(.sign(.less))
    case "gt": return .token(.sign(.greater))
    case "sum": return .token(.word(sum))
    case "prod": return .token(.word(product))
    case "top", "intercal": return .token(.sign(.transpose))
    case "circ", "degree": return .token(.sign(.degree))
    case "vert", "lvert", "rvert", "mid": return .token(.sign(.bar))
    case "lbrack": return .token(.sign(.openBracket))
    case "rbrack": return .token(.sign(.closeBracket))
    case "{", "lbrace": return .token(.sign(.openBrace))
    case "}", "rbrace": return .token(.sign(.closeBrace))
    case "%": return .token(.sign(.percent))
    case "hat", "widehat": return .accent("\u{302}")
    case "bar", "overline": return .accent("\u{304}")
    case "tilde": return .accent("\u{303}")
    default: return nil
    }
  }

  private static let functions: Set = [
    "log", "ln", "exp", "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "coth",
    "arcsin", "arccos", "arctan", "max", "min", "det",
  ]

  private static let silent: Set = [
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle",
    "mathrm", "mathbf", "mathit", "boldsymbol", "operatorname", "text", "quad", "qquad", ",", ";",
    ":", "!", " ", "limits", "nolimits",
  ]

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
  ]
}
