import Exact
import Formulas
import Testing

@testable import Grading

/// Where answers can lie.
@Suite struct DomainTests {
  @Test func `each form holds what it says`() throws {
    let rows: [(domain: String, inside: [String], outside: [String])] = [
      ("real", ["-1", "0", "sqrt(2)"], []),
      ("positive", ["1e-9", "pi"], ["0", "-1"]),
      ("nonnegative", ["0", "1"], ["-1e-9"]),
      ("integer", ["-3", "0", "sqrt(4)"], ["1/2", "pi"]),
      ("positive integer", ["1", "7"], ["0", "-1", "3/2"]),
      ("(0, 1)", ["1/2"], ["0", "1", "2"]),
      ("[0, 1]", ["0", "1", "log(2)"], ["-0.001", "1.001", "log(3)"]),
      ("(0, 1]", ["1"], ["0"]),
      ("[0, 1)", ["0"], ["1"]),
      ("(-inf, 0]", ["-1e9", "0"], ["1e-9"]),
      ("[0, ∞)", ["0", "1e9"], ["-1e-9"]),
      ("[0°, 180°]", ["0", "pi", "3"], ["3.15", "-0.1"]),
      ("{0, 1}", ["0", "1"], ["0.5", "2"]),
      ("{1/2, sqrt(2)}", ["0.5", "sqrt(2)"], ["1.414"]),
      ("1 .. 6", ["1", "6"], ["0", "7", "1.5"]),
      ("0.05 .. 0.40 by 0.05", ["0.05", "0.4", "0.3"], ["0.45", "0.31", "0"]),
      ("-1/2 .. 1/2 by 1/4", ["-0.5", "0", "1/4"], ["1/3"]),
    ]
    var failures: [String] = []
    for row in rows {
      let domain = try Domain(row.domain)
      for (texts, expected) in [(row.inside, true), (row.outside, false)] {
        for text in texts {
          let value = try Formula(text, Vocabulary()).expression.evaluate()
          guard case .scalar(let number) = value, try domain.contains(number) == expected else {
            failures.append("\(text) in \(row.domain)")
            continue
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func `what is no domain is refused`() {
    let accepted = [
      "", "reel", "0..1", "[0]", "[0, 1, 2]", "{}", "1 .. ", "1 .. 6 by 0", "1 .. 6 by -1",
      "1 .. 6 in 2",
      "[a, 1]", "vector(3)", "(0, 1", "[1, 0]", "6 .. 1", "(1, 1)",
    ].filter { (try? Domain($0)) != nil }
    #expect(accepted.isEmpty, "\(accepted)")
    #expect(
      Exercising.problem(#""key": "dot(a, b)", "domain": "[0, x]""#)
        == "3:69: in `[0, x]`: `x` is not a name here")
  }
}
