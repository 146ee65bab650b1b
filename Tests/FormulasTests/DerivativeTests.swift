import Exact
import Testing

@testable import Formulas

@Suite struct DerivativeTests {
  private static let setting = Setting(
    ["x": "real", "y": "real", "a": "positive", "n": "positive integer", "u": "vector(2)"],
    given: ["s": "sigmoid(x*y)"])

  /// Formulas of x, with their derivatives as textbooks have them.
  private static let rules: [(formula: String, derivative: String)] = [
    ("5", "0"), ("y", "0"), ("x", "1"), ("3x", "3"), ("-x", "-1"), ("x + y", "1"), ("y - x", "-1"),
    ("x*y", "y"), ("x*x", "2x"), ("x*y*x", "2x*y"), ("x^3", "3x^2"), ("x^-2", "-2/x^3"),
    ("1/x", "-1/x^2"), ("x/y", "1/y"), ("y/x", "-y/x^2"), ("x/(1 + x^2)", "(1 - x^2)/(1 + x^2)^2"),
    ("x/y/x", "0"), ("1/(x*y)", "-1/(x^2*y)"), ("(x^2 + 1)^5", "10x*(x^2 + 1)^4"),
    ("x^(1/2)", "1/(2*sqrt(x))"), ("sqrt(x)", "1/(2*sqrt(x))"),
    ("sqrt(1 + x^2)", "x/sqrt(1 + x^2)"),
    ("x^n", "n*x^(n - 1)"), ("a^x", "a^x*log(a)"), ("2^x", "2^x*log(2)"), ("e^x", "e^x"),
    ("e^(-x^2/2)", "-x*e^(-x^2/2)"), ("x^x", "x^x*(log(x) + 1)"),
    ("(1 + x^2)^y", "2x*y*(1 + x^2)^(y - 1)"),
    ("exp(x)", "exp(x)"), ("exp(2x)", "2*exp(2x)"), ("exp(x)^2", "2*exp(2x)"), ("log(x)", "1/x"),
    ("log(x^2)", "2/x"), ("log(1 + exp(x))", "sigmoid(x)"), ("log2(x)", "1/(x*log(2))"),
    ("log10(x)", "1/(x*log(10))"), ("x*log(x) - x", "log(x)"), ("sin(x)", "cos(x)"),
    ("cos(x)", "-sin(x)"), ("tan(x)", "1 + tan(x)^2"),
    ("sin(x)*cos(x)", "cos(x)*cos(x) - sin(x)*sin(x)"),
    ("sin(2x)", "2*cos(2x)"), ("asin(x)", "1/sqrt(1 - x^2)"), ("acos(x)", "-1/sqrt(1 - x^2)"),
    ("atan(x)", "1/(1 + x^2)"), ("sinh(x)", "cosh(x)"), ("cosh(x)", "sinh(x)"),
    ("tanh(x)", "1/cosh(x)^2"), ("sigmoid(x)", "sigmoid(x)*(1 - sigmoid(x))"),
    ("sigmoid(-x)", "-sigmoid(x)*sigmoid(-x)"), ("softplus(x)", "sigmoid(x)"),
    ("softplus(3x)", "3*sigmoid(3x)"), ("abs(x)", "x/abs(x)"), ("abs(x)^2", "2x"),
    ("abs(x^2 + 1)", "2x"), ("relu(x)", "(1 + x/abs(x))/2"), ("relu(x)^2", "2*relu(x)"),
    ("max(x, y)", "(1 + (x - y)/abs(x - y))/2"), ("min(x, y)", "(1 - (x - y)/abs(x - y))/2"),
    ("max(x, y) + min(x, y)", "1"), ("max(a, y)", "0"), ("(y - s)^2", "-2y*(y - s)*s*(1 - s)"),
    ("grad(x^3*y, y)", "3x^2"), ("grad(x^3, x)", "6x"), ("sum(k, 1, 3, x^k)", "1 + 2x + 3x^2"),
    ("product(k, 1, 3, x + k)", "(x + 1)(x + 2) + (x + 1)(x + 3) + (x + 2)(x + 3)"),
    ("dot([x, y], [x, 2])", "2x"), ("det([[x, 1], [y, x]])", "2x"),
    ("norm([x, 1])", "x/norm([x, 1])"),
    ("logsumexp([x, y])", "sigmoid(x - y)"),
    ("softmax([x, y])[0]", "sigmoid(x - y)*sigmoid(y - x)"),
    ("u_1*x + u_2", "u_1"),
  ]

