import Exact
import Testing

@testable import Formulas

/// Jacobians, Hessians, formulas at a point, and the functions of learning in keys.
@Suite struct CalculusTests {
  private static let setting = Setting(
    [
      "x": "real", "y": "real", "t": "positive", "u": "vector(2)", "v": "vector(3)",
      "A": "matrix(2, 2)",
    ],
    given: ["f": "u_1^2 + u_1*u_2 + 2u_2^2 - 3u_1", "ŷ": "sigmoid(x*t)"])

  private func expectEqual(_ rows: [(String, String)]) {
    for (left, right) in rows {
      let verdict = Self.setting.verdict(left, right)
      #expect(verdict == "equal", "\(left): \(verdict)")
    }
  }

  @Test func `Jacobians have a row for each entry and a column for each variable`() {
    expectEqual([
      ("jacobian([u_1^2*u_2, 5u_1 + sin(u_2)], u)", "[[2u_1*u_2, u_1^2], [5, cos(u_2)]]"),
      ("jacobian(A*u, u)", "A"), ("Jacobian(u, u)", "[[1, 0], [0, 1]]"),
      ("jacobian(A*u, A)", "[[u_1, u_2, 0, 0], [0, 0, u_1, u_2]]"),
      ("jacobian(linear(u, A, [x, y]), A)", "[[u_1, 0, u_2, 0], [0, u_1, 0, u_2]]"),
      ("jacobian([x*y, x + y], x)", "[[y], [1]]"), ("jacobian(x^2*u_1, u)", "[[x^2, 0]]"),
      ("jacobian(softmax(u), u)", "softmaxjacobian(u)"),
      ("jacobian(softmax(v), v)", "softmaxjacobian(v)"),
      ("jacobian(grad(f, u), u)", "hessian(f, u)"),
      ("jacobian([x*u_1, x^2], u)*u", "[x*u_1, 0]"),
    ])
  }

  @Test func `Hessians are second derivatives`() {
    expectEqual([
      ("hessian(u_1^2*u_2 + 3u_2, u)", "[[2u_2, 2u_1], [2u_1, 0]]"),
      ("hessian(dot(u, A*u), u)", "A + transpose(A)"), ("hessian(f, u)", "[[2, 1], [1, 4]]"),
      ("hessian(x^3*y, x)", "6x*y"), ("Hessian(exp(2x), x)", "4exp(2x)"),
      ("hessian(logsumexp(u), u)", "softmaxjacobian(u)"),
      ("hessian(v_1*v_2*v_3, v)", "[[0, v_3, v_2], [v_3, 0, v_1], [v_2, v_1, 0]]"),
      ("u - inverse(hessian(f, u))*grad(f, u)", "[12/7, -3/7]"),
    ])
  }

  @Test func `a formula has its value at a point, and a derivative too`() {
    expectEqual([
      ("at(grad(x^3, x), x, 2)", "12"), ("at(x*y, x, y)", "y^2"), ("at(x*y, y, 1/2)", "x/2"),
      ("at(hessian(u_1^2*u_2, u), u, [1, 3])", "[[6, 2], [2, 0]]"),
      ("at(jacobian(A*u, u), A, [[1, 2], [3, 4]])", "[[1, 2], [3, 4]]"),
      ("at(grad(f, u), u, [12/7, -3/7])", "[0, 0]"), ("at(grad(ŷ, x), x, 0)", "t/4"),
      ("at(at(x*y, x, 2), y, 5)", "10"),
    ])
  }

  @Test func `gradients of norms, losses and activations`() {
    expectEqual([
      ("grad(norm(u), u)", "u/norm(u)"), ("grad(frobenius(A)^2, A)", "2A"),
      ("grad(norm1(u), u)", "[u_1/abs(u_1), u_2/abs(u_2)]"),
      ("grad(celogits(u, [y, 1 - y]), u)", "softmax(u) - [y, 1 - y]"),
      ("grad(celogits(u, [y, x]), u)", "(x + y)*softmax(u) - [y, x]"),
      ("grad(celogits(u, 0), u)", "softmax(u) - [1, 0]"),
      ("grad(logsoftmax(u)[0], u)", "[1, 0] - softmax(u)"),
      ("grad(bcelogits(x, y), x)", "sigmoid(x) - y"),
      ("grad(mse(u, [x, y]), u)", "u - [x, y]"),
      ("grad(nllgaussian(u, x, t), x)", "(2x - u_1 - u_2)/t"),
      ("grad(silu(x), x)", "sigmoid(x)*(1 + x*(1 - sigmoid(x)))"),
      ("grad(gelu(x), x)", "normalcdf(x) + x*normalpdf(x)"),
      ("grad(erf(x), x)", "2/sqrt(pi)*exp(-x^2)"), ("grad(erfc(2x), x)", "-4/sqrt(pi)*exp(-4x^2)"),
      ("erfc(x)", "1 - erf(x)"),
      ("softmax(u, 1)", "softmax(u)"), ("softmax(2u, 2)", "softmax(u)"),
      ("ols([[1, 1], [1, 2], [1, 3]], [1, 2, x])", "[2 - 2x/3, (x - 1)/2]"),
    ])
  }

