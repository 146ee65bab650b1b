import Exact
import Reference
import Testing

@Suite struct ExactVectorsTests {
  @Test func `sums and dot products lose nothing at any scale`() throws {
    #expect(try ExactVectors.sum([0x1p1000, 0x1p-1074, -0x1p1000]) == Rational(0x1p-1074))
    #expect(try ExactVectors.dot([0x1p700, 3, 1], [0x1p700, 5, -15]).floorLog2() == 1400)
    #expect(try ExactVectors.dot([3, 1], [5, -15]) == .zero)
    #expect(try ExactVectors.dotOfMagnitudes([3, 1], [5, -15]) == 30)
    #expect(try ExactVectors.sumOfMagnitudes([-3, 1, 0]) == 4)
    #expect(try ExactVectors.sum([]) == .zero)
  }

  @Test func `lengths, distances and cosines are roots of rationals`() throws {
    #expect(try ExactVectors.norm([3, 4]) == SignedRoot(Rational(5)))
    #expect(try ExactVectors.distance([4, 6], [1, 2]) == SignedRoot(Rational(5)))
    #expect(try ExactVectors.cosine([3, 4], [4, 3]) == SignedRoot(try Rational(24, over: 25)))
    #expect(try ExactVectors.cosine([1, 0], [-1, 1]).signedSquare == (try Rational(-1, over: 2)))
    #expect(try ExactVectors.gramDeterminant([1, 2], [3, 4]) == 4)
    #expect(try ExactVectors.gramDeterminant([1, 2], [-2, -4]) == .zero)
    #expect(try ExactVectors.difference([0x1p60, 1], [1, 1]) == [Rational(1 << 60) - 1, .zero])
  }

  @Test func `two lengths, the zero vector and infinities are refused`() {
    #expect(throws: DefinitionError.lengths(function: "dot", 1, 2)) {
      try ExactVectors.dot([1], [1, 2])
    }
    #expect(throws: DefinitionError.lengths(function: "difference", 1, 0)) {
      try ExactVectors.difference([1], [])
    }
    #expect(throws: DefinitionError.zeroVector(function: "cosine")) {
      try ExactVectors.cosine([0, -0.0], [1, 2])
    }
    #expect(throws: ArithmeticError.notFinite) { try ExactVectors.sum([.infinity]) }
  }

  @Test func `roots are ordered by their signed squares`() throws {
    let root2 = SignedRoot(signedSquare: 2)
    #expect(SignedRoot(try Rational(1414, over: 1000)) < root2)
    #expect(root2 < SignedRoot(try Rational(1415, over: 1000)))
    #expect(-root2 < SignedRoot(try Rational(-1414, over: 1000)))
    #expect(root2 * -root2 == SignedRoot(Rational(-2)))
    #expect((-root2).magnitude == root2)
  }

  @Test func `a root is cut off towards zero after its bits`() throws {
    #expect(SignedRoot(signedSquare: 2).truncated(bits: 3) == (try Rational(11, over: 8)))
    #expect(SignedRoot(signedSquare: -9).truncated() == -3)
    #expect(SignedRoot(Rational.zero).truncated() == .zero)
    #expect(SignedRoot(signedSquare: Rational(3).scaled(byTwoToThe: -2001)).floorLog2() == -1000)
    #expect(try SignedRoot(signedSquare: -2).real().order(.rational(-1)) == .less)
  }
}
