import Exact
import Testing

@testable import MathCore

@Suite struct CertificateTests {
  typealias Matrix = MathCore.Matrix

  private func magnitudes(_ a: RationalMatrix) -> RationalMatrix {
    RationalMatrix(rowCount: a.rowCount, columnCount: a.columnCount) {
      a.elements[$0 * a.columnCount + $1].magnitude
    }
  }

  @Test func `approximate inverses of the factors bound what a perturbation can do`() throws {
    var samples = SampleMatrices(seed: 11)
    for size in 1...14 {
      let a = try samples.matrix(size, size, spread: size)
      let factors = Factors(a.elements, size: size)
      guard factors.hasPivots else { continue }
      let gamma = Factors.gamma(size)
      let bound = TriangularInverses(factors.elements, size: size)
        .perturbationBound(factors.elements, gamma: gamma)
      let entries = try factors.elements.map { try Rational($0) }
      let l = RationalMatrix(rowCount: size, columnCount: size) {
        $0 == $1 ? .one : $0 > $1 ? entries[$0 * size + $1] : .zero
      }
      let u = RationalMatrix(rowCount: size, columnCount: size) {
        $0 <= $1 ? entries[$0 * size + $1] : .zero
      }
      // ‖|L⁻¹|·γ·|L|·|U|·|U⁻¹|‖∞: the most that the bound has to cover.
      let middle = try magnitudes(l) * magnitudes(u)
      let whole = try magnitudes(l.inverse()) * middle * magnitudes(u.inverse())
      var norm = Rational.zero
      for row in 0..<size {
        let sum = whole.elements[row * size..<(row + 1) * size].reduce(.zero, +)
        norm = max(norm, try Rational(gamma) * sum)
      }
      #expect(try Rational(bound) >= norm)
      // It is nearly that: what is beyond comes from the errors of the inverses and of sums.
      #expect(try Rational(bound) <= norm * Rational(17, over: 16))
    }
  }

  @Test func `large systems are proved nonsingular in doubles`() throws {
    var samples = SampleMatrices(seed: 12)
    for size in [30, 64, 100] {
      let a = try samples.matrix(size, size)
      let system = try #require(ScaledSystem(a))
      #expect(system.perturbation < 0x1p-10)
      #expect(system.refined(a.column(0)) != nil)
      #expect(system.inverse() != nil)
      #expect(PairFactors(system.scaled.elements, size: size).certain != nil)
    }
  }

  @Test func `a singular matrix is never proved nonsingular`() throws {
    var samples = SampleMatrices(seed: 13)
    for size in 2...24 {
      let a = try samples.deficient(size, size)
      #expect(ScaledSystem(a) == nil)
      #expect(PairFactors(a.elements, size: size).certain == nil)
    }
  }

  @Test func `determinants of larger matrices are the exact ones, rounded once`() throws {
    var samples = SampleMatrices(seed: 14)
    for size in [16, 24, 36] {
      let a = try samples.matrix(size, size)
      #expect(try LinearSystems.det(a) == a.rationals.determinant().roundedToDouble())
    }
  }

  @Test func `what rounded factors miss is known within its bound`() throws {
    var samples = SampleMatrices(seed: 18)
    for size in 1...12 {
      let scaled = Equilibrated(try samples.matrix(size, size), scalesRows: true)
      let plain = Factors(scaled.elements, size: size)
      guard let factors = RoundedFactors(plain) else { continue }
      let entries = try factors.elements.map { try Rational($0) }
      let l = RationalMatrix(rowCount: size, columnCount: size) {
        $0 == $1 ? .one : $0 > $1 ? entries[$0 * size + $1] : .zero
      }
      let u = RationalMatrix(rowCount: size, columnCount: size) {
        $0 <= $1 ? entries[$0 * size + $1] : .zero
      }
      let product = try l * u
      let residual = factors.residual(of: scaled.elements)
      for row in 0..<size {
        for column in 0..<size {
          let entry = try Rational(scaled.elements[plain.order[row] * size + column])
          let place = row * size + column
          let missed = entry - product.elements[place]
          let bound = try Rational(residual.sizes[place]) * Rational(1, timesTwoToThe: -53)
          #expect(try (Rational(residual.values[place]) - missed).magnitude <= bound)
          // About 47 bits of the factors are kept.
          #expect(missed.magnitude <= Rational(Integer(size), timesTwoToThe: -40))
        }
      }
    }
  }

  @Test func `a determinant by the trace of what factors miss is within its bound`() throws {
    var samples = SampleMatrices(seed: 19)
    for size in [1, 2, 3, 5, 8, 13, 24] {
      let b = Equilibrated(try samples.matrix(size, size), scalesRows: true).elements
      let exact = try Matrix(rowCount: size, columnCount: size, elements: b)
        .rationals.determinant()
      guard let traced = TracedDeterminant(b, size: size) else {
        Issue.record("nothing is said of a determinant of size \(size)")
        continue
      }
      let significand = traced.determinant.significand
      let value =
        try (Rational(significand.high) + Rational(significand.low))
        * Rational(1, timesTwoToThe: traced.determinant.exponent)
      #expect(try (value - exact).magnitude <= Rational(traced.relativeError) * exact.magnitude)
      #expect(traced.relativeError < 0x1p-58)
    }
  }

  @Test func `inverses of larger matrices keep F9 entry by entry`() throws {
    var samples = SampleMatrices(seed: 15)
    for size in [12, 20, 32] {
      let a = try samples.matrix(size, size)
      // With zeros in the inverse: two blocks on the diagonal.
      var blocks = a
      for row in 0..<size {
        for column in 0..<size where (row < size / 3) != (column < size / 3) {
          blocks[row, column] = 0
        }
      }
      for matrix in [a, blocks] {
        let inverse = try #require(ScaledSystem(matrix)?.inverse())
        let (exact, x) = try (matrix.rationals, inverse.rationals)
        let residual = try exact * x - RationalMatrix.identity(size)
        let limits = try magnitudes(exact) * magnitudes(x)
        let unit = Rational(Integer(3 * size), timesTwoToThe: -53)
        for (error, limit) in zip(residual.elements, limits.elements) {
          #expect(error.magnitude <= unit * limit)
        }
      }
    }
  }
}
