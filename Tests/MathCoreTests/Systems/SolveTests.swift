import Exact
import MathCore
import Testing

@Suite struct SolveTests {
  typealias Matrix = MathCore.Matrix

  /// The componentwise backward error (Oettli and Prager), exactly; 0/0 counts as 0.
  private func backwardError(_ a: Matrix, _ x: [Double], _ b: [Double]) throws -> Rational? {
    var worst = Rational.zero
    for row in 0..<a.rowCount {
      var residual = try Rational(b[row])
      var scale = residual.magnitude
      for column in 0..<a.columnCount {
        let product = try Rational(a[row, column]) * Rational(x[column])
        residual -= product
        scale += product.magnitude
      }
      if residual.isZero { continue }
      guard !scale.isZero else { return nil }
      worst = max(worst, try residual.magnitude / scale)
    }
    return worst
  }

  @Test func `the backward error is at most 2u`() throws {
    var samples = SampleMatrices(seed: 5)
    let bound = Rational(1, timesTwoToThe: -52)
    for round in 0..<300 {
      let size = samples.count(below: 12)
      let a =
        try round % 3 == 0 ? samples.graded(size, size) : samples.matrix(size, size, spread: 20)
      let b = (0..<size).map { _ in samples.double(exponent: 0) }
      guard try !a.rationals.determinant().isZero else { continue }
      let x = try LinearSystems.solve(a, b)
      // Beyond the range of doubles no such bound holds.
      guard x.allSatisfy({ $0.isNormal || $0 == 0 }) else { continue }
      let error = try backwardError(a, x, b)
      #expect(error.map { $0 <= bound } == true, "\(a) \(b)")
    }
  }

  @Test func `a row that meets only zeros of the solution is solved too`() throws {
    let a = try Matrix(rows: [[0.55, -0.4, 0.78], [0.49, 0.32, 0.32], [0, 0.49, -0.53]])
    #expect(try LinearSystems.solve(a, a.column(0)) == [1, 0, 0])
  }

  @Test func `ill-conditioned systems are solved within the same bound`() throws {
    for size in 1...12 {
      let a = try hilbert(size)
      let b = [Double](repeating: 1, count: size)
      let error = try backwardError(a, LinearSystems.solve(a, b), b)
      #expect(error.map { $0 <= Rational(1, timesTwoToThe: -52) } == true)
    }
  }

  @Test func `singular is decided, not guessed`() throws {
    let a = try Matrix(rows: [[1, 2, 1], [-2, -3, 1], [3, 5, 0]])
    #expect(throws: MathError.singular(function: "solve", size: 3, rank: 2)) {
      try LinearSystems.solve(a, [1, 2, 3])
    }
    #expect(throws: MathError.singular(function: "inverse", size: 3, rank: 2)) {
      try LinearSystems.inverse(a)
    }
    // One bit away from singular: 0.1 · 2.1 and 0.3 · 0.7 differ as doubles.
    let near = try Matrix(rows: [[0.1, 0.7], [0.3, 2.1]])
    let exact = try near.rationals.solve([1, 0])
    #expect(try LinearSystems.solve(near, [1, 0]) == exact.map { $0.roundedToDouble() })
  }

  @Test func `shapes, sizes and numbers that do not fit are refused`() throws {
    #expect(throws: MathError.notSquare(function: "solve", shape: [1, 2])) {
      try LinearSystems.solve(Matrix(rows: [[1, 2]]), [1])
    }
    #expect(throws: MathError.shapes(function: "solve", [1, 1], [2])) {
      try LinearSystems.solve(Matrix(rows: [[1]]), [1, 2])
    }
    #expect(try LinearSystems.solve(Matrix(rows: []), []) == [])
    let error = #expect(throws: MathError.self) {
      try LinearSystems.solve(Matrix(rows: [[1]]), [.infinity])
    }
    #expect(error?.kind == "notFinite")
  }
}
