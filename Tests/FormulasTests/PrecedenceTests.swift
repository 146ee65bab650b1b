import Exact
import Formulas
import Testing

/// Which tree a text means.
struct PrecedenceTests {
  @Test(
    "Operators bind as in mathematics",
    arguments: [
      ("1 + 2*3", "(+ 1 (* 2 3))"),
      ("(1 + 2)*3", "(* (+ 1 2) 3)"),
      ("1 - 2 - 3", "(+ 1 -2 -3)"),
      ("1 - (2 - 3)", "(+ 1 -(+ 2 -3))"),
      ("8/4/2", "(* 8 /4 /2)"),
      ("8/4*2", "(* 8 /4 2)"),
      ("-x^2", "(neg (^ x 2))"),
      ("(-x)^2", "(^ (neg x) 2)"),
      ("x^-2", "(^ x (neg 2))"),
      ("2^3^4", "(^ 2 (^ 3 4))"),
      ("2^-x^2", "(^ 2 (neg (^ x 2)))"),
      ("2*-x", "(* 2 (neg x))"),
      ("2--x", "(+ 2 x)"),
      ("2+-x", "(+ 2 -x)"),
      ("- - x", "x"),
      ("-2x", "(neg (* 2 x))"),
      ("a/b*x", "(* a /b x)"),
      ("3!^2", "(^ (factorial 3) 2)"),
      ("-3!", "(neg (factorial 3))"),
      ("2^3!", "(^ 2 (factorial 3))"),
      ("1 - 5%", "(+ 1 -(* 5 /100))"),
      ("Aᵀ*B", "(* (transpose A) B)"),
      ("√x^2", "(^ (sqrt x) 2)"),
      ("√√x", "(sqrt (sqrt x))"),
      ("2√x", "(* 2 (sqrt x))"),
      ("|x - 1|", "(abs (+ x -1))"),
      ("|x||y|", "(* (abs x) (abs y))"),
      ("||x| - 1|", "(abs (+ (abs x) -1))"),
      ("2|x|^2", "(* 2 (^ (abs x) 2))"),
      ("|2[|x|, |y|]|", "(abs (* 2 [(abs x) (abs y)]))"),
      ("[[1,2],[3,4]]", "[[1 2] [3 4]]"),
      ("(4, 16)", "[4 16]"),
      ("{x + 1}^2", "(^ (+ x 1) 2)"),
      ("a + 1 <= 2b", "(≤ (+ a 1) (* 2 b))"),
      ("a != b", "(≠ a b)"),
      ("a == b", "(= a b)"),
    ])
  func precedence(text: String, tree: String) {
    #expect(reading(text) == tree)
  }

  @Test(
    "Equal notations mean equal trees",
    arguments: [
      ["2*x", "2·x", "2×x", "2 x", "2x", "2⋅x", "2∙x", "２ｘ", "2∗x", "(2)(x)", "2\u{2062}x"],
      ["x - 1", "x−1", "x – 1", "x—1", "ｘ－１", "x‒1", "x\u{2011}1"],
      ["x^2", "x²", "x**2", "x^{2}", "x^(2)", "x＾2", "x ^ 2"],
      ["a/b", "a÷b", "a∕b", "a⁄b", "a／b", "(a)/(b)"],
      ["sqrt(2)", "√2", "√(2)", "√ 2", "√{2}", "root(2)"],
      ["3*pi", "3π", "3 pi", "3·π", "3*Pi"],
      ["log(x)", "ln(x)", "ln x", "log x", "Log(x)", "ｌｏｇ（ｘ）"],
      ["log2(x)", "log_2(x)", "log₂(x)", "lb(x)", "log₂ x"],
      ["sigmoid(z)", "σ(z)", "σ z", "𝜎(z)", "𝛔(𝑧)"],
      ["e^x", "ℯ^x", "𝑒^𝑥"],
      ["transpose(A)", "Aᵀ", "A⊤", "𝐀ᵀ"],
      ["a <= b", "a ≤ b", "a ⩽ b", "a ≦ b"],
      ["(sin(x))^2", "sin²(x)", "sin^2(x)", "sin²x", "sin^2 x", "sin^(2)(x)"],
      ["acos(x)", "arccos(x)", "cos⁻¹(x)", "cos^-1(x)", "cos^(-1)(x)", "cos⁻¹ x", "arccos x"],
      ["x/100", "x%", "x％", "x %"],
      ["ŷ*x", "y\u{302}*x", "ŷ x", "ŷ·x"],
      ["16.5 degrees", "16.5°", "16.5 deg", "16.5º", "16.5˚"],
      ["p[0]", "p_1", "p₁", "p[ 0 ]"],
      ["θ + α", "𝜃+𝛼", "θ＋α"],
      ["[1, 2]", "(1, 2)", "[1; 2]", "⟨1, 2⟩", "［１，２］", "[1,2,]"],
    ])
  func notations(texts: [String]) throws {
    let first = try Formula(texts[0], letters).expression
    for text in texts {
      #expect(reading(text) == first.tree, "\(text) against \(texts[0])")
    }
  }

