import Formats

/// Names as a formula shows them.
enum MathNames {
  /// A name with its index: `σ`, `y_i`, `W₁`, `length_a`.
  static func name(_ name: String) -> Markup {
    let scalars = Array(name.unicodeScalars)
    if let place = scalars.firstIndex(of: "_"), place > 0, place + 1 < scalars.count {
      let base = String(String.UnicodeScalarView(scalars[..<place]))
      let index = String(String.UnicodeScalarView(scalars[(place + 1)...]))
      return MathML.indexed(letters(base), indexText(index))
    }
    let tail = scalars.reversed().prefix { lowered[$0] != nil }.count
    if tail > 0, tail < scalars.count {
      let base = String(String.UnicodeScalarView(scalars.dropLast(tail)))
      let index = scalars.suffix(tail).compactMap { lowered[$0] }.joined()
      return MathML.indexed(letters(base), indexText(index))
    }
    return letters(name)
  }

  /// One letter in italics, several upright; the Latin names of Greek letters are these letters.
  static func letters(_ text: String) -> Markup { .element("mi", text: greek[text] ?? text) }

  /// What stands below a name.
  static func indexText(_ text: String) -> Markup {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? MathML.number(text) : letters(text)
  }

  /// What is written for the name of a function.
  static func function(_ name: String) -> Markup {
    switch name {
    case "sigmoid": .element("mi", text: "σ")
    case "log2": MathML.indexed(upright("log"), MathML.number("2"))
    case "log10": MathML.indexed(upright("log"), MathML.number("10"))
    case "asin", "acos", "atan", "asec", "acsc", "acot": upright("arc" + name.dropFirst())
    case "norm1": MathML.indexed(upright("norm"), MathML.number("1"))
    case "kl": upright("KL")
    case "js": upright("JS")
    default: upright(name)
    }
  }

  private static func upright(_ name: some StringProtocol) -> Markup {
    .element("mi", ["mathvariant": name.count == 1 ? "normal" : nil], text: String(name))
  }

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "yhat": "ŷ", "y_hat": "ŷ",
  ]

  /// Letters and digits below the line, as they are above it.
  static let lowered: [Unicode.Scalar: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9", "ₐ": "a", "ₑ": "e", "ₕ": "h", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₘ": "m",
    "ₙ": "n", "ₒ": "o", "ₚ": "p", "ᵣ": "r", "ₛ": "s", "ₜ": "t", "ᵤ": "u", "ᵥ": "v", "ₓ": "x",
    "₊": "+", "₋": "−",
  ]

  /// Letters and digits above the line, as they are on it.
  static let raised: [Unicode.Scalar: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁺": "+", "⁻": "−", "ⁿ": "n", "ⁱ": "i", "ᵀ": "⊤",
  ]
}
