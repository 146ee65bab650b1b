/// What to write in a formula in place of a TeX command.
enum TeXCommands {
  /// What to write in place of `\command`, as it stands behind the word "write"; nil if unknown.
  static func replacement(for command: String) -> String? {
    if let letter = greek[command] { return "\(letter) or \(command)" }
    return others[command]
  }

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
    "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  private static let others: [String: String] = [
    "sigma": "σ or sigmoid", "varepsilon": "ε or epsilon", "vartheta": "θ or theta",
    "varphi": "φ or phi", "varrho": "ρ or rho",
    "frac": "a fraction as (a)/(b)", "tfrac": "a fraction as (a)/(b)",
    "dfrac": "a fraction as (a)/(b)", "sqrt": "√ or sqrt(…)",
    "times": "× or *", "cdot": "· or *", "div": "/", "odot": "⊙ or hadamard(a, b)",
    "nabla": "∇ or grad(…)", "partial": "∂ or grad(…)",
    "neq": "≠", "ne": "≠", "neg": "¬", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "approx": "≈", "in": "∈", "notin": "∉", "to": "→", "rightarrow": "→", "top": "ᵀ",
    "infty": "∞", "sum": "∑ or sum(…)", "prod": "∏", "pm": "±", "ell": "ℓ", "forall": "∀",
    "exp": "exp(…)", "log": "log(…)", "ln": "ln(…)", "sin": "sin(…)", "cos": "cos(…)",
    "tan": "tan(…)", "tanh": "tanh(…)", "max": "max(…)", "min": "min(…)",
    "hat": "the name with hat, as ŷ or yhat", "bar": "the name without the bar",
    "tilde": "the name without the tilde", "boldsymbol": "the letter alone",
    "mathbf": "the letter alone", "mathrm": "the letters alone", "text": "the letters alone",
    "textbf": "the letters alone", "left": "the bracket alone", "right": "the bracket alone",
    "begin": "a vector as [1, 2] and a matrix as [[1, 2], [3, 4]]",
    "binom": "binomial(n, k)", "rangle": "⟩", "langle": "⟨", "mid": "|", "quad": "a space",
  ]
}
