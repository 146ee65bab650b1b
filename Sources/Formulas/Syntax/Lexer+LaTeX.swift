// The commands of LaTeX that formulas are pasted with.
extension Lexer {
  /// What a command stands for.
  enum Command {
    case token(Token.Kind)
    /// A space, or a command that only changes how something looks.
    case nothing
    /// An accent on the letter that follows: `\hat y` is ŷ.
    case accent(Unicode.Scalar)
    /// A fraction of two arguments.
    case fraction
    /// A binomial coefficient of two arguments.
    case binomial
    /// A root of one argument, with an index in square brackets or without.
    case root
    /// A style for what stands in the braces behind it, or a word in them.
    case style
    case begin, end
    /// A command whose argument in braces is not read: a colour, a label, a length.
    case ignored
    /// The letter of a set of numbers, ℝ.
    case blackboard
    /// The end of a matrix row.
    case row
    /// A matrix whose rows stand in braces, `\pmatrix{…}`.
    case bracedMatrix
    /// What makes `≠` of the equals sign behind it.
    case negation
    /// A space whose length stands behind it without braces.
    case distance
    /// The sign of a derivative.
    case derivative
    /// The bracket that opens around what is rounded, by the function that it is.
    case wholePart(String)
    /// The letter Σ, or the sign of a sum.
    case capitalSigma
  }

  /// The word for a fraction with numerator and denominator in braces.
  static let fraction = "\\frac"
  /// The word for a root of what is in braces.
  static let root = "\\sqrt"
  /// The word for a binomial coefficient of what is in two braces.
  static let binomial = "\\binom"
  /// The word between the numerator and the denominator of a group in braces.
  static let over = "\\over"
  /// The word between the two numbers of a binomial coefficient in braces.
  static let choose = "\\choose"
  /// The word for the determinant of the matrix behind it.
  static let determinant = "\\vmatrix"

  /// What the command with a name stands for; nil for commands that are not read.
  static func command(_ name: String) -> Command? {
    if let letter = greek[name] { return .token(.word(letter)) }
    if functions.contains(name) { return .token(.word(name)) }
    if silent.contains(name) { return .nothing }
    if styles.contains(name) { return .style }
    if let sign = signs[name] { return .token(.sign(sign)) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac": return .fraction
    case "binom", "dbinom", "tbinom": return .binomial
    case "sqrt", "surd": return .root
    case "mathbb", "Bbb": return .blackboard
    case "begin": return .begin
    case "end": return .end
    case "\\", "cr": return .row
    case "color", "textcolor", "tag", "label", "hspace", "vspace", "mspace", "phantom", "hphantom",
      "vphantom":
      return .ignored
    case "matrix", "pmatrix", "bmatrix": return .bracedMatrix
    case "mkern", "kern", "mskip", "hskip": return .distance
    case "not": return .negation
    case "partial", "nabla": return .derivative
    case "lfloor": return .wholePart("floor")
    case "lceil": return .wholePart("ceil")
    case "Sigma": return .capitalSigma
    case "over": return .token(.word(over))
    case "choose": return .token(.word(choose))
    case "exponentialE": return .token(.word("e"))
    case "sum": return .token(.word(sum))
    case "prod": return .token(.word(product))
    case "or", "lor", "vee": return .token(.word("or"))
    case "land", "wedge": return .token(.word("and"))
    case "neg", "lnot": return .token(.word("not"))
    case "hat", "widehat": return .accent("\u{302}")
    case "bar", "overline": return .accent("\u{304}")
    case "tilde", "widetilde": return .accent("\u{303}")
    case "dot": return .accent("\u{307}")
    default:
      // What authors define for themselves, `\tr` and `\diag`, is the function of that name.
      return name.utf8.count > 1 && Vocabulary.functionName(name) != nil ? .token(.word(name)) : nil
    }
  }

  /// The letter that a command stands for.
  static func letter(ofCommand name: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let word = String(String.UnicodeScalarView(name))
    return word == "Sigma" ? "Σ" : greek[word]?.unicodeScalars.first
  }

  /// The Greek letter that a word names, whatever else the word means: π for `pi`.
  static func greekLetter(named word: String) -> String? {
    word == "ell" ? nil : word == "Sigma" ? "Σ" : greek[word]
  }

  /// The letter that a word names: θ for `theta`, but not for the names of functions and constants.
  static func greekName(_ word: String) -> String? {
    // No letter has a shorter name.
    guard word.utf8.count > 1, let letter = greek[word] else { return nil }
    return word == "pi" || word == "Gamma" || word == "sigma" ? nil : letter
  }

  /// The commands that set a word, or a group, in another style.
  static let styles: Set = [
    "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "bm", "operatorname", "text",
    "textrm", "textbf", "textit", "mbox", "vec", "boxed", "mathop", "mathcal", "mathscr",
    "mathfrak", "underline", "ensuremath", "fbox", "mathnormal", "textnormal", "mathbfit",
  ]

  private static let signs: [String: Token.Sign] = [
    "cdot": .times, "times": .times, "ast": .times, "div": .over, "le": .lessOrEqual,
    "leq": .lessOrEqual, "leqslant": .lessOrEqual, "ge": .greaterOrEqual, "geq": .greaterOrEqual,
    "geqslant": .greaterOrEqual, "ne": .unequal, "neq": .unequal, "lt": .less, "gt": .greater,
    "prime": .minute, "top": .transpose, "intercal": .transpose, "circ": .degree, "degree": .degree,
    "vert": .bar,
    "lvert": .bar, "rvert": .bar, "mid": .bar, "|": .doubleBar, "Vert": .doubleBar,
    "lVert": .doubleBar, "rVert": .doubleBar, "lbrack": .openBracket, "rbrack": .closeBracket,
    "lparen": .open, "rparen": .close,
    "%": .percent, "infty": .infinity, "cup": .union, "bigcup": .union, "emptyset": .emptySet,
    "varnothing": .emptySet, "{": .openBrace, "}": .closeBrace, "lbrace": .openBrace,
    "rbrace": .closeBrace, "rfloor": .close, "rceil": .close, "in": .element, "notin": .notElement,
    "setminus": .setMinus,
    "smallsetminus": .setMinus, "backslash": .setMinus, "cap": .intersection,
    "bigcap": .intersection, "pm": .plusMinus, "mp": .minusPlus, "langle": .openBracket,
    "rangle": .closeBracket, "odot": .hadamard, "otimes": .outer,
    "dots": .ellipsis, "ldots": .ellipsis, "cdots": .ellipsis, "dotsb": .ellipsis,
    "dotsm": .ellipsis, "dotsc": .ellipsis, "dotso": .ellipsis, "hdots": .ellipsis,
  ]

  private static let functions: Set = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh",
    "coth", "arcsin", "arccos", "arctan", "max", "min", "det", "Pr", "abs", "norm", "softmax",
    "sigmoid", "relu", "sgn", "sign", "erf",
  ]

  /// The commands that set the size of the bracket behind them.
  static let sizes: Set = [
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr",
    "Biggl", "Biggr", "middle",
  ]

  private static let silent: Set = [
    "displaystyle", "textstyle", "scriptstyle", "quad", "qquad", "enspace", "thinspace", ",", ";",
    ":", "!", " ", ">", "limits", "nolimits", "bf", "rm", "it",
    "nonumber", "notag", "blacksquare", "square", "qed", "Box", "relax",
    "mathstrut", "strut", "small", "normalsize",
  ]

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "ell": "ℓ",
  ]
}
