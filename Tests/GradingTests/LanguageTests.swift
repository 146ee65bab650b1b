import Formats
import Foundation
import TestSupport
import Testing

@testable import Grading

/// What a student reads, in the language of the course.
@Suite struct LanguageTests {
  /// What is said about an answer to a part with these fields.
  private static func said(_ fields: String, _ answer: String, in language: Language) throws
    -> String
  {
    try #require(try Exercising.part(fields).markOfQ(answer).why?.text(in: language))
  }

  @Test func `each reason is said in German too`() throws {
    let rows = [
      (#""key": "dot(a, b)""#, "25", "Das ist nicht der richtige Wert."),
      (#""key": "dot(a, b)""#, "-24", "Richtig bis auf das Vorzeichen."),
      (#""key": "dot(a, b)""#, "48", "Richtig bis auf einen Faktor 2."),
      (#""key": "dot(a, b)""#, "[12, 12]", "Gefragt ist eine Zahl, kein Vektor."),
      (#""key": "dot(a, b)""#, "(24", "die Klammer `(` ist nicht geschlossen."),
      (
        #""key": "dot(a, b)""#, "24 +",
        "die Formel endet, wo eine Zahl, ein Name oder eine Klammer stehen müsste."
      ),
      (#""key": "dot(a, b)""#, "dot(3, 4)", "`dot`: ausrechnen, danach ist gefragt."),
      (#""key": "dot(a, b)""#, "1/0", "Division durch null."),
      (
        #""key": "dot(a, b)/168""#, "0.14",
        "Zu wenige Stellen: mindestens 3 gültige Ziffern sind verlangt."
      ),
      (#""key": "a + b""#, "[7, 8]", "Eintrag 2 ist nicht richtig."),
      (
        #""key": "cosine(a, b)", "domain": "[-1, 1]""#, "7",
        "Die Antwort liegt in [-1, 1]; diese nicht."
      ),
      (
        #""key": "dot(a, b)", "domain": "positive""#, "-3",
        "Die Antwort ist eine positive Zahl; das ist keine."
      ),
      (
        #""key": "a + b", "domain": "positive""#, "[-7, 9]",
        "Die Einträge sind positive Zahlen; diese sind es nicht alle."
      ),
      (
        #""key": "dot(a, b)/31", "tolerance": "exactly 4 decimals""#, "24/31",
        "Genau 4 Nachkommastellen sind verlangt."
      ),
      (
        #""key": "dot(a, b)/31", "tolerance": "exact""#, "0.774",
        "Zu wenige Stellen: der exakte Wert ist verlangt."
      ),
      (
        #""key": "x*y", "variables": { "x": "real", "y": "real" }"#, "x + y",
        "Bei x = 0, y = 1: deine Formel hat den Wert 1, richtig ist 0."
      ),
      (
        #""key": "x^2", "variables": { "x": "real" }"#, "-x^2",
        "Bei x = 1: deine Formel hat den Wert −1, richtig ist 1: überall das andere Vorzeichen."
      ),
      (
        #""asks": { "u": "positive" }, "condition": "u > 3""#, "-2",
        "u liegt nicht in den positiven Zahlen."
      ),
      (
        #""asks": { "u": "positive" }, "condition": "u > 3""#, "2",
        "`u > 3` gilt nicht: Links steht 2, rechts 3."
      ),
      (
        #""choices": { "one": { "text": "A", "right": true }, "two": { "text": "B" } }"#, "tow",
        "`tow` ist keine der Möglichkeiten; ist `two` gemeint?"
      ),
      (#""rubric": { "says why": 1 }"#, "because", "Das liest ein Mensch."),
    ]
    let difference = try differences(rows) { (try Self.said($0.0, $0.1, in: .german), $0.2) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `data stay English whatever the language`() throws {
    let text = """
      { "id": "X", "language": "de", "parts": { "q": { "prompt": "Q", "key": "1 + 1" } } }
      """
    let mark = try Exercising.exercise(text).markOfQ("3")
    #expect(mark.reason == "This is not the right value.")
    #expect(mark.why?.text(in: .german) == "Das ist nicht der richtige Wert.")
  }

  @Test func `rules are said in both languages`() throws {
    let part = try #require(
      try Exercising.part(#""key": "a + b", "tolerance": "2 decimals""#).parts.first)
    #expect(
      part.answerRule(in: .german) == [
        "Ein Vektor aus 2 Zahlen, Eintrag für Eintrag: Ein exakter Wert oder eine Dezimalzahl, gerundet auf "
          + "mindestens 2 Nachkommastellen."
      ])
    #expect(
      part.answerRule(in: .english) == [
        "A vector of 2 numbers, entry by entry: an exact value, or a decimal rounded to at least 2 decimals."
      ])
  }

  @Test func `a language that is not known is an error at its place`() throws {
    let message = "`fr` is no language of the sentences here: write one of `en`, `de`"
    let exercise =
      #"{ "id": "X", "language": "fr", "parts": { "q": { "prompt": "Q", "key": "1 + 1" } } }"#
    #expect(Exercising.problems(exercise) == ["x.jsonc:1:26: \(message)"])
    let course = CourseReading(Array("{\n \"language\": \"fr\" }".utf8), file: "course.jsonc")
    #expect(course.findings.map(\.message) == [message])
    #expect(
      course.findings.first?.position.line == 2 && course.findings.first?.position.column == 14)
  }

  @Test func `editors offer the languages that there are`() throws {
    struct Schema: Decodable {
      struct Field: Decodable { let `enum`: [String]? }
      let properties: [String: Field]
    }
    for name in ["course", "exercise"] {
      let file = Repository.root.appending(path: "exercises/\(name).schema.json")
      let schema = try JSONDecoder().decode(Schema.self, from: Data(contentsOf: file))
      #expect(schema.properties["language"]?.enum == Language.allCases.map(\.rawValue))
    }
  }

  /// The English pieces of sentences that `Formulas` puts into errors of reading, from its source.
  @Test func `every piece of an error of reading has its German words`() throws {
    let folder = Repository.root.appending(path: "Sources/Formulas/Syntax")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && $0 != "Edit.swift" }
    var missing: [String] = []
    var count = 0
    for file in files.sorted() {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /(?:expected|reason|operation): "((?:[^"\\]|\\.)*)"/) {
        let piece = String(match.1).replacing("\\\\", with: "\\")
        if piece.contains("\\(") || piece.count < 3 { continue }
        count += 1
        if German.phrases[piece] == nil { missing.append(piece) }
      }
    }
    #expect(missing.isEmpty, "\(missing)")
    #expect(count > 15)
  }
}
