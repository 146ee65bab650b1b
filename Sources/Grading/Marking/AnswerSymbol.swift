extension Part {
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
