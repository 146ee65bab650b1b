import Formulas

extension Part {
  /// Whether a text before an equals sign only says what the answer is called: nothing, the part's own symbol, or what
  /// is said of names that mean nothing here, `a·b` and `|a|`.
  func isLabel(_ text: String) -> Bool {
    if text.trimmed.isEmpty || isSymbol(text) { return true }
    var words = FreeNames()
    words.add(text)
    guard !words.numbers.isEmpty,
      let formula = try? Formula(text, Vocabulary(names: words.numbers)).expression,
      formula.isSaidOfNames
    else { return false }
    // A name alone is that of another number.
    if case .name = formula.kind { return false }
    return Set(formula.names).isDisjoint(with: vocabulary.names)
  }

  /// Whether a text before an equals sign is what the part asks for, by its own symbol.
  func isSymbol(_ text: String) -> Bool {
    let written = Part.bare(text)
    return symbols.contains { Part.bare($0) == written }
  }

  /// A symbol in one spelling: without white space and brackets, in small letters, with Greek letters
  /// by name and every bar and minus sign alike.
  private static func bare(_ symbol: String) -> String {
    var text = ""
    for scalar in withoutCommands(symbol).lowercased().unicodeScalars
    where !scalar.properties.isWhitespace {
      switch scalar {
      case "∣", "｜", "‖", "∥": text.append("|")
      case "−", "–": text.append("-")
      case "θ", "ϑ": text += "theta"
      case "λ": text += "lambda"
      case "σ": text += "sigma"
      case "∂": text += "d"
      case "′": text += "'"
      case "¬", "~": text += "not"
      case "(", ")", "{", "}": continue
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text.replacing("||", with: "|")
  }

  /// A symbol in LaTeX as it is written in a line: `∂L/∂w` for `\frac{\partial L}{\partial w}`.
  private static func withoutCommands(_ symbol: String) -> String {
    guard symbol.contains("\\") else { return symbol }
    var text = symbol.replacing("$", with: "")
    for command in ["\\dfrac", "\\tfrac", "\\frac"] {
      text = text.replacing(command + "{", with: "{")
    }
    // What is left of a fraction is two groups behind one another.
    text = text.replacing("}{", with: "}/{")
    for (command, plain) in [
      ("partial", "∂"), ("lVert", "|"), ("rVert", "|"), ("Vert", "|"), ("lvert", "|"),
      ("rvert", "|"), ("left", ""), ("right", ""), ("mathrm", ""), ("mathbf", ""),
      ("operatorname", ""),
      ("text", ""), ("hat", ""), ("|", "|"),
    ] { text = text.replacing("\\" + command, with: plain) }
    return text.replacing("\\", with: "")
  }
}
