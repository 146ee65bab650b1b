import Exact
import Testing

@testable import Formulas

/// Formulas as they are pasted from LaTeX.
@Suite struct LaTeXTests {
  @Test(arguments: [
    (#"\frac{24}{25}"#, "24/25"), (#"\dfrac{1}{2}x"#, "(1/2)*x"), (#"\frac{1}{2}^2"#, "(1/2)^2"),
    (#"\sqrt{2x}"#, "sqrt(2*x)"), (#"\sqrt 2"#, "sqrt(2)"), (#"3 \cdot 4 \times x"#, "3*4*x"),
    (#"\sigma(z)\left(1 - \sigma(z)\right)"#, "σ(z)*(1 - σ(z))"), (#"e^{-\theta}"#, "e^(-θ)"),
    (#"-2x(y-\hat{y})\,\hat y"#, "-2*x*(y - ŷ)*ŷ"), (#"$\log(x)$"#, "log(x)"),
    (#"\ln\left|x\right|"#, "log(abs(x))"), (#"2\pi x"#, "2*π*x"), (#"x^\top"#, "transpose(x)"),
    (#"x^T"#, "transpose(x)"), (#"\sum_{i=1}^{N} x_i"#, "sum(i, 1, N, x_i)"),
    (#"\sum_{i=1}^{N} x_{i}^2"#, "sum(i, 1, N, x_i^2)"), (#"\mathrm{e}^x"#, "e^x"),
    (#"30^\circ"#, "30°"), (#"30^{\circ}"#, "30°"), (#"\frac12"#, "1/2"), (#"\frac x2"#, "x/2"),
    (#"\frac{x}\pi"#, "x/π"), (#"\sqrt{2}x"#, "sqrt(2)*x"), (#"\sqrt[3]{x}"#, "cbrt(x)"),
    (#"\(x+y\)"#, "x+y"), (#"\[x+y\]"#, "x+y"), (#"$x$ + $y$"#, "x + y"),
    (#"\operatorname{sigmoid}(z)"#, "σ(z)"), (#"\mathbf{x}\mathrm{y}"#, "x*y"),
    (#"\sin{\left(x \right)}"#, "sin(x)"), (#"\sin^{2}{\left(x \right)}"#, "sin(x)^2"),
    (#"\log_2(x)"#, "log2(x)"), (#"\log_{10} x"#, "log10(x)"), (#"\log_3(x)"#, "log(x)/log(3)"),
    (#"\mathbf{x}_{1}"#, "x_1"),
    (#"\begin{pmatrix}1&x\\y&4\end{pmatrix}"#, "[[1, x], [y, 4]]"),
    (#"\left[\begin{matrix}1\\2\\\end{matrix}\right]^{\top}"#, "transpose([[1], [2]])"),
    (#"\left|\begin{matrix}1&2\\3&4\end{matrix}\right|"#, "det([[1, 2], [3, 4]])"),
    (#"\begin{vmatrix}1&2\\3&4\end{vmatrix}"#, "det([[1, 2], [3, 4]])"), (#"\|x\|"#, "norm(x)"),
    (#"\lVert x\rVert_1"#, "norm1(x)"), (#"\boxed{\frac{1}{2}}"#, "1/2"), (#"x \div 2"#, "x/2"),
    (#"50\%"#, "50 %"), (#"50\text{ percent}"#, "50 %"), (#"\$50"#, "50"),
    (#"x{\cdot}{\sin}^2 y{-}1"#, "x*sin(y)^2 - 1"), (#"[{-}x, y]"#, "[-x, y]"),
    (#"\begin{pmatrix*}[r]1&-2\\3&4\end{pmatrix*}"#, "[[1, -2], [3, 4]]"),
    ("[■(1&x@y&4)]", "[[1, x], [y, 4]]"), ("■8(1&2)", "[[1, 2]]"),
    (#"\exponentialE^x"#, "e^x"), (#".\overline{3}"#, #"0.\overline{3}"#),
    (#"0.1{\overline{6}}"#, #"0.1\overline{6}"#),
    ("⁵⁄₁₀", "½"), ("1¹⁄₂x", "1½*x"), ("𝑥 + 𝜃", "x + θ"),
    (#"\sum_{1\le i<N} x_i"#, "sum(i, 1, N - 1, x_i)"),
    (#"\sum_{i,j=1}^{N} x_i x_j"#, "sum(i, 1, N, sum(j, 1, N, x_i*x_j))"),
    (#"\mathbb{1}[x>y]"#, "max(sign(x - y), 0)"),
    (#"\mathbf{1}_{\{x\le y\}}"#, "1 - max(sign(x - y), 0)"),
    (#"\begin{cases}x\quad x>0\\0\quad\text{otherwise.}\end{cases}"#, "max(x, 0)"),
  ])
  func `commands are read as what they stand for`(latex: String, plain: String) throws {
    var names = letters
    names.names.append("N")
    let a = try Formula(latex, names).expression
    let b = try Formula(plain, names).expression
    #expect(a.orderedForm == b.orderedForm)
  }

  @Test(arguments: [
    (#"\overbrace{N}"#, "the LaTeX command `\\overbrace` is not read here"),
    (#"\frac+2"#, "{ as in \\frac{24}{25} is expected"),
    (#"\frac123"#, "an operator is missing"),
    (#"\begin{cases}1\end{cases}"#, "cases are not read here"),
    (#"\begin{pmatrix}1&2\end{bmatrix}"#, "where \\end{pmatrix} is expected"),
    (#"\begin{pmatrix}1&2"#, "is not closed"), (#"$x$ $y$"#, "DOLLAR SIGN"), (#"x & y"#, "`&`"),
    (#"\frac{1}{2"#, "the bracket `{` is not closed"), (#"\hat"#, "a letter under the accent"),
    (#"\hat{yz}"#, "the bracket `{` is not closed"), (#"\"#, "the LaTeX command"),
    (#"\frac{1,2}{3}"#, "one value in each brace"), ("x^{2}^{y}", "two readings"),
    (#"\mathbb{Z}"#, "`ℤ` is not a name here"), (#"x\,\&\,y"#, "the LaTeX command"),
    ("[■(1&2]", "& between columns"),
  ])
  func `what is not read says so`(latex: String, message: String) {
    let error = #expect(throws: FormulaError.self) { try Formula(latex, letters) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test func `entries of matrices have two digits`() throws {
    var words = Vocabulary(names: ["A", "x"])
    #expect(try Formula("A_12", words).expression.tree == "(at A 11)")
    words.matrices = ["A"]
    #expect(try Formula("A_12", words).expression.tree == "(at A 0 1)")
    #expect(try Formula("A₂₁ + x_12", words).expression.tree == "(+ (at A 1 0) (at x 11))")
  }
}
