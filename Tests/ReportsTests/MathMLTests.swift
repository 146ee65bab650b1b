import Formats
import Formulas
import Testing

@testable import Reports

/// Formulas as MathML.
@Suite struct MathMLTests {
  /// The formula in a form that is short to compare: `frac(a; b)`, `sup(x; 2)`.
  private func short(_ markup: Markup) -> String {
    switch markup {
    case .text(let text): return text
    case .group(let pieces): return pieces.map(short).joined()
    case .element(let name, _, let content):
      let inner = content.map(short)
      switch name {
      case "math", "mrow", "mi", "mn": return inner.joined()
      case "mo": return inner.joined()
      case "mspace": return " "
      case "mtable": return inner.joined(separator: " / ")
      case "mtr": return inner.joined(separator: " & ")
      case "mtd": return inner.joined()
      default: return name.dropFirst() + "(" + inner.joined(separator: "; ") + ")"
      }
    }
  }

  private func formula(_ text: String, _ names: [String]) throws -> String {
    let vocabulary = Vocabulary(names: names)
    let formula = try Formula(text, vocabulary)
    return short(ExpressionMathML.formula(formula.expression, source: text))
  }

  @Test(arguments: [
    ("24/25", "frac(24; 25)"), ("0.3", "0.3"), ("-x", "−x"), ("x^2", "sup(x; 2)"),
    ("(x+y)^2", "sup((x+y); 2)"), ("x^(y+1)", "sup(x; y+1)"), ("x^-1", "sup(x; −1)"),
    ("2x", "2x"), ("2*3", "2⋅3"), ("x*2", "x⋅2"), ("x - (y - 1)", "x−(y−1)"),
    ("(x+1)(y-1)", "(x+1)(y−1)"), ("x/(y+1)", "frac(x; y+1)"), ("(x+1)/2", "frac(x+1; 2)"),
    ("-x/y", "−frac(x; y)"), ("(x/y)^2", "sup((frac(x; y)); 2)"), ("(-x)^2", "sup((−x); 2)"),
    ("(x^2)^y", "sup((sup(x; 2)); y)"), ("sqrt(x+1)", "sqrt(x+1)"), ("abs(x)", "|x|"),
    ("log(x)", "log(x)"), ("log2(x)", "sub(log; 2)(x)"), ("sin(x)^2", "sup(sin; 2)(x)"),
    ("sigmoid(x)", "σ(x)"), ("x*(y - 1)*x*(1 - x)", "x(y−1)x(1−x)"), ("norm(a)", "‖a‖"),
    ("dot(a, b)", "a⋅b"), ("transpose(A)", "sup(A; ⊤)"), ("inverse(A)", "sup(A; −1)"),
    ("[1, x, 2]", "[1,x,2]"), ("(4, x)", "(4,x)"), ("1.5e3", "1.5e3"),
    ("[[1, 2], [3, x]]", "[1 & 2 / 3 & x]"), ("alpha + theta", "α+θ"),
    ("x_1 + length_a", "sub(x; 1)+sub(length; a)"), ("pi*x", "πx"), ("x <= y", "x≤y"),
    ("sum(i, 1, n, x^i)", "underover(∑; i=1; n)sup(x; i)"),
    ("product(i, 1, n, x + i)", "underover(∏; i=1; n)(x+i)"), ("kl(p, q)", "KL(p‖q)"),
    ("grad(L, w)", "frac(∂L; ∂w)"), ("12 degrees", "12°"), ("length*x", "length⋅x"),
    ("1 - (x + y)", "1−(x+y)"), ("x + -y", "x−y"), ("2*(-3)", "2(−3)"), ("5!", "5!"),
  ])
  func `a formula is set as textbooks set it`(text: String, expected: String) throws {
    let names = [
      "x", "y", "a", "b", "A", "alpha", "theta", "x_1", "length_a", "n", "p", "q", "L", "w",
      "length",
    ]
    #expect(try formula(text, names) == expected)
  }

  @Test(arguments: [
    ("∂L/∂ŷ", "frac(∂L; ∂ŷ)"), ("(y − ŷ)^2", "sup((y−ŷ); 2)"), ("‖a‖", "‖a‖"),
    ("a·b = ‖a‖ ‖b‖ cos θ", "a·b=‖a‖ ‖b‖ cos θ"), ("σ'(z)", "sup(σ; ′)(z)"),
    ("P(spam | word)", "P(spam|word)"), ("KL(p‖q)", "KL(p‖q)"),
    ("y_i = f(x_i) + ε_i", "sub(y; i)=f(sub(x; i))+sub(ε; i)"),
    ("x·W₁ + b₁", "x·sub(W; 1)+sub(b; 1)"),
    ("e^(−z)/(1 + e^(−z))^2", "frac(sup(e; −z); sup((1+sup(e; −z)); 2))"),
    ("log(0.3/0.5)", "log(frac(0.3; 0.5))"), ("1/2x", "1/2x"), ("2x/3", "2frac(x; 3)"),
    ("−1/(2σ²)", "−frac(1; 2sup(σ; 2))"), ("|x|", "|x|"), ("√(x + 1)", "sqrt(x+1)"),
    ("Σᵢ (yᵢ − fᵢ)²", "under(∑; i)sup((sub(y; i)−sub(f; i)); 2)"),
    ("∑_{i=1}^N x_i", "underover(∑; i=1; N)sub(x; i)"), ("xᵀ", "sup(x; ⊤)"),
    ("∂/∂v log L(θ)", "frac(∂; ∂v) log L(θ)"), ("P(¬spam, word)", "P(¬spam,word)"),
    ("argmax_θ log L(θ)", "sub(argmax; θ) log L(θ)"), ("σ²_MLE", "sub(sup(σ; 2); MLE)"),
    ("a/b/c", "a/b/c"), ("f(", "f("), ("x^", "x^"), (")", ")"), ("((", "(("),
  ])
  func `the notation of a text is set without being read`(text: String, expected: String) {
    #expect(short(Notation.formula(text)) == expected)
  }

  @Test(arguments: ["nn.Linear", "x.shape", "\"x\"", "a\\b"])
  func `a piece of a program stays as it is`(text: String) {
    guard case .element("code", _, let content) = Notation.formula(text) else {
      Issue.record("not code")
      return
    }
    #expect(content.map(\.plainText).joined() == text)
  }

  @Test func `no text stops the typesetter`() throws {
    for text in HostileTexts.all + [
      String(repeating: "(", count: 2_000), String(repeating: "^", count: 999),
    ] {
      let page = Markup.element("p", [:], Prose.inline(text) + [Notation.formula(text)]).written()
      #expect(try XMLTree.read(page).name == "p")
    }
  }

  @Test func `signs alone are no formulas`() {
    let markup = Prose.inline("`.` and `x²`, `→`")
    let names = markup.compactMap { piece -> String? in
      guard case .element(let name, _, _) = piece else { return nil }
      return name
    }
    #expect(names == ["code", "math", "code"])
    #expect(markup.map(\.plainText).joined() == ". and x2, →")
  }

  @Test func `paragraphs, items and formulas of a text`() {
    let markup = Prose.blocks("One `x^2`.\nTwo.\n- a\n- b\nEnd ` there")
    #expect(
      markup.map(\.plainText) == ["One x2.", "Two.", "ab", "End ` there"])
    guard case .element("ul", _, let items) = markup[2] else {
      Issue.record("no list")
      return
    }
    #expect(items.count == 2)
  }
}
