import Exact
import Testing

@testable import Formulas

/// Signs of several characters, words for connectives, and the notations of computer algebra systems.
@Suite struct TypedSignTests {
  private static let vocabulary = Vocabulary(names: ["x", "y", "n"])

  private static func text(_ part: WrittenStatement.Part?) -> String {
    switch part {
    case nil: "none"
    case .comparison(let relation, let left, let right):
      "\(left.tree) \(relation.rawValue) \(right.tree)"
    case .element(let left, let set): "\(left.tree) in \(set.parts.count) parts"
    case .all(let parts): "all(\(parts.map { text($0) }.joined(separator: ", ")))"
    case .any(let parts): "any(\(parts.map { text($0) }.joined(separator: ", ")))"
    case .listed(let parts): "listed(\(parts.map { text($0) }.joined(separator: ", ")))"
    }
  }

  @Test(arguments: [
    ("not x = 1", "x ≠ 1"), ("not (x > 1)", "x ≤ 1"), ("¬(x ≤ 1)", "x > 1"),
    ("\\neg (x < y)", "x ≥ y"), ("not not x = 1", "x = 1"),
    ("x = 1 OR NOT y = 1", "any(x = 1, y ≠ 1)"),
    ("not (x > 0 and y > 0)", "any(x ≤ 0, y ≤ 0)"), ("not (x > 0 or y > 0)", "all(x ≤ 0, y ≤ 0)"),
    ("not 0 < x < 1", "any(0 ≥ x, x ≥ 1)"), ("x > 0 and not y = 1", "all(x > 0, y ≠ 1)"),
    ("not x = ±1", "all(x ≠ 1, x ≠ (neg 1))"), ("not x in [0, 1]", "x in 2 parts"),
    ("x = +-2", "any(x = 2, x = (neg 2))"), ("x = +/-2", "any(x = 2, x = (neg 2))"),
    ("x = y+-sqrt(2)", "any(x = (+ y (sqrt 2)), x = (+ y -(sqrt 2)))"),
    ("x = y+-2", "none"), ("x = 1 && y = 2", "all(x = 1, y = 2)"),
    ("x < 1 & y < 1", "all(x < 1, y < 1)"), ("x < 1 || x > 2", "any(x < 1, x > 2)"),
    ("(x, y) = (1, 2)", "all(x = 1, y = 2)"),
  ])
  func `statements as people type them`(text: String, parts: String) throws {
    let written = try WrittenStatement(CutText(text, Self.vocabulary))
    #expect(Self.text(written?.part) == parts)
  }

  @Test(arguments: [
    ("x <> 1", "(≠ x 1)"), ("x =/= 1", "(≠ x 1)"), ("x =< 1", "(≤ x 1)"), ("x => 1", "(≥ x 1)"),
    ("x+-y", "(+ x -y)"), ("+-2", "(neg 2)"), ("||x|| = 1", "(= (norm x) 1)"),
    ("matrix([1, 2], [3, 4])", "[[1 2] [3 4]]"), ("Matrix([[1, 2], [3, 4]])", "[[1 2] [3 4]]"),
    ("[[1, 2], [3, 4]]^-1", "(inverse [[1 2] [3 4]])"),
    ("[[1, 2], [3, 4]]⁻¹", "(inverse [[1 2] [3 4]])"), ("[1, 2]^-1", "(^ [1 2] (neg 1))"),
    ("root(x, 3)", "(nthroot x 3)"), ("root(x)", "(sqrt x)"),
    ("diff(x^3, x, 2)", "(grad (grad (^ x 3) x) x)"),
    ("sum(k^2, k, 1, n)", "(Σ k 1 n (^ k 2))"), ("sum(k^2, (k, 1, n))", "(Σ k 1 n (^ k 2))"),
    ("product(cos(k*x), k, 1, 3)", "(∏ k 1 3 (cos (* k x)))"), ("sum(k, k, 1, n)", "(Σ k 1 n k)"),
    ("sum(sum(j*k, j, 1, k), k, 1, n)", "(Σ k 1 n (Σ j 1 k (* j k)))"),
    ("sum(x^2, y, n, 3)", "(sum (^ x 2) y n 3)"),
  ])
  func `formulas as people type them`(text: String, tree: String) {
    #expect(reading(text, Self.vocabulary) == tree)
  }

  @Test(arguments: [
    ("x = 1 => y = 2", "`=>`: it may be ≥ or an arrow: write >= or one statement"),
    ("not x", "`not`: it stands before an equation or an inequality, as in not (x > 1)"),
    ("In(x)", "`In` is not a function here; did you mean `ln`?"),
    ("3 1/2", "this has two readings: write `3+1/2` or `3*1/2`"),
    ("root(27, 3)", "this has two readings: write `nthroot(27, 3)` or `nthroot(3, 27)`"),
    ("sum(2, k, 1, n)", "this has two readings: write `sum(k, 1, n, 2)` or `sum([2, k, …])`"),
    ("sum(x, k, 1, n)", "this has two readings: write `sum(k, 1, n, x)` or `sum([x, k, …])`"),
    (
      "product(x, k, 1, n)",
      "this has two readings: write `product(k, 1, n, x)` or `product([x, k, …])`"
    ),
    ("matrix(1, 2)", "`matrix`: its rows stand in brackets: [[1, 2], [3, 4]]"),
  ])
  func `what has two readings says which`(text: String, message: String) {
    let error = #expect(throws: FormulaError.self) { _ = try Formula(text, Self.vocabulary) }
    #expect(error?.message == message)
  }

  /// An answer without the function may not use its sign either.
  @Test func `an inverse matrix needs the function`() {
    var vocabulary = Vocabulary(names: ["A"], functions: ["sqrt"])
    vocabulary.matrices = ["A"]
    #expect(throws: FormulaError.self) { _ = try Formula("A^-1", vocabulary) }
    vocabulary.functions = nil
    #expect(reading("A^-1", vocabulary) == "(inverse A)")
  }
}
