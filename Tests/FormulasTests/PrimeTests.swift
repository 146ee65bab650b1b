import Exact
import Testing

@testable import Formulas

/// Derivatives of known functions, signs of numbers and letters of statistics.
@Suite struct PrimeTests {
  private static let vocabulary = Vocabulary(names: ["x", "z", "n"])

  @Test(arguments: [
    ("σ'(z)", "(prime (sigmoid z))"), (#"\sigma''(z)"#, "(prime (prime (sigmoid z)))"),
    (#"\tanh^{\prime}(x)"#, "(prime (tanh x))"), (#"\log^\prime(x)"#, "(prime (log x))"),
    ("exp'''(x)", "(prime (prime (prime (exp x))))"), ("sigma'(z)^2", "(^ (prime (sigmoid z)) 2)"),
    ("softmax([x, z])_2", "(at (softmax [x z]) 1)"), ("[x, z]_1", "(at [x z] 0)"),
    (#"\phi\left(x\right)"#, "(normalpdf x)"), ("Φ(x)", "(normalcdf x)"),
    (#"\varphi(x)"#, "(normalpdf x)"),
    ("φ'(x)", "(prime (normalpdf x))"),
    ("norm.cdf(x)", "(normalcdf x)"), ("scipy.stats.norm.pdf(x)", "(normalpdf x)"),
    ("norm(x)", "(norm x)"), ("C(x, 2)", "(binomial x 2)"), ("E**(-z)", "(^ e (neg z))"),
    ("E^{2x}", "(^ e (* 2 x))"), ("sgn x", "(sign x)"), (#"\operatorname{sign}(x)"#, "(sign x)"),
  ])
  func `what books and programs write is read`(text: String, tree: String) {
    #expect(reading(text, Self.vocabulary) == tree)
  }

  @Test(arguments: [
    "softmax'(x)", "dot'(x)", "σ'", "σ' z", "sum'(x)", "σ'(x, z)", "E^2", "E^{-1}", "(x+z)_1",
  ])
  func `what is no function of one number has no prime`(text: String) {
    #expect(throws: FormulaError.self) { _ = try Formula(text, Self.vocabulary) }
  }

  @Test func `a prime needs its name where functions are listed`() throws {
    var vocabulary = Vocabulary(names: ["z"], functions: ["sigmoid"])
    let error = #expect(throws: FormulaError.self) { _ = try Formula("σ'(z)", vocabulary) }
    #expect(
      error?.message == "`σ′`: a derivative is not a function here: write it out")
    vocabulary.functions = ["sigmoid", "prime"]
    #expect(reading("σ'(z)", vocabulary) == "(prime (sigmoid z))")
  }

  @Test func `letters that are declared are names`() {
    let vocabulary = Vocabulary(names: ["φ", "C", "E", "x", "y"])
    #expect(reading("φ(x)", vocabulary) == "(* φ x)")
    #expect(reading("C(x+y)", vocabulary) == "(* C (+ x y))")
    #expect(reading("E^x", vocabulary) == "(^ E x)")
  }

  @Test(arguments: [
    ("σ'(0)", "1/4"), ("exp'(0)", "1"), ("sin'(0)", "1"), ("log'(4)", "1/4"), ("abs'(-3)", "-1"),
    ("tanh''(0)", "0"), ("sign(-2)", "-1"), ("sign(0)", "0"), ("sign(log(2))", "1"),
    ("trunc(-7/2)", "-3"), ("int(7/2)", "3"), ("hypot(2, 3, 6)", "7"), ("rsqrt(4)", "1/2"),
    ("logaddexp(0, 0) - log(2)", "0"),
  ])
  func `numbers are worked out`(text: String, value: String) throws {
    let found = try Formula(text, Vocabulary()).expression.evaluate()
    let wanted = try Formula(value, Vocabulary()).expression.evaluate()
    let (x, y) = (try #require(found.scalar), try #require(wanted.scalar))
    #expect(try x.order(y) == .equal, "\(text)")
  }

  @Test func `the sign of a formula is a number where its domain tells`() throws {
    var variables = Variables()
    try variables.declare("x", "positive")
    try variables.declare("z", "real")
    func value(_ text: String) throws -> Value<Expression> {
      try Formula(text, Self.vocabulary).expression.evaluate(variables.values, in: variables)
    }
    #expect(try value("sign(x)").scalar == Expression(1))
    #expect(try value("sign(-x - 1)").scalar == Expression(-1))
    #expect(try value("sign(z)").scalar?.tree == "(sign z)")
    try variables.declare("n", "positive integer")
    #expect(try value("trunc(n/2)").scalar == value("floor(n/2)").scalar)
    // An integral, or the whole part?
    #expect(throws: FormulaError.self) { try value("trunc(x)") }
    #expect(throws: FormulaError.self) { try value("trunc(z)") }
  }
}
