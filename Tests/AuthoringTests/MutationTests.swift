import Exact
import Formulas
import Testing

@testable import Authoring

/// The ways in which keys are changed, and rewritten.
@Suite struct MutationTests {
  private func tree(_ text: String) throws -> Expression {
    try Formula(text, Vocabulary(names: ["a", "b", "p", "q", "x"])).expression
  }

  private func mutants(_ mutation: Mutation, _ text: String) throws -> [String] {
    mutation.mutants(of: try tree(text)).map(\.text)
  }

  @Test(arguments: [
    (Mutation.sign, "a - b", ["−(a − b)", "−a − b", "a + b"]),
    (.factor, "a", ["a·2", "a/2"]),
    (.lostTerm, "a + b*x", ["b·x", "a"]),
    (.lostFactor, "a*b/x", ["b/x", "a/x", "a·b"]),
    (.swapped, "kl(p, q)", ["kl(q, p)"]),
    (.swapped, "a/b", ["b/a"]),
    (.logBase, "log(a)", ["log2(a)", "log10(a)"]),
    (.logBase, "2*kl(p, q)", ["2(kl(p, q)/log(2))", "2(kl(p, q)/log(10))"]),
    (.logBase, "entropy(p) - 1", ["entropy(p)/log(2) − 1", "entropy(p)/log(10) − 1"]),
    (
      .logBase, "nllbernoulli(a, b, p)",
      ["nllbernoulli(a, b, p)/log(2)", "nllbernoulli(a, b, p)/log(10)"]
    ),
    (.offByOne, "x^2", ["x³", "x^1"]),
    (.sign, "a", ["−a"]),
    (.lostTerm, "a*b", []),
  ])
  func `a formula is changed at one place at a time`(
    mutation: Mutation, text: String, expected: [String]
  ) throws {
    let found = try mutants(mutation, text)
    #expect(
      Set(found.map { $0.replacing("^1", with: "¹") })
        == Set(expected.map { $0.replacing("^1", with: "¹") }))
  }

  @Test func `a shape is changed in length, order and count`() {
    let shape: [Rational] = [4, 3]
    #expect(Mutation.swapped.mutants(ofShape: shape) == [[3, 4]])
    #expect(Mutation.lostTerm.mutants(ofShape: shape) == [[3], [4]])
    #expect(Mutation.factor.mutants(ofShape: shape) == [[12]])
    #expect(Mutation.offByOne.mutants(ofShape: shape).contains([4, 3, 1]))
    #expect(Mutation.offByOne.mutants(ofShape: shape).contains([5, 3]))
  }

  /// Each way of rewriting leaves the value as it is.
  @Test(arguments: ["a*(b - x)", "(a + b)^2", "a/(b + x) - 3/5", "log(a)*(x - 1/2)", "-(a - b)"])
  func `rewritten formulas are equal`(text: String) throws {
    var variables = Variables()
    for name in ["a", "b", "x"] { try variables.declare(name, "positive") }
    let formula = try tree(text)
    let comparison = Comparison(variables)
    for rewriting in Rewriting.allCases {
      // Decimals stand in the tree as names that are read back as numbers.
      let written = rewriting.apply(formula).text
      let back = try Formula(written, Vocabulary(names: ["a", "b", "x"])).expression
      let left = try back.evaluate(variables.values, in: variables)
      let right = try formula.evaluate(variables.values, in: variables)
      guard case .equal? = try comparison.decide(left, right) else {
        Issue.record("\(rewriting): \(written) is not \(text)")
        continue
      }
    }
  }
}
