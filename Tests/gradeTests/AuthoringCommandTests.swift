import Foundation
import TestSupport
import Testing

/// The commands with which exercises are written.
@Suite struct AuthoringCommandTests {
  @Test(arguments: [
    "number", "vector", "matrix", "shape", "expression", "derivation", "choice", "condition",
    "text",
  ])
  func `a new exercise is a file that passes its check`(kind: String) throws {
    let folder = try ScratchFolder()
    let written = try shell("cd \(folder.path) && grade new N.1 --kind \(kind) --set week/one")
    #expect(written.code == 0 && written.messages == "")
    #expect(written.output == "exercises/week/one/N.1.jsonc\n")
    let text = try folder.text("exercises/week/one/N.1.jsonc")
    #expect(text.contains(#""$schema": "../../exercise.schema.json""#))
    let checked = try shell("cd \(folder.path) && grade check")
    #expect(checked.output == "1 exercise in 1 file: sound.\n" && checked.code == 0)
    #expect(
      try shell("cd \(folder.path) && grade new N.2 --kind \(kind) --print").output
        == text
        .replacing("N.1", with: "N.2").replacing("../../", with: "../"))
    #expect(try shell("cd \(folder.path) && grade solve N.1").code == 0)
    #expect(try shell("cd \(folder.path) && grade preview N.1").code == 0)
  }

  @Test func `nothing is written over, and no id is given twice`() throws {
    let folder = try ScratchFolder()
    #expect(try shell("cd \(folder.path) && grade new N.1").code == 0)
    let again = try shell("cd \(folder.path) && grade new N.1")
    #expect(again.code == 2 && again.output == "")
    #expect(again.messages == "grade new: exercises/drafts/N.1.jsonc is there already\n")
    let other = try shell("cd \(folder.path) && grade new N.1 --set other")
    #expect(other.code == 2)
    #expect(other.messages == "grade new: the id N.1 stands in exercises/drafts/N.1.jsonc\n")
    let capital = try shell("cd \(folder.path) && grade new n.1 --set other")
    #expect(
      capital.code == 2 && capital.messages.contains("differs from it in capital letters alone"))
  }

  @Test(arguments: [
    ("new 'a b'", "grade new: the id `a b` may hold letters, digits, `.`, `-` and `_` only"),
    ("new A --kind nubmer", "grade new: no kind nubmer; did you mean number?"),
    ("solve D.99", "grade solve: no exercise D.99"),
    ("preview D.1 --answer dto=3", "grade preview: no part dto; did you mean dot?"),
    ("preview D.1 --answer 3", "grade preview: 3: write part=answer"),
    ("preview nowhere.jsonc", "grade preview: nowhere.jsonc: there is no such file or folder."),
  ])
  func `what cannot be done is one line and 2`(arguments: String, message: String) throws {
    let outcome = try shell("grade \(arguments)")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messages.hasPrefix(message), "\(outcome.messages)")
  }

  @Test func `a preview has the keys, the mistakes and what answers earn`() throws {
    let outcome = try shell(
      "grade preview D.1 --answer 'dot=[12, 12]' --answer length_b=7 --answer cosine=0.686")
    #expect(outcome.code == 0 && outcome.messages == "")
    for line in [
      "    key      24/25  =  dot/(length_a·length_b)",
      "    mistake  same vector: 25, credit 0",
      "  dot = [12, 12]  ->  wrong, 1/2 of 1: These are the products of the entries. The dot product is their sum.",
      "  cosine = 0.686  ->  follows, 1/2 of 1: 0.686 follows from your length_b = 7. With the right one: 24/25.",
    ] {
      #expect(outcome.output.contains(line + "\n"), "\(line)")
    }
  }

  @Test func `a solution ends with the exact values`() throws {
    let outcome = try shell("grade solve D.1")
    #expect(outcome.output.hasPrefix("D.1  Cosine similarity\n"))
    #expect(
      outcome.output.contains("    dot/(length_a·length_b)\n  = 24/(5·5)\n  = 24/25\n  = 0.96\n"))
    #expect(outcome.output.hasSuffix("    acos(cosine)\n  = acos(24/25)\n  = 16.26020471…°\n"))
    #expect(try shell("grade solve exercises/part-d/D.1-cosine.jsonc").output == outcome.output)
  }
}
