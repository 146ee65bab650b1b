import Exact
import Formats
import Grading

/// A student's sheet as one page that needs nothing else: it can be printed, or filled in and saved as an
/// answer file without a network.
public struct SheetPage {
  private let sheet: StudentSheet
  private let typeset: (String) -> [Markup]

  /// The whole page.
  ///
  /// - Parameter typeset: a text in one line, in which what stands between back-ticks is a formula.
  public static func html(
    _ sheet: StudentSheet, typeset: @escaping (String) -> [Markup] = FormulasAsCode.inline
  ) -> String {
    SheetPage(sheet: sheet, typeset: typeset).page
  }

  private var say: SheetSentences { SheetSentences(sheet.language) }

  private var page: String {
    let title = sheet.title.isEmpty ? say(.exercises) : sheet.title
    var page = """
      <!doctype html>
      <html lang="\(Self.escaped(sheet.language.rawValue))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escaped(title)) – \(Self.escaped(sheet.student))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(Self.escaped(title))</h1>
      <p>\(say(.student)): <strong>\(Self.escaped(sheet.student))</strong>\(head)</p>

      """
    if sheet.exercises.contains(where: { $0.parts.contains(where: \.readsDecimalComma) }) {
      page += "<p>\(Self.escaped(say(.decimalComma)))</p>\n"
    }
    page += "<form id=\"answers\">\n"
    for exercise in sheet.exercises { page += section(exercise) }
    page += """
      <p><button type="submit">\(Self.escaped(say(.saveAnswers)))</button> <span id="said" role="status" data-words="\(Self.escaped(say(.savedAnswers)))"></span></p>
      </form>
      </main>
      <script type="application/json" id="template">\(Self.data(AnswerTemplate.json(sheet)))</script>
      <script>
      \(Self.script)
      </script>
      </body>
      </html>

      """
    return page
  }

  private var head: String {
    var head = ""
    if let course = sheet.course { head += ". \(say(.course)): \(Self.escaped(course))" }
    if let due = sheet.due { head += ". \(say(.due)): \(Self.escaped(due))" }
    return head + "."
  }

  // MARK: Exercises

  private func section(_ exercise: Exercise) -> String {
    let title = exercise.title.map { " " + inline(exercise.render($0)) } ?? ""
    var html = "<section>\n<h2>\(Self.escaped(exercise.id))\(title) "
    html +=
      "<small>\(Self.escaped(say.points(sheet.points(of: exercise))))</small></h2>\n"
    if let variant = exercise.variant {
      html += "<p class=\"numbers\">\(Self.escaped(say.numbers(variant)))</p>\n"
    }
    if let prompt = exercise.prompt { html += paragraphs(exercise.render(prompt)) }
    for part in exercise.parts { html += self.part(part, exercise) }
    return html + "</section>\n"
  }

  private func part(_ part: Part, _ exercise: Exercise) -> String {
    let name = "\(exercise.id).\(part.id)"
    var html =
      "<fieldset data-exercise=\"\(Self.escaped(exercise.id))\" data-part=\"\(Self.escaped(part.id))\">\n"
    html += "<legend>\(Self.escaped(part.id)) "
    html +=
      "<small>\(Self.escaped(say.points(part.points.description)))</small></legend>\n"
    html += paragraphs(exercise.render(part.prompt))
    let rule = part.answerRule(in: exercise.language ?? sheet.language).map(inline).joined(
      separator: " ")
    html += "<p class=\"rule\" id=\"\(Self.escaped(name)).rule\">\(rule)</p>\n"
    if !part.rubric.isEmpty {
      html += "<ul>"
      for criterion in part.rubric {
        let points = say.points(criterion.points.description)
        html += "<li>\(inline(exercise.render(criterion.text))): \(Self.escaped(points))</li>"
      }
      html += "</ul>\n"
    }
    html += field(part, name, exercise)
    for (index, hint) in part.hints.enumerated() {
      if hint.price.isZero {
        html += "<details><summary>\(Self.escaped(say(.hintNumber(index + 1))))</summary>"
        html += paragraphs(exercise.render(hint.text)) + "</details>\n"
      } else {
        html +=
          "<p class=\"rule\">\(Self.escaped(say.pricedHint(index + 1, hint, of: name)))</p>\n"
      }
    }
    return html + "</fieldset>\n"
  }

