import Exact
import Formulas
import Testing

@testable import Grading

/// Whether polynomials are products, decided over the rationals.
@Suite struct FactoringTests {
  private static func isIrreducible(_ text: String) throws -> Bool? {
    let formula = try Formula(text, Vocabulary(names: ["x", "y", "z", "a", "b", "c", "d"]))
    return try #require(PolynomialImage(formula.expression)).isIrreducible
  }

  @Test(arguments: [
    "x", "x + 1", "x^2 + 1", "x^2 - 2", "x^3 - 2", "x^4 + 1", "x^4 - 10x^2 + 1",
    "x^4 + x^3 + x^2 + x + 1",
    "x^8 + 1", "x^12 - x^6 + 1", "x*y + 1",
    "x^2 + y^2",
    "x^2 + y^2 - 1", "x*y + y*z + z*x", "x^2 - y", "a*d - b*c", "x^3 + y^3 + 1", "6x^5 + 15x + 10",
  ])
  func `no products`(text: String) throws {
    #expect(try Self.isIrreducible(text) == true)
  }

  @Test(arguments: [
    "x^2", "x^2 - 1", "x^4 + 4", "x^4 + x^2 + 1", "x^5 + x + 1", "4x^4 + 1", "x^4 + 64", "x^6 - 1",
    "x^2 + 2x + 1", "(x^2 + 1)^2", "x^9 - 1", "x^15 - 1", "x^2 - y^2", "a^2 + 2a*b + b^2",
    "a*c + a*d + b*c + b*d", "x^3 + y^3", "x^4 - y^4", "x*y + x",
    "x*y*z",
    "(x + y)^2 - 1", "x^4 + x^2*y^2 + y^4", "6x^2 + x*y - y^2",
  ])
  func `products`(text: String) throws {
    #expect(try Self.isIrreducible(text) == false)
  }

  @Test func `the factors multiply to the polynomial`() throws {
    for text in ["x^12 - 1", "(x^2 + 1)^2*(x - 3)^3", "(2x + 1)*(3x^2 - x + 5)*(x^4 + 4)"] {
      let formula = try Formula(text, Vocabulary(names: ["x"]))
      let polynomial = try #require(PolynomialImage(formula.expression)).polynomial
      let factors = try #require(polynomial.factors)
      var product = WholePolynomial([1])
      for (factor, count) in factors {
        for _ in 0..<count { product = product * factor }
      }
      #expect(product == polynomial, "\(text)")
    }
  }

  /// What cannot be told is not guessed.
  @Test(arguments: ["x^90 + y + 1", "x^40*y^40 + 1", "exp(x)^2 - 1", "sqrt(x) + 1"])
  func `too large polynomials and other formulas have no image`(text: String) throws {
    let formula = try Formula(text, Vocabulary(names: ["x", "y"]))
    #expect(PolynomialImage(formula.expression) == nil)
  }
}
