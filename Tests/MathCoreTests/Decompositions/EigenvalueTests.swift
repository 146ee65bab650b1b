import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct EigenvalueTests {
  private static let settings = Settings(cases: 300)

  @Test func `A is V times diag(values) times V' for symmetric A, over the rationals`() async {
    await forAll(.squareMatrices(), Self.settings) { half in
      let elements = half.rows.indices.flatMap { row in
        half.rows.indices.map { half[min(row, $0), max(row, $0)] }
      }
      let a = CoreMatrix(filling: elements, half.rowCount, half.rowCount)
      let found = try Decompositions.eigenSymmetric(a)
      #expect(zip(found.values, found.values.dropFirst()).allSatisfy(<=))
      let v = try found.vectors.exact()
      let limit = Ratio.square(10, a.rowCount, 0)
      #expect(try v.orthonormalityDefect() <= limit)
      let product = try v * RationalMatrix.diagonal(found.values.exact()) * v.transposed()
      let exact = try a.exact()
      // The square of the 2-norm is at least that of the Frobenius norm over n.
      let size = Rational(a.rowCount)
      #expect(try size * (exact - product).sumOfSquares <= limit * exact.sumOfSquares)
    }
  }

  @Test func `larger symmetric matrices, graded ones too, have orthonormal eigenvectors`() throws {
    var random = SampleMatrices(seed: 21)
    for (size, grade) in [(12, 0), (12, 30), (20, 0), (20, 3)] {
      var a = try random.matrix(size, size)
      for row in 0..<size {
        for column in 0...row {
          // Rows and columns fall by a power of two each.
          let value = a[row, column] * Double(sign: .plus, exponent: -grade * row, significand: 1)
          a[row, column] = value
          a[column, row] = value
        }
      }
      let found = try Decompositions.eigenSymmetric(a)
      let v = try found.vectors.exact()
      let limit = Ratio.square(5, size, 0)
      #expect(try v.orthonormalityDefect() <= limit)
      let exact = try a.exact()
      let residual = try exact * v - v * RationalMatrix.diagonal(found.values.exact())
      #expect(residual.sumOfSquares <= limit * exact.sumOfSquares)
    }
  }

  @Test func `eigenvalues of graded positive definite matrices are relatively accurate`() throws {
    // D·B·D with D = diag(1, 2⁻³⁰, 2⁻⁶⁰): the scales separate the values by so much that each is
    // a ratio of leading minors to 2⁻⁵⁰ or less.
    let (s, t) = (0x1p-30, 0x1p-60)
    let a = try CoreMatrix(rows: [[3, s, t], [s, 2 * s * s, s * t], [t, s * t, 4 * t * t]])
    let values = try Decompositions.eigenSymmetric(a).values.exact()
    let exact = try a.exact()
    var previous = Rational.one
    for size in 1...3 {
      let minor = try RationalMatrix(
        rows: (0..<size).map { row in (0..<size).map { exact[row, $0] } }
      ).determinant()
      let value = try minor / previous
      // The bound of Demmel and Veselić with κ(D·A·D) below 8: 30·u·κ.
      let error = (values[3 - size] - value).magnitude
      #expect(error <= Rational(240).scaled(byTwoToThe: -53) * value)
      previous = minor
    }
  }

  @Test func `a matrix that is not symmetric to the bit has no symmetric eigenvalues`() throws {
    let error = #expect(throws: MathError.self) {
      try Decompositions.eigenSymmetric(CoreMatrix(rows: [[1, 2], [0x1.0000000000001p1, 1]]))
    }
    #expect(error?.kind == "domain")
  }

  @Test func `the trace is the sum of the eigenvalues, and pairs are conjugate`() async {
    await forAll(.squareMatrices(), Self.settings) { a in
      let found = try Decompositions.eigenvalues(a)
      let exact = try a.exact()
      let sum = try found.re.exact().reduce(.zero, +)
      // n eigenvalues of A + E with |E| ≤ 50·n·2⁻⁵²·|A|: the traces differ by √n·|E| at most.
      let difference = try sum - exact.trace()
      let limit = Ratio.square(50, a.rowCount, 0) * Rational(a.rowCount)
      #expect(difference * difference <= limit * exact.sumOfSquares)
      let values = zip(found.re, found.im).map { [$0, $1] }
      #expect(Set(values) == Set(zip(found.re, found.im).map { [$0, 0 - $1] }))
      #expect(
        zip(values, values.dropFirst()).allSatisfy {
          $0[0] > $1[0] || $0[0] == $1[0] && $0[1] >= $1[1]
        })
    }
  }

  @Test func `the smallest singular value of A - λI is a rounding for each eigenvalue λ`() async {
    await forAll(.squareMatrices(sizes: 1...5), Self.settings) { a in
      let found = try Decompositions.eigenvalues(a)
      let size = try Norms.inducedNorm2(a)
      let n = a.rowCount
      for (re, im) in zip(found.re, found.im) {
        // [[A − re·I, im·I], [−im·I, A − re·I]] has the singular values of A − λI, each twice.
        var elements: [Double] = []
        for row in 0..<2 * n {
          for column in 0..<2 * n {
            let entry = row / n == column / n ? a[row % n, column % n] : 0
            let shift =
              row % n == column % n ? (row / n == column / n ? -re : row < n ? im : -im) : 0
            elements.append(entry + shift)
          }
        }
        let values = try Decompositions.singularValues(CoreMatrix(filling: elements, 2 * n, 2 * n))
        // Balancing is by similarity, so that the norm of the balanced matrix decides; it is smaller.
        #expect((values.last ?? 0) / 0x1p-52 <= 50 * Double(n) * size)
      }
    }
  }

  @Test func `triangles in any order of rows and columns give their diagonal exactly`() throws {
    let a = try CoreMatrix(rows: [[0.1, 0x1p900, 3], [0, -0x1p-900, 0], [0, 5, 0.3]])
    let found = try Decompositions.eigenvalues(a)
    #expect(found.re == [0.3, 0.1, -0x1p-900])
    #expect(found.im == [0, 0, 0])
    let nilpotent = try CoreMatrix(rows: [[0, 0, 0], [7, 0, 0], [1e9, -3, 0]])
    #expect(try Decompositions.spectralRadius(nilpotent) == 0)
  }

  @Test func `rotations and permutations have the spectra that everybody knows`() throws {
    let turn = try Decompositions.eigenvalues(CoreMatrix(rows: [[1, -2], [2, 1]]))
    #expect(turn.re == [1, 1])
    #expect(turn.im == [2, -2])
    #expect(
      try Decompositions.spectralRadius(CoreMatrix(rows: [[0, 1e308], [-1e308, 0]])) == 1e308)
    let cycle = try CoreMatrix(rows: [[0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]])
    let found = try Decompositions.eigenvalues(cycle)
    for (index, wanted) in [(1.0, 0.0), (0, 1), (0, -1), (-1, 0)].enumerated() {
      #expect(abs(found.re[index] - wanted.0) <= 50 * 4 * 0x1p-52)
      #expect(abs(found.im[index] - wanted.1) <= 50 * 4 * 0x1p-52)
    }
  }

  @Test func `a triple eigenvalue is found, where shifts and the diagonal cancel`() throws {
    // The characteristic polynomial is (x − 1)³ exactly, and a change of A by e moves its roots by ∛(4e).
    let matrix = try CoreMatrix(rows: [[1, 0x1p-49, 0], [1, 1, -2], [0, 0x1p-50, 1]])
    let cubeRootOfRoundings = 0x1p-15
    let found = try Decompositions.eigenvalues(matrix)
    #expect(found.re.count == 3 && found.re.allSatisfy { abs($0 - 1) <= cubeRootOfRoundings })
    #expect(found.im.allSatisfy { abs($0) <= cubeRootOfRoundings })
  }

  @Test func `a matrix that is not square has no eigenvalues, the empty one has none to list`()
    throws
  {
    let wide = try CoreMatrix(rows: [[1, 2]])
    #expect(throws: MathError.notSquare(function: "eigenvalues", shape: [1, 2])) {
      try Decompositions.eigenvalues(wide)
    }
    #expect(try Decompositions.eigenvalues(CoreMatrix(rows: [])).re.isEmpty)
    #expect(try Decompositions.spectralRadius(CoreMatrix(rows: [])) == 0)
  }
}
