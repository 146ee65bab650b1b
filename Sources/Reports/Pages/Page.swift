import Formats
import Grading

/// A page that needs nothing but itself: no script, no other file, no network.
enum Page {
  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: A text of anybody.
  ///   - language: The language of what the program says.
  static func text(title: String, in language: Language = .english, _ content: [Markup]) -> String {
    let head = Markup.element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        // Whatever a text could smuggle in, nothing is fetched or run.
        .element(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content":
              "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
          ]),
        .element("meta", ["name": "robots", "content": "noindex"]),
        .element("meta", ["name": "generator", "content": "touchstone"]),
        .element("title", text: title), .element("style", text: PageStyle.rules),
      ])
    let body = Markup.element("body", [:], [.element("main", [:], content)])
    return Markup.element("html", ["lang": language.rawValue], [head, .text("\n"), body]).page()
  }

  /// A text of others, which keeps its direction of writing to itself.
  static func foreign(_ text: String, limit: Int = 200) -> Markup {
    .element("bdi", text: PointsText.line(text, limit: limit))
  }

  /// What a student is called: the name, or the id of a result where nothing of the name is seen.
  static func name(of result: String, student: String) -> String {
    [student, result].first { text in
      text.unicodeScalars.contains {
        !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
          && $0 != "\u{2800}"
      }
    } ?? "–"
  }

  /// A table with headings of columns; the first cell of each row is its heading.
  ///
  /// - Parameter caption: What the table shows, for those who hear it.
  static func table(caption: String, heads: [String], rows: [[Markup]]) -> Markup {
    let head = Markup.element(
      "thead", [:],
      [.element("tr", [:], heads.map { .element("th", ["scope": "col"], text: $0) })])
    let body = Markup.element(
      "tbody", [:],
      rows.map { row in
        .element(
          "tr", [:],
          row.enumerated().map { index, cell in
            index == 0
              ? .element("th", ["scope": "row"], [cell]) : .element("td", [:], [cell])
          })
      })
    let table = Markup.element("table", [:], [.element("caption", text: caption), head, body])
    // A wide table scrolls by itself, also by keyboard.
    return .element(
      "div", ["class": "wide", "role": "region", "aria-label": caption, "tabindex": "0"], [table])
  }

  /// A verdict as a mark and a word, so that no colour is needed.
  ///
  /// - Parameter shown: The word in the language of the page.
  static func verdict(_ word: String, as shown: String? = nil) -> Markup {
    let (sign, kind) =
      switch word {
      case "right", "accepted": ("✓", "right")
      case "follows": ("↪", "partly")
      case "partly right": ("½", "partly")
      case "undecided": ("?", "open")
      case "unreadable": ("!", "open")
      case "unanswered": ("–", "none")
      default: ("✗", "wrong")
      }
    return .element(
      "span", ["class": "verdict " + kind],
      [.element("span", ["aria-hidden": "true"], text: sign + " "), .text(shown ?? word)])
  }
}
