import Exact
import MathCore
import Testing

@Suite struct RegressionTests {
  private func differences(_ draws: inout DoubleDraws) -> (x: [Double], y: [Double]) {
    let count = draws.integer(1...8)
    return (draws.vector(count: count), draws.vector(count: count))
  }

  /// Whether a double is within 1 ulp of an exact number; beyond the doubles it is an infinity.
  private func isNear(_ x: Double, _ exact: Rational) throws -> Bool {
    let rounded = exact.roundedToDouble()
    return rounded.isFinite
      ? try (Rational(x) - exact).magnitude <= Rational(rounded.ulp) : x == rounded
  }

  @Test func `losses are within one ulp at any scale`() throws {
    var draws = DoubleDraws(seed: 67)
    for round in 0..<500 {
      let (x, y) = differences(&draws)
      let delta = abs(draws.double(exponents: -300...300))
      let threshold = try Rational(delta)
      var (squares, distances, bends) = (Rational(0), Rational(0), Rational(0))
      for (a, b) in zip(x, y) {
        let r = try (Rational(a) - Rational(b)).magnitude
        squares += r * r
        distances += r
        bends +=
          try r <= threshold ? r * r / Rational(2) : threshold * (r - threshold / Rational(2))
      }
      let n = Rational(x.count)
      #expect(try isNear(Regression.mse(x, y), squares / n), "round \(round)")
      #expect(try isNear(Regression.mae(x, y), distances / n), "round \(round)")
      #expect(try isNear(Regression.huber(x, y, delta), bends / n), "round \(round)")
    }
  }

