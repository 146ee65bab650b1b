import Testing

@testable import Certificates

/// Whole numbers by what is left of them when they are divided.
@Suite struct ResidueTests {
  /// ⌊n/2⌋ + ⌊(n + 1)/2⌋ = n by n = 2m and n = 2m + 1.
  private func text(
    _ domain: String = "integer", divisor: String = "2",
    parts: [(domain: String, rest: String, wholes: (String, String))] = [
      ("integer", "0", ("n", "n")), ("integer", "1", ("n", "(+ n 1)")),
    ]
  ) -> String {
    var text = """
      touchstone/certificate/2
      claim equal
      variable n \(domain)
      left (+ (floor (/ n 2)) (floor (/ (+ n 1) 2)))
      right n
      by residues n \(divisor)

      """
    for (domain, rest, wholes) in parts {
      let number = "(+ (* 2 n) \(rest))"
      text += """
        part
        claim equal
        variable n \(domain)
        left (+ (floor (/ \(number) 2)) (floor (/ (+ \(number) 1) 2)))
        right \(number)
        step left 0 floor \(wholes.0)
        step left 1 floor \(wholes.1)
        end

        """
    }
    return text + "end\n"
  }

  @Test func `even and odd numbers are all`() throws {
    let certificate = try Certificate(text())
    try certificate.check()
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test func `the numbers begin where those of the variable do`() throws {
    // 2m ≥ 1 from m = 1 on, 2m + 1 ≥ 1 from m = 0 on.
    try Certificate(
      text(
        "positive integer",
        parts: [
          ("positive integer", "0", ("n", "n")), ("nonnegative integer", "1", ("n", "(+ n 1)")),
        ])
    ).check()
    #expect(throws: CertificateError.self) {
      try Certificate(
        text(
          "positive integer",
          parts: [
            ("positive integer", "0", ("n", "n")), ("positive integer", "1", ("n", "(+ n 1)")),
          ])
      ).check()
    }
  }

  @Test func `a residue that is left out is missed`() {
    #expect(throws: CertificateError.self) {
      try Certificate(text(parts: [("integer", "0", ("n", "n"))])).check()
    }
    #expect(throws: CertificateError.self) { try Certificate(text(divisor: "3")).check() }
    #expect(throws: CertificateError.self) {
      try Certificate(text(divisor: "1", parts: [("integer", "0", ("n", "n"))])).check()
    }
    #expect(throws: CertificateError.self) {
      try Certificate(text(divisor: "0", parts: [])).check()
    }
  }

  @Test func `numbers that are not whole leave no residue`() {
    #expect(throws: CertificateError.self) {
      try Certificate(
        text(
          "real", parts: [("real", "0", ("n", "n")), ("real", "1", ("n", "(+ n 1)"))])
      ).check()
    }
  }

  @Test(arguments: [("n", "(+ n 1)"), ("(- n 1)", "n"), ("n", "(+ n 1/2)"), ("(/ n 1)", "n")])
  func `a whole part is the only whole number that is less than 1 below`(
    first: String, second: String
  ) {
    let wrong = [
      ("integer", "0", (first, second)), ("integer", "1", ("n", "(+ n 1)")),
    ]
    #expect(throws: CertificateError.self) { try Certificate(text(parts: wrong)).check() }
  }
}
