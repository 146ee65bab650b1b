import Exact
import Testing

@testable import Certificates

/// Maxima and minima with their arguments in one order.
@Suite struct ExtremaTests {
  private func text(_ left: String, _ right: String, sorted: String) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable a real
    variable b real
    variable c real
    left \(left)
    right \(right)
    by extrema
    part
    claim equal
    variable a real
    variable b real
    variable c real
    left \(sorted)
    right \(sorted)
    end
    end

    """
  }

  @Test(arguments: [
    ("(max (max c b) a)", "(max b (max a c))", "(max (max a b) c)"),
    ("(min (min c a) (min b a))", "(min a (min b c))", "(min (min a b) c)"),
    ("(exp (max b a))", "(exp (max a (max b a)))", "(exp (max a b))"),
    ("(max (min c b) a)", "(max a (min b c))", "(max (min b c) a)"),
  ])
  func `the order of arguments does not matter`(left: String, right: String, sorted: String) throws
  {
    let certificate = try Certificate(text(left, right, sorted: sorted))
    try certificate.check()
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test(arguments: [
    ("(max (max c b) a)", "(max b a)", "(max (max a b) c)"),
    ("(max (max c b) a)", "(max b (min a c))", "(max (max a b) c)"),
    ("(min c b)", "(max b c)", "(min b c)"),
    ("(max a b)", "(max a b)", "(max a b)"),
    ("a", "a", "a"),
  ])
  func `other arguments, other functions and no change are refused`(
    left: String, right: String, sorted: String
  ) {
    #expect(throws: CertificateError.self) {
      try Certificate(text(left, right, sorted: sorted)).check()
    }
  }

  @Test func `a maximum of very many numbers is refused`() {
    // Each of 2,000 numbers would stand one level deeper than the one before it.
    var row = (0..<2_048).map { Certificate.Tree.number(Rational($0)) }
    while row.count > 1 {
      row = stride(from: 0, to: row.count, by: 2).map { .apply(.max, [row[$0], row[$0 + 1]]) }
    }
    let question = Certificate.Question(
      variables: [], families: [], left: row[0], right: .number(2_047))
    #expect(throws: CertificateError.tooLarge(.depth, limit: 100)) {
      try Certificate.Reduction.extrema.questions(for: question)
    }
  }
}
