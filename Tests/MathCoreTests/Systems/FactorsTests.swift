import Exact
import MathCore
import Testing

@Suite struct FactorsTests {
  typealias Matrix = MathCore.Matrix

  @Test func `the factors multiply to the matrix with its rows exchanged, within the bound F8`()
    throws
  {
    var samples = SampleMatrices(seed: 7)
    for round in 0..<150 {
      let size = samples.count(below: 9)
      let a =
        try round % 2 == 0 && size > 0 ? samples.deficient(size, size) : samples.matrix(size, size)
      let factors = try LinearSystems.lu(a)
      #expect(factors.p.sorted() == Array(0..<size))
      #expect(factors.l.elements.allSatisfy { $0.magnitude <= 1 })
      let (l, u) = try (factors.l.rationals, factors.u.rationals)
      let product = try l * u
      let sizes = try absolute(l) * absolute(u)
      // γₙ = n·u / (1 − n·u).
      let nu = Rational(Integer(size), timesTwoToThe: -53)
      let gamma = try nu / (1 - nu)
      for row in 0..<size {
        for column in 0..<size {
          let place = row * size + column
          let error = try Rational(a[factors.p[row], column]) - product.elements[place]
          #expect(error.magnitude <= gamma * sizes.elements[place])
          #expect(column >= row || factors.u[row, column] == 0)
          #expect(column <= row || factors.l[row, column] == 0)
        }
      }
    }
  }

  private func absolute(_ a: RationalMatrix) -> RationalMatrix {
    RationalMatrix(rowCount: a.rowCount, columnCount: a.columnCount) {
      a.elements[$0 * a.columnCount + $1].magnitude
    }
  }

  @Test func `the pivot is the first of the largest`() throws {
    let factors = try LinearSystems.lu(Matrix(rows: [[1, 2], [-3, 4]]))
    #expect(factors.p == [1, 0])
    #expect(try LinearSystems.lu(Matrix(rows: [[2, 1], [-2, 4]])).p == [0, 1])
  }

  @Test func `nothing overflows before the result does`() throws {
    let a = try Matrix(rows: [[0x1p1023, -0x1p1023], [0x1p1023, 0x1.8p1022]])
    let factors = try LinearSystems.lu(a)
    #expect(factors.u.rows == [[0x1p1023, -0x1p1023], [0, 0x1.cp1023]])
  }

  @Test func `a product that underflows is not scaled up again`() throws {
    let multiplier = 0x1p-1020 / 3
    let factors = try LinearSystems.lu(
      Matrix(rows: [[3, 0, 1], [0x1p-1020, 0, 0], [0, 0, 512]]))
    // 0 − l·1, which no rounding touches; the row without a pivot passes below.
    #expect(factors.l[1, 0] == multiplier)
    #expect(factors.u[1, 2] == -multiplier)
  }

  @Test func `scaling takes no bits from small entries beside large ones`() throws {
    let tiny = 8 * Double.leastNonzeroMagnitude
    let factors = try LinearSystems.lu(Matrix(rows: [[0, 16], [0, tiny]]))
    #expect(factors.u[0, 1] == 16)
    #expect(factors.u[1, 1] == tiny)
  }
}