  @Test func `each rule gives the derivative of the textbook`() {
    for (formula, derivative) in Self.rules {
      let verdict = Self.setting.verdict("grad(\(formula), x)", derivative)
      #expect(verdict == "equal", "\(formula): \(verdict)")
    }
  }

  @Test func `other names of the derivative mean the same`() {
    for name in ["grad", "gradient", "diff", "derivative"] {
      #expect(Self.setting.verdict("\(name)(x^2, x)", "2x") == "equal", "\(name)")
    }
  }

  @Test func `vectors and matrices are differentiated entry by entry`() {
    let setting = Setting([
      "u": "vector(2)", "w": "vector(2)", "A": "matrix(2, 2)", "x": "real",
    ])
    let rows = [
      ("grad(dot(u, w), u)", "w"), ("grad(dot(u, u), u)", "2u"), ("grad(dot(u, w), u_1)", "w_1"),
      ("grad(dot(u, A*u), u)", "A*u + transpose(A)*u"),
      ("grad(det(A), A)", "[[A_{2,2}, -A_{2,1}], [-A_{1,2}, A_{1,1}]]"),
      ("grad(trace(A), A)", "[[1, 0], [0, 1]]"), ("grad(dot(w, A*u), A)", "outer(w, u)"),
      ("grad(norm(u)^2, u)", "2u"), ("grad(logsumexp(u), u)", "softmax(u)"),
      ("grad(x*sum(u), x)", "sum(u)"), ("grad(u_2^2, u)", "[0, 2u_2]"),
      ("grad(sum(k, 1, 2, u_k^2), u)", "2u"),
    ]
    for (left, right) in rows {
      let verdict = setting.verdict(left, right)
      #expect(verdict == "equal", "\(left): \(verdict)")
    }
  }

  @Test func `what cannot be differentiated is refused`() throws {
    let families = EqualRows.families
    let rows: [(Setting, String, String)] = [
      (Self.setting, "grad(x^2, s)", "`s"), (Self.setting, "grad(x^2, 3)", "`3` is no variable"),
      (Self.setting, "grad(x^2, x^2)", "is no variable"),
      (Self.setting, "grad(x^2, pi)", "is no variable"),
      (Self.setting, "grad(x^2, e)", "is no variable"),
      (Self.setting, "grad(x^2, 2x)", "is no variable"),
      (Self.setting, "grad([x, y], x)", "number or vector"),
      (Self.setting, "grad(u, x)", "`grad` of"),
      (Self.setting, "grad(x > y, x)", "`>` stands where"),
      (Self.setting, "grad(x)", "takes 2 arguments"),
      (Self.setting, "grad(x, y, x)", "takes 2 arguments"),
      (Self.setting, "grad(x, q)", "`q` is not a name"),
      (Self.setting, "grad(factorial(x), x)", "`grad` of"),
      // The derivative by the length of a sum, by an index, and of a part of a sum by all.
      (families, "grad(sum(i, 1, N, y_i), N)", "bound"),
      (families, "grad(sum(i, 1, M, c), M)", "bound"),
      (families, "grad(sum(i, 1, N, y_i^2), i)", "`i` is not a name"),
      (families, "grad(y_M, M)", "index"),
      (families, "grad(sum(i, 1, N - 1, y_i^2), y)", "cannot be decided"),
      (families, "grad(sum(i, 2, N, y_i^2), y)", "cannot be decided"),
      (families, "grad(sum(i, 1, M, y_i^2), y)", "cannot be decided"),
      (families, "grad(sum(i, 1, N, sum(j, 1, i, y_j)), y)", "cannot be decided"),
      (families, "grad(sum(i, 1, d, A_ii), A)", "cannot be decided"),
      (families, "grad(y_1, y)", "cannot be decided"),
      (families, "grad(product(i, 1, N, y_i), y)", "product over an index"),
      (families, "grad(y, c)", "number"),
    ]
    for (setting, formula, part) in rows {
      let verdict = setting.verdict(formula, "0")
      #expect(verdict.hasPrefix("refused") && verdict.contains(part), "\(formula): \(verdict)")
    }
  }

