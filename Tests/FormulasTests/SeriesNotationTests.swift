import Exact
import Testing

@testable import Formulas

@Suite struct SeriesNotationTests {
  private static let vocabulary = Vocabulary(names: [
    "x", "y", "w", "X", "N", "d", "k2", "c", "σ", "s", "θ",
  ])
  private static var splitting: Vocabulary {
    var vocabulary = vocabulary
    vocabulary.splitsWords = true
    return vocabulary
  }

  @Test(arguments: [
    // The entry x_i is the place i − 1, as places count from 0.
    ("sum(i, 1, N, x_i)", "(Σ i 1 N (at x (+ i -1)))"),
    ("sum(i; 1; N; x_i)", "(Σ i 1 N (at x (+ i -1)))"),
    ("Σ(i, 1, N, x_i)", "(Σ i 1 N (at x (+ i -1)))"),
    ("Σ_{i=1}^N x_i", "(Σ i 1 N (at x (+ i -1)))"),
    ("∑_{i=1}^{N} xᵢ", "(Σ i 1 N (at x (+ i -1)))"),
    ("Σ_{i = 1}^N xᵢ", "(Σ i 1 N (at x (+ i -1)))"),
    ("Σ_{i}^N xᵢ", "(Σ i 1 N (at x (+ i -1)))"),
    ("Σᵢ xᵢ", "(Σ i 1 (at (shape x) 0) (at x (+ i -1)))"),
    ("Σ_i x_i", "(Σ i 1 (at (shape x) 0) (at x (+ i -1)))"),
    ("∑ⱼ xⱼ", "(Σ j 1 (at (shape x) 0) (at x (+ j -1)))"),
    ("Σ_i^N c", "(Σ i 1 N c)"),
    ("product(i, 1, N, x_i)", "(∏ i 1 N (at x (+ i -1)))"),
    ("∏_{i=1}^N x_i", "(∏ i 1 N (at x (+ i -1)))"),
    ("∏ᵢ xᵢ", "(∏ i 1 (at (shape x) 0) (at x (+ i -1)))"),
    ("sum(i, 0, N - 1, x_{i+1})", "(Σ i 0 (+ N -1) (at x (+ (+ i 1) -1)))"),
    ("sum(i, 1, N, sum(j, 1, i, x_j))", "(Σ i 1 N (Σ j 1 i (at x (+ j -1))))"),
    ("Σ_i Σ_j X_ij", "(Σ i 1 (at (shape X) 0) (Σ j 1 (at (shape X) 1) (at X (+ i -1) (+ j -1))))"),
    ("Σ_{i=1}^N Σ_{j=1}^d X_{i,j}", "(Σ i 1 N (Σ j 1 d (at X (+ i -1) (+ j -1))))"),
    ("Σ_{i=1}^N Σ_{j=1}^d Xᵢⱼ", "(Σ i 1 N (Σ j 1 d (at X (+ i -1) (+ j -1))))"),
    // What belongs to the sum: the product behind it, and no term.
    ("Σ_{i=1}^N x_i*y_i", "(Σ i 1 N (* (at x (+ i -1)) (at y (+ i -1))))"),
    ("Σ_{i=1}^N x_i y_i", "(Σ i 1 N (* (at x (+ i -1)) (at y (+ i -1))))"),
    ("Σ_{i=1}^N x_i + 1", "(+ (Σ i 1 N (at x (+ i -1))) 1)"),
    ("Σ_{i=1}^N (x_i + 1)", "(Σ i 1 N (+ (at x (+ i -1)) 1))"),
    ("Σ_{i=1}^N x_i/2", "(Σ i 1 N (* (at x (+ i -1)) /2))"),
    ("Σ_{i=1}^N xᵢ²", "(Σ i 1 N (^ (at x (+ i -1)) 2))"),
    ("Σ_{i=1}^N (x_i - y_i)^2", "(Σ i 1 N (^ (+ (at x (+ i -1)) -(at y (+ i -1))) 2))"),
    ("-Σ_{i=1}^N x_i", "(neg (Σ i 1 N (at x (+ i -1))))"),
    ("c - Σ_{i=1}^N x_i", "(+ c -(Σ i 1 N (at x (+ i -1))))"),
    ("2*Σ_{i=1}^N x_i", "(* 2 (Σ i 1 N (at x (+ i -1))))"),
    ("1/N Σ_{i=1}^N x_i", "(* 1 /N (Σ i 1 N (at x (+ i -1))))"),
    ("Σ_{i=1}^N log(x_i)", "(Σ i 1 N (log (at x (+ i -1))))"),
    // Without an index it is the sum of what stands there.
    ("Σ x", "(sum x)"), ("Σ(x)", "(sum x)"), ("sum(x)", "(sum x)"), ("sum(N, 1, 3)", "(sum N 1 3)"),
    // Entries.
    ("x_1", "(at x 0)"), ("x₁", "(at x 0)"), ("x_{2}", "(at x 1)"), ("x_N", "(at x (+ N -1))"),
    ("x_{N-1}", "(at x (+ (+ N -1) -1))"), ("X_{1,2}", "(at X 0 1)"), ("x[0]", "(at x 0)"),
    ("sum(i, 1, N, X_i1)", "(Σ i 1 N (at X (+ i -1) 0))"), ("x₁²", "(^ (at x 0) 2)"),
    ("x_12", "(at x 11)"),
    // σ is the activation where it is called and allowed, and else the name.
    ("σ", "σ"), ("σ(x)", "(sigmoid x)"), ("σ*x", "(* σ x)"), ("σ²", "(^ σ 2)"),
  ])
  func `a series reads as its tree`(text: String, tree: String) {
    #expect(reading(text, Self.vocabulary) == tree)
  }

