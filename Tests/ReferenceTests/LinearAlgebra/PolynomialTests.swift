import Exact
import Reference
import PropertyTesting
import Testing

@Suite struct PolynomialTests {
  private func matrix(_ rows: [[Int]]) throws -> RationalMatrix {
    try Matrix(rows: rows.map { $0.map { Rational($0) } })
  }

  @Test func `the characteristic polynomial of a 2 × 2 matrix is x² − tr x + det`() throws {
    let p = try matrix([[1, 2], [3, 4]]).characteristicPolynomial()
    #expect(p.coefficients == [-2, -5, 1])
    let halves = Rational(1).scaled(byTwoToThe: -1) * (try matrix([[1, 2], [3, 4]]))
    let half = try Rational(-1, over: 2)
    #expect(
      try halves.characteristicPolynomial().coefficients == [half, try Rational(-5, over: 2), 1])
    #expect(try RationalMatrix.identity(0).characteristicPolynomial().coefficients == [1])
    #expect(throws: ArithmeticError.self) { try matrix([[1, 2]]).characteristicPolynomial() }
  }

  @Test func `every matrix is a root of its characteristic polynomial`() throws {
    var random = Random(seed: 1)
    for n in 1...4 {
      let a = random.matrix(n, n)
      let value = try a.characteristicPolynomial().value(at: a)
      #expect(value == RationalMatrix.zero(rowCount: n, columnCount: n))
    }
  }

  @Test func `a quotient times the divisor plus the remainder is the dividend`() throws {
    let a = RationalPolynomial([1, 2, 0, 3])
    let b = RationalPolynomial([2, 5])
    let (quotient, remainder) = try a.divided(by: b)
    #expect(remainder.degree < b.degree)
    for x in -3...3 {
      let x = Rational(x)
      #expect(
        quotient.value(at: x) * b.value(at: x) + remainder.value(at: x) == a.value(at: x))
    }
    #expect(throws: ArithmeticError.self) { try a.divided(by: RationalPolynomial([0])) }
  }

  @Test func `the square-free part has each root once`() throws {
    let p = RationalPolynomial(roots: [2, 2, 2, -1, -1, 5])
    #expect(try p.squareFreePart() == RationalPolynomial(roots: [2, -1, 5]))
  }

  @Test func `roots are found with their multiplicities, whole ones and zero exactly`() throws {
    let roots = try RealRoots(of: RationalPolynomial(roots: [-3, -3, 0, 0, 0, 1, 7]))
    #expect(roots.count == 4)
    #expect(roots.count(above: -3, upTo: 1) == 2)
    let found = try roots.intervals(relativeBits: 30)
    #expect(found.map(\.multiplicity) == [2, 3, 1, 1])
    for (interval, root) in zip(found, [Rational(-3), 0, 1, 7]) {
      #expect(interval.lower <= root && root <= interval.upper)
      #expect(interval.upper - interval.lower <= root.magnitude.scaled(byTwoToThe: -29))
    }
    #expect(found[1].lower == 0 && found[1].upper == 0)
  }

  @Test func `roots of quite different magnitudes, irrational ones too, are isolated`() throws {
    let tiny = Rational(1).scaled(byTwoToThe: -300)
    let p =
      RationalPolynomial([-2, 0, 1])
      * RationalPolynomial([-tiny, 0, 1]) * RationalPolynomial([1, 0, 1])
    let found = try RealRoots(of: p).intervals(relativeBits: 60)
    #expect(found.count == 4)
    for (interval, square) in zip(found, [2, tiny, tiny, Rational(2)]) {
      let (inner, outer) = (
        min(interval.lower.magnitude, interval.upper.magnitude),
        max(interval.lower.magnitude, interval.upper.magnitude)
      )
      #expect(inner * inner <= square && square <= outer * outer)
      #expect(outer - inner <= inner.scaled(byTwoToThe: -60))
    }
  }

  @Test func `a polynomial without real roots has none, and zero has too many`() throws {
    #expect(try RealRoots(of: RationalPolynomial([1, 0, 1])).intervals(relativeBits: 9).isEmpty)
    #expect(try RealRoots(of: RationalPolynomial([5])).count == 0)
    #expect(throws: ArithmeticError.self) { try RealRoots(of: RationalPolynomial([])) }
  }

  @Test func `symmetric matrices have all roots real`() throws {
    var random = Random(seed: 2)
    for n in 1...4 {
      let roots = try RealRoots(of: random.matrix(n, n).gramMatrix().characteristicPolynomial())
      #expect(roots.count == roots.squareFree.degree)
    }
  }
}
