import Exact
import Testing

@testable import Formulas

/// Sums and products with dots between their terms.
@Suite struct DottedSeriesTests {
  private static let vocabulary = Vocabulary(names: ["x", "y", "a", "n", "m", "p", "b"])

  @Test(arguments: [
    ("x_1+x_2+...+x_n", "(Σ i 1 n (at x (+ i -1)))"),
    ("x_1 + … + x_n", "(Σ i 1 n (at x (+ i -1)))"),
    (#"x_1+\dots+x_n"#, "(Σ i 1 n (at x (+ i -1)))"),
    (#"\frac{x_1+\cdots+x_n}{n}"#, "(* (Σ i 1 n (at x (+ i -1))) /n)"),
    ("x₁ + x₂ + ⋯ + xₙ", "(Σ i 1 n (at x (+ i -1)))"),
    ("x_1+x_2+..+x_n", "(Σ i 1 n (at x (+ i -1)))"),
    ("x_3 + x_4 + ... + x_n", "(Σ i 3 n (at x (+ i -1)))"),
    ("x_m + ... + x_n", "(Σ i m n (at x (+ i -1)))"),
    ("x_1 + x_2 + ... + x_{n-1}", "(Σ i 1 (+ n -1) (at x (+ i -1)))"),
    ("1+2+…+n", "(Σ i 1 n i)"), ("0 + 1 + … + (n-1)", "(Σ i 0 (+ n -1) i)"),
    ("1^2+2^2+…+n^2", "(Σ i 1 n (^ i 2))"), ("b^0+b^1+…+b^n", "(Σ i 0 n (^ b i))"),
    ("b² + b³ + … + b^n", "(Σ i 2 n (^ b i))"), ("1+b+…+b^n", "(+ 1 (Σ i 1 n (^ b i)))"),
    ("-x_1-x_2-…-x_n", "(neg (Σ i 1 n (at x (+ i -1))))"),
    ("5 - x_1 - … - x_n", "(+ 5 -(Σ i 1 n (at x (+ i -1))))"),
    ("|x_1-m| + … + |x_n-m|", "(Σ i 1 n (abs (+ (at x (+ i -1)) -m)))"),
    (
      "x_1 y_1+...+x_n y_n", "(Σ i 1 n (* (at x (+ i -1)) (at y (+ i -1))))"
    ),
    (
      "(x_1+…+x_n)/(y_1+…+y_m)",
      "(* (Σ i 1 n (at x (+ i -1))) /(Σ j 1 m (at y (+ j -1))))"
    ),
    ("x_1 x_2 ⋯ x_n", "(∏ i 1 n (at x (+ i -1)))"), ("1·2·…·n", "(∏ i 1 n i)"),
    ("1*2*...*n", "(∏ i 1 n i)"), ("a x_1⋯x_n b", "(* a (∏ i 1 n (at x (+ i -1))) b)"),
    ("x_1 y_1 x_2 y_2⋯x_n y_n", "(∏ i 1 n (* (at x (+ i -1)) (at y (+ i -1))))"),
    (
      "p^{x_1}(1-p)^{1-x_1}⋯p^{x_n}(1-p)^{1-x_n}",
      "(∏ i 1 n (* (^ p (at x (+ i -1))) (^ (+ 1 -p) (+ 1 -(at x (+ i -1))))))"
    ),
    ("(1-x_1)(1-x_2)⋯(1-x_n)", "(∏ i 1 n (+ 1 -(at x (+ i -1))))"),
  ])
  func `terms of one index are their series`(text: String, tree: String) {
    #expect(reading(text, Self.vocabulary) == tree)
  }

  @Test(arguments: [
    "x_1 + x_3 + … + x_n", "x_1 + y_2 + … + x_n", "2 + 4 + … + n", "2 + … + 10", "1 + … + 5",
    "x_1 - x_2 + … + x_n", "x_1 + x_2 + … x_n", "x_1 + x_2 … + x_n", "x_1 … + x_n",
    "x_n + … + x_1", "x + … + x", "x_1 + … + x_n/2", "a/x_1⋯x_n", "x_1 + x_2⋯x_n", "x_n⋯x_2 x_1",
    "x_1, …, x_n", "… + x_n", "x_1 + …", "x_1 + … + y_n", "x_1 y_1⋯x_n y_m", "x_5 + … + x_3",
    "x_1 + (2 + … + x_n", "5 + … + a",
  ])
  func `dots that may be anything else say what they may be`(text: String) {
    let error = #expect(throws: FormulaError.self) { _ = try Formula(text, Self.vocabulary) }
    guard case .notAllowed(_, let reason)? = error?.problem else {
      Issue.record("\(text): \(error?.message ?? "")")
      return
    }
    #expect(reason == DottedSeries.rule)
  }

  @Test func `the index is a letter that means nothing in the text`() {
    let vocabulary = Vocabulary(names: ["x", "n", "i", "a_j"])
    #expect(reading("i*(x_1+…+x_n) + a_j", vocabulary) == "(+ (* i (Σ k 1 n (at x (+ k -1)))) a_j)")
  }
}
