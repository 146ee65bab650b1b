import Testing

@testable import Formulas

/// Sets, intervals and their unions, as they are written.
@Suite struct SetNotationTests {
  /// A set in the order in which it is written, `-` for no end.
  private static func text(_ written: String) throws -> String? {
    try WrittenSet(written, letters)?.parts.enumerated().map { index, part in
      (index == 0 ? "" : sign(of: part.operation)) + text(of: part.piece)
    }.joined()
  }

  private static func sign(of operation: WrittenSet.Operation) -> String {
    switch operation {
    case .union: " u "
    case .intersection: " n "
    case .difference: " less "
    }
  }

  private static func text(of piece: WrittenSet.Piece) -> String {
    switch piece {
    case .elements(let elements): "{" + elements.map(\.tree).joined(separator: " ") + "}"
    case .interval(let interval):
      (interval.includesLower ? "[" : "(") + (interval.lower?.tree ?? "-") + " "
        + (interval.upper?.tree ?? "-") + (interval.includesUpper ? "]" : ")")
    }
  }

  @Test(arguments: [
    ("[0, 1)", "[0 1)"), ("(0, 1]", "(0 1]"), ("(0; 1]", "(0 1]"), ("(-inf, 2)", "(- 2)"),
    ("[0, ∞)", "[0 -)"), ("[0, ∞]", "[0 -)"), ("(-∞, +oo)", "(- -)"), ("]0, 1[", "(0 1)"),
    ("[0, 1[", "[0 1)"), ("]0, 1]", "(0 1]"), ("[0, 1] ∪ [2, 3]", "[0 1] u [2 3]"),
    ("(0, 1) U (2, 3)", "(0 1) u (2 3)"), ("(0, 1) or (2, 3)", "(0 1) u (2 3)"),
    (#"\left(0, \infty\right) \cup \{x\}"#, "(0 -) u {x}"), ("x ∈ (0, ∞)", "(0 -)"),
    ("ℝ - [0, 1]", "(- -) less [0 1]"), ("ℝ \\ [0, 1)", "(- -) less [0 1)"),
    (#"\Bbb{R}-\{x\}"#, "(- -) less {x}"),
    ("[0, 2] \\ {1}", "[0 2] less {1}"), ("ℝ ∖ {0}", "(- -) less {0}"),
    ("(0, 2) ∩ (1, 3)", "(0 2) n (1 3)"), ("{1, 2}", "{1 2}"), (#"\left\{1, x\right\}"#, "{1 x}"),
    ("∅", "{}"), ("{}", "{}"),
    (#"\varnothing"#, "{}"), ("(a, b]", "(a b]"), ("[x/2, (x + 1)/2)", "[(* x /2) (* (+ x 1) /2))"),
  ])
  func `sets are read as what they hold`(written: String, pieces: String) throws {
    #expect(try Self.text(written) == pieces)
  }

  @Test(arguments: ["(1, 2)", "[1, 2]", "x", "1/2", "[1, 2, 3]", "(x + 1)*(x - 1)", "{x} + 1"])
  func `pairs and formulas are none`(written: String) throws {
    #expect(try Self.text(written) == nil)
  }

  @Test(arguments: [
    ("(0, 1] ∪ 2", "an interval"), ("[0, 1) + 2 ∪ (1, 2)", "∪ or the end"),
    ("(inf, 1]", "−∞"), ("[0, 1, 2)", "one value"), ("[0, )", "never opened"),
  ])
  func `a mistake in a set is told at its place`(written: String, message: String) {
    let error = #expect(throws: FormulaError.self) { try WrittenSet(written, letters) }
    #expect(error?.message.contains(message) == true, "\(error?.text ?? "")")
  }

  @Test(arguments: [
    ("sum(j, 1, n, a_ij)", ["n", "n"]), ("Σ_{i=1}^m Σ_{j=1}^n a_{i,j}", ["m", "n"]),
    ("sum(i, 1, 3, a_ij)", ["3", "a_columns"]), (#"\sum_j a_{ij} x_j"#, ["n", "n"]),
    ("n * Σ_j a_ij", ["N", "N"]), ("a_i2 + sum(j, 1, n, a_ij)", ["n", "n"]),
  ])
  func `two indices below a name are those of a matrix`(text: String, dimensions: [String]) {
    var free = FreeNames()
    free.add(text)
    #expect(free.matrices.map(\.name) == ["a"])
    #expect(free.matrices.first?.dimensions == dimensions)
    #expect(!free.numbers.contains { $0.hasPrefix("a_") })
  }

  @Test func `the words without a meaning are the names`() {
    func names(_ text: String, arrays: Set<String> = []) -> [String] {
      var free = FreeNames(declared: arrays.sorted(), arrays: arrays)
      free.add(text)
      return free.numbers
    }
    #expect(names("(0, inf) U (-inf, a)") == ["a"])
    #expect(names("[[a, b], [c, d]]^T") == ["a", "b", "c", "d"])
    #expect(names("x^T") == ["x", "T"])
    #expect(names("w^T x", arrays: ["w"]) == ["w", "x"])
    #expect(names("x_{1} + x_1 + xᵢ") == ["x_1", "x_i"])
    #expect(names("sum(j, 1, n, a_ij)") == ["i"])
    #expect(names("sum(j, 1, n, δ_ij)") == ["n"])
    #expect(names("log_3(x) + log_b(x)") == ["x", "b"])
    #expect(names(#"\theta_1 + theta_1"#) == ["θ_1"])
    #expect(names("eˣ") == ["x"])
  }
}
