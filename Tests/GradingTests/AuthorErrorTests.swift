import Exact
import Formats
import Testing

@testable import Grading

/// What people get wrong when they write an exercise, and what the reader says.
@Suite struct AuthorErrorTests {
  @Test func `syntax`() {
    let rows: [(String, String)] = [
      (
        #"{ "k": "\theta" }"#,
        "x.jsonc:1:9: a tab inside a word, probably from `\\theta`: write θ or theta."
      ),
      (#"{ "k": "\sigma" }"#, "x.jsonc:1:9: `\\s` is no JSON escape; write σ or sigmoid."),
      (
        #"{ "given": { "p": 0,3 } }"#,
        "x.jsonc:1:21: expected a name in quotes; a decimal comma? Write 0.3."
      ),
      ("{ “id”: 1 }", "x.jsonc:1:3: `“` is a typographic quote; JSON needs `\"`."),
      ("{ /* c */ }", "x.jsonc:1:3: comments are `//` to the end of the line."),
      ("", "x.jsonc:1:1: the file is empty; JSON needs a value, such as `{}`."),
    ]
    let difference = differences(rows) {
      (Exercising.problems($0.0).joined(separator: " | "), $0.1)
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `names`() {
    let rows: [(String, String)] = [
      (
        #""dot": { "promt": "Q", "key": "dot(a, b)" }"#,
        "no field `promt` in part `dot`; did you mean `prompt`?"
      ),
      (
        #""length-a": { "prompt": "Q", "key": "norm(a)" }"#,
        "`length-a` reads as length minus a; use `length_a`"
      ),
      (
        #""2nd": { "prompt": "Q", "key": "norm(a)" }"#,
        "the name `2nd` must be letters, digits and `_`, beginning with a letter"
      ),
      (
        #""pi": { "prompt": "Q", "key": "norm(a)" }"#,
        "`pi` is a constant or a unit: choose another name"
      ),
      (
        #""a": { "prompt": "Q", "key": "norm(b)" }"#,
        "`a` is one name for two things: rename or remove one"
      ),
    ]
    let difference = differences(rows) { row in
      let column = row.0.hasPrefix("\"dot") ? 21 : 12
      return (
        Exercising.problems(Exercising.parts(row.0)).joined(separator: " | "),
        "x.jsonc:3:\(column): \(row.1)"
      )
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `an inserted value is found in its line and language`() {
    func problem(_ prompt: String) -> String {
      Exercising.problems(
        Exercising.parts(
          "\"q\": { \"prompt\": \(prompt), \"key\": \"prior/2\" }", given: "\"prior\": 0.3")
      )
      .joined(separator: " | ")
    }
    #expect(
      problem(#""Of {{piror}} and {piror}""#)
        == "x.jsonc:3:47: `{piror}` is not a value here; did you mean `prior`? A literal brace is {{"
    )
    #expect(
      problem(#"["x {prior}", "{zzzz}"]"#)
        == "x.jsonc:3:44: `{zzzz}` is not a value here; a literal brace is {{")
    #expect(
      problem(#"{ "en": "x", "de": "{zzzz}" }"#)
        == "x.jsonc:3:49: `{zzzz}` is not a value here; a literal brace is {{")
    #expect(
      problem(#""{prior} }""#)
        == "x.jsonc:3:38: `}` inserts no value: {name}, {name:%}, {name:4 digits} or {name:fraction}; a literal brace is {{"
    )
    #expect(
      problem(#""x {prior:pct}""#)
        == "x.jsonc:3:32: `{prior:pct}` inserts no value: {name}, {name:%}, {name:4 digits} or {name:fraction}; a literal brace is {{"
    )
    #expect(
      problem(#""x {prior""#)
        == "x.jsonc:3:32: `{prior` inserts no value: {name}, {name:%}, {name:4 digits} or {name:fraction}; a literal brace is {{"
    )
  }

  @Test func `a hint and a solution insert values that exist`() {
    let hint = Exercising.problem(#""key": "dot(a, b)", "hints": ["{a}", { "text": "{aa}" }]"#)
    #expect(
      hint == "3:82: `{aa}` is not a value here; did you mean `a`? A literal brace is {{")
    let solution = Exercising.problem(#""key": "dot(a, b)", "solution": ["{a}", "{c3}"]"#)
    #expect(solution == "3:75: `{c3}` is not a value here; a literal brace is {{")
  }

  @Test func `keys`() {
    let rows: [(String, String)] = [
      (#""key": 24"#, "3:41: a key is a formula in the given values; put the number into `check`"),
      (
        #""key": "24/25""#,
        "3:41: a key is a formula in the given values; put the number into `check`"
      ),
      (
        #""key": "-24 %""#,
        "3:41: a key is a formula in the given values; put the number into `check`"
      ),
      (
        #""key": ["a"]"#,
        "3:41: a key is a formula in the given values; put the number into `check`"
      ),
      (#""key": """#, "3:42: in ``: nothing is written here"),
      (
        #""key": "dot(a, c)""#,
        "3:49: in `dot(a, c)`: `c` is not a name here; here are `a`, `b`, `q`"
      ),
      (
        #""key": "dott(a, b)""#,
        "3:42: in `dott(a, b)`: `dott` is not a function here; did you mean `dot`?"
      ),
      (#""key": "dot(a, b""#, "3:45: in `dot(a, b`: the bracket `(` is not closed"),
      (#""key": "cosine(a, b)", "check": 0.69"#, "3:66: the key is 0.96, the check says 0.69"),
      (
        #""key": "cosine(a, b)", "check": "sin(1)""#, "3:66: the key is 0.96, the check says 0.8415"
      ),
      (#""key": "1/dot(a, a - a)""#, "3:44: in `1/dot(a, a - a)`: division by zero"),
      (
        #""key": "log(a[0] - 3)""#,
        "3:42: in `log(a[0] - 3)`: the logarithm needs a positive number, not 0"
      ),
      (
        #""key": "dot(a, b)", "domain": "[-1, 1]""#,
        "3:64: the key 24 lies outside its own domain [-1, 1]"
      ),
      (
        #""key": "dot(a, b)", "domain": "0 .. 1""#,
        "3:64: the key 24 lies outside its own domain 0 .. 1"
      ),
      (#""key": "kl(a/10, b/7)""#, "3:42: in `kl(a/10, b/7)`: `kl`: p sums to 7/10, not 1"),
    ]
    let difference = differences(rows) { (Exercising.problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `a check that is a number agrees by rounding`() {
    let rows: [(String, String)] = [
      ("0.96", ""), ("0.960", ""), ("24/25", ""), ("0.96001", "no"), ("0.95", "no"),
    ]
    for (check, expected) in rows {
      let text = check.contains("/") ? "\"\(check)\"" : check
      let found = Exercising.problem("\"key\": \"cosine(a, b)\", \"check\": \(text)")
      #expect(found.isEmpty == expected.isEmpty, "\(check): \(found)")
    }
    #expect(Exercising.problem(#""key": "log(a[0])", "check": 1.0986"#).isEmpty)
    #expect(!Exercising.problem(#""key": "log(a[0])", "check": 1.0987"#).isEmpty)
  }

  @Test func `values are said in the unit of the part`() {
    let fields = #""key": "acos(dot(a, b)/25)", "unit": "degrees""#
    #expect(Exercising.problem(fields + #", "check": 16.26"#).isEmpty)
    #expect(
      Exercising.problem(fields + #", "check": 16.4"#)
        == "3:91: the key is 16.26°, the check says 16.4")
  }

  @Test func `rules`() {
    let rows: [(String, String)] = [
      (
        #""key": "dot(a, b)", "followThrough": 1"#,
        "3:71: `followThrough`, but the key names no part: nothing to follow; remove it, or name a part in the key"
      ),
      (
        #""key": "dot(a, b)", "mistakes": { "m": { "value": "0", "credit": 50 } }"#,
        "3:99: `50`: a share is between 0 and 1: \"1/2\" or \"50%\""
      ),
      (
        #""key": "dot(a, b)", "mistakes": { "m": { "value": "0", "credit": "-1/2" } }"#,
        "3:99: `-1/2`: a share is between 0 and 1: \"1/2\" or \"50%\""
      ),
      (#""choices": { "y": { "text": "Y" } }"#, "3:45: no choice is right"),
      (
        #""choices": { "y": { "text": "Y", "right": true }, "z": { "text": "Z", "right": "1 < 2" } }"#,
        "3:45: 2 choices are right, but one may be chosen"
      ),
      (#""key": "dot(a, b)", "choices": {}"#, "3:12: only one of `key` and `choices` may be there"),
      (
        #""points": 1"#,
        "3:12: part `q` needs one of `key`, `choices`, `derivation`, `condition` or `rubric`"
      ),
      (
        #""key": "dot(a, b) - 24", "tolerance": "±1%""#,
        "3:72: a tolerance in percent of a key that is 0 accepts nothing else"
      ),
    ]
    let difference = differences(rows) { (Exercising.problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `mistakes`() {
    func problem(_ mistakes: String) -> String {
      Exercising.problem("\"key\": \"dot(a, b)\", \"mistakes\": { \(mistakes) }")
    }
    #expect(
      problem(#""m": { "edit": "norm(a) -> 1" }"#)
        == "3:83: the edit's left side does not occur in the key `dot(a, b)`; write a piece of the key as it stands there"
    )
    #expect(
      problem(#""m": { "edit": "dot" }"#)
        == "3:87: in `dot`: the formula ends where `->` and what to put instead is expected")
    #expect(
      problem(#""m": { "when": "answer" }"#)
        == "3:83: `when` must be a statement such as answer < 0, not a value")
    #expect(
      problem(#""m": { "value": "anser" }"#)
        == "3:85: in `anser`: `anser` is not a name here; here are `a`, `b`, `q`, `key`")
    #expect(
      problem(#""m": { "value": "0", "when": "answer < 0" }"#)
        == "3:68: a mistake needs exactly one of `value`, `edit` and `when`")
    #expect(
      problem(#""sgn": { "credit": 1 }"#)
        == "3:68: a mistake needs exactly one of `value`, `edit` and `when`")
  }

  @Test func `examples`() {
    func problem(_ example: String) -> [String] {
      Exercising.problems(
        Exercising.parts(
          """
          "length": { "prompt": "L", "key": "norm(a)" },
          "double": { "prompt": "D", "key": "2*length", "followThrough": "1/2" }
          """, head: " \"examples\": [\(example)],"))
    }
    #expect(
      problem(#"{ "answers": { "lenght": 5 } }"#) == [
        "x.jsonc:1:42: no part `lenght` here; did you mean `length`?"
      ])
    #expect(
      problem(#"{ "answers": { "length": 5 }, "expect": { "length": "rihgt" } }"#)
        == [
          "x.jsonc:1:79: `rihgt` is no verdict and no mistake of this part; did you mean `right`?"
        ])
  }

  @Test func `two files with one id are both named`() throws {
    let text = Exercising.parts(#""q": { "prompt": "Q", "key": "dot(a, b)" }"#)
    let catalogue = Catalogue([
      ExerciseFile(name: "one.jsonc", problemSet: "s", bytes: Array(text.utf8)),
      ExerciseFile(name: "two.jsonc", problemSet: "s", bytes: Array(text.utf8)),
    ])
    #expect(catalogue.exercises.map(\.file) == ["one.jsonc"])
    #expect(
      catalogue.failures.flatMap(\.lines) == ["two.jsonc:1:9: the id X stands in one.jsonc too"])
  }

  @Test func `a key is a value`() {
    let given = #""x": 3, "T": "tensor(2, 3)""#
    let statement = Exercising.problems(
      Exercising.parts(#""q": { "prompt": "Q", "key": "x < 1" }"#, given: given))
    #expect(statement.first?.hasSuffix("`key` must be a value, not a statement") == true)
    let tensor = Exercising.problems(
      Exercising.parts(#""q": { "prompt": "Q", "key": "T + x" }"#, given: given))
    #expect(tensor.first?.contains("ask for its shape(…)") == true)
  }
}
