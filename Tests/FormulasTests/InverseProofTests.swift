import Certificates
import Exact
import Testing

@testable import Formulas

/// Certificates by functions that undo others, by sums in another order, and by what statements say of a variable.
@Suite struct InverseProofTests {
  private func variables(_ domains: [String: String]) throws -> Variables {
    var variables = Variables()
    for name in domains.keys.sorted() { try variables.declare(name, domains[name] ?? "real") }
    return variables
  }

  private func formula(_ text: String, _ variables: Variables) throws -> Expression {
    let written = try Formula(text, Vocabulary(names: variables.names))
    return try written.expression.evaluate(variables.values, in: variables).scalar ?? .zero
  }

  private func isShown(
    _ a: String, _ b: String, _ domains: [String: String] = [:]
  ) throws -> Bool {
    let variables = try variables(domains)
    let proof = Comparison(variables).proof(try formula(a, variables), try formula(b, variables))
    return proof.map { CheckedProof.fault(in: $0) == nil } ?? false
  }

  private func isShown(_ first: [[(String, String)]], _ second: [[(String, String)]]) throws -> Bool
  {
    let variables = try variables(["x": "real", "y": "real"])
    func statement(_ branches: [[(String, String)]]) throws -> Statement {
      let parts = try branches.map { branch in
        try branch.map { a, b in
          Statement.comparison(.equal, try formula(a, variables), try formula(b, variables))
        }
      }
      let written = parts.map { $0.count == 1 ? $0[0] : .all($0) }
      return written.count == 1 ? written[0] : .any(written)
    }
    let proof = Comparison(variables).proof(try statement(first), try statement(second))
    return proof.map { CheckedProof.fault(in: $0) == nil } ?? false
  }

  @Test func `angles by their cosines, and logarithms by what they undo`() throws {
    #expect(try isShown("acos(1/3)", "2*atan(1/sqrt(2))"))
    #expect(try isShown("acos(x)", "2*atan(sqrt((1-x)/(1+x)))", ["x": "(-1,1]"]))
    #expect(try isShown("acosh(x)", "-log(x-sqrt(x^2-1))", ["x": "(1,inf)"]))
    #expect(try !isShown("acos(1/3)", "2*atan(1/sqrt(3))"))
    #expect(try !isShown("acos((1-x^2)/(1+x^2))", "2*atan(x)", ["x": "real"]))
  }

  @Test func `sums of the same terms in another order`() throws {
    let names = ["n": "positive integer", "x": "vector(n)"]
    #expect(try isShown("sum(i,1,n,x_i)", "sum(i,1,n,x_{n+1-i})", names))
    #expect(try isShown("sum(i,1,n,i*x_{n+1-i})", "sum(i,1,n,(n+1-i)*x_i)", names))
    #expect(try !isShown("sum(i,1,n,i*x_{n+1-i})", "sum(i,1,n,(n-i)*x_i)", names))
    #expect(try !isShown("sum(i,1,n,x_i)", "sum(i,2,n,x_{n+1-i})", names))
  }

  @Test func `what statements say of a variable is put in`() throws {
    let system = [[("x+y", "3"), ("x*y", "2")]]
    #expect(try isShown(system, [[("x", "1"), ("y", "2")], [("x", "2"), ("y", "1")]]))
    #expect(try !isShown(system, [[("x", "1"), ("y", "2")], [("x", "2"), ("y", "2")]]))
    #expect(try !isShown(system, [[("x", "1"), ("y", "2")]]))
    #expect(try isShown([[("y", "exp(2*x)")]], [[("x", "log(y)/2")]]))
    #expect(try !isShown([[("y", "sqrt(x)")]], [[("x", "y^2")]]))
  }
}
