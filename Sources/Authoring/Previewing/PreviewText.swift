import Formats

/// A preview as text.
public enum PreviewText {
  /// The sheet, the keys with their mistakes, and the variants.
  public static func text(_ preview: Preview) -> String {
    var lines = ["\(preview.id)" + (preview.title.map { "  " + $0 } ?? "")]
    lines += paragraphs(preview.prompt, indent: "")
    for part in preview.parts {
      lines.append("")
      let points = part.points == "1" ? "1 point" : "\(part.points) points"
      lines.append("  \(part.id)  (\(part.kind), \(points))")
      lines += paragraphs(part.prompt, indent: "    ")
      for choice in part.choices {
        lines.append("    \(choice.isRight ? "*" : "-") \(choice.id): \(choice.text)")
      }
      if let rule = part.rule { lines.append("    \(rule)") }
      lines.append("    key      \(part.answer)" + (part.formula.map { "  =  \($0)" } ?? ""))
      for mistake in part.mistakes {
        lines.append("    mistake  \(mistake.name): \(mistake.answer), credit \(mistake.credit)")
      }
      for hint in part.hints {
        let price = hint.price.map { " (\($0) of the points)" } ?? ""
        lines.append("    hint\(price)  \(hint.text)")
      }
      if let solution = part.solution { lines.append("    solution \(solution)") }
    }
    if !preview.variants.isEmpty {
      lines += ["", title(preview)]
      let names = preview.parts.map(\.id).joined(separator: ", ")
      lines.append("  numbers  ->  \(names)")
      for row in preview.variants {
        lines.append("  \(row.numbers)  ->  \(row.answers.joined(separator: ", "))")
      }
    }
    if !preview.effects.isEmpty {
      lines += ["", "Answers"]
      for effect in preview.effects {
        lines.append(
          "  \(effect.part) = \(effect.answer)  ->  \(effect.verdict), \(effect.score)"
            + (effect.reason.isEmpty ? "" : ": \(effect.reason)"))
      }
    }
    return lines.map { SafeText.line($0) + "\n" }.joined()
  }

  /// How many variants there are, and how many of them are shown.
  static func title(_ preview: Preview) -> String {
    let shown = preview.variants.count
    guard let count = preview.variantCount else { return "Variants: \(shown) of very many" }
    return count == shown ? "Variants: all \(count)" : "Variants: \(shown) of \(count)"
  }

  private static func paragraphs(_ text: String?, indent: String) -> [String] {
    (text ?? "").split(separator: "\n").map { indent + $0 }
  }
}