  @Test func `a declared σ is no function where none is allowed`() {
    let names = Vocabulary(names: ["σ", "v"], functions: ["log"])
    #expect(reading("σ(v + 1)", names) == "(* σ (+ v 1))")
    #expect(reading("-log(σ)", names) == "(neg (log σ))")
  }

  /// The place and a part of what is said.
  @Test(arguments: [
    ("Σ_{N=1}^3 x_1", 3..<4, "an index that means nothing else here"),
    ("Σ_N x_N", 1..<3, "an index that means nothing else here"),
    ("Σ_{e=1}^3 x_1", 3..<4, "an index that means nothing else here"),
    ("Σ_i Σ_i X_ij", 5..<7, "an index that means nothing else here"),
    ("sum(i, 1, N, sum(i, 1, N, x_i))", 17..<18, "an index that means nothing else here"),
    ("Σ_{1}^N c", 3..<4, "an index that means nothing else here"),
    ("Σ_i c", 0..<5, "say from where to where"),
    ("Σ_i (x_1 + c)", 0..<13, "say from where to where"),
    ("sum(i, 1, N)", 11..<12, "a comma"), ("sum(i, 1)", 8..<9, "a comma"),
    ("sum(i, 1 N, x_i)", 12..<15, "`x_i` is not a name"),
    ("sum(i, 1, N, x_i", 3..<4, "is not closed"),
    ("sum(i, 1, N, x_i, 2)", 16..<17, "bracket"), ("Σ_{i=1^N x_1", 12..<12, "ends where }"),
    ("sum(i, 1, N, x_j)", 13..<16, "`x_j` is not a name"), ("x_i", 0..<3, "`x_i` is not a name"),
    ("x_0", 0..<3, "`x_0` is not a name"),
    ("sum(i, 1, N, x_i) + x_i", 20..<23, "`x_i` is not a name"),
    ("sum(i, 1, i, x_i)", 10..<11, "`i` is not a name"),
    ("sum(i, 1, N, q_i)", 13..<16, "`q_i`: it has the index i of the sum"),
    ("Σ_{i=1}^N", 9..<9, "ends"),
    ("Σ", 0..<1, "is not a name"),
  ])
  func `an error has its place`(text: String, range: Range<Int>, part: String) {
    do {
      let formula = try Formula(text, Self.vocabulary)
      Issue.record("\(text) was read as \(formula.expression.tree)")
    } catch {
      #expect(error.range == range, "\(text): \(error.text)")
      #expect(error.message.contains(part), "\(text): \(error.text)")
    }
  }

