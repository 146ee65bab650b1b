import Testing

@testable import Certificates

/// Sums of binomial coefficients, which come down to their value by the binomial theorem.
@Suite struct BinomialTests {
  private func text(_ sum: String, _ value: String, _ domain: String) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable a real
    variable b real
    variable n \(domain)
    left \(sum)
    right \(value)
    by binomials \(sum)
    part
    claim equal
    variable a real
    variable b real
    variable n \(domain)
    left \(value)
    right \(value)
    end
    end

    """
  }

  @Test(arguments: [
    ("(sum k 0 n (* (binomial n k) (^ a k) (^ b (- n k))))", "(^ (+ a b) n)"),
    // Where no power stands its base is 1.
    ("(sum k 0 n (binomial n k))", "(^ (+ 1 1) n)"),
    ("(sum k 0 n (* (^ b (+ (- k) n)) (binomial n k)))", "(^ (+ 1 b) n)"),
    // C(n, n − k) = C(n, k).
    ("(sum k 0 n (* (binomial n (- n k)) (^ a k)))", "(^ (+ a 1) n)"),
    // Σ k·C(n, k)·aᵏ·bⁿ⁻ᵏ = n·a·(a + b)ⁿ⁻¹, the derivative by a times a.
    (
      "(sum k 0 n (* k (binomial n k) (^ a k) (^ b (- n k))))",
      "(* n a (^ (+ a b) (+ n -1)))"
    ),
    // Two powers with the same exponent are one of the product.
    ("(sum k 0 n (* (^ a k) (^ b k) (binomial n k)))", "(^ (+ (* a b) 1) n)"),
  ])
  func `the binomial theorem gives the value`(sum: String, value: String) throws {
    let certificate = try Certificate(text(sum, value, "positive integer"))
    try certificate.check()
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test func `0 to the 0 is 1`() throws {
    let sum = "(sum k 0 n (* (binomial n k) (^ a k) (^ b (- n k))))"
    try Certificate(text(sum, "(^ (+ a b) n)", "nonnegative integer")).check()
  }

  @Test(arguments: [
    // The sum up to −1 is empty, and (a + b)⁻¹ is not 0.
    ("(sum k 0 n (* (binomial n k) (^ a k)))", "(^ (+ a 1) n)", "integer"),
    ("(sum k 0 n (* (binomial n k) (^ a k)))", "(^ (+ a 1) n)", "[0, inf)"),
    // For n = 0 the base of the power n − 1 may be 0.
    (
      "(sum k 0 n (* k (binomial n k) (^ a k)))", "(* n a (^ (+ a 1) (+ n -1)))",
      "nonnegative integer"
    ),
    ("(sum k 0 n (* (binomial (+ n 1) k) (^ a k)))", "(^ (+ a 1) n)", "positive integer"),
    ("(sum k 0 n (* (binomial n k) (binomial n k)))", "(^ (+ 1 1) n)", "positive integer"),
    ("(sum k 0 n (^ a k))", "(^ (+ a 1) n)", "positive integer"),
    ("(sum k 0 n (* (binomial n k) (^ b (- (+ n 1) k))))", "(^ (+ 1 b) n)", "positive integer"),
    ("(sum k 0 n (* (binomial n k) (^ a (* 2 k))))", "(^ (+ a 1) n)", "positive integer"),
    ("(sum k 2 n (* (binomial n k) (^ a k)))", "(^ (+ a 1) n)", "positive integer"),
    ("(prod k 0 n (* (binomial n k) (^ a k)))", "(^ (+ a 1) n)", "positive integer"),
    ("(sum k 0 n (/ (^ a k) (binomial n k)))", "(^ (+ a 1) n)", "positive integer"),
    ("(sum k 0 n (* (binomial n k) (sin k)))", "(^ (+ 1 1) n)", "positive integer"),
  ])
  func `other sums are refused`(sum: String, value: String, domain: String) {
    #expect(throws: CertificateError.self) {
      try Certificate(text(sum, value, domain)).check()
    }
  }

  @Test func `from 1 on the term of 0 is subtracted`() throws {
    let sum = "(sum k 1 n (* (binomial n k) (^ a k)))"
    let value = "(- (^ (+ a 1) n) (* (binomial n 0) (^ a 0)))"
    try Certificate(text(sum, value, "positive integer")).check()
    // The sum from 1 to 0 has no term.
    #expect(throws: CertificateError.self) {
      try Certificate(text(sum, value, "nonnegative integer")).check()
    }
  }

  @Test func `another value is refused`() {
    let sum = "(sum k 0 n (* (binomial n k) (^ a k)))"
    #expect(throws: CertificateError.self) {
      try Certificate(text(sum, "(^ (+ a 2) n)", "positive integer")).check()
    }
  }
}