  @Test("Vulgar fractions are their values")
  func vulgarFractions() {
    #expect(value("½ + ⅓ + ¾ + ⅘ + ⅞") == "391/120")
    #expect(reading("½x") == "(* 1/2 x)")
    #expect(reading("2½x") == "(* 5/2 x)")
    #expect(reading("2 ½") == "0..<3 an operator is missing between `2` and `½`")
    #expect(reading("0.2½") == "0..<4 an operator is missing between `0.2` and `½`")
  }

  @Test(
    "Factors side by side are a product where that has one reading",
    arguments: [
      ("2(x+1)", "(* 2 (+ x 1))"),
      ("(x+1)(x-1)", "(* (+ x 1) (+ x -1))"),
      ("2x(y-s)s(1-s)", "(* 2 x (+ y -s) s (+ 1 -s))"),
      ("-2x(y-ŷ)ŷ(1-ŷ)", "(neg (* 2 x (+ y -ŷ) ŷ (+ 1 -ŷ)))"),
      ("σ(z)(1-σ(z))", "(* (sigmoid z) (+ 1 -(sigmoid z)))"),
      ("e^-z", "(^ e (neg z))"),
      ("e^{-w x}", "(^ e (neg (* w x)))"),
      ("e^z/(1+e^z)²", "(* (^ e z) /(^ (+ 1 (^ e z)) 2))"),
      ("1/(4cosh²(z/2))", "(* 1 /(* 4 (^ (cosh (* z /2)) 2)))"),
      ("(1−tanh²(z/2))/4", "(* (+ 1 -(^ (tanh (* z /2)) 2)) /4)"),
      ("σ(z)σ(−z)", "(* (sigmoid z) (sigmoid (neg z)))"),
      ("-N/(2v) + S/(2v²)", "(+ -(* N /(* 2 v)) (* S /(* 2 (^ v 2))))"),
      ("−(N/2)(log(2πS/N) + 1)", "(neg (* (* N /2) (+ (log (* 2 π S /N)) 1)))"),
      ("0.3ln0.6+0.7ln1.4", "(+ (* 3/10 (log 3/5)) (* 7/10 (log 7/5)))"),
      ("ln 2 / ln 10", "(* (log 2) /(log 10))"),
      ("1/2 log(x)", "(* 1 /2 (log x))"),
      ("sin 30°", "(sin (* 30 degrees))"),
      ("arccos 0.96", "(acos 24/25)"),
      ("3πr", "(* 3 π r)"),
      ("x [1, 2]", "(* x [1 2])"),
    ])
  func implicitProducts(text: String, tree: String) {
    #expect(reading(text) == tree)
  }

  @Test("A name that is declared is a name, and σ before a bracket is still the sigmoid")
  func declaredSigma() {
    let vocabulary = Vocabulary(names: ["σ", "z"])
    #expect(reading("-z²/(2σ²)", vocabulary) == "(neg (* (^ z 2) /(* 2 (^ σ 2))))")
    #expect(reading("σ(z)", vocabulary) == "(sigmoid z)")
  }

  @Test("Ratios are quotients where the vocabulary reads them")
  func ratios() {
    for (text, tree) in [
      ("24:7", "(* 24 /7)"), ("8 to 1", "(* 8 /1)"), ("8×", "8"), ("8x", "8"),
      ("24：7", "(* 24 /7)"),
    ] {
      #expect(reading(text, .answer) == tree, "\(text)")
    }
    #expect(reading("24:7") == "2..<3 `:` stands where an operator or the end is expected")
  }

  @Test(
    "A unit behind a sum is the unit of all its terms, unless others have one",
    arguments: [
      ("1 + 2 bits", "(* (+ 1 2) bits)"),
      ("1 bit + 2 nats", "(+ (* 1 bits) (* 2 nats))"),
      ("1 bit + 2", "(+ (* 1 bits) 2)"),
      ("-3 bits", "(neg (* 3 bits))"),
      ("1/2 bit", "(* (* 1 /2) bits)"),
      ("0.2838 rad", "(* 1419/5000 radians)"),
      ("16°15'37\"", "(* (+ 16 1/4 37/3600) degrees)"),
      ("16° 15′ 37″", "(* (+ 16 1/4 37/3600) degrees)"),
      ("16°15’37”", "(* (+ 16 1/4 37/3600) degrees)"),
      ("-16°30′", "(neg (* (+ 16 1/2) degrees))"),
    ])
  func units(text: String, tree: String) {
    #expect(reading(text) == tree)
  }

  @Test("Trees are equal wherever they were written, and know where that was")
  func places() throws {
    let formula = try Formula("  2x + log(y)", letters)
    #expect(formula.expression == (try Formula("2·x+ln y", letters)).expression)
    #expect(formula.expression.range == 2..<13)
    #expect(formula.expression.children.map(\.range) == [2..<4, 7..<13])
    #expect(formula.expression.names == ["x", "y"])
    #expect(formula.expression.functions == ["log"])
    let replaced = formula.expression.substituting(["x": try Formula("y + 1", letters).expression])
    #expect(replaced.tree == "(+ (* 2 (+ y 1)) (log y))")
  }
}
