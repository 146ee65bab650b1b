import Exact
import MathCore
import Testing

@Suite struct RanksTests {
  typealias Matrix = MathCore.Matrix

  @Test func `the rank is the exact one, whatever the shape and the scale`() throws {
    var samples = SampleMatrices(seed: 8)
    for _ in 0..<400 {
      let a = try samples.any(samples.count(below: 8), samples.count(below: 8))
      let rank = try a.rationals.rank()
      #expect(try Ranks.rank(a) == rank, "\(a)")
      #expect(try Ranks.isIndependent(a) == (rank == a.columnCount))
    }
  }

  @Test func `ranks that thresholds get wrong`() throws {
    #expect(try Ranks.rank(hilbert(12)) == 12)
    #expect(try Ranks.rank(Matrix(rows: [[0.1, 0.7], [0.3, 2.1]])) == 2)
    #expect(try Ranks.rank(Matrix(rows: [[1, 2, 1], [-2, -3, 1], [3, 5, 0]])) == 2)
    #expect(try Ranks.rank(Matrix(rows: [[0x1p-1074, 0], [0, 0x1p1023]])) == 2)
    #expect(try Ranks.rank(Matrix(rows: [])) == 0)
    #expect(try Ranks.rank(Matrix(rows: [[], []])) == 0)
  }

  /// Gauss and Jordan by the book.
  private func reduced(_ a: RationalMatrix) throws -> (rows: [[Rational]], pivots: [Int]) {
    var rows = a.rows
    var pivots: [Int] = []
    for column in 0..<a.columnCount {
      let top = pivots.count
      guard let found = rows.indices.first(where: { $0 >= top && !rows[$0][column].isZero })
      else { continue }
      rows.swapAt(found, top)
      let pivot = rows[top][column]
      rows[top] = try rows[top].map { try $0 / pivot }
      for row in rows.indices where row != top {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[top]).map { $0 - factor * $1 }
      }
      pivots.append(column)
    }
    return (rows, pivots)
  }

  @Test func `the echelon form is the exact one, every entry rounded once`() throws {
    var samples = SampleMatrices(seed: 9)
    for _ in 0..<250 {
      let a = try samples.any(samples.count(below: 6), samples.count(below: 7))
      let (rows, pivots) = try reduced(a.rationals)
      let form = try Ranks.rref(a)
      #expect(form.pivots == pivots)
      #expect(form.matrix.rows == rows.map { $0.map { $0.roundedToDouble() } }, "\(a)")
      let basis = try Ranks.basis(a)
      #expect(basis.shape == [a.rowCount, pivots.count])
      for (place, pivot) in pivots.enumerated() {
        #expect(basis.column(place) == a.column(pivot))
      }
      let kernel = try Ranks.nullspace(a)
      let free = (0..<a.columnCount).filter { !pivots.contains($0) }
      #expect(kernel.shape == [a.columnCount, free.count])
      for (place, column) in free.enumerated() {
        var expected = [Double](repeating: 0, count: a.columnCount)
        expected[column] = 1
        for (row, pivot) in pivots.enumerated() {
          expected[pivot] = (-rows[row][column]).roundedToDouble()
        }
        #expect(kernel.column(place) == expected)
      }
    }
  }

  @Test func `coordinates lead back to the vector`() throws {
    var samples = SampleMatrices(seed: 10)
    for _ in 0..<100 {
      let columns = samples.count(below: 5)
      let a = try samples.wholeMatrix(columns + 2, columns)
      let c = (0..<columns).map { _ in samples.whole(below: 9) }
      let v = (0..<columns + 2).map { row in
        zip(a.row(row), c).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let rank = try a.rationals.rank()
      if rank == columns {
        #expect(try Ranks.coordinates(a, v) == c)
      } else {
        #expect(throws: MathError.singular(function: "coordinates", size: columns, rank: rank)) {
          try Ranks.coordinates(a, v)
        }
      }
    }
  }

  @Test func `a vector outside of the span has no coordinates`() throws {
    let error = #expect(throws: MathError.self) {
      try Ranks.coordinates(Matrix(rows: [[1], [2]]), [1, 3])
    }
    #expect(error?.kind == "domain")
    #expect(throws: MathError.shapes(function: "coordinates", [2, 1], [3])) {
      try Ranks.coordinates(Matrix(rows: [[1], [2]]), [1, 3, 4])
    }
  }
}
