import Exact
import Testing

@testable import MathCore

@Suite struct InverseTests {
  typealias Matrix = MathCore.Matrix

  @Test func `an inverse is the exact one to a few ulps of its entries' own size`() throws {
    var samples = SampleMatrices(seed: 6)
    for _ in 0..<120 {
      let size = samples.count(below: 8)
      let a = try samples.matrix(size, size)
      guard let exact = try? a.rationals.inverse() else { continue }
      guard let inverse = try? LinearSystems.inverse(a) else { continue }
      // |X − A⁻¹| ≤ 4u·(|A⁻¹||A||A⁻¹| + |A⁻¹|): twice the effect of rounding A once and X once.
      let magnitude = RationalMatrix(rowCount: size, columnCount: size) {
        exact.elements[$0 * size + $1].magnitude
      }
      let entries = try a.rationals
      let size2 = RationalMatrix(rowCount: size, columnCount: size) {
        entries.elements[$0 * size + $1].magnitude
      }
      let scale = try magnitude * size2 * magnitude + magnitude
      for place in 0..<size * size {
        let error = try Rational(inverse.elements[place]) - exact.elements[place]
        #expect(error.magnitude <= scale.elements[place] * Rational(1, timesTwoToThe: -51))
      }
    }
  }

  @Test func `the bound by norms shows no more than the exact residual of an inverse has`() throws {
    var samples = SampleMatrices(seed: 17)
    var shown = 0
    for size in [1, 2, 5, 9, 20] {
      let b = try samples.matrix(size, size, spread: 0).elements.map { $0 / 2 }
      let a = try Matrix(rowCount: size, columnCount: size, elements: b)
      let inverse = try LinearSystems.inverse(a)
      let exact = try RationalMatrix.identity(size) - a.rationals * inverse.rationals
      let residual = InverseResidual(b, inverse.elements, size: size)
      let sizes = try absolute(a) * absolute(inverse)
      let unit = Rational(1, timesTwoToThe: -53)
      for (place, entry) in exact.elements.enumerated() {
        let value = try Rational(residual.values[place])
        let bound = try 4 * unit * value.magnitude + Rational(residual.errors[place % size])
        #expect((value - entry).magnitude <= bound)
      }
      // About 75 bits: far below the residual of an inverse that is wrong in its last bits.
      #expect(residual.errors.allSatisfy { $0 <= 0x1p-65 * Double(size * size) * highest(inverse) })
      // One step more changes nothing but roundings; a wrong inverse is not shown.
      let step = try a.rationals.inverse().elements.map { $0.roundedToDouble() }
      if residual.shows(step, b) { shown += 1 }
      let crude = InverseResidual(b, inverse.elements.map { $0 * 1.0001 }, size: size)
      #expect(!crude.shows(inverse.elements.map { $0 * 1.0001 }, b))
      let computed = try a.rationals * inverse.rationals - .identity(size)
      for (place, entry) in computed.elements.enumerated() {
        #expect(entry.magnitude <= Rational(3 * size) * unit * sizes.elements[place])
      }
    }
    #expect(shown >= 4)
  }

  private func absolute(_ a: Matrix) throws -> RationalMatrix {
    let entries = try a.rationals
    return RationalMatrix(rowCount: a.rowCount, columnCount: a.columnCount) {
      entries.elements[$0 * a.columnCount + $1].magnitude
    }
  }

  private func highest(_ a: Matrix) -> Double { a.elements.reduce(0) { max($0, $1.magnitude) } }

  @Test func `a condition number of 2^53 or more is reported in place of digits`() throws {
    let error = #expect(throws: MathError.self) { try LinearSystems.inverse(hilbert(13)) }
    #expect(error?.kind == "illConditioned")
    let inverse = try LinearSystems.inverse(hilbert(10))
    let exact = try hilbert(10).rationals.inverse()
    #expect(inverse.elements == exact.elements.map { $0.roundedToDouble() })
  }

  @Test func `an inverse beyond the range of doubles is an infinity, and not ill-conditioned`()
    throws
  {
    let least = Double.leastNonzeroMagnitude
    #expect(try LinearSystems.inverse(Matrix(rows: [[least]])).rows == [[.infinity]])
    let a = try Matrix(rows: [[least, least], [0, least]])
    let inverse = try LinearSystems.inverse(a)
    #expect(inverse.rows == [[.infinity, -.infinity], [0, .infinity]])
    #expect(throws: MathError.illConditioned(function: "inverse", condition: .infinity)) {
      try LinearSystems.inverse(Matrix(rows: [[least, 0], [0, 1]]))
    }
  }

  @Test func `diagonals of any scale are inverted exactly`() throws {
    let a = try Matrix(rows: [[0x1p1000, 0], [0, 0x1p990]])
    #expect(try LinearSystems.inverse(a).rows == [[0x1p-1000, 0], [0, 0x1p-990]])
    #expect(try LinearSystems.inverse(Matrix(rows: [])).shape == [0, 0])
  }
}
