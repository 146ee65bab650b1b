import Testing

@testable import Certificates

/// Sums without their first or last term.
@Suite struct SplittingTests {
  private func text(
    _ domain: String = "positive integer", of whole: String = "(sum i 1 n (at x i))",
    rest: String = "(sum j 1 (- n 1) (at x j))", term: String = "(at x n)"
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable n \(domain)
    family x n real
    left \(whole)
    right (+ \(term) \(rest))
    by splitting \(whole) \(rest)
    part
    claim equal
    variable n \(domain)
    family x n real
    left (+ \(term) \(rest))
    right (+ \(term) \(rest))
    end
    end

    """
  }

  @Test func `a sum is its last term and the others`() throws {
    let certificate = try Certificate(text())
    try certificate.check()
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test func `a sum is its first term and the others`() throws {
    try Certificate(text(rest: "(sum j 2 n (at x j))", term: "(at x 1)")).check()
    #expect(throws: CertificateError.self) {
      try Certificate(text(rest: "(sum j 2 n (at x j))", term: "(at x 2)")).check()
    }
  }

  @Test(arguments: [
    // A sum up to 0 has no last term.
    ("nonnegative integer", "(sum i 1 n (at x i))", "(sum j 1 (- n 1) (at x j))"),
    // 1.5 is no place of an entry.
    ("[1, inf)", "(sum i 1 n (at x i))", "(sum j 1 (- n 1) (at x j))"),
    ("positive integer", "(sum i 1 n (at x i))", "(sum j 1 (- n 2) (at x j))"),
    ("positive integer", "(sum i 1 n (at x i))", "(sum j 1 (- (* 2 n) 1) (at x j))"),
    ("positive integer", "(sum i 1 n (at x i))", "(sum j 1 (- n 1) (* 2 (at x j)))"),
    ("positive integer", "(sum i 1 n (at x i))", "(sum j 2 (- n 1) (at x j))"),
    ("positive integer", "(sum i 1 n (at x i))", "(prod j 1 (- n 1) (at x j))"),
  ])
  func `what is not one term less, or may be empty, is refused`(
    domain: String, whole: String, rest: String
  ) {
    #expect(throws: CertificateError.self) {
      try Certificate(text(domain, of: whole, rest: rest)).check()
    }
  }
}
