import Testing

@testable import Certificates

/// Corners that are told by the roots that are taken of them.
@Suite struct RadicandTests {
  private func text(
    _ left: String, _ right: String, radicand: String, part: String
  ) -> String {
    """
    touchstone/certificate/2
    claim equal
    variable x real
    variable y real
    left \(left)
    right \(right)
    by radicand \(radicand)
    part
    claim equal
    variable x real
    variable y real
    left \(part)
    right \(part)
    end
    end

    """
  }

  /// g·|x + y| = g·(x + y), as if x + y were at least 0.
  private func magnitude(_ guarding: String, radicand: String = "(+ x y)") -> String {
    let plain = "(* \(guarding) (+ x y))"
    return text("(* \(guarding) (abs (+ x y)))", plain, radicand: radicand, part: plain)
  }

  @Test func `a root tells the sign of its radicand`() throws {
    let text = magnitude("(sqrt (+ x y))")
    try Certificate(text).check()
    #expect(try Certificate(text).text == text)
    #expect(refusal(magnitude("(^ (+ x y) 1/3)")) == nil)
    #expect(refusal(magnitude("(^ (+ x y) -1/2)")) == nil)
    #expect(refusal(magnitude("(exp (log (+ x y)))")) == nil)
    #expect(
      refusal(
        self.text(
          "(* (sqrt (- x y)) (max x y))", "(* (sqrt (- x y)) x)", radicand: "(- x y)",
          part: "(* (sqrt (- x y)) x)")) == nil)
  }

  @Test func `what has a value on both sides tells nothing`() {
    // Cubes, exponentials and open powers have values below 0, and so has a sum of no terms.
    #expect(refusal(magnitude("(^ (+ x y) 3)")) != nil)
    #expect(refusal(magnitude("(exp (+ x y))")) != nil)
    #expect(refusal(magnitude("(^ (+ x y) x)")) != nil)
    #expect(refusal(magnitude("(asin (+ x y))")) != nil)
    #expect(refusal(magnitude("(sum i 1 0 (sqrt (+ x y)))")) != nil)
    // The root of another formula, or the negative of it.
    #expect(refusal(magnitude("(sqrt (+ x y))", radicand: "(- x y)")) != nil)
    #expect(refusal(magnitude("(sqrt (- (- x) y))")) != nil)
    #expect(refusal(magnitude("(sqrt (- (- x) y))", radicand: "(- (- x) y)")) != nil)
    #expect(refusal(magnitude("(sqrt (+ x y 1))", radicand: "(+ x y 1)")) != nil)
    // A name that stands for nothing.
    #expect(refusal(magnitude("(sqrt (+ x y))", radicand: "(+ x z)")) != nil)
    // Nothing is told of x − y.
    #expect(
      refusal(
        text(
          "(* (sqrt (+ x y)) (abs (- x y)))", "(* (sqrt (+ x y)) (- x y))", radicand: "(+ x y)",
          part: "(* (sqrt (+ x y)) (- x y))")) != nil)
  }
}