  // MARK: Words

  @Test(arguments: [
    ("wx", "(* w x)"), ("2wx", "(* 2 (* w x))"), ("wxy", "(* w x y)"), ("wx²", "(* w (^ x 2))"),
    ("wx^2", "(* w (^ x 2))"), ("wx^-2", "(* w (^ x (neg 2)))"), ("e^-wx", "(^ e (neg (* w x)))"),
    ("θx", "(* θ x)"), ("k2x", "(* k2 x)"), ("log(wx)", "(log (* w x))"),
    ("ws/(wx)", "(* (* w s) /(* w x))"),
  ])
  func `a word is read as a product where it is one in one way`(text: String, tree: String) {
    #expect(reading(text, Self.splitting) == tree)
  }

  @Test func `a word that was split is remarked once`() throws {
    let formula = try Formula("wx + wx + wxy", Self.splitting)
    #expect(formula.remarks == ["`wx` was read as w·x", "`wxy` was read as w·x·y"])
    #expect(try Formula("w*x", Self.splitting).remarks.isEmpty)
  }

  @Test func `a word with two readings is no product`() {
    var vocabulary = Vocabulary(names: ["a", "ab", "bc", "c"])
    vocabulary.splitsWords = true
    #expect(reading("abc", vocabulary).contains("`abc` is not a name here"))
    #expect(reading("ab", vocabulary) == "ab")
    #expect(reading("cab", vocabulary) == "(* c ab)")
  }

  @Test func `without leave a word is not split`() {
    #expect(
      reading("wx", Self.vocabulary)
        == "0..<2 `wx` has two readings: the product w*x, or one name wx, which is not declared")
  }

  @Test func `powers of a split word are those of its last name`() throws {
    let setting = Setting(["w": "real", "x": "real"])
    let variables = try setting.variables
    var vocabulary = Vocabulary(names: ["w", "x"])
    vocabulary.splitsWords = true
    for (text, plain) in [
      ("wx²", "w*x^2"), ("e^-wx", "exp(-w*x)"), ("1/(1+e^-wx)", "sigmoid(w*x)"),
    ] {
      let value = try Formula(text, vocabulary).expression.evaluate(variables.values, in: variables)
      #expect(
        try Comparison(variables).decide(value, setting.value(plain)).word == "equal", "\(text)")
    }
  }

  // MARK: Values

  @Test func `series between numbers have their values`() throws {
    let rows: [(String, Rational)] = [
      ("sum(i, 1, 4, i^2)", 30), ("product(i, 1, 5, i)", 120), ("sum(i, 3, 2, i)", 0),
      ("product(i, 3, 2, i)", 1), ("sum(i, -2, 2, i)", 0), ("Σ_{i=1}^3 Σ_{j=1}^i j", 10),
      ("Σ_{i=1}^3 2i + 1", 13), ("sum(i, 1, 3, product(j, 1, i, j))", 9),
    ]
    for (text, value) in rows {
      let found = try Formula(text, Vocabulary()).expression.evaluate().scalar?.asRational
      #expect(found == value, "\(text)")
    }
    for text in ["sum(i, 3, 1, i)", "sum(i, 1, 5/2, i)", "sum(i, 1, 10^9, i)"] {
      let formula = try Formula(text, Vocabulary()).expression
      #expect(throws: FormulaError.self) { _ = try formula.evaluate() }
    }
  }
}
