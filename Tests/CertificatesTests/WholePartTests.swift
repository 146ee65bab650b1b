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

  /// ⌈a/s⌉, which is −⌊−a/s⌋, beside ⌊(a + s − 1)/s⌋.
  private func ceiling(
    _ variables: String = "variable a integer\nvariable s positive integer",
    atom: String = "(/ (- a) s)", left: String = "(- (floor (/ (- a) s)))",
    right: String = "(floor (/ (- (+ a s) 1) s))", result: String = "(- 0 k_1)",
    divisors: String = "divisors (s (- (+ a s) 1))"
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    \(variables)
    atom k_1 (floor \(atom))
    left \(left)
    right \(right)
    step left 0 atom k_1
    step right . ceiling \(result) \(divisors)
    end

    """
  }

  @Test func `a quotient is rounded upwards by a whole part`() throws {
    let certificate = try Certificate(ceiling())
    try certificate.check()
    #expect(certificate.text == ceiling())
    // Where a/s has a value s is not 0.
    try Certificate(ceiling("variable a integer\nvariable s nonnegative integer")).check()
    // ⌈a/s⌉ + 2.
    try Certificate(
      ceiling(
        left: "(+ (- (floor (/ (- a) s))) 2)", right: "(floor (/ (- (+ a (* 3 s)) 1) s))",
        result: "(- 2 k_1)", divisors: "divisors (s (- (+ a (* 3 s)) 1))"
      ).replacing("step left 0 atom", with: "step left 0.0 atom")
    ).check()
  }

  @Test(arguments: [
    // a = 1/2, s = 1: ⌈1/2⌉ = 1, and ⌊1/2⌋ = 0.
    (
      "variable a real\nvariable s positive integer", "(floor (/ (- (+ a s) 1) s))", "(- 0 k_1)",
      "s (- (+ a s) 1)"
    ),
    // a = 1, s = 3/2: ⌈2/3⌉ = 1, and ⌊(1 + 1/2)/(3/2)⌋ = 1; a = 2, s = 3/2: ⌈4/3⌉ = 2, and ⌊(5/2)/(3/2)⌋ = 1.
    (
      "variable a integer\nvariable s positive", "(floor (/ (- (+ a s) 1) s))", "(- 0 k_1)",
      "s (- (+ a s) 1)"
    ),
    // s may be negative.
    (
      "variable a integer\nvariable s integer", "(floor (/ (- (+ a s) 1) s))", "(- 0 k_1)",
      "s (- (+ a s) 1)"
    ),
    // ⌊(a + s)/s⌋ and ⌊a/s⌋ are not ⌈a/s⌉.
    (
      "variable a integer\nvariable s positive integer", "(floor (/ (+ a s) s))", "(- 0 k_1)",
      "s (+ a s)"
    ),
    ("variable a integer\nvariable s positive integer", "(floor (/ a s))", "(- 0 k_1)", "s a"),
    // Nor is it one more.
    (
      "variable a integer\nvariable s positive integer", "(floor (/ (- (+ a s) 1) s))", "(- 1 k_1)",
      "s (- (+ a s) 1)"
    ),
    // The numbers that the rule is told are others.
    (
      "variable a integer\nvariable s positive integer", "(floor (/ (- (+ a s) 1) s))", "(- 0 k_1)",
      "s a"
    ),
    (
      "variable a integer\nvariable s positive integer", "(floor (/ (- (+ a s) 1) s))", "(- 0 k_1)",
      "1 (/ (- (+ a s) 1) s)"
    ),
    (
      "variable a integer\nvariable s positive integer", "(floor (/ (- (+ a s) 1) s))",
      "(- 1/2 k_1)", "s (- (+ a s) 1)"
    ),
  ])
  func `a quotient that is rounded upwards otherwise is refused`(
    variables: String, right: String, result: String, divisors: String
  ) {
    let text = ceiling(
      variables, right: right, result: result, divisors: "divisors (\(divisors))")
    #expect(throws: CertificateError.self) { try Certificate(text).check() }
  }

  /// |x| beside x·sign(x).
  private func signed(
    atom: String = "(sign x)", right: String = "(* x (sign x))", result: String = "(* x k_1)"
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable x real
    variable y real
    atom k_1 \(atom)
    left (abs x)
    right \(right)
    step left . signed \(result)
    step right 1 atom k_1
    end

    """
  }

  @Test func `a magnitude is a number times its sign`() throws {
    let certificate = try Certificate(signed())
    try certificate.check()
    #expect(certificate.text == signed())
  }

  @Test(arguments: [
    // |x| is not y·sign(x), and not x·sign(y).
    ("(sign x)", "(* y (sign x))", "(* y k_1)"), ("(sign y)", "(* x (sign y))", "(* x k_1)"),
    // It is not −x·sign(x), and not x·sign(−x).
    ("(sign x)", "(* (- x) (sign x))", "(* (- x) k_1)"),
    ("(sign (- x))", "(* x (sign (- x)))", "(* x k_1)"),
    // It is no sign, and other functions are none.
    ("(sign x)", "(* 1 (sign x))", "k_1"), ("(abs x)", "(* x (abs x))", "(* x k_1)"),
    ("(floor x)", "(* x (floor x))", "(* x k_1)"),
  ])
  func `a magnitude that is anything else is refused`(
    atom: String, right: String, result: String
  ) {
    #expect(throws: CertificateError.self) {
      try Certificate(signed(atom: atom, right: right, result: result)).check()
    }
  }
}
