import Exact
import Formulas
import Testing

/// What is said about a text that cannot be read, word for word, and where.
struct ReadingErrorTests {
  @Test(
    "An input with two readings shows both",
    arguments: [
      ("1/2x", "0..<4 this has two readings: write `(1/2)*x` or `1/(2*x)`"),
      ("a/b(x+1)", "0..<8 this has two readings: write `(a/b)*(x+1)` or `a/(b*(x+1))`"),
      ("1/2√x", "0..<5 this has two readings: write `(1/2)*√x` or `1/(2*√x)`"),
      ("log x√(2a)", "0..<10 this has two readings: write `log(x)*√(2a)` or `log(x√(2a))`"),
      ("ln x sqrt(2)", "0..<12 this has two readings: write `ln(x)*sqrt(2)` or `ln(x sqrt(2))`"),
      ("1 + a/2x", "4..<8 this has two readings: write `(a/2)*x` or `a/(2*x)`"),
      ("√2x", "0..<3 this has two readings: write `√(2)*x` or `√(2*x)`"),
      ("e^2x", "0..<4 this has two readings: write `e^2*x` or `e^(2*x)`"),
      ("ln 2x", "0..<5 this has two readings: write `ln(2)*x` or `ln(2x)`"),
      ("log 2πv²", "0..<8 this has two readings: write `log(2)*πv²` or `log(2πv²)`"),
      ("ln 2(x+1)y", "0..<10 this has two readings: write `ln(2)*(x+1)y` or `ln(2(x+1)y)`"),
      ("exp 2x", "0..<6 this has two readings: write `exp(2)*x` or `exp(2x)`"),
      ("ln x²", "0..<5 this has two readings: write `ln(x²)` or `(ln(x))²`"),
      ("ln x^2", "0..<5 this has two readings: write `ln(x^2)` or `(ln(x))^2`"),
      ("ln 3!", "0..<5 this has two readings: write `ln(3!)` or `(ln(3))!`"),
      ("ln 1/2", "0..<6 this has two readings: write `ln(1)/2` or `ln(1/2)`"),
      ("log2.5", "0..<6 this has two readings: write `log2(0.5)` or `log(2.5)`"),
      ("ln⁻¹(x)", "0..<4 this has two readings: write `1/ln(…)` or `the inverse function of ln`"),
      ("195,000", "0..<7 this has two readings: write `195.000` or `195000`"),
      ("lg(8)", "0..<2 `lg` is read differently in different countries: write log10 or log2"),
      ("ld 8", "0..<2 `ld` is read differently in different countries: write log2 or log10"),
    ])
  func ambiguous(text: String, message: String) {
    #expect(reading(text) == message)
  }

  @Test(
    "Every problem of reading is named with its place",
    arguments: [
      ("", "0..<0 nothing is written here"),
      ("  ", "0..<2 nothing is written here"),
      ("2 + ", "4..<4 the formula ends where a number, a name or a bracket is expected"),
      ("1 + 2)", "5..<6 the bracket `)` was never opened"),
      ("(1 + 2", "0..<1 the bracket `(` is not closed"),
      ("3*[1, 2", "2..<3 the bracket `[` is not closed"),
      ("|x", "0..<1 the bracket `|` is not closed"),
      ("(1, 2]", "5..<6 the bracket `]` was never opened"),
      ("()", "0..<2 `()` stands where a value in the bracket is expected"),
      ("[]", "1..<2 `]` stands where a value is expected"),
      ("2 3", "0..<3 an operator is missing between `2` and `3`"),
      ("1.2.3", "0..<5 an operator is missing between `1.2` and `.3`"),
      ("2 * / 3", "4..<5 `/` stands where a number, a name or a bracket is expected"),
      ("1 < 2 < 3", "6..<7 `<` stands where an operator or the end is expected"),
      ("0,7742", "0..<6 a decimal comma? Write 0.7742"),
      ("16,26°", "0..<5 a decimal comma? Write 16.26"),
      ("−0,125 + x", "1..<6 a decimal comma? Write -0.125"),
      ("log(0,5)", "4..<7 a decimal comma? Write log(0.5)"),
      ("1, 2", "1..<2 `,` stands where one value, or [ … ] around several is expected"),
      ("xy", "0..<2 `xy` has two readings: the product x*y, or one name xy, which is not declared"),
      (
        "e^{-wx}",
        "4..<6 `wx` has two readings: the product w*x, or one name wx, which is not declared"
      ),
      ("2 + foo", "4..<7 `foo` is not a name here"),
      ("nrom(x)", "0..<4 `nrom` is not a function here; did you mean `norm`?"),
      ("y_hta", "0..<5 `y_hta` is not a name here; did you mean `y_hat`?"),
      ("1-σ", "2..<3 `σ` needs an argument: σ(…)"),
      ("sin cos x", "0..<3 `sin` needs an argument: sin(…)"),
      ("dot(x)", "0..<6 `dot` takes 2 arguments (a, b), not 1"),
      (
        "log(x, y)",
        "0..<9 `log(x, y)`: it takes one argument; the logarithm to a base is log_y(x)"
      ),
      ("log(8,10)", "0..<9 this has two readings: write `log_{10}(8)` or `log(8.10)`"),
      ("sinx", "0..<4 `sinx` is not a name here; did you mean `sin(x)`?"),
      ("xlnx", "0..<4 `xlnx` is not a name here; did you mean `x*ln(x)`?"),
      ("7 mod 2", "2..<5 `mod`: remainders are not worked out here: write the number"),
      (
        "inf",
        "0..<3 `inf`: infinity is no number: it stands at the end of an interval only, (0, inf)"
      ),
      ("x_(2)", "0..<2 `x_`: what stands below the line is not read: write x_n"),
      ("max()", "0..<5 `max` takes one argument or more, not 0"),
      ("softmax'(z)", "0..<8 `softmax′`: a derivative is not a function here: write it out"),
      ("x′", "1..<2 `x′`: a derivative has no sign here: write it out"),
      ("5′", "1..<2 `′`: minutes and seconds stand behind degrees: 16°15′37″"),
      ("sin^π(y)", "4..<5 `π` stands where a whole number or a name is expected"),
      ("x # y", "2..<3 `#` (NUMBER SIGN) has no meaning in a formula"),
      ("x \u{0} y", "2..<3 U+0000 (a control character) has no meaning in a formula"),
      ("2\u{200F}x", "1..<2 U+200F (RIGHT-TO-LEFT MARK) has no meaning in a formula"),
      (
        "1 + 1e-300001",
        "4..<13 `1e-300001` is too large to be computed exactly: the exponents of a formula may "
          + "add up to 300000"
      ),
    ])
  func problems(text: String, message: String) {
    #expect(reading(text) == message)
  }

