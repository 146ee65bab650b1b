import Testing

@testable import Certificates

/// Corners of functions that one variable stays on one side of.
@Suite struct CornerTests {
  private func text(
    _ domain: String, _ left: String, _ right: String, inside: String, smooth: String,
    end: String = ""
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable x \(domain)
    left \(left)
    right \(right)
    by corners x
    part
    claim equal
    variable x \(inside)
    left \(smooth)
    right \(right)
    end
    \(end)end

    """
  }

  @Test(arguments: [
    ("positive", "(abs (- x (sin x)))", "(- x (sin x))", "positive"),
    ("nonnegative", "(abs (- x (tanh x)))", "(- x (tanh x))", "positive"),
    ("[0, inf)", "(max (exp x) (+ x 1))", "(exp x)", "(0, inf)"),
    ("(-inf, 0]", "(max (exp x) (+ x 1))", "(exp x)", "(-inf, 0)"),
    ("[0, inf)", "(sqrt (^ (- (exp x) x) 2))", "(- (exp x) x)", "(0, inf)"),
    ("(0, 1]", "(relu (log x))", "0", "(0, 1)"),
    (
      "real", "(abs (+ x (sqrt (+ 1 (^ x 2)))))", "(+ x (sqrt (+ 1 (^ x 2))))", "real"
    ),
  ])
  func `what has one sign has no corner`(
    domain: String, left: String, right: String, inside: String
  ) throws {
    let certificate = try Certificate(
      text(domain, left, right, inside: inside, smooth: right))
    try certificate.check()
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test(arguments: [
    // The sign changes at 0.
    ("real", "(abs (- x (sin x)))", "(- x (sin x))", "real"),
    ("(-1, 1)", "(max (exp x) (+ x 2))", "(exp x)", "(-1, 1)"),
    (
      "real", "(abs (+ (* 2 x) (sqrt (+ 1 (^ x 2)))))", "(+ (* 2 x) (sqrt (+ 1 (^ x 2))))", "real"
    ),
    // log 2 is above 0.
    ("(0, 2]", "(relu (log x))", "0", "(0, 2)"),
    // No value below 0.
    ("[-1, 0]", "(abs (sqrt x))", "(sqrt x)", "(-1, 0)"),
    // Nothing changes.
    ("positive", "(exp x)", "(exp x)", "positive"),
  ])
  func `what may have both signs, or no value, keeps its corner`(
    domain: String, left: String, right: String, inside: String
  ) {
    #expect(throws: CertificateError.self) {
      try Certificate(text(domain, left, right, inside: inside, smooth: right)).check()
    }
  }

  /// ⌊x/2⌋ jumps at 2, so that the end is looked at by itself.
  @Test func `an end at which something jumps has a part of its own`() throws {
    let (left, right) = ("(* (abs x) (floor (/ x 2)))", "(* x (floor (/ x 2)))")
    let end = """
      part
      claim equal
      left (* (abs 2) (floor (/ 2 2)))
      right (* 2 (floor (/ 2 2)))
      step left 0 abs 2
      step left 1 floor 1
      end

      """
    try Certificate(
      text("(0, 2]", left, right, inside: "(0, 2)", smooth: right, end: end)
    ).check()
    #expect(throws: CertificateError.self) {
      try Certificate(text("(0, 2]", left, right, inside: "(0, 2)", smooth: right)).check()
    }
  }

  @Test func `other variables are refused`() {
    let text = text("positive", "(abs x)", "x", inside: "positive", smooth: "x")
    #expect(throws: Never.self) { try Certificate(text).check() }
    let two = text.replacing("variable x", with: "variable y real\nvariable x")
      .replacing("left (abs x)", with: "left (+ (abs x) (- y y))")
    #expect(throws: CertificateError.self) { try Certificate(two).check() }
  }
}