  @Test func `a number has no derivative`() throws {
    let formula = try Formula("grad(2, 3)", Vocabulary()).expression
    #expect(throws: FormulaError.self) { _ = try formula.evaluate() }
  }

  // MARK: Difference quotients

  /// Half of the distance between the places of a difference quotient.
  private static let step = Rational.one.scaled(byTwoToThe: -200)
  /// The error of a central difference quotient is f‴·h²/6: below this for every third derivative
  /// below 2²⁴⁰.
  private static let tolerance = Rational.one.scaled(byTwoToThe: -160)
  private static let precision = 2_400

  /// Whether a derivative agrees with the difference quotient at a point; nil where one has no value.
  private func agrees(
    _ f: Expression, _ slope: Expression, by name: String, at point: [String: Value<Real>]
  ) throws -> Bool? {
    guard let x = point[name]?.scalar?.asRational else { return nil }
    var (low, high) = (point, point)
    low[name] = .scalar(.rational(x - Self.step))
    high[name] = .scalar(.rational(x + Self.step))
    guard let before = try? f.evaluate(low).scalar, let after = try? f.evaluate(high).scalar,
      let exact = try? slope.evaluate(point).scalar
    else { return nil }
    let quotient = try (after - before) * .rational((Self.step + Self.step).reciprocal())
    guard let error = try (quotient - exact).enclosureIfTold(workingPrecision: Self.precision)
    else {
      return nil
    }
    return error.lower.rational >= -Self.tolerance && error.upper.rational <= Self.tolerance
  }

  @Test func `rules agree with difference quotients`() throws {
    let variables = try Self.setting.variables
    var points = RandomPoints(variables, seed: 5)
    var failures: [String] = []
    for (text, _) in Self.rules {
      guard case .scalar(let f) = try Self.setting.value(text),
        case .scalar(let slope) = try Self.setting.value("grad(\(text), x)")
      else { continue }
      var count = 0
      for _ in 0..<40 where count < 4 {
        let point = points.next()
        guard let agrees = try agrees(f, slope, by: "x", at: point) else { continue }
        count += 1
        if !agrees { failures.append("\(text) at \(point["x"]?.scalar?.summary ?? "")") }
      }
      if count == 0 { failures.append("\(text) has no value") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `random formulas agree with difference quotients`() throws {
    let variables = try RandomFormulas.setting.variables
    var draws = RandomFormulas(seed: 31)
    var points = RandomPoints(variables, seed: 32)
    var failures: [String] = []
    var count = 0
    for number in 0..<250 {
      let tree = draws.formula(depth: 1 + number % 4)
      guard case .scalar(let f)? = try? tree.evaluate(variables.values, in: variables) else {
        continue
      }
      let slope: Expression
      do {
        slope = try Assumptions.with(variables) { try f.derivative(by: Expression(.name("x"))) }
      } catch ArithmeticError.tooLarge {
        continue
      }
      for _ in 0..<2 {
        let point = points.next()
        guard let agrees = try agrees(f, slope, by: "x", at: point) else { continue }
        count += 1
        if !agrees { failures.append("\(tree.text): \(slope.text)") }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(4).joined(separator: "\n"))")
    #expect(count > 200)
  }
}
