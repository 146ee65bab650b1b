import Exact
import Grading
import Testing

/// Verdicts that stand only with a certificate that can be replayed.
@Suite struct CertificateCheckingTests {
  private func checked(
    _ key: String, _ answer: String, _ closeness: CompareRequest.Closeness? = nil
  ) throws -> CompareFinding {
    var question = CompareRequest(key: key, answer: answer)
    question.closeness = closeness
    let request = question
    return try CertificateChecking.on { () throws(CompareError) in try request.decide() }
  }

  @Test func `formulas that are equal without a certificate are left to a person`() throws {
    // No bound of a sum in a certificate names the index of one around it.
    let (key, answer) = ("sum(i,1,n,sum(j,1,i,x_j))", "sum(j,1,n,(n-j+1)*x_j)")
    #expect(try CompareRequest(key: key, answer: answer).decide().verdict == .right)
    let finding = try checked(key, answer)
    #expect(finding.verdict == .undecided)
    #expect(finding.reason?.contains("no certificate") == true)
  }

  @Test(arguments: [
    ("(x+1)^2", "x^2+2*x+1"), ("1/2", "0.5"), ("x_{t+1}", "x_{t+1}"), ("[1, x]", "[1, x+0]"),
    ("x > 1", "1 < x"),
  ])
  func `formulas with a certificate, or written alike, are right`(
    key: String, answer: String
  ) throws {
    #expect(try checked(key, answer).verdict == .right)
  }

  @Test func `what intervals show needs no certificate`() throws {
    let near = CompareRequest.Closeness.absolute(try Rational(1, over: 1000))
    #expect(try checked("pi", "3.1416", near).verdict == .right)
  }

  @Test func `a difference stands as before`() throws {
    #expect(try checked("x_{t+1}", "x_{t-1}").verdict == .wrong)
  }
}
