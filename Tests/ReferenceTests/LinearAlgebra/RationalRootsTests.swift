import Exact
import Reference
import Testing

@Suite struct RationalRootsTests {
  @Test(arguments: [1, 2, 3, 7])
  func `a root lies between its ends, which are close`(_ k: Int) throws {
    for value in [
      Rational(2), 1000, try Rational(1, over: 3), Rational(5).scaled(byTwoToThe: -999),
    ] {
      for bits in [10, 60, 128] {
        let root = try value.rootBounds(k, relativeBits: bits)
        #expect(try root.lower.power(k) <= value)
        #expect(try root.upper.power(k) >= value)
        #expect((root.upper - root.lower).scaled(byTwoToThe: bits) <= root.lower)
      }
    }
  }

  @Test func `exact roots are exact, and negative numbers have none`() throws {
    let root = try Rational(27, over: 8).rootBounds(3)
    #expect(root.lower == root.upper)
    #expect(try root.lower == Rational(3, over: 2))
    let few = try Rational(9, over: 16).rootBounds(2, relativeBits: 5)
    #expect(try few == RationalInterval(Rational(3, over: 4)))
    #expect(try Rational.zero.rootBounds(5).upper == .zero)
    #expect(throws: ArithmeticError.self) { try Rational(-1).rootBounds(2) }
    #expect(throws: ArithmeticError.self) { try Rational(1).rootBounds(0) }
  }

  @Test func `p-norms contain the known ones`() throws {
    #expect(try ExactVectors.normP([3, -4], exponent: 2, over: 1).lower == 5)
    #expect(try ExactVectors.normP([3, -4], exponent: 1, over: 1).upper == 7)
    // (1 + 8)^(2/3) = 81^(1/3) for p = 3/2 and (1, 4).
    let norm = try ExactVectors.normP([1, 4], exponent: 3, over: 2)
    #expect(try norm.lower.power(3) <= 81)
    #expect(try norm.upper.power(3) >= 81)
    #expect(throws: ArithmeticError.self) { try ExactVectors.normP([1], exponent: 1, over: 2) }
  }
}
