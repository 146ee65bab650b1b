import Formats
import Grading
import Reports

/// How answers were understood, as a page of its own: no other file, no script, nothing from elsewhere.
struct ReadingPage {
  /// The language of the page.
  let language: Language
  private var body: [Markup] = []

  init(language: Language) { self.language = language }

  private var wording: any Wording { language.wording }

  /// Begins with the answers of a student.
  mutating func begin(_ student: String) {
    body.append(.element("h1", text: wording.label(.howAnswersOfWereRead(SafeText.line(student)))))
  }

  /// Adds what was understood of the answers to an exercise.
  mutating func add(_ reading: ExerciseReadings) {
    let title = reading.title.map { [Markup.text(" ")] + TypesetText.inline($0) } ?? []
    body.append(.element("h2", [:], [.text(reading.id)] + title))
    if let variant = reading.variant {
      body.append(.element("p", text: wording.label(.yourNumbers(variant.text))))
    }
    let rows = reading.parts.map { part in
      Markup.element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], text: part.id),
          .element("td", [:], written(part.understanding)),
          .element("td", [:], understood(part.understanding)),
        ])
    }
    let head = Markup.element(
      "tr", [:],
      [Label.part, .yourAnswer, .readAs].map(wording.label).map { .element("th", text: $0) })
    body.append(.element("table", [:], [head] + rows))
  }

  private func written(_ reading: Understanding) -> [Markup] {
    guard reading.verdict != .unanswered else { return [.text("(\(wording.label(.noAnswer)))")] }
    guard let caret = reading.caret else {
      return [.element("code", text: SafeText.line(reading.answer, limit: 400))]
    }
    return [.element("pre", text: "\(caret.text)\n\(caret.marker)")]
  }

  private func understood(_ reading: Understanding) -> [Markup] {
    let isUnreadable = reading.verdict == .unreadable
    let formula: [Markup] =
      isUnreadable || reading.lines(in: language).contains { $0.contains("`") }
      ? [] : [TypesetText.formula(ofAnswer: reading.answer)].compactMap(\.self)
    let lines = reading.lines(in: language).map { Markup.element("p", [:], TypesetText.inline($0)) }
    let word: [Markup] =
      isUnreadable
      ? [.element("p", [:], [.element("strong", text: wording.label(.cannotBeRead))])] : []
    return word + formula.map { .element("p", [:], [$0]) } + lines
  }

  /// The page.
  var text: String {
    let head: [Markup] = [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("title", text: wording.label(.howAnswersWereRead)),
      .element("style", text: Self.style),
    ]
    return Markup.element(
      "html", ["lang": language.rawValue],
      [
        .element("head", [:], head),
        .element("body", [:], [.element("main", [:], body)]),
      ]
    ).page()
  }

  private static let style = """
    body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0; color: #111; background: #fff; }
    main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
    math { font-size: 1.1em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #bbb; }
    td p { margin: 0 0 .2rem; }
    pre { margin: 0; }
    """
}
