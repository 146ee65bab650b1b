import Testing

@testable import Grading

/// What people get wrong when they write exercises in variables and derivations, and what the check says:
/// one line for one error, at its place.
@Suite struct OpenExerciseErrorTests {
  /// An exercise with the part `q` on the third line; the part's fields begin at column 24.
  private func text(_ fields: String, variables: String, given: String, parts: String) -> String {
    """
    { "id": "X", "variables": { \(variables) },
    "given": { \(given) },
    "parts": { "q": { "prompt": "Q", \(fields) }\(parts) } }
    """
  }

  private func problems(
    _ fields: String, variables: String = #""x": "real", "y": "positive""#, given: String = "",
    parts: String = ""
  ) -> String {
    Exercising.problems(text(fields, variables: variables, given: given, parts: parts))
      .map { String($0.dropFirst("x.jsonc:".count)) }.joined(separator: " | ")
  }

  /// Compares what is said about fields of the part `q`.
  private func check(_ rows: [(String, String)]) {
    let difference = differences(rows) { (problems($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `sound exercises are let pass`() {
    check([
      (#""key": "grad(x^2*y, x)", "check": "2*x*y", "form": "operations:3""#, ""),
      (#""key": "grad(2*x, x)", "check": 2"#, ""),
      (#""key": "x*2", "mistakes": { "m": { "value": "[x, y]" }, "n": { "edit": "2 -> 3" } }"#, ""),
      (#""key": "log(x)""#, ""), (#""variables": { "t": "{0, 1}" }, "key": "t*x""#, ""),
      (#""derivation": { "from": "grad(x^2, x)", "to": "2*x", "lines": 2 }"#, ""),
      (
        #""derivation": { "from": "x = 2*y", "to": "x/2 = y", "relation": "equivalent equation" }"#,
        ""
      ),
      (
        #""derivation": { "from": "argmax(x)", "to": "argmin(-x)", "relation": "same optimum in x" }"#,
        ""
      ),
      // The check of an undecided end is left to people.
      (#""derivation": { "from": "x", "to": "x + 10^-3000*x - 10^-3000*x" }"#, ""),
    ])
  }

  @Test func `variables`() {
    func problem(_ variables: String, given: String = "") -> String {
      problems(#""key": "x*2""#, variables: variables, given: given)
    }
    let rows: [(String, String, String)] = [
      (
        #""x": "reel""#, "",
        "1:35: in `reel`: `reel` stands where a domain such as (0, 1), positive or 1 .. 6 is expected"
      ),
      (
        #""x": "(1, 0)""#, "",
        "1:35: in `(1, 0)`: `(1, 0)` stands where a domain such as (0, 1), positive or 1 .. 6 is expected"
      ),
      (
        #""x": "vector(0)""#, "",
        "1:35: in `vector(0)`: `vector(0)` stands where a domain such as real, (0, 1), vector(3), vector(d) or matrix(2, 2) is expected"
      ),
      (
        #""x": "vector(2) of reel""#, "",
        "1:35: in `vector(2) of reel`: `reel` stands where a domain such as (0, 1), positive or 1 .. 6 is expected"
      ),
      (#""x": 3"#, "", "1:34: `variables` must be a string, not a number"),
      (
        #""x": "real", "q": "real""#, "",
        "1:42: `q` is one name for two things: rename or remove one"
      ),
      (#""x": "real""#, #""x": 3"#, "1:29: `x` is one name for two things: rename or remove one"),
      (
        #""x": "vector(n)""#, #""n": 3"#,
        "1:34: `n` is one name for two things: rename or remove one"
      ),
      (
        #""x": "real", "pi": "real""#, "", "1:42: `pi` is a constant or a unit: choose another name"
      ),
      (
        #""x": "real", "degrees": "real""#, "",
        "1:42: `degrees` is a constant or a unit: choose another name"
      ),
      (
        #""x": "real", "key": "real""#, "",
        "1:42: `key` stands for the right answer in mistakes: choose another name"
      ),
      (#""x": "real", "b-1": "real""#, "", "1:42: `b-1` reads as b minus 1; use `b_1`"),
    ]
    let difference = differences(rows) { (problem($0.0, given: $0.1), $0.2) }
    #expect(difference.isEmpty, "\(difference)")
    check([
      (
        #""variables": { "q": "real" }, "key": "x*q""#,
        "3:49: `q` is one name for two things: rename or remove one"
      ),
      (#""variables": ["t"], "key": "x*2""#, "3:47: `variables` must be an object, not an array"),
    ])
  }

  @Test func `keys and checks`() {
    check([
      (
        #""key": "x*zz""#,
        "3:44: in `x*zz`: `zz` is not a name here; here are `q`, `x`, `y`"
      ),
      (#""key": "x < 2""#, "3:42: in `x < 2`: a value is expected here, not a statement"),
      (
        #""key": "log(-y)""#,
        "3:41: `log(-y)` has no value at any point of the domains that was tried"
      ),
      (
        #""key": "x/(y - y)""#,
        "3:41: `x/(y - y)` has no value at any point of the domains that was tried"
      ),
      (
        #""key": "grad(x^2, 2*x)""#,
        "3:42: in `grad(x^2, 2*x)`: `2x` is no variable here, so that nothing can be differentiated by it"
      ),
      (#""key": "x*2", "check": "x*3""#, "3:57: the key is 2x, the check says 3x"),
      (#""key": "x*2", "check": 3"#, "3:57: the key is 2x, the check says 3"),
      (#""key": "x*2", "check": "[x, 2]""#, "3:57: the key is 2x, the check says [x, 2]"),
      (
        #""key": "x*2", "check": "x < 2""#,
        "3:58: in `x < 2`: a value is expected here, not a statement"
      ),
      (
        #""key": "x*2", "form": "simplified""#,
        "3:56: `simplified` is no form of this version: write \"same unit\" or \"operations:8\""
      ),
      (
        #""key": "x*2", "kind": "number""#,
        "3:56: `kind` says number, but the answer is an expression"
      ),
      (
        #""key": "x*2", "followThrough": 1"#,
        "3:65: `followThrough`, but the key names no part: nothing to follow; remove it, or name a part in the key"
      ),
    ])
  }

  @Test func `fields without effect`() {
    check([
      (
        #""key": "x*2", "unit": "degrees""#,
        "3:56: `unit` has no effect on a part of the kind expression: remove it"
      ),
      (
        #""key": "x*2", "tolerance": "exact""#,
        "3:61: `tolerance` has no effect on a part of the kind expression: remove it"
      ),
      (
        #""key": "x*2", "domain": "real""#,
        "3:58: `domain` has no effect on a part of the kind expression: remove it"
      ),
      (
        #""derivation": { "from": "x", "to": "x" }, "check": "x""#,
        "3:85: `check` has no effect on a part of the kind derivation: remove it"
      ),
      (
        #""derivation": { "from": "x", "to": "x" }, "byEntry": true"#,
        "3:87: `byEntry` has no effect on a part of the kind derivation: remove it"
      ),
    ])
  }

  @Test func `names that need each other`() {
    #expect(
      problems(#""key": "a*x""#, given: #""a": "b + x", "b": "2*a""#)
        == "2:34: `a` needs `b`, which needs `a`")
    #expect(
      problems(#""key": "a*x""#, given: #""a": "a + x""#)
        == "2:18: `a` needs `a`")
    #expect(
      problems(
        #""key": "r*x""#, parts: #", "r": { "prompt": "R", "key": "q*x" }"#)
        == "3:80: `q` needs `r`, which needs `q`")
    // A given formula may name parts, and a part's own variables hide it.
    #expect(
      problems(
        #""key": "x*2""#, given: #""a": "q + 1""#,
        parts:
          #", "r": { "prompt": "R", "key": "a*x" }, "s": { "prompt": "S", "variables": { "a": "real" }, "key": "a^2" }"#
      ).isEmpty)
  }

  @Test func `mistakes`() {
    func problem(_ mistakes: String) -> String {
      problems("\"key\": \"x*2\", \"mistakes\": { \(mistakes) }")
    }
    let rows: [(String, String)] = [
      (
        #""m": { "edit": "y -> 2" }"#,
        "3:77: the edit's left side does not occur in the key `x*2`; write a piece of the key as it stands there"
      ),
      (
        #""m": { "when": "answer < 0" }"#,
        "3:77: `when` must be `value` or `edit` here, not a statement"
      ),
      (
        #""m": { "value": "x < 2" }"#, "3:79: in `x < 2`: a value is expected here, not a statement"
      ),
      (
        #""m": { "value": "log(-y)" }"#,
        "3:78: `log(-y)` has no value at any point of the domains that was tried"
      ),
      (
        #""m": { "value": "zz" }"#,
        "3:79: in `zz`: `zz` is not a name here; here are `q`, `x`, `y`, `key`"
      ),
    ]
    let difference = differences(rows) { (problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `derivations`() {
    func problem(_ fields: String) -> String { problems("\"derivation\": { \(fields) }") }
    let rows: [(String, String)] = [
      (#""to": "2*x""#, "3:48: a derivation needs the field `from`"),
      (#""from": "2*x""#, "3:48: a derivation needs the field `to`"),
      (#""from": 3, "to": "x""#, "3:58: `from` must be a string, not a number"),
      (#""from": "x*(2", "to": "x""#, "3:61: in `x*(2`: the bracket `(` is not closed"),
      (#""from": "zz", "to": "x""#, "3:59: in `zz`: `zz` is not a name here"),
      (
        #""from": "x < 2", "to": "x""#,
        "3:59: in `x < 2`: a value is expected here, not a statement"
      ),
      (
        #""from": "log(-y)", "to": "x""#,
        "3:58: `log(-y)` has no value at any point of the domains that was tried"
      ),
      (
        #""from": "x", "to": "x", "lines": 0"#,
        "3:83: `lines` must be a whole number from 1 to 100, not a number"
      ),
      (
        #""from": "x", "to": "x", "relation": "equals""#,
        "3:86: `relation` must be \"=\", \"same optimum in S\" or \"equivalent equation\", not `equals`"
      ),
      (
        #""from": "x", "to": "x", "line": 2"#,
        "3:74: no field `line` in a derivation; did you mean `lines`?"
      ),
      (
        #""from": "2*x", "to": "3*x""#,
        "3:71: `to` does not follow from `from`, so that nobody can derive it: 2x and 3x"
      ),
      (
        #""from": "x = 2", "to": "x = 3", "relation": "equivalent equation""#,
        "3:73: `to` does not follow from `from`, so that nobody can derive it: x = 2 and x = 3"
      ),
      (
        #""from": "x", "to": "x = 3", "relation": "equivalent equation""#,
        "3:59: in `x`: `x` stands where an equation such as v = S/N is expected"
      ),
      (
        #""from": "argmax(x)", "to": "argmin(x)", "relation": "same optimum in x""#,
        "3:77: `to` does not follow from `from`, so that nobody can derive it: argmax x and argmin x"
      ),
      (
        #""from": "max(x)", "to": "max(x)", "relation": "same optimum in x""#,
        "3:74: `to` does not follow from `from`, so that nobody can derive it: max x and max x"
      ),
      (
        #""from": "argmax(x)", "to": "argmax(x)", "relation": "same optimum in zz""#,
        "3:102: `relation` must be \"same optimum in …\" with a variable of the part, not `zz`"
      ),
      (
        #""from": "argmax(x)", "to": "argmax(x)", "relation": "same optimum in y""#,
        "3:77: argmax x does not depend on `y`, so that nothing has its optimum in it"
      ),
    ]
    let difference = differences(rows) { (problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `mistakes of derivations`() {
    func problem(_ mistakes: String) -> String {
      problems(
        #""derivation": { "from": "grad(x^2, x)", "to": "2*x" }, "mistakes": { "# + mistakes + " }")
    }
    let rows: [(String, String)] = [
      (#""m": { "value": "x" }, "n": { "value": "3*x" }"#, ""),
      (
        #""m": { "edit": "x -> y" }"#,
        "3:118: `edit` must be `value` here, not an edit: there is no key"
      ),
      (
        #""m": { "when": "answer < 0" }"#,
        "3:118: `when` must be `value` or `edit` here, not a statement"
      ),
    ]
    let difference = differences(rows) { (problem($0.0), $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }

  /// Each name needs the two before it: computed anew for each, forty of them would take hours.
  @Test func `long chains of parts and given formulas are computed once each`() {
    func chain(_ count: Int, _ member: (Int) -> String) -> String {
      (0..<count).map(member).joined(separator: ", ")
    }
    let given = chain(40) {
      $0 < 2 ? "\"g\($0)\": \"1 + \($0)\"" : "\"g\($0)\": \"g\($0 - 1) + g\($0 - 2)\""
    }
    #expect(problems(#""key": "g39""#, given: given).isEmpty)
    let parts = chain(30) { index in
      let key = index < 2 ? "x + \(index)" : "p\(index - 1) - p\(index - 2)"
      return "\"p\(index)\": { \"prompt\": \"P\", \"key\": \"\(key)\" }"
    }
    let text = "{ \"id\": \"X\", \"variables\": { \"x\": \"real\" }, \"parts\": { \(parts) } }"
    let found = Exercising.problems(text)
    // The formula itself grows with each: only the first that is too large is named.
    #expect(found.count == 1 && found[0].hasSuffix("too large to be computed exactly"), "\(found)")
  }
}
