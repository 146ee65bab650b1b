import Authoring
import Formats
import Grading
import Testing

/// An exercise as its author looks at it, as text and as a page.
@Suite struct PreviewTests {
  private func preview(_ text: String, _ answers: [String: WrittenAnswer] = [:]) throws -> Preview {
    let exercise = try #require(ExerciseReading(SmallFiles.file(text)).exercise)
    return Preview(exercise, answers: answers)
  }

  private static let drawn = """
    { "id": "X", "title": "Twice <x>", "prompt": "Let x = {x}.", "draw": { "x": "2 .. 4" },
      "parts": {
        "twice": { "prompt": "`2·x`", "key": "2*x", "mistakes": { "square": { "value": "x^2 + 1" } } },
        "even": {
          "prompt": "Is it even?",
          "choices": { "yes": { "text": "Yes & always.", "right": true }, "no": { "text": "No." } } } },
      "examples": [{ "draw": { "x": 3 }, "answers": { "twice": 6 }, "score": 1 }] }
    """

  @Test func `every variant has its numbers and its keys`() throws {
    let preview = try preview(Self.drawn)
    #expect(preview.variants.map(\.numbers) == ["x 2", "x 3", "x 4"])
    #expect(preview.variants.map(\.answers) == [["4", "yes"], ["6", "yes"], ["8", "yes"]])
    let text = PreviewText.text(preview)
    #expect(text.contains("Variants: all 3\n"))
    #expect(text.contains("\n  x 3  ->  6, yes\n"))
    #expect(text.contains("    mistake  square: 5, credit 0\n"))
    #expect(text.contains("    * yes: Yes & always.\n    - no: No.\n"))
  }

  @Test func `what an answer earns is shown with its reason`() throws {
    let preview = try preview(
      Self.drawn, ["twice": .text("5"), "even": .text("yes")])
    #expect(preview.effects.map(\.part) == ["twice", "even"])
    #expect(preview.effects.map(\.verdict) == ["wrong", "right"])
    #expect(preview.effects.map(\.score) == ["0 of 1", "1 of 1"])
    #expect(PreviewText.text(preview).contains("\nAnswers\n  twice = 5  ->  wrong, 0 of 1: "))
  }

  @Test func `the page stands by itself, and what authors write stays text`() throws {
    let page = PreviewPage.page(try preview(Self.drawn, ["twice": .text("<script>")]))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("<h1>X Twice &lt;x&gt;</h1>"))
    #expect(page.contains("<code>2·x</code>"))
    #expect(!page.contains("<script") && !page.contains("http"))
    #expect(page.contains("<td>x 4</td><td>8</td><td>yes</td>"))
  }

  @Test func `a condition is decided, and says what is asked`() throws {
    let text = SmallFiles.text(
      fields: #""asks": { "u": "positive", "v": "real" }, "condition": ["u > v", "v != 0"]"#)
    #expect(try preview(text).parts.map(\.answer) == ["any u, v with u > v and v != 0"])
    let words = SmallFiles.text(fields: #""rubric": { "why": 2 }"#)
    #expect(try preview(words).parts.map(\.answer) == ["a person decides"])
  }

  @Test func `the key and its check are told apart`() throws {
    let text = SmallFiles.text(fields: #""key": "log(19)", "check": "log(19) + 1/10^12""#)
    let found = CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings).map(\.message)
    #expect(found.contains("the key is 2.94443897917, the check says 2.94443897917") == false)
    #expect(found.contains { $0.hasPrefix("the key is 2.9444389791664404") }, "\(found)")
  }
}
