import Testing

@testable import Certificates

/// Whole parts that come to plainer ones.
@Suite struct PlainWholePartTests {
  private func text(
    _ variable: String, _ left: String, _ right: String, part: (left: String, right: String)
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable \(variable)
    left \(left)
    right \(right)
    by wholes
    part
    claim equal
    variable \(variable)
    left \(part.left)
    right \(part.right)
    end
    end

    """
  }

  @Test(arguments: [
    ("x real", "(floor (floor x))", "(floor x)", "(floor x)"),
    ("x real", "(floor (/ (floor x) 3))", "(floor (/ x 3))", "(floor (* 1/3 x))"),
    ("x real", "(floor (sqrt (floor x)))", "(floor (sqrt x))", "(floor (sqrt x))"),
    (
      "x real", "(floor (* 2 x))", "(+ (floor x) (floor (+ x 1/2)))",
      "(+ (floor x) (floor (+ x 1/2)))"
    ),
    (
      "x real", "(floor (- x (floor x)))", "(+ (floor x) (* -1 (floor x)))",
      "(+ (floor x) (* -1 (floor x)))"
    ),
    ("n integer", "(floor (/ (- (^ n 3) n) 6))", "(/ (- (^ n 3) n) 6)", "(/ (- (^ n 3) n) 6)"),
    ("n integer", "(floor (/ (- (^ n 5) n) 30))", "(/ (- (^ n 5) n) 30)", "(/ (- (^ n 5) n) 30)"),
    (
      "n integer", "(floor (/ (+ n (floor (/ n 2))) 3))", "(floor (/ (+ n (/ n 2)) 3))",
      "(floor (* 1/2 n))"
    ),
  ])
  func `whole parts have a plainer form`(
    variable: String, left: String, right: String, plain: String
  ) throws {
    let text = text(variable, left, right, part: (plain, plain))
    let certificate = try Certificate(text)
    try certificate.check()
    #expect(certificate.text == text)
  }

  @Test(arguments: [
    // ⌊2⌊x⌋/3⌋ is not ⌊2x/3⌋: x = 3/2; nor is ⌊−⌊x⌋/3⌋ what it is of −x/3: x = 1/2.
    ("x real", "(floor (/ (floor x) 3/2))", "(floor (/ x 3/2))", "(floor (* 2/3 x))"),
    ("x real", "(floor (/ (- (floor x)) 3))", "(floor (/ (- x) 3))", "(floor (* -1/3 x))"),
    // Other functions than roots do not let whole parts out, and roots no sums of them: x = 1/2.
    ("x real", "(floor (exp (floor x)))", "(floor (exp x))", "(floor (exp x))"),
    ("x real", "(floor (^ (floor x) 3/2))", "(floor (^ x 3/2))", "(floor (^ x 3/2))"),
    (
      "x real", "(floor (sqrt (+ 1/2 (floor x))))", "(floor (sqrt (+ 1/2 x)))",
      "(floor (sqrt (+ 1/2 x)))"
    ),
    // ⌊2x⌋ is not 2⌊x⌋: x = 1/2; x itself is not whole.
    ("x real", "(floor (* 2 x))", "(+ (floor x) (floor x))", "(+ (floor x) (floor x))"),
    ("x real", "(floor (+ x (floor x)))", "(+ x (floor x))", "(+ x (floor x))"),
    // ⌊⌊x⌋/2 + x/2⌋ is not ⌊x⌋: x = 1/2 is, x = 3/2 is, and nothing is known of x/2 beside a whole part.
    ("x real", "(floor (/ (+ (floor x) x) 2))", "(floor x)", "(floor x)"),
    // Of a polynomial whole values count, at whole numbers alone: (n² + n)/4 at 1, (n³ − n)/6 at 1/2.
    ("n integer", "(floor (/ (+ (^ n 2) n) 4))", "(/ (+ (^ n 2) n) 4)", "(/ (+ (^ n 2) n) 4)"),
    ("n real", "(floor (/ (- (^ n 3) n) 6))", "(/ (- (^ n 3) n) 6)", "(/ (- (^ n 3) n) 6)"),
    // It is 0 at 0, 1, 2 and 3, and 1/2 at 4.
    (
      "n integer", "(floor (/ (* n (- n 1) (- n 2) (- n 3)) 48))",
      "(/ (* n (- n 1) (- n 2) (- n 3)) 48)", "(/ (* n (- n 1) (- n 2) (- n 3)) 48)"
    ),
    // 2ⁿ is no polynomial, and 1/2 at −1.
    ("n integer", "(floor (^ 2 n))", "(^ 2 n)", "(^ 2 n)"),
    // Sums over an index stay as they are, and so does what is plain.
    ("x real", "(sum i 1 2 (floor (floor x)))", "(sum i 1 2 (floor x))", "(sum i 1 2 (floor x))"),
    ("x real", "(floor x)", "(floor x)", "(floor x)"),
  ])
  func `nothing else has`(variable: String, left: String, right: String, plain: String) {
    #expect(refusal(text(variable, left, right, part: (plain, plain))) != nil)
  }

  @Test func `a part that does not hold is refused`() {
    #expect(
      refusal(text("x real", "(floor (floor x))", "(+ x 0)", part: ("(floor x)", "(+ x 0)"))) != nil
    )
  }
}
