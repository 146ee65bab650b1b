import Certificates
import Testing

/// What atoms are known to equal, inverse functions, signs of whole exponents and claims about one formula:
/// what is accepted, and what is refused although it looks alike.
@Suite struct FactTests {
  private func second(_ text: String) -> String {
    text.replacing("certificate/1", with: "certificate/2")
  }

  private func isFact(_ definition: String, _ value: String, _ head: String...) -> Bool {
    let atoms = head + ["atom k \(definition) = \(value)"]
    return refusal(second(equalText(atoms.joined(separator: "\n"), left: "1", right: "1"))) == nil
  }

  @Test func `a cosine of a part of a turn has the value that is stated`() {
    #expect(isFact("(cos (* 1/6 pi))", "(* 1/2 r)", "atom r (^ 3 1/2)"))
    #expect(isFact("(sin (* 1/6 pi))", "1/2"))
    #expect(!isFact("(cos (* 1/6 pi))", "1/2"))
    #expect(!isFact("(sin (* 1/7 pi))", "1/2"))
    #expect(!isFact("(sin (* 1/6 pi))", "-1/2"))
    #expect(!isFact("(sin 1)", "1/2"))
  }

  @Test func `cosine and sine of an inverse function are roots of its argument`() {
    let asin = ["variable x [-1, 1]", "atom a (asin x)", "atom r (^ (- 1 (^ x 2)) 1/2)"]
    func isRotation(_ head: [String], _ definition: String, _ value: String) -> Bool {
      let atoms = (head + ["atom k \(definition) = \(value)"]).joined(separator: "\n")
      return refusal(second(equalText(atoms, left: "x", right: "x"))) == nil
    }
    #expect(isRotation(asin, "(cos a)", "r"))
    #expect(isRotation(asin, "(sin a)", "x"))
    // The other sign, the other function, the other argument.
    #expect(!isRotation(asin, "(cos a)", "(- r)"))
    #expect(!isRotation(asin, "(sin a)", "(- x)"))
    #expect(!isRotation(asin, "(cos a)", "x"))
    #expect(!isRotation(asin, "(cos x)", "r"))
    let acos = ["variable x [-1, 1]", "atom a (acos x)", "atom r (^ (- 1 (^ x 2)) 1/2)"]
    #expect(isRotation(acos, "(cos a)", "x"))
    #expect(isRotation(acos, "(sin a)", "r"))
    #expect(!isRotation(acos, "(sin a)", "(- r)"))
    let atan = ["variable x real", "atom a (atan x)", "atom r (^ (+ 1 (^ x 2)) 1/2)"]
    #expect(isRotation(atan, "(cos a)", "(/ 1 r)"))
    #expect(isRotation(atan, "(sin a)", "(/ x r)"))
    #expect(!isRotation(atan, "(sin a)", "(/ (- x) r)"))
    #expect(!isRotation(atan, "(cos a)", "(/ -1 r)"))
  }

  @Test func `an inverse function gives the angle between its bounds`() {
    func text(_ domain: String, _ result: String) -> String {
      second(
        equalText(
          "variable x \(domain)\natom c (cos x)\natom s (sin x)", left: "(asin (sin x))",
          right: result, steps: "left 0 atom s", "left . principal \(result) angles (x 1)"))
    }
    #expect(refusal(text("pi [-1/2, 1/2]", "x")) == nil)
    #expect(refusal(text("[-1, 1]", "x")) == nil)
    #expect(refusal(text("pi [-1/2, 1]", "x")) != nil)
    #expect(refusal(text("[0, 2]", "x")) != nil)
    #expect(refusal(text("real", "x")) != nil)
    #expect(refusal(text("pi [-1/2, 1/2]", "(- x)")) != nil)
  }

  @Test func `a power of −1 is told by whether its exponent is odd`() {
    func text(_ domain: String, _ exponent: String, _ result: String, _ multiples: String)
      -> String
    {
      second(
        equalText(
          "variable n \(domain)\natom p (^ -1 n)", left: "(^ -1 \(exponent))", right: result,
          steps: "left . parity \(result) multiples \(multiples)"))
    }
    #expect(refusal(text("integer", "(* 2 n)", "1", "(n 2)")) == nil)
    #expect(refusal(text("integer", "(+ n 1)", "(- p)", "(n 1) (1 1)")) == nil)
    #expect(refusal(text("integer", "(^ n 2)", "p", "((^ n 2) 1)")) == nil)
    // A number that need not be whole, the other sign, other multiples.
    #expect(refusal(text("real", "(* 2 n)", "1", "(n 2)")) != nil)
    #expect(refusal(text("integer", "(+ n 1)", "p", "(n 1) (1 1)")) != nil)
    #expect(refusal(text("integer", "(* 2 n)", "1", "(n 4)")) != nil)
    #expect(refusal(text("integer", "n", "1", "((/ n 2) 2)")) != nil)
  }

  @Test func `a claim about one formula holds everywhere on the domains`() {
    func text(_ claim: String, _ domain: String, _ left: String) -> String {
      "touchstone/certificate/2\nclaim \(claim)\nvariable x \(domain)\nleft \(left)\nend\n"
    }
    #expect(refusal(text("positive", "real", "(+ 1 (^ x 2))")) == nil)
    #expect(refusal(text("nonzero", "(-inf, 0)", "x")) == nil)
    #expect(refusal(text("nonnegative", "real", "(abs x)")) == nil)
    #expect(refusal(text("positive", "real", "(^ x 2)")) != nil)
    #expect(refusal(text("nonzero", "real", "x")) != nil)
    #expect(refusal(text("nonnegative", "real", "(abs (/ 1 x))")) != nil)
    #expect(refusal(text("positive", "[0, inf)", "x")) != nil)
    // Numbers by their value.
    #expect(refusal(text("nonnegative", "real", "(- 1/100 (abs (- 3/2 151/100)))")) == nil)
    #expect(refusal(text("positive", "real", "(- 1/100 (abs (- 3/2 151/100)))")) != nil)
    #expect(refusal(text("nonnegative", "real", "(- 1/100 (abs (- 3/2 152/100)))")) != nil)
  }
}
