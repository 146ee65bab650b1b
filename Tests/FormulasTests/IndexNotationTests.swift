import Exact
import Testing

@testable import Formulas

/// What stands below the line of a name, and names that are written in more than one way.
@Suite struct IndexNotationTests {
  @Test(arguments: [
    ("i_1", "i_1"), ("i_{1}", "i_1"), ("i₁", "i_1"), ("k_{j_2}", "k_j_2"),
    (#"\theta_{\text{old}}"#, "θ_old"), ("1 + t", "{t+1}"), ("t-1+3", "{t+2}"), ("t+0", "t"),
    (#"\alpha / 2"#, "{α/2}"), (#"\frac{\alpha}{2}"#, "{α/2}"), (#"\frac{a+b}{2}"#, "{(a+b)/2}"),
    (#"1-\alpha/2"#, "{1-α/2}"), (#"-\alpha/2+1"#, "{1-α/2}"), ("n^2", "{n^2}"),
    ("n^{2}", "{n^2}"), ("n²", "{n^2}"), ("n^{-1}", "{n^(-1)}"), ("(n)", "{(n)}"),
    (#"\left(n\right)"#, "{(n)}"), ("2*n", "2n"), (#"2 \cdot n"#, "2n"), ("+", "{+}"), ("*", "{*}"),
    ("i=1", "{i=1}"), (#"t \mid t-1"#, "{t|t-1}"), ("i+1, j", "{i+1,j}"), ("0.95", "{0.95}"),
    (#"\max"#, "max"), (#"\rm{max}"#, "max"), (#"\infty"#, "{∞}"),
  ])
  func `an index has one spelling`(written: String, normal: String) {
    #expect(IndexText.normal(Array(written.unicodeScalars)[...]) == normal)
  }

  @Test(arguments: ["", "_1", "i_", "{i", "i}", "{}", #"\hat{y}"#, "a & b", #"\frac12"#])
  func `what is no index is left alone`(written: String) {
    #expect(IndexText.normal(Array(written.unicodeScalars)[...]) == nil)
    #expect(IndexText.normal(Array(repeating: "i", count: 300)[...]) == nil)
  }

  @Test(arguments: [
    ("x_1", "x1"), ("p_theta", "p_θ"), ("alpha_2", "alpha2"), ("α_2", "alpha2"), ("pi_phi", "π_φ"),
    ("sigma_epsilon", "σ_varepsilon"), ("y_hat", "ŷ"), ("yhat", "y\u{302}"),
    ("theta_hat", "θ\u{302}"), ("thetahat", "θ_hat"), ("x_beta_1", "x_β1"), ("Gamma", "Γ"),
    ("Sigma_1", "Σ1"), ("w_nu", "w_ν"),
  ])
  func `what is written in two ways is one name`(first: String, second: String) {
    #expect(NameSpelling.typed(first) == NameSpelling.typed(second))
  }

  @Test(arguments: [
    ("sigma", "σ"), ("pi", "π"), ("x_i1", "x_i_1"), ("x_12", "x_1_2"), ("yhat", "ybar"),
    ("alpha", "alpha1"), ("w_nu", "w_v"), ("theta", "theta_1"),
  ])
  func `what is not one name stays two`(first: String, second: String) {
    #expect(NameSpelling.typed(first) != NameSpelling.typed(second))
  }

  @Test(arguments: [
    (#"x_{i_1}*\log_{b_2}(y)"#, ["x_i_1", "b_2", "y"]), (#"\log_{\theta}x"#, ["θ", "x"]),
    (#"z_{\alpha/2}+z_(alpha/2)"#, ["z_{α/2}"]), ("p_theta + p_θ", ["p_theta"]),
    (#"\Sigma^{-1}m"#, ["Sigma", "m"]), (#"\sum_{k=1}^{3} x_{k_t}"#, []), ("cbrt x", ["x"]),
    ("7 percent n", ["n"]), ("5 mod n", ["n"]), ("q_(n)", ["n"]),
  ])
  func `the names of a text are found`(text: String, names: [String]) {
    var free = FreeNames()
    free.add(text)
    #expect(free.numbers == names)
  }

  private static let names = Vocabulary(names: [
    "x", "y", "n", "m", "a", "b_1", "θ", "sigma", "x_{t+1}", "v_k_1", "Sigma",
  ])

  @Test(arguments: [
    (#"\log_{1/2}(x)"#, "log(x)/log(1/2)"), (#"\log_{b_1}x"#, "log(x)/log(b_1)"),
    (#"\log_\theta(x)"#, "log(x)/log(θ)"), (#"\log_{ny}(x)"#, "log(x)/log(n*y)"),
    (#"\log _7 x"#, "log(x)/log(7)"), ("log_(n+1)(x)", "log(x)/log(n+1)"),
    (#"\log_{1/2}^2(x)"#, "log(x)^2/log(1/2)"), ("x_{1+t}", "x_{t+1}"), ("xₜ₊₁", "x_{t+1}"),
    ("v_{k_1}", "v_k_1"), ("sqrt[3]{x}", "cbrt(x)"), ("cbrt x + 1", "cbrt(x)+1"),
    (#"\sqrt(x)y"#, "sqrt(x)*y"), (#"\log\sigma"#, "log(sigma)"), ("n 2^{n-1}", "n*2^(n-1)"),
    (#"(-1)^n\,2^n"#, "(-1)^n*2^n"), ("a^{2}3^n", "a^2*3^n"), (#"5\,2^n"#, "5*2^n"),
    (#"\sin 30^\circ"#, "sin(30°)"), (#"\left\lfloor x\right\rfloor n"#, "floor(x)*n"),
    ("⌈x⌉", "ceil(x)"), ("x{-}y", "x-y"), (#"x+1 \over y"#, "(x+1)/y"), (#"a\Sigma"#, "a*Sigma"),
    ("Σ^{-1}x", "Sigma^(-1)*x"), ("7 pct x", "7 % * x"),
  ])
  func `notation of the page is what it says on one line`(written: String, plain: String) throws {
    var words = Self.names
    words.splitsWords = true
    let a = try Formula(written, words).expression
    let b = try Formula(plain, words).expression
    #expect(a.orderedForm == b.orderedForm)
  }

  @Test(arguments: [
    "x 2", "n 2 n", "5 2^3", "1 000^2", "sin x 2^n", #"\cos^2\theta 2^n"#, "5 x 10^3", "1/n 2^n",
    "{1,5;2,5}", "(1,5;2,5)", "sqrt[3](x)",
  ])
  func `what has two readings is refused`(text: String) {
    #expect(throws: FormulaError.self) { try Formula(text, Self.names) }
  }

  @Test(arguments: [
    ("7,425,000", "7425000"), ("1,000.99", "1000.99"), ("7 425 000", "7425000"),
    ("-12,345,678 n", "-12345678*n"),
  ])
  func `groups of three digits are one number where they are meant to be`(
    written: String, plain: String
  ) throws {
    var words = Self.names
    #expect(throws: FormulaError.self) { try Formula(written, words) }
    words.readsGroups = true
    #expect(
      try Formula(written, words).expression.orderedForm
        == Formula(plain, words).expression.orderedForm)
  }

  @Test(arguments: [
    "7,425", "7 425", "0,425,000", "7,425,00", "7,425,0000", "1,000,5.2", "x 425 000",
  ])
  func `other groups are no number`(text: String) {
    var words = Self.names
    words.readsGroups = true
    #expect(throws: FormulaError.self) { try Formula(text, words) }
  }
}
