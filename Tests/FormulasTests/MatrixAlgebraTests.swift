import Exact
import Testing

@testable import Formulas

/// What the laws of matrix algebra show without looking at entries.
@Suite struct MatrixAlgebraTests {
  private static let variables: Variables = {
    var variables = Variables()
    for (name, text) in [
      ("A", "matrix(n, n)"), ("B", "matrix(n, n)"), ("C", "matrix(n, n)"), ("X", "matrix(m, n)"),
      ("u", "vector(n)"), ("v", "vector(n)"), ("y", "vector(m)"), ("W", "matrix(2, 3)"),
      ("l", "positive"), ("r", "real"), ("c", "{0, 1}"),
    ] {
      try? variables.declare(name, text)
    }
    return variables
  }()

  private static func areEqual(
    _ a: String, _ b: String, invertsByPowers: Bool = true
  ) throws -> Bool? {
    switch try finding(a, b, invertsByPowers: invertsByPowers) {
    case .equal: true
    case .open: false
    case nil: nil
    }
  }

  private static func finding(
    _ a: String, _ b: String, invertsByPowers: Bool = true
  ) throws -> MatrixAlgebraFinding? {
    let vocabulary = Vocabulary(names: variables.names + ["I"])
    return try Comparison(variables).equalityByMatrixAlgebra(
      Formula(a, vocabulary).expression, invertsByPowers: invertsByPowers,
      Formula(b, vocabulary).expression, variables.values)
  }

  @Test(arguments: [
    ("inv(A*B)", "inv(B)*inv(A)"), ("transpose(inv(A))", "inv(transpose(A))"),
    ("inv(A + B)", "inv(B + A)"), ("inv(2*A + 2*B)", "inv(A + B)/2"),
    ("transpose(X)*inv(X*transpose(X) + l*I)", "inv(transpose(X)*X + l*I)*transpose(X)"),
    ("inv(A) - inv(B)", "inv(A)*(B - A)*inv(B)"), ("A^(-2)*A^3", "A"), ("A*I*B", "A*B"),
    (
      "inv(A + u*transpose(v))",
      "inv(A) - inv(A)*u*transpose(v)*inv(A)/(1 + transpose(v)*inv(A)*u)"
    ),
    ("trace(A*B*C)", "trace(B*C*A)"), ("trace(inv(A)*B*A)", "trace(B)"),
    ("trace(u*transpose(v))", "dot(v, u)"), ("trace(eye(n))", "n"),
    ("det(inv(A)*B*A)", "det(B)"), ("det(3*transpose(A))", "3^n*det(A)"),
    ("norm(u)^2", "transpose(u)*u"), ("norm(u - v)^2", "norm(u)^2 - 2*dot(u, v) + norm(v)^2"),
    ("(u*transpose(v))*u", "u*dot(v, u)"), ("exp(trace(A + B))", "exp(trace(B) + trace(A))"),
    ("A*u = v", "2*v - 2*A*u = 0"), ("r*A", "A*r"), ("(I - u*transpose(u)/norm(u)^2)*u", "0*u"),
    ("matmul(A, outer(u, v))", "outer(A*u, v)"), ("sqrt(l)^2*A", "l*A"),
  ])
  func `laws that hold for all sizes are found`(a: String, b: String) throws {
    for (x, y) in [(a, b), (b, a)] {
      guard case .equal(let proof?) = try Self.finding(x, y) else {
        Issue.record("\(x) and \(y) are not shown to be equal by a certificate")
        continue
      }
      #expect(CheckedProof.fault(in: proof) == nil, "\(x) and \(y)")
    }
  }

  /// With c = 0 the left side is 0, and the right one is not: c² = c says so at 1, and (A + cB)⁻¹ is taken apart by 1/c.
  @Test func `numbers that may be zero are not divided by where more is known of them`() throws {
    #expect(try Self.areEqual("c*inv(A + c*B)*B", "inv(A + c*B)*B") == false)
    #expect(try Self.areEqual("c*inv(A + c*B)*B", "c^2*inv(A + c*B)*B") == false)
    #expect(try Self.areEqual("r*inv(A + r*B)*B", "inv(A + r*B)*(r*B)") == true)
  }

  @Test(arguments: [
    ("inv(A*B)", "inv(A)*inv(B)"), ("A*B", "B*A"), ("inv(A + B)", "inv(A) + inv(B)"),
    ("trace(A*B*C)", "trace(A*C*B)"), ("trace(A*B)", "trace(A)*trace(B)"),
    ("det(A + B)", "det(A) + det(B)"), ("det(2*A)", "2*det(A)"), ("norm(u)", "-norm(u)"),
    ("u*transpose(v)", "v*transpose(u)"), ("A", "transpose(A)"), ("A*u = v", "A*u = 2*v"),
    ("inv(A)*u = v", "inv(A)*A*inv(A)*u = 2*v"), ("I", "2*I"), ("r*inv(A)", "inv(A)*r^2"),
  ])
  func `what is no law is not found`(a: String, b: String) throws {
    #expect(try Self.areEqual(a, b) == false, "\(a) and \(b)")
  }

  /// √r has no value below 0, where r has one; and an equation does not hold where an inverse in it is none.
  @Test(arguments: [
    ("sqrt(r)^2*A", "r*A"), ("inv(A)*A*u = v", "u = v"), ("log(r)*A - log(r)*A + B", "B"),
  ])
  func `what has no value where the other side has one is not equal`(a: String, b: String) throws {
    #expect(try Self.areEqual(a, b) == false, "\(a) and \(b)")
  }

  @Test(arguments: [
    "inv(transpose(W)*W)", "inv(X)", "A + 1", "A[0, 0]", "A*X", "[[1, 2], [3, 4]]*A", "u/v",
    "trace(X)", "det(u)", "A^9", "hadamard(u, v)", "A^r", "inv(A - A)", "eye(2)*A",
  ])
  func `other formulas have no words`(text: String) throws {
    #expect(try Self.areEqual(text, text) == nil, "\(text)")
  }

  @Test func `negative powers are inverses only where these may be used`() throws {
    #expect(try Self.areEqual("A^(-1)", "inv(A)") == true)
    #expect(try Self.areEqual("A^(-1)", "inv(A)", invertsByPowers: false) == nil)
  }

  /// (A + B)⁸·(A + C)⁸ has 65,536 terms.
  @Test func `long products are refused before they are multiplied out`() throws {
    let long = "(A + B)^8*(A + C)^8"
    let used = try Fuel.limited(to: 2_000_000) { try Self.areEqual(long, long) }
    #expect(used == nil)
  }
}
