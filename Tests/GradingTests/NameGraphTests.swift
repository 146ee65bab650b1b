import Exact
import Formats
import Testing

@testable import Grading

/// Names that need each other.
@Suite struct NameGraphTests {
  @Test func `a circle is named along its way`() {
    let circle = Exercising.parts(
      #""cosine": { "prompt": "Q", "key": "cos(angle)" }, "angle": { "prompt": "Q", "key": "acos(cosine)" }"#
    )
    #expect(
      Exercising.problems(circle) == ["x.jsonc:3:101: `cosine` needs `angle`, which needs `cosine`"]
    )
    #expect(Exercising.problem(#""key": "1 + q""#) == "3:46: `q` needs `q`")
    let given = Exercising.parts(
      #""q": { "prompt": "Q", "key": "x" }"#, given: #""x": "y + 1", "y": "z", "z": "2*x""#)
    #expect(
      Exercising.problems(given) == [
        "x.jsonc:2:44: `x` needs `y`, which needs `z`, which needs `x`"
      ])
  }

  @Test func `an error in a given value is said once`() {
    let text = Exercising.parts(
      #""q": { "prompt": "Q", "key": "x + 1", "mistakes": { "m": { "value": "x" } } }, "r": { "prompt": "R", "key": "q*2" }"#,
      given: #""x": "1/0""#)
    #expect(Exercising.problems(text) == ["x.jsonc:2:20: in `1/0`: division by zero"])
  }

  @Test func `a chain of 400 parts is read and followed`() throws {
    let links = (1..<400).map {
      "\"p\($0)\": { \"prompt\": \"\", \"key\": \"p\($0 - 1) + 1\", \"followThrough\": 1 }"
    }
    // Written backwards, so that each needs a later one.
    let parts = (links.reversed() + [#""p0": { "prompt": "", "key": "x" }"#]).joined(separator: ",")
    let exercise = try Exercising.exercise(Exercising.parts(parts, given: "\"x\": 1"))
    #expect(exercise.mark(["p399": .text("400")]).score == .one)
    #expect(exercise.mark(["p398": .text("5"), "p399": .text("6")]).score == .one)
  }

  @Test func `more than 500 names are refused`() {
    func file(_ count: Int) -> String {
      let given = (0..<count).map { "\"x\($0)\": \($0)" }.joined(separator: ", ")
      return Exercising.parts(#""q": { "prompt": "Q", "key": "x0 + 1" }"#, given: given)
    }
    #expect(Exercising.problems(file(499)).isEmpty)
    #expect(Exercising.problems(file(500)) == ["x.jsonc:1:1: more than 500 names in one exercise"])
  }

  @Test func `vectors, matrices and formulas are given`() throws {
    let exercise = try Exercising.exercise(
      Exercising.parts(
        #""m": { "prompt": "M", "key": "A*v" }, "t": { "prompt": "T", "key": "half + v[1]" }, "l": { "prompt": "L", "key": "2*loss", "followThrough": 1 }"#,
        given: #""A": [[1, 2], ["1/3", 0.1]], "v": [3, "1/2"], "half": "v[0]/2", "loss": "t - 1""#))
    #expect(exercise.mark(["m": .list([.text("4"), .text("1.05")])]).score == .one)
    #expect(exercise.mark(["t": .text("2")]).score == .one)
    // `loss` names the part t, so that 2*loss follows from a wrong t.
    #expect(try exercise.marks(#"{ "t": 5, "l": 8 }"#)["l"]?.line == "wrong 1 follows 1")
  }

  @Test func `given values that are no numbers are refused`() {
    let rows: [(String, String)] = [
      (#""x": true"#, "2:17: `x` must be a number, an array or a formula, not true"),
      (#""x": []"#, "2:17: `x` must be a number, an array or a formula, not an array"),
      (#""x": [[1, 2], [3]]"#, "2:17: `x` must be rows of one length, not rows of several"),
      (#""x": [1, "two"]"#, "2:21: `two` is not an exact number"),
      (#""x": [1, [2]]"#, "2:18: `x` must be an array, not a number"),
    ]
    let difference = differences(rows) { row in
      (
        Exercising.problems(
          Exercising.parts(#""q": { "prompt": "Q", "key": "x + 1" }"#, given: row.0)
        ).joined(separator: " | "),
        "x.jsonc:" + row.1
      )
    }
    #expect(difference.isEmpty, "\(difference)")
  }
}