  @Test(
    "A letter of another alphabet that looks Latin is named",
    arguments: [
      ("2\u{430}", "1..<2 `\u{430}` is CYRILLIC SMALL LETTER A, not the letter a: type it again"),
      (
        "\u{445} + y",
        "0..<1 `\u{445}` is CYRILLIC SMALL LETTER HA, not the letter x: type it again"
      ),
      (
        "l\u{3BF}g(x)",
        "0..<3 `\u{3BF}` is GREEK SMALL LETTER OMICRON, not the letter o: type it again"
      ),
      (
        "\u{392}*x", "0..<1 `\u{392}` is GREEK CAPITAL LETTER BETA, not the letter B: type it again"
      ),
      ("\u{431}", "0..<1 `\u{431}` is not a name here"),
    ])
  func lookAlikes(text: String, message: String) {
    #expect(reading(text) == message)
  }

  @Test("What exists but is not allowed is refused with the reason given")
  func refused() {
    let vocabulary = Vocabulary(
      names: ["a"], functions: ["log"],
      refused: ["cosine": "work it out: this is what the part asks for", "prior": "a given value"])
    #expect(
      reading("cosine(a, a)", vocabulary)
        == "0..<6 `cosine`: work it out: this is what the part asks for")
    #expect(reading("prior", vocabulary) == "0..<5 `prior`: a given value")
    #expect(reading("sin(a)", vocabulary) == "0..<3 `sin`: it may not be used here")
    #expect(reading("dot(1, 2)", .answer) == "0..<3 `dot`: it may not be used here")
    #expect(reading("σ(2) + √2", .answer) == "(+ (sigmoid 2) (sqrt 2))")
  }

  @Test("A caret stands under each column of the place")
  func carets() {
    let cases: [(String, String, String)] = [
      ("1 + foo", "1 + foo", "    ^^^"),
      ("2 + ", "2 + ", "    ^"),
      ("", "", "^"),
      ("（1＋", "（1＋", "     ^"),
      ("（1", "（1", "^^"),
      ("x*\u{301}", "x*\u{301}", " ^"),
      ("y\u{302} + #", "y\u{302} + #", "    ^"),
      ("x\u{0}", "x·", " ^"),
      ("x\t+\u{202E}1", "x·+·1", "   ^"),
      ("\u{301}", "\u{301}", "^"),
    ]
    for (text, shown, caret) in cases {
      do {
        _ = try Formula(text, letters)
        Issue.record("\(text.debugDescription) was read")
      } catch {
        let lines = error.caretLines(in: text)
        #expect(lines.text == shown && lines.caret == caret, "\(text.debugDescription): \(lines)")
      }
    }
  }

  @Test("A long text is cut around the place")
  func longText() throws {
    let text = String(repeating: "1 + ", count: 100) + "foo" + String(repeating: " + 1", count: 100)
    let error = try #require(throws: FormulaError.self) { try Formula(text, letters) }
    #expect(error.range == 400..<403)
    let lines = error.caretLines(in: text)
    #expect(lines.text == String(Array(text)[364..<436]))
    #expect(lines.caret == String(repeating: " ", count: 36) + "^^^")
  }
}
