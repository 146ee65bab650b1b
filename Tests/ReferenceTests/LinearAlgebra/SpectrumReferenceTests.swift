import Exact
import Reference
import PropertyTesting
import Testing

@Suite struct SpectrumReferenceTests {
  private func matrix(_ rows: [[Int]]) throws -> RationalMatrix {
    try Matrix(rows: rows.map { $0.map { Rational($0) } })
  }

  @Test func `inertia counts the signs of a congruent diagonal`() throws {
    var random = Random(seed: 3)
    for signs in [[1, -1, 0], [0, 0, 0], [-2, -3, 5, 0], [1], []] as [[Int]] {
      let factor = random.matrix(signs.count, signs.count)
      guard try factor.determinant() != 0 else { continue }
      let diagonal = RationalMatrix.diagonal(signs.map { Rational($0) })
      let inertia = try Inertia(try (try factor.transposed() * diagonal) * factor)
      #expect(inertia.positive == signs.count { $0 > 0 })
      #expect(inertia.negative == signs.count { $0 < 0 })
      #expect(inertia.zero == signs.count { $0 == 0 })
    }
  }

  @Test func `inertia needs blocks where the diagonal is zero`() throws {
    let inertia = try Inertia(matrix([[0, 2, 1], [2, 0, 0], [1, 0, 0]]))
    #expect([inertia.positive, inertia.negative, inertia.zero] == [1, 1, 1])
    let larger = try Inertia(
      matrix([[0, -2, 1, 0], [-2, 0, 3, 1], [1, 3, 0, 1], [0, 1, 1, 0]]))
    // det = 5 by hand, and the trace is 0: two of either sign.
    #expect(
      try matrix([[0, -2, 1, 0], [-2, 0, 3, 1], [1, 3, 0, 1], [0, 1, 1, 0]]).determinant() > 0)
    #expect([larger.positive, larger.negative, larger.zero] == [2, 2, 0])
    let shifted = try matrix([[2, 2], [0, 2]])
    let at2 = try SingularValues.inertia(of: shifted, about: 2)
    #expect([at2.positive, at2.negative, at2.zero] == [1, 1, 0])
  }

  @Test func `inertia about t agrees with the isolated roots`() throws {
    var random = Random(seed: 4)
    for _ in 0..<20 {
      let a = random.matrix(3, 4)
      let found = try SingularValues.squares(of: a, relativeBits: 40)
      #expect(found.count == 3)
      for quarter in 0...40 {
        let t = Rational(quarter).scaled(byTwoToThe: -2)
        let inertia = try SingularValues.inertia(of: a, about: t)
        #expect(found.count { $0.lower > t * t } <= inertia.positive)
        #expect(found.count { $0.upper > t * t } >= inertia.positive)
      }
    }
  }

  @Test func `singular values known by hand`() throws {
    let values = try SingularValues.enclosures(of: matrix([[3, 0], [4, 5]]), relativeBits: 50)
    #expect(values.count == 2)
    for (value, square) in zip(values, [45, 5] as [Rational]) {
      #expect(value.lower * value.lower <= square && square <= value.upper * value.upper)
      #expect(value.upper - value.lower <= value.lower.scaled(byTwoToThe: -50))
    }
    let deficient = try SingularValues.enclosures(
      of: matrix([[1, 1, 1], [2, 2, 2], [0, 0, 0], [1, 1, 1]]), relativeBits: 20)
    #expect(deficient.map { $0.upper == 0 } == [false, true, true])
    #expect(try SingularValues.norm(of: matrix([[3, 0], [0, 4]]), isAtMost: 4))
    #expect(
      try !SingularValues.norm(
        of: matrix([[3, 0], [0, 4]]), isAtMost: try Rational(39, over: 10)))
    #expect(
      try SingularValues.enclosures(of: .zero(rowCount: 0, columnCount: 3), relativeBits: 5).isEmpty
    )
  }

  @Test func `the pseudo-inverse satisfies the equations of Penrose`() throws {
    var random = Random(seed: 5)
    for (rows, inner, columns) in [(3, 2, 4), (4, 1, 2), (3, 3, 3), (2, 0, 3), (4, 2, 2)] {
      let a = try random.matrix(rows, inner) * random.matrix(inner, columns)
      let x = try a.pseudoinverse()
      #expect(x.shape == [columns, rows])
      let (ax, xa) = (try a * x, try x * a)
      #expect(try ax * a == a)
      #expect(try xa * x == x)
      #expect(ax.transposed() == ax)
      #expect(xa.transposed() == xa)
    }
  }

  @Test func `the least squares solution leaves a residual across the columns`() throws {
    let a = try matrix([[1, 0], [1, 1], [1, 2]])
    let x = try a.leastSquares([1, 0, 4])
    #expect(x == [try Rational(1, over: 6), try Rational(3, over: 2)])
    #expect(throws: ArithmeticError.self) { try a.leastSquares([1]) }
  }

  @Test func `the Schur–Cohn test agrees with roots known`() throws {
    let half = try Rational(1, over: 2)
    let inside: [RationalPolynomial] = [
      RationalPolynomial(roots: [half, -half, half]), RationalPolynomial([half, 1, 1]),
      RationalPolynomial([3]), RationalPolynomial([0, 0, 1]),
    ]
    let outside: [RationalPolynomial] = [
      RationalPolynomial(roots: [half, 2]), RationalPolynomial([1, 0, 1]),
      RationalPolynomial(roots: [1]), RationalPolynomial([2, 1, 1]), RationalPolynomial([]),
    ]
    for p in inside { #expect(try p.hasAllRootsInsideUnitCircle(), "\(p)") }
    for p in outside { #expect(try !p.hasAllRootsInsideUnitCircle(), "\(p)") }
  }

  @Test func `the spectral radius is enclosed, that of complex pairs too`() throws {
    // The eigenvalues are 3 ± 4i and 2.
    let a = try matrix([[3, 4, 0], [-4, 3, 7], [0, 0, 2]])
    let radius = try a.spectralRadius(relativeBits: 40)
    #expect(radius.lower <= 5 && 5 <= radius.upper)
    #expect(radius.upper - radius.lower <= Rational(5).scaled(byTwoToThe: -40))
    let nilpotent = try matrix([[0, 1, 5], [0, 0, 3], [0, 0, 0]]).spectralRadius(relativeBits: 9)
    #expect(nilpotent == RationalInterval(0))
    #expect(try !a.hasSpectralRadius(below: 5))
    #expect(try a.hasSpectralRadius(below: try Rational(51, over: 10)))
    #expect(throws: ArithmeticError.self) { try matrix([[1, 2]]).spectralRadius(relativeBits: 5) }
  }
}
