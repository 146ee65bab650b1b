import Exact
import Formats
import Formulas
import Testing

@testable import Grading

/// The fields of an exercise file, their defaults and their refusals.
@Suite struct ExerciseFieldTests {
  @Test func `the smallest exercise has defaults for everything else`() throws {
    let exercise = try Exercising.exercise(
      """
      {
        "id": "A.2",
        "given": { "a": [1, 2, 3], "b": [2, 0, 1] },
        "parts": {
          "dot": { "prompt": "The dot product of a = {a} and b = {b}.", "key": "dot(a, b)" },
        },
      }
      """)
    let part = try #require(exercise.part("dot"))
    #expect(exercise.id == "A.2")
    #expect(exercise.title == nil && exercise.prompt == nil && exercise.section == nil)
    #expect(exercise.points == .one && part.points == .one)
    #expect(part.kind == .number && part.unit == nil && part.show == .reason)
    #expect(part.tolerance == .significantDigits(3) && part.followThrough == nil)
    #expect(exercise.render(part.prompt) == "The dot product of a = (1, 2, 3) and b = (2, 0, 1).")
    #expect(exercise.mark(["dot": .text("5")]).score == .one)
    #expect(exercise.mark([:]).parts.map(\.line) == ["unanswered 0"])
  }

  @Test func `every field is read`() throws {
    let exercise = try Exercising.exercise(
      """
      { "$schema": "s", "id": "E_1.b-2", "title": "T", "section": "A.3", "prompt": "P", "tags": ["t"],
        "given": { "x": 3, "h": "x/2" }, "followThrough": "1/4", "tolerance": "2 decimals",
        "show": "answer", "language": "de", "format": 1, "formerly": ["old"],
        "examples": [{ "answers": { "p": 9 }, "score": 3, "expect": { "p": 1, "r": "unanswered" } }],
        "parts": {
          "p": { "prompt": "P", "points": "3", "kind": "number", "key": "x*x", "check": 9, "domain": "positive",
            "mistakes": { "m": { "value": 3, "feedback": "F", "credit": "50%" } }, "hints": ["h", { "text": "g", "price": "1/4" }],
            "solution": "S", "formerly": ["p_old"], "allow": ["factorial"], "forbid": ["sqrt"], "show": "verdict" },
          "f": { "prompt": "F", "key": "p*h", "followThrough": 1, "tolerance": "exact" },
          "g": { "prompt": "G", "key": "p*h" },
          "u": { "prompt": "U", "key": "acos(x/6)", "unit": "degrees", "form": "same unit" },
          "v": { "prompt": "V", "key": "[x, h]", "byEntry": true },
          "c": { "prompt": "C", "choose": "one", "choices": { "y": { "text": "Y", "right": "x > 2" }, "n": { "text": "N", "feedback": "no" } } },
          "r": { "prompt": "R", "rubric": { "one": 1, "two": "1/2" } } } }
      """)
    func part(_ id: String) throws -> Part { try #require(exercise.part(id)) }
    #expect(exercise.language == .german && exercise.section == "A.3" && exercise.tags == ["t"])
    #expect(exercise.points == (try Rational("19/2")))
    #expect(try part("p_old").id == "p" && part("p").points == 3 && part("p").show == .verdict)
    #expect(try part("f").followThrough == .one && part("f").tolerance == .exact)
    #expect(try part("g").followThrough == Rational("1/4") && part("g").tolerance == .decimals(2))
    #expect(try part("g").show == .answer && part("p").followThrough == nil)
    #expect(try part("u").unit == .degrees && part("v").kind == .vector && part("v").creditsEntries)
    #expect(try part("c").kind == .choice && part("r").kind == .text)
    #expect(try part("r").points == Rational("3/2"))
    #expect(exercise.mark(["p_old": .text("9")]).parts.first?.line == "right 1")
    #expect(exercise.mark(["p": .text("3")]).parts.first?.line == "wrong 1/2 m")
    #expect(exercise.mark(["p": .text("factorial(3) + 3")]).parts.first?.line == "right 1")
    #expect(exercise.mark(["p": .text("sqrt(81)")]).parts.first?.line == "unreadable 0")
  }

  @Test func `fields of later versions are refused by name`() {
    let inPart = differences(["upTo"]) { field in
      (
        Exercising.problem("\"key\": \"dot(a, b)\", \"\(field)\": \"x\""),
        "3:54: `\(field)` is not supported by this version"
      )
    }
    #expect(inPart.isEmpty, "\(inPart)")
  }

  @Test func `unknown fields are refused with the nearest one`() {
    let rows: [(String, String)] = [
      (
        #""key": "dot(a, b)", "tolerence": "exact""#,
        "3:54: no field `tolerence` in part `q`; did you mean `tolerance`?"
      ),
      (#""key": "dot(a, b)", "zebra": 1"#, "3:54: no field `zebra` in part `q`"),
      (
        #""key": "dot(a, b)", "mistakes": { "m": { "vale": "0" } }"#,
        "3:68: a mistake needs exactly one of `value`, `edit` and `when` | 3:75: no field `vale` in a mistake; did you mean `value`?"
      ),
      (
        #""choices": { "y": { "txt": "Y", "right": true } }"#,
        "3:54: no field `txt` in a choice; did you mean `text`?"
      ),
    ]
    let difference = differences(rows) { (Exercising.problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
    #expect(
      Exercising.problems(
        #"{ "id": "X", "titel": "T", "parts": { "q": { "prompt": "", "key": "1+1" } } }"#)
        == ["x.jsonc:1:14: no field `titel` in an exercise; did you mean `title`?"])
  }

  @Test func `required fields are asked for`() {
    #expect(
      Exercising.problems("[]") == ["x.jsonc:1:1: `an exercise` must be an object, not an array"])
    #expect(
      Exercising.problems("{}") == [
        "x.jsonc:1:1: an exercise needs the field `id`",
        "x.jsonc:1:1: an exercise needs the field `parts`",
      ])
    #expect(
      Exercising.problems(#"{ "id": "X", "parts": {} }"#) == ["x.jsonc:1:23: `parts` is empty"])
    #expect(
      Exercising.problems(#"{ "id": "X", "parts": { "q": { "key": "1+1" } } }"#)
        == ["x.jsonc:1:25: part `q` needs the field `prompt`"])
    #expect(
      Exercising.problems(#"{ "id": "X Y", "parts": { "q": { "prompt": "", "key": "1+1" } } }"#)
        == ["x.jsonc:1:9: the id `X Y` may hold letters, digits, `.`, `-` and `_` only"])
  }

  @Test func `a value of the wrong kind is named with its place`() {
    let rows: [(String, String)] = [
      (#""key": "dot(a, b)", "points": 0"#, "3:64: `0`: points are a number above 0: 2 or \"1/2\""),
      (#""key": "dot(a, b)", "points": true"#, "3:64: `points` must be a number, not true"),
      (
        #""key": "dot(a, b)", "kind": "matrix""#,
        "3:62: `kind` says matrix, but the answer is a number"
      ),
      (#""key": "dot(a, b)", "unit": "m""#, "3:62: `m` is no unit: radians, degrees, nats, bits"),
      (
        #""key": "dot(a, b)", "form": "neat""#,
        "3:62: `neat` is no form of this version: write \"same unit\" or \"operations:8\""
      ),
      (
        #""key": "dot(a, b)", "show": "all""#,
        "3:62: `all`: write \"verdict\", \"reason\", \"answer\" or \"solution\""
      ),
      (
        #""key": "dot(a, b)", "tolerance": "3""#,
        "3:67: `3` is no tolerance: write \"exact\", \"4 decimals\", \"exactly 4 decimals\", \"5 digits\", \"±0.005\" or \"±1%\""
      ),
      (#""key": "dot(a, b)", "tolerance": 3"#, "3:67: `tolerance` must be a string, not a number"),
      (#""key": "dot(a, b)", "byEntry": 1"#, "3:65: `byEntry` must be true or false, not a number"),
      (#""key": "dot(a, b)", "allow": "det""#, "3:63: `allow` must be an array, not a string"),
      (
        #""choices": { "y": { "text": "Y", "right": true } }, "choose": "two""#,
        "3:96: `choose` must be \"one\" or \"all that apply\", not `two`"
      ),
    ]
    let difference = differences(rows) { (Exercising.problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }
}