  private func field(_ part: Part, _ name: String, _ exercise: Exercise) -> String {
    let described = "aria-describedby=\"\(Self.escaped(name)).rule\""
    switch part.kind {
    case .choice:
      let type = part.asksForAllChoices ? "checkbox" : "radio"
      return part.shownChoices.map { choice in
        "<label class=\"choice\"><input type=\"\(type)\" name=\"\(Self.escaped(name))\" "
          + "value=\"\(Self.escaped(choice.id))\"> \(inline(exercise.render(choice.text)))</label>\n"
      }.joined()
    case .condition where part.asks.count > 1:
      return part.asks.map { asked in
        "<label>\(Self.escaped(asked.name)) = <input type=\"text\" data-name=\"\(Self.escaped(asked.name))\" "
          + "autocomplete=\"off\" spellcheck=\"false\" \(described)></label>\n"
      }.joined()
    case .derivation, .text:
      return "<label>\(say(.yourAnswer)):<textarea rows=\"5\" \(described)></textarea></label>\n"
    default:
      return
        "<label>\(say(.yourAnswer)): <input type=\"text\" autocomplete=\"off\" spellcheck=\"false\" "
        + "\(described)></label>\n"
    }
  }

  // MARK: Text

  private func paragraphs(_ text: String) -> String {
    var html = ""
    var items: [String] = []
    func endList() {
      if !items.isEmpty { html += "<ul>" + items.joined() + "</ul>\n" }
      items = []
    }
    for line in text.split(separator: "\n") {
      if line.hasPrefix("- ") {
        items.append("<li>\(inline(String(line.dropFirst(2))))</li>")
      } else {
        endList()
        html += "<p>\(inline(String(line)))</p>\n"
      }
    }
    endList()
    return html
  }

  private func inline(_ text: String) -> String { Markup.group(typeset(text)).written() }

  private static func escaped(_ text: String) -> String {
    SafeText.line(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  /// JSON in a page: no text in it can end the element that it stands in.
  private static func data(_ value: JSON.Output) -> String {
    value.compact().replacing("<", with: "\\u003c")
  }

  private static let style = """
    body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0; color: #111; background: #fff; }
    main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
    h2 { margin-top: 2.5rem; border-bottom: 1px solid #999; }
    small { font-weight: normal; color: #444; }
    fieldset { border: 1px solid #bbb; border-radius: 4px; margin: 1rem 0; break-inside: avoid; }
    legend { font-weight: bold; }
    math { font-family: "Latin Modern Math", "STIX Two Math", Cambria Math, math; font-size: 1.1em; }
    code { font-family: "Latin Modern Math", "STIX Two Math", Cambria, serif; font-size: 1.05em; }
    .rule { color: #444; font-size: .95rem; }
    .numbers { font-weight: bold; }
    input[type=text], textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .3rem; }
    .choice { display: block; }
    button { font: inherit; padding: .4rem 1rem; }
    @media print { button, details { display: none; } input[type=text] { border: 0; border-bottom: 1px solid #111; } }
    """

  /// Puts what is written into the template and saves it as a file; nothing is sent anywhere.
  private static let script = """
    "use strict";
    document.getElementById("answers").addEventListener("submit", function (event) {
      event.preventDefault();
      const file = JSON.parse(document.getElementById("template").textContent);
      let count = 0;
      for (const set of event.target.querySelectorAll("fieldset")) {
        const named = set.querySelectorAll("[data-name]");
        const boxes = [...set.querySelectorAll("input[type=checkbox]")];
        const radio = set.querySelector("input[type=radio]:checked");
        const text = set.querySelector("textarea, input[type=text]");
        let answer = null;
        if (named.length) {
          answer = {};
          for (const field of named) answer[field.dataset.name] = field.value.trim() || null;
          if (Object.values(answer).some(Boolean)) count += 1;
        } else if (boxes.length) {
          const chosen = boxes.filter(box => box.checked).map(box => box.value);
          if (chosen.length) answer = chosen;
        } else if (radio) {
          answer = radio.value;
        } else if (text && text.value.trim()) {
          answer = text.value.trim();
        }
        if (answer !== null && !named.length) count += 1;
        file.answers[set.dataset.exercise][set.dataset.part] = answer;
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2) + "\\n"], { type: "application/json" }));
      link.download = "answers.json";
      link.click();
      URL.revokeObjectURL(link.href);
      const said = document.getElementById("said");
      said.textContent = said.dataset.words.replace("%", count);
    });
    """
}
