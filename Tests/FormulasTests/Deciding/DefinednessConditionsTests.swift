import Testing

@testable import Formulas

/// Where a formula has a value because another one has.
@Suite struct DefinednessConditionsTests {
  private static func isImplied(_ a: String, by b: String) throws -> Bool {
    var variables = Variables()
    for name in ["x", "y", "z"] { try variables.declare(name, "real") }
    try variables.declare("A", "matrix(2, 2)")
    try variables.declare("n", "positive integer")
    let vocabulary = Vocabulary(names: variables.names)
    func formula(_ text: String) throws -> Expression {
      try #require(
        Formula(text, vocabulary).expression.evaluate(variables.values, in: variables).scalar)
    }
    return try Comparison(variables).isDefined(formula(a), wherever: formula(b))
  }

  @Test(arguments: [
    ("x + 1", "1/y"), ("1/x", "1/(x*y)"), ("1/x + 1/y", "1/(x*y)"), ("1/(x*y)", "1/x + 1/y"),
    ("1/(x^2 + x*y)", "1/x - 1/(x + y)"), ("x^(-2)", "1/x"), ("log(x)/y", "log(x) + 1/y"),
    ("exp(1/x)", "1/x"), ("log(x)", "log(log(x))"), ("sqrt(x)", "1/sqrt(x)"), ("x^y", "2*x^y"),
    ("1/det(A)", "inv(A)[0, 0]"), ("sum(i, 1, n, 1/(x + i))", "2*sum(i, 1, n, 1/(x + i))"),
    ("max(x, 1/y)", "1/y"), ("1/2", "x"),
  ])
  func `what is divided by, and all that may be missing, stands in both`(a: String, b: String)
    throws
  {
    #expect(try Self.isImplied(a, by: b))
  }

  @Test(arguments: [
    ("1/x", "1/y"), ("1/(x + 1)", "1/x"), ("1/(x - y)", "1/(x + y)"), ("log(x)", "x"),
    ("1/x", "x"), ("sqrt(x)", "log(y)"), ("1/(x*y)", "1/x"), ("1/(x^2 + y^2)", "1/(x*y)"),
    // A sum may have no terms.
    ("1/x", "sum(i, 1, n, 1/x)"), ("log(y)", "sum(i, 1, n, log(y))"),
    ("1/sin(x)", "1/cos(x)"), ("x^y", "x^(2*y)"), ("log(x*y)", "log(x) + log(y)"),
  ])
  func `other conditions are not implied`(a: String, b: String) throws {
    #expect(try !Self.isImplied(a, by: b))
  }
}
