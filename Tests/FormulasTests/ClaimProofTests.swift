import Certificates
import Exact
import Testing

@testable import Formulas

/// Certificates about statements and increasing functions, written by `Formulas` and checked by `Certificates`.
@Suite struct ClaimProofTests {
  private func formula(_ text: String, _ variables: Variables) throws -> Expression {
    let written = try Formula(text, Vocabulary(names: variables.names))
    return try written.expression.evaluate(variables.values, in: variables).scalar ?? .zero
  }

  private func variables(_ domains: [String: String]) throws -> Variables {
    var variables = Variables()
    for name in domains.keys.sorted() { try variables.declare(name, domains[name] ?? "real") }
    return variables
  }

  private func isShown(
    _ a: String, _ first: Expression.Relation, _ b: String, _ second: Expression.Relation,
    _ domains: [String: String] = ["x": "real"]
  ) throws -> Bool {
    let variables = try variables(domains)
    let proof = Comparison(variables).proof(
      .comparison(first, try formula(a, variables), .zero),
      .comparison(second, try formula(b, variables), .zero))
    return proof.map { CheckedProof.fault(in: $0) == nil } ?? false
  }

  private func rises(
    _ f: String, with g: String, _ domains: [String: String] = ["x": "real"]
  ) throws -> Bool {
    let variables = try variables(domains)
    let proof = Comparison(variables).proof(
      try formula(f, variables), isIncreasingIn: try formula(g, variables))
    return proof.map { CheckedProof.fault(in: $0) == nil } ?? false
  }

  @Test func `statements that hold at the same points`() throws {
    #expect(try isShown("exp(x) - 1 - x", .greater, "x", .unequal))
    #expect(try isShown("abs(x) - 1", .less, "x^2 - 1", .less))
    #expect(try isShown("x", .greater, "x - 1", .greaterOrEqual, ["x": "integer"]))
    let two = ["x": "real", "y": "real"]
    #expect(try isShown("x/y", .greater, "x*y", .greater, two))
    #expect(try isShown("x^2 + y^2 - 2*x*y", .greater, "x - y", .unequal, two))
    #expect(try isShown("x + y - 1", .equal, "x - y", .unequal, ["x": "{0,1}", "y": "{0,1}"]))
  }

  @Test func `statements that differ at a point have no certificate`() throws {
    #expect(try !isShown("exp(x) - 1 - x", .greaterOrEqual, "x", .unequal))
    #expect(try !isShown("abs(x) - 1", .lessOrEqual, "x^2 - 1", .less))
    #expect(try !isShown("x", .greater, "x - 1", .greaterOrEqual))
    let two = ["x": "real", "y": "real"]
    #expect(try !isShown("x/y", .greaterOrEqual, "x*y", .greaterOrEqual, two))
    #expect(try !isShown("x + y - 1", .equal, "x - y", .equal, ["x": "{0,1}", "y": "{0,1}"]))
  }

  @Test func `increasing functions`() throws {
    #expect(try rises("x^3 + x", with: "x"))
    #expect(try rises("-acos(x)", with: "x", ["x": "[-1,1]"]))
    #expect(try rises("log(x) - log(y)", with: "x/y", ["x": "positive", "y": "positive"]))
    #expect(
      try rises("1/(1 + exp(-w*x - b))", with: "w*x + b", ["w": "real", "x": "real", "b": "real"]))
    #expect(try !rises("x^3 - x", with: "x"))
    #expect(try !rises("x^2", with: "x"))
    #expect(try !rises("x*y", with: "x", ["x": "real", "y": "positive"]))
    #expect(try !rises("-1/x", with: "x"))
  }
}
