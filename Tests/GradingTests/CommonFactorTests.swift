import Exact
import Formulas
import Testing

@testable import Grading

/// What can be cancelled in fractions, and what can be factored, of roots, exponentials and functions.
@Suite struct CommonFactorTests {
  private static func factors(_ text: String) throws -> [Expression.Factor] {
    let formula = try Formula(text, Vocabulary(names: ["x", "y", "z", "a", "b", "c"]))
    guard case .product(let factors) = formula.expression.kind else { return [] }
    return factors
  }

  @Test(arguments: [
    ("(6*x)/(4*y)", "2"), ("(x^2-y^2)/(x+y)", "x + y"), ("(x-1)/(x^2-1)", "x − 1"),
    ("a*x/(a*y)", "a"), ("x^3/x^2", "x²"), ("exp(3*x)/exp(x)", "e^x"), ("x/sqrt(x)", "√x"),
    ("sin(x)*y/(sin(x)*z)", "sin(x)"), ("(a*x+b*x)/(a*y+b*y)", "a + b"),
    ("(x^2*y-y)/(x*y+y)", "y"), ("(x^2*y-y)/(x*z+z)", "x + 1"), ("(2^(2*x)-1)/(2^x-1)", "2^x − 1"),
    ("(x/2)/(y/2)", "2"), ("(x/2+1/2)/(y/2+1/2)", "1/2"), ("(-x)/(x*y)", "x"), ("x*(x*y)^-1", "x"),
  ])
  func `common factors are found`(text: String, factor: String) throws {
    #expect(try CommonFactor.find(in: Self.factors(text)) == .some(factor))
  }

  @Test(arguments: [
    "x/(2*y)", "(x+1)/(x+2)", "(x^2+y^2)/(x+y)", "sqrt(3)/3", "x/sqrt(x^2+1)", "1/(1+exp(-x))",
    "(x+sqrt(2))/(x-3)", "exp(x)/(1+exp(x))", "log(x)/x", "pi/4", "x*y",
  ])
  func `nothing is found where there is nothing`(text: String) throws {
    #expect(try CommonFactor.find(in: Self.factors(text)) == CommonFactor.Finding.none)
  }

  /// (x − √2)(x + √2) = x² − 2, which the names of roots do not show.
  @Test(arguments: ["(x-sqrt(2))/(x^2-2)", "(x^2+1)/sqrt(x^2+1)", "sqrt(x*y)/x"])
  func `what roots hide is not told`(text: String) throws {
    #expect(try CommonFactor.find(in: Self.factors(text)) == .unknown)
  }

  @Test func `large fractions stay within their fuel`() throws {
    let text = "(x+y+z+a+b+c)^40*(x+1)/((x*y+z*a+b*c)^39+1)"
    let factors = try Self.factors(text)
    #expect(Fuel.limited(to: 1_000_000) { CommonFactor.find(in: factors) } == .unknown)
  }

  @Test(arguments: [
    ("sin(x) - 1", true), ("sin(x)^2 - 1", false), ("x*log(x) - x", false), ("log(x) - 1", true),
    ("4^x - 1", false), ("2^x - 1", true), ("x - sqrt(2)", true), ("pi*x + pi", false),
    ("exp(-x) - exp(-2*x)", false), ("x^2 - 2*sqrt(2)*x + 2", nil), ("exp(x) - exp(-x)", nil),
    ("x + sqrt(x)", false), ("1 + 1/x", nil),
  ])
  func `sums with functions are products or not`(text: String, isIrreducible: Bool?) throws {
    let formula = try Formula(text, Vocabulary(names: ["x"]))
    #expect(KernelFactoring.isIrreducible(formula.expression) == isIrreducible)
  }
}
