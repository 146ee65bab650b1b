import Testing

@testable import Grading

/// The one mistake that explains a wrong formula.
@Suite struct EditSearchTests {
  private static let rows: [(key: String, answer: String, words: String)] = [
    ("x - y", "y - x", "opposite sign everywhere"), ("2*x", "x", "half the right value"),
    ("x/2", "x", "twice the right value"), ("x/y", "y/x", "upside down everywhere"),
    ("log(x)", "log2(x)", "log2 instead of log seems to be used"),
    ("x*s*(1 - s)", "x*s", "the factor 1 − s is missing"),
    ("x^2 + 3*x + 5", "x^2 + 3*x", "the term 5 is missing"),
    ("x^2 + 3*x + 5", "x^2 - 3*x + 5", "the term 3x has the wrong sign"),
    ("3*x^2 + y", "3*x + y", "the exponent 2 is missing"),
    ("3*x^2 + y", "3*x^3 + y", "the exponent of x is 2, not 3"),
    ("cos(x)", "180*cos(x)/pi", "in degrees, not in radians"), ("x", "100*x", "in percent"),
    ("[[a, b], [c, d]]", "[[a, c], [b, d]]", "rows and columns are exchanged"),
    ("[a, b, c]", "[c, b, a]", "the entries are in the reverse order"),
    ("sqrt(x^2 + 1) + y", "x^2 + 1 + y", "the root of x² + 1 is missing"),
    ("a/b + c", "a + c", "the division by b is missing"),
    ("1/(1 + exp(-x))", "1/(1 + exp(x))", "the exponent −x has the wrong sign"),
    ("log(1 + exp(x))", "log(1 + exp(-x))", "the exponent x has the wrong sign"),
    ("y + e^(2*x)", "y + e^(-2*x)", "the exponent 2x has the wrong sign"),
    ("1/x + 1/y", "(x + y)/xy", "`xy` is read as one name: write x*y."),
  ]

  @Test func `a wrong formula is explained by one mistake`() throws {
    for row in Self.rows {
      let finding = try CompareRequest(key: row.key, answer: row.answer).decide()
      #expect(finding.verdict == .wrong, "\(row)")
      #expect(finding.reason?.contains(row.words) == true, "\(row): \(finding.reason ?? "")")
    }
  }

  @Test func `a formula that no single mistake explains is only shown to differ`() throws {
    let finding = try CompareRequest(key: "x^2 + y", answer: "sin(x)*y").decide()
    #expect(finding.verdict == .wrong)
    #expect(finding.reason?.contains(":") == false, "\(finding.reason ?? "")")
  }

  @Test func `places count from the first character, and white space counts`() throws {
    let finding = try CompareRequest(key: "x", answer: "  x + )").decide()
    #expect(finding.verdict == .unreadable)
    #expect(finding.caret?.marker == "      ^", "\(finding.caret?.marker ?? "")")
    do throws(CompareError) {
      _ = try CompareRequest(key: "  x + )", answer: "x").decide()
      Issue.record("the key was read")
    } catch {
      #expect(error.message.hasPrefix("key, column 7: "), "\(error.message)")
    }
  }
}
