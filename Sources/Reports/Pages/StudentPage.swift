import Formats
import Grading

/// The page of one student: all results, the last attempt first.
struct StudentPage {
  private let results: [ResultRecord]
  private let texts: ExerciseTexts
  private let language: Language
  private let wording: any Wording

  /// - Parameter results: all of one student, in any order, at least one.
  init(_ results: [ResultRecord], _ texts: ExerciseTexts, in language: Language) {
    self.results = results.sorted { AttemptRank($0) > AttemptRank($1) }
    self.texts = texts
    self.language = language
    wording = language.wording
  }

  var text: String {
    let student = results.first.map { Page.name(of: $0.id, student: $0.student) } ?? ""
    let heading = Markup.element("h1", [:], wording.said(Label.resultsOf, Page.foreign(student)))
    let content: [Markup]
    if results.count == 1, let result = results.first {
      let section = ResultSection(result, texts, in: language)
      let attempt =
        result.attempt > 1
        ? [Markup.element("p", text: wording.label(.attempt(result.attempt)))] : []
      content = [.element("header", [:], [heading] + attempt + section.head)] + section.exercises
    } else {
      content = [.element("header", [:], [heading])] + results.enumerated().map(attempt)
    }
    return Page.text(
      title: wording.label(.resultsOf(PointsText.line(student, limit: 80))), in: language, content)
  }

  private func attempt(_ index: Int, _ result: ResultRecord) -> Markup {
    let id = "attempt-\(index + 1)"
    let label = wording.label(.attempt(result.attempt))
    let heading = Markup.element(
      "h2", ["id": id], text: label.hasSuffix(".") ? String(label.dropLast()) : label)
    let section = ResultSection(result, texts, in: language, prefix: id + "-", level: 3)
    return .element(
      "section", ["class": "attempt", "aria-labelledby": id],
      [heading] + section.head + section.exercises)
  }
}

extension Wording {
  /// A sentence about a text of others, which keeps its direction of writing to itself.
  func said(_ label: (String) -> Label, _ foreign: Markup) -> [Markup] {
    let place: Character = "\u{FFFC}"
    let sentence = self.label(label(String(place)))
    let pieces = (sentence.prefix(1).uppercased() + sentence.dropFirst())
      .split(separator: place, maxSplits: 1, omittingEmptySubsequences: false)
      .map { Markup.text(String($0)) }
    return [pieces[0], foreign] + pieces.dropFirst()
  }
}
