import Formats

/// A preview as a page of its own: no other file, no script, nothing from elsewhere.
public struct PreviewPage {
  private let preview: Preview
  private let inline: (String) -> [Markup]

  /// The page.
  ///
  /// - Parameter typeset: a text in one line, in which what stands between back-ticks is a formula.
  public static func page(
    _ preview: Preview, typeset: @escaping (String) -> [Markup] = FormulasAsCode.inline
  ) -> String {
    PreviewPage(preview: preview, inline: typeset).page
  }

  private var page: String {
    let title = preview.id + (preview.title.map { " " + $0 } ?? "")
    let head: [Markup] = [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("title", text: title), .element("style", text: Self.style),
    ]
    let main = Markup.element("main", [:], body(title))
    let page = Markup.element(
      "html", ["lang": "en"], [.element("head", [:], head), .element("body", [:], [main])])
    return page.page()
  }

  private static let style = """
    body { font: 17px/1.5 Georgia, serif; margin: 0; color: #222; background: #fff; }
    main { max-width: 46em; margin: 0 auto; padding: 1.5em; }
    math { font-size: 1.1em; }
    code { font-family: Menlo, Consolas, monospace; font-size: 0.92em; }
    table { border-collapse: collapse; margin: 0.5em 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.2em 0.8em 0.2em 0; border-bottom: 1px solid #ddd; }
    .rule, .kind { color: #666; font-size: 0.9em; }
    .key { background: #f2f7f2; padding: 0.3em 0.6em; }
    """

  private func body(_ title: String) -> [Markup] {
    var pieces = [Markup.element("h1", text: title)] + paragraphs(preview.prompt)
    for part in preview.parts { pieces += section(part) }
    if !preview.effects.isEmpty {
      pieces.append(.element("h2", text: "Answers"))
      pieces.append(
        table(
          ["part", "answer", "verdict", "points", "why"],
          preview.effects.map { [$0.part, $0.answer, $0.verdict, $0.score, $0.reason] }))
    }
    if !preview.variants.isEmpty {
      pieces.append(.element("h2", text: PreviewText.title(preview)))
      pieces.append(
        table(
          ["numbers"] + preview.parts.map(\.id), preview.variants.map { [$0.numbers] + $0.answers })
      )
    }
    return pieces
  }

  private func section(_ part: Preview.Part) -> [Markup] {
    var pieces = [
      Markup.element(
        "h2", [:],
        [
          .text(part.id + " "),
          .element("span", ["class": "kind"], text: "\(part.kind), points: \(part.points)"),
        ])
    ]
    pieces += paragraphs(part.prompt)
    if !part.choices.isEmpty {
      let items = part.choices.map { choice in
        let name: [Markup] = [
          .element("code", text: choice.id), .text(choice.isRight ? " (right): " : ": "),
        ]
        return Markup.element("li", [:], name + inline(choice.text))
      }
      pieces.append(.element("ul", [:], items))
    }
    if let rule = part.rule { pieces.append(.element("p", ["class": "rule"], text: rule)) }
    var key: [Markup] = [.text("Key: "), .element("code", text: part.answer)]
    if let formula = part.formula { key += [.text(" = ")] + inline("`\(formula)`") }
    pieces.append(.element("p", ["class": "key"], key))
    if !part.mistakes.isEmpty {
      pieces.append(
        table(
          ["mistake", "answer", "credit"], part.mistakes.map { [$0.name, $0.answer, $0.credit] }))
    }
    for (index, hint) in part.hints.enumerated() {
      let price = hint.price.map { ", \($0) of the points" } ?? ""
      let summary = Markup.element("summary", text: "Hint \(index + 1)\(price)")
      pieces.append(.element("details", [:], [summary] + paragraphs(hint.text)))
    }
    if let solution = part.solution {
      let summary = Markup.element("summary", text: "Worked solution")
      pieces.append(.element("details", [:], [summary] + paragraphs(solution)))
    }
    return pieces
  }

  // MARK: Pieces

  private func paragraphs(_ text: String?) -> [Markup] {
    (text ?? "").split(separator: "\n").map { .element("p", [:], inline(String($0))) }
  }

  private func table(_ head: [String], _ rows: [[String]]) -> Markup {
    var lines = [Markup.element("tr", [:], head.map { Markup.element("th", text: $0) })]
    for row in rows {
      lines.append(.element("tr", [:], row.map { Markup.element("td", text: $0) }))
    }
    return .element("table", [:], lines)
  }
}
