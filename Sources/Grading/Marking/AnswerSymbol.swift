extension Part {
  /// Whether a text before an equals sign only says what the answer is called: nothing, the part's own symbol, or one of
  /// mathematics that no other part uses.
  func isLabel(_ text: String) -> Bool {
    text.trimmed.isEmpty || isSymbol(text) || isNewLabel(text)
  }

  /// Whether a text before an equals sign is what the part asks for, by its own symbol.
  func isSymbol(_ text: String) -> Bool {
    // An estimate, `\hat{\sigma}^2`, is written with its accent or without.
    let written = [Part.bare(text), Part.bare(text, keepsAccents: false)]
    return symbols.contains { written.contains(Part.bare($0)) }
  }

  /// A symbol in one spelling: without white space and brackets, in small letters, with Greek letters
  /// by name and every bar and minus sign alike.
  static func bare(_ symbol: String, keepsAccents: Bool = true) -> String {
    var text = ""
    for scalar in withoutCommands(symbol, keepsAccents).lowercased().unicodeScalars
    where !scalar.properties.isWhitespace {
      switch scalar {
      case "∣", "｜", "‖", "∥": text.append("|")
      case "−", "–": text.append("-")
      case "θ", "ϑ": text += "theta"
      case "λ": text += "lambda"
      case "σ": text += "sigma"
      case "∂": text += "d"
      case "′": text += "'"
      case "ᵀ", "⊤": text += "^t"
      case "¬", "~": text += "not"
      // Products are written with a dot or without.
      case "(", ")", "{", "}", "·", "⋅", "∙", "*": continue
      default: text.unicodeScalars.append(scalar)
      }
    }
    // ‖a‖₂ is |a|, and D_KL is KL.
    text = text.replacing("||", with: "|").replacing("|_2", with: "|")
    return text.hasPrefix("d_kl") ? String(text.dropFirst(2)) : text
  }

  /// A symbol in LaTeX as it is written in a line: `∂L/∂w` for `\frac{\partial L}{\partial w}`.
  private static func withoutCommands(_ symbol: String, _ keepsAccents: Bool) -> String {
    guard symbol.contains("\\") else { return symbol }
    var text = symbol.replacing("$", with: "")
    for command in ["\\dfrac", "\\tfrac", "\\frac"] {
      text = text.replacing(command + "{", with: "{")
    }
    for (accent, mark) in [("\\hat", "\u{302}"), ("\\bar", "\u{304}")] {
      text = accented(text, accent, keepsAccents ? mark : "")
    }
    // What is left of a fraction is two groups behind one another.
    text = text.replacing("}{", with: "}/{")
    for (command, plain) in [
      ("partial", "∂"), ("lVert", "|"), ("rVert", "|"), ("Vert", "|"), ("lvert", "|"),
      ("rvert", "|"), ("left", ""), ("right", ""), ("mathrm", ""), ("mathbf", ""),
      ("operatorname", ""),
      ("text", ""), ("cdot", ""), ("|", "|"), ("top", "T"), ("intercal", "T"),
    ] { text = text.replacing("\\" + command, with: plain) }
    return text.replacing("\\", with: "")
  }

  /// The text with the letters under an accent of LaTeX, `\hat{y}` and `\hat y`, as letters with a mark.
  private static func accented(_ text: String, _ accent: String, _ mark: String) -> String {
    let pieces = text.split(separator: accent, omittingEmptySubsequences: false).map(String.init)
    return pieces.dropFirst().reduce(pieces[0]) { whole, piece in
      var rest = piece.drop { $0 == " " }
      let isBraced = rest.first == "{"
      if isBraced { rest = rest.dropFirst() }
      guard let letter = rest.first else { return whole + piece }
      rest = rest.dropFirst()
      if isBraced, rest.first == "}" { rest = rest.dropFirst() }
      return whole + String(letter) + mark + rest
    }
  }
}
