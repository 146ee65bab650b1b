import Testing

@testable import Certificates

/// Largest whole numbers that are not above something.
@Suite struct WholePartTests {
  private func text(
    left: String = "(floor (+ x 1))", right: String = "(+ (floor x) 1)", result: String
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable x real
    atom k_1 (floor x)
    left \(left)
    right \(right)
    step left . atom \(result)
    step right 0 atom k_1
    end

    """
  }

  @Test func `a whole number goes in and out of the brackets`() throws {
    let certificate = try Certificate(text(result: "(+ k_1 1)"))
    try certificate.check()
    #expect(certificate.text == text(result: "(+ k_1 1)"))
  }

  @Test(arguments: [
    // ⌊x + 1⌋ is not ⌊x⌋ + 2, and not ⌊x⌋.
    ("(floor (+ x 1))", "(+ (floor x) 2)", "(+ k_1 2)"),
    ("(floor (+ x 1))", "(+ (floor x) 0)", "k_1"),
    // 1/2 is no whole number: ⌊1/2 + 1/2⌋ = 1, and ⌊1/2⌋ + 1/2 is not.
    ("(floor (+ x 1/2))", "(+ (floor x) 1/2)", "(+ k_1 1/2)"),
    // ⌊2x⌋ is not ⌊x⌋ + x.
    ("(floor (* 2 x))", "(+ (floor x) x)", "(+ k_1 x)"),
    // ⌊−x⌋ is not −⌊x⌋: only the error function is odd here.
    ("(floor (- x))", "(+ (floor x) 0)", "(- k_1)"),
    // Other functions take nothing out.
    ("(exp (+ x 1))", "(+ (floor x) 1)", "(+ k_1 1)"),
  ])
  func `anything else is refused`(left: String, right: String, result: String) {
    #expect(throws: CertificateError.self) {
      try Certificate(text(left: left, right: right, result: result)).check()
    }
  }
}