  @Test func `gradients of losses by the predictions are signs and residuals over n`() throws {
    #expect(try Regression.maeGrad([1, 2, 3, 4], [2, 2, 1, 4.5]) == [-0.25, 0, 0.25, -0.25])
    #expect(
      try Regression.huberGrad([1, 2, 3, 5], [1.5, 2, 1, 9], 1) == [-0.125, 0, 0.25, -0.25])
  }

  @Test func `the gradient of the mean squared error is −2x(y − ŷ) and −2(y − ŷ)`() throws {
    // ŷ = 3·2 + 1 = 7 and y = 10: the error is 3.
    let one = try Regression.mseGrad(CoreMatrix(rows: [[3]]), [10], [2], 1)
    #expect(one.w == [-18] && one.b == -6)
    var draws = DoubleDraws(seed: 68)
    for _ in 0..<200 {
      let rows = (0..<3).map { _ in (0..<2).map { _ in draws.double(exponents: -9...9) } }
      let y = (0..<3).map { _ in draws.double(exponents: -9...9) }
      let w = (0..<2).map { _ in draws.double(exponents: -9...9) }
      let b = draws.double(exponents: -9...9)
      let found = try Regression.mseGrad(CoreMatrix(rows: rows), y, w, b)
      var (exact, magnitudes) = ([Rational(0), 0, 0], [Rational(0), 0, 0])
      for (row, target) in zip(rows, y) {
        let residual = try exactDot(row, w) + Rational(b) - Rational(target)
        for (index, input) in (row + [1]).enumerated() {
          let term = try Rational(input) * residual * Rational(2) / Rational(3)
          exact[index] += term
          magnitudes[index] += term.magnitude
        }
      }
      for (index, value) in (found.w + [found.b]).enumerated() {
        // Two roundings, and pairs within 2⁻⁶⁴ of the terms.
        let bound =
          exact[index].magnitude.scaled(byTwoToThe: -52)
          + magnitudes[index].scaled(byTwoToThe: -64)
        #expect(try (Rational(value) - exact[index]).magnitude <= bound)
      }
    }
  }

  @Test func `the mean of the gradients of all batches of a size is the full gradient`() throws {
    let x = try CoreMatrix(rows: [[1, 2], [3, -1], [0, 4], [2, 2]])
    let (y, w) = ([1.0, -2, 3, 5], [0.5, 2.0])
    let full = try Regression.mseGrad(x, y, w, 1)
    var (sum, offset) = ([0.0, 0], 0.0)
    for first in 0..<4 {
      for second in first + 1..<4 {
        let batch = try Descent.batchGradient(x, y, w, 1, [first, second])
        sum = zip(sum, batch.w).map { $0 + $1 }
        offset += batch.b
      }
    }
    #expect(sum.map { $0 / 6 } == full.w && offset / 6 == full.b)
    #expect(throws: MathError.self) { try Descent.batchGradient(x, y, w, 1, []) }
    #expect(throws: MathError.self) { try Descent.batchGradient(x, y, w, 1, [4]) }
    #expect(throws: MathError.self) { try Descent.batchGradient(x, y, w, 1, [-1]) }
  }

  @Test func `least squares finds Läuchli's weights, where normal equations are singular`() throws {
    let e = 0x1p-30
    let x = try CoreMatrix(rows: [[1, 1], [e, 0], [0, e]])
    #expect(try Regression.ols(x, [2, e, e]).allSatisfy { abs($0 - 1) <= 1e-15 })
    #expect(throws: MathError.singular(function: "ols", size: 2, rank: 1)) {
      try Regression.ols(CoreMatrix(rows: [[1, 2], [2, 4], [3, 6]]), [1, 2, 3])
    }
    #expect(throws: MathError.shapes(function: "ols", [3, 2], [2])) {
      try Regression.ols(x, [1, 2])
    }
  }

  @Test func `weights are right to a few units of the last place, large residuals or not`() throws {
    var draws = DoubleDraws(seed: 71)
    for round in 0..<200 {
      let width = draws.integer(1...3)
      var rows = (0..<5).map { _ in (0..<width).map { _ in draws.double(exponents: -3...3) } }
      if width > 1, round % 2 == 0 {
        // Two columns that differ by 2⁻²⁰ of themselves: their condition number is about 2²¹.
        for row in rows.indices { rows[row][1] = rows[row][0] * (1 + rows[row][1] * 0x1p-20) }
      }
      let y = (0..<5).map { _ in draws.double(exponents: -3...3) }
      let x = try CoreMatrix(rows: rows)
      let exact = try x.exact()
      let gram = try exact.transposed() * exact
      guard try gram.determinant() != .zero else { continue }
      let wanted = try gram.solve(exact.transposed() * y.exact())
      let found = try Regression.ols(x, y)
      let largest = wanted.map(\.magnitude).reduce(Rational(0)) { max($0, $1) }
      for (weight, value) in zip(found, wanted) {
        // Columns of one size within 2⁷, and four units of 2⁻⁵³ of the largest.
        #expect(
          try (Rational(weight) - value).magnitude <= largest.scaled(byTwoToThe: -53 + 2 + 7),
          "round \(round)")
      }
    }
    let e = 0x1p-30
    let steep = try Regression.ols(CoreMatrix(rows: [[1, 1], [e, 0], [0, e]]), [3, 1, 1])
    // By symmetry both are (3 + e)/(2 + e²): the condition number is 1.5e9, the residual large.
    let sum = try (Rational(3) + Rational(e)) / (Rational(2) + Rational(e) * Rational(e))
    for weight in steep {
      #expect(try (Rational(weight) - sum).magnitude <= sum.scaled(byTwoToThe: -51))
    }
  }

  @Test func `graded columns and a large residual leave few units of the last place`() throws {
    // The third column is nearly the sum of the others: κ is about 2^k, and y is far from the span.
    for exponent in [20, 30, 38] {
      let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
      let x = try CoreMatrix(rows: [
        [1, 0x1p20, 2], [2, -0x1p20, 1 + unit], [3, 0x1p21, 5 + 2 * unit], [-1, 3 * 0x1p20, 2],
      ])
      let y = [1, 1.1, -7, 5.0]
      let exact = try x.exact()
      let gram = try exact.transposed() * exact
      let wanted = try gram.solve(exact.transposed() * y.exact())
      let found = try Regression.ols(x, y)
      // In columns of one size all weights are of the size of the greatest.
      let sizes: [Double] = [1, 0x1p20, 1]
      let largest = try zip(wanted, sizes).map { try $0.magnitude * Rational($1) }
        .reduce(Rational(0)) { max($0, $1) }
      for (index, value) in wanted.enumerated() {
        let error = try (Rational(found[index]) - value).magnitude * Rational(sizes[index])
        #expect(error <= largest.scaled(byTwoToThe: -50), "2^-\(exponent), weight \(index)")
      }
    }
  }

  @Test func `the mean of numbers that cancel is 0 to far more than their digits`() throws {
    let none = try CoreMatrix(rowCount: 2, columnCount: 0, elements: [])
    let b = try Regression.olsIntercept(none, [1, -1]).b
    #expect(abs(b) <= 0x1p-104)
  }

  @Test func `a line through points is found with its offset`() throws {
    let x = try CoreMatrix(rows: [[0], [1], [2], [3]])
    let line = try Regression.olsIntercept(x, [1, 3, 5, 7])
    #expect(abs(line.w[0] - 2) <= 0x1p-50 && abs(line.b - 1) <= 0x1p-50)
    // Equal inputs leave the slope open.
    #expect(throws: MathError.singular(function: "olsIntercept", size: 2, rank: 1)) {
      try Regression.olsIntercept(CoreMatrix(rows: [[2], [2]]), [1, 3])
    }
    let mean = try Regression.olsIntercept(
      CoreMatrix(rowCount: 3, columnCount: 0, elements: []), [1, 2, 6])
    #expect(mean.w == [] && abs(mean.b - 3) <= 0x1p-50)
  }

  @Test func `the hat matrix is symmetric to the bit and projects to the columns`() throws {
    let x = try CoreMatrix(rows: [[1, 0.3], [1, 0.7], [1, -2], [1, 5]])
    let hat = try Regression.hatMatrix(x)
    #expect(hat == Matrices.transpose(hat))
    let fitted = try Matrices.matmul(hat, x)
    for (a, b) in zip(fitted.elements, x.elements) { #expect(abs(a - b) <= 100 * 0x1p-52 * 5) }
    #expect(abs(try Matrices.trace(hat) - 2) <= 100 * 0x1p-52)
    #expect(throws: MathError.singular(function: "hatMatrix", size: 3, rank: 2)) {
      try Regression.hatMatrix(CoreMatrix(rows: [[1, 0, 1], [0, 1, 1]]))
    }
  }

  @Test func `residuals are correctly rounded where they cancel`() throws {
    let x = try CoreMatrix(rows: [[1 + 0x1p-30, 1], [3, 4]])
    let w = [1 + 0x1p-30, 0x1p-60]
    // (1 + e)² + e² with e = 2⁻³⁰ is 1 + 2e + 2e².
    #expect(try Regression.residuals(x, [1 + 0x1p-29, 0], w)[0] == -0x1p-59)
    #expect(try Regression.residuals(x, [0, 10], [1, 2])[1] == -1)
  }
}