  @Test func `a wrong derivative is told from the right one by a witness`() {
    // 9e-4 off, which a finite difference of the usual tolerance accepts.
    for (left, right) in [
      ("hessian(x^3, x)", "6x + 9/10000"), ("jacobian(A*u, u)", "transpose(A)"),
      ("hessian(f, u)", "[[2, 1], [1, 2]]"), ("grad(gelu(x), x)", "normalcdf(x)"),
      ("at(grad(x^3, x), x, 2)", "12.0001"),
    ] {
      let verdict = Self.setting.verdict(left, right)
      #expect(verdict == "different", "\(left): \(verdict)")
    }
  }

  @Test func `values of the functions of learning`() throws {
    let rows = [
      ("clipnorm([3, 4], 1)", "[3/5, 4/5]"), ("clipvalue([-3, 1], 2)", "[-2, 1]"),
      ("cosineschedule(1, 2, 1, 0)", "1/2"), ("warmupschedule(3, 4, 2)", "3/2"),
      ("stepschedule(7, 1, 1/2, 3)", "1/4"), ("parametercount([8, 16, 3])", "195"),
      ("mse([1, 2], [3, 2])", "2"), ("mae([1, 2], [4, 2])", "3/2"),
      ("huber([1, 5], [2, 2], 1)", "3/2"), ("hatmatrix([[1], [1]])", "[[1/2, 1/2], [1/2, 1/2]]"),
      ("linear([[1, 2]], [[1, 0], [0, 1]], [3, 4])", "[[4, 6]]"), ("gelu(0)", "0"),
      ("nllbernoulli(2, 2, 1/4)", "2log(4)"), ("nlllaplace([1], 3, 1)", "log(2) + 2"),
    ]
    for (left, right) in rows {
      let (a, b) = (
        try Formula(left, Vocabulary()).expression.evaluate(),
        try Formula(right, Vocabulary()).expression.evaluate()
      )
      #expect(a.shape == b.shape, "\(left)")
      for (p, q) in zip(a.scalars, b.scalars) { #expect(try p.order(q) == .equal, "\(left)") }
    }
    let gelu = try Formula("gelu(-10)", Vocabulary()).expression.evaluate().scalar
    #expect(try gelu?.decimal(significantDigits: 10) == "-7.619853024e-23")
  }

  @Test func `what has no derivative or no value is refused`() throws {
    let families = Setting(["n": "positive integer", "z": "vector(n)", "x": "real"])
    let rows: [(Setting, String, String)] = [
      (Self.setting, "jacobian(A, x)", "`jacobian` of"), (Self.setting, "hessian(u, x)", "number"),
      (Self.setting, "hessian(x, A)", "`hessian` by"), (Self.setting, "jacobian(u, 3)", "variable"),
      (Self.setting, "jacobian(u)", "takes 2 arguments"),
      (Self.setting, "hessian(x^2, y^2)", "is no variable"), (families, "jacobian(z, z)", "vector"),
      (families, "hessian(dot(z, z), z)", "`hessian` by"),
      (Self.setting, "at(x, 3, 1)", "variable"),
      (Self.setting, "at(u_1, u, [1, 2, 3])", "at"), (Self.setting, "at(x, x, u)", "at"),
      (families, "at(dot(z, z), z, [1, 2])", "of n and"), (Self.setting, "at(1/x, x, 0)", "zero"),
      (Self.setting, "celogits(u, 2)", "class 2"), (Self.setting, "softmax(u, 1, 2)", "1 or 2"),
      (Self.setting, "parametercount([x, 2])", "whole number"),
    ]
    for (setting, formula, part) in rows {
      let verdict = setting.verdict(formula, "0")
      #expect(verdict.hasPrefix("refused") && verdict.contains(part), "\(formula): \(verdict)")
    }
    #expect(throws: FormulaError.self) {
      try Formula("jacobian([2, 3], 3)", Vocabulary()).expression.evaluate()
    }
  }

  @Test func `answers do not have them`() {
    for name in ["jacobian", "hessian", "at", "gelu", "erf", "softmax", "celogits", "ols"] {
      #expect(!Library.elementaryNames.contains(name), "\(name)")
    }
  }
}
