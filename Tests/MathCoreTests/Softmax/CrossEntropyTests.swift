import Exact
import MathCore
import Testing

@Suite struct CrossEntropyTests {
  @Test func `the gradient of a confident prediction keeps its digits`() throws {
    let z = [40.0, 0, 0]
    let gradient = try Softmax.ceGrad(z, [1, 0, 0])
    let p = try Softmax.softmax(z)
    #expect(gradient[0] == -8.496708510583178e-18)
    #expect(Array(gradient[1...]) == Array(p[1...]))
    let jacobian = try Softmax.softmaxJacobian(z)
    #expect(jacobian[0, 0] == 8.496708510583178e-18)
    #expect(jacobian[0, 1] == jacobian[1, 0])
  }

  @Test func `gradients are within an ulp of the enclosed ones`() throws {
    var draws = DoubleDraws(seed: 51)
    for _ in 0..<150 {
      let count = draws.integer(1...6)
      let z = (0..<count).map { _ in draws.double(exponents: -3...5) }
      let target = draws.integer(0...count - 1)
      let truth = try SoftmaxEnclosure(z)
      let y = (0..<count).map { $0 == target ? 1.0 : 0 }
      let gradient = try Softmax.ceGrad(z, y)
      let jacobian = try Softmax.softmaxJacobian(z)
      for index in 0..<count {
        let p = try truth.probability(index)
        let shifted = index == target ? p.subtracting(.one, precision: 300) : p
        #expect(try isWithin(gradient[index], ulps: 1, of: shifted))
        let complement = Interval.one.subtracting(p, precision: 300)
        let slope = try p.multiplied(by: complement, precision: 300)
        #expect(try isWithin(jacobian[index, index], ulps: 1, of: slope))
      }
    }
  }

  @Test func `soft targets weigh the losses of classes, whatever their sum`() throws {
    let z = [0.5, -1.25, 3]
    let losses = try (0..<3).map { try Softmax.ceLogits(z, $0) }
    #expect(try Softmax.ceSoft(z, [0, 2, 0]) == 2 * losses[1])
    #expect(try Softmax.ceSoft(z, [0, 0, 0]) == 0)
    #expect(try Softmax.ceSmoothed(z, 1, 0) == losses[1])
    let truth = try SoftmaxEnclosure(z)
    let third = try Interval(Rational(1, over: 3), precision: 300)
    let sum = try (0..<3).reduce(Interval.zero) {
      $0.adding(try truth.crossEntropy($1), precision: 300)
    }
    let mean = try sum.multiplied(by: third, precision: 300)
    #expect(try isWithin(Softmax.ceSmoothed(z, 1, 1), ulps: 1, of: mean))
  }

  @Test func `a batch is the mean of its examples`() throws {
    let rows = [[1.0, 2, 0.5], [-3, 0, 3]]
    let batch = try Softmax.ceBatch(Matrix(rows: rows), [2, 0])
    let single = try Softmax.ceBatch(Matrix(rows: [rows[1]]), [0])
    #expect(try single.loss == Softmax.ceLogits(rows[1], 0))
    #expect(try single.gradient.elements == Softmax.ceGrad(rows[1], [1, 0, 0]))
    #expect(batch.gradient.row(1) == single.gradient.row(0).map { $0 / 2 })
    #expect(throws: MathError.shapes(function: "ceBatch", [2, 3], [1])) {
      try Softmax.ceBatch(Matrix(rows: rows), [0])
    }
    #expect(throws: MathError.self) { try Softmax.ceBatch(Matrix(rows: rows), [0, 3]) }
  }

  @Test func `the binary loss is mirrored to the bit`() throws {
    var draws = DoubleDraws(seed: 52)
    for _ in 0..<2000 {
      let x = draws.double(exponents: -30...9)
      let y = Double(draws.integer(0...1024)) / 1024
      let loss = try Softmax.bceLogits(x, y)
      #expect(try Softmax.bceLogits(-x, 1 - y).bitPattern == loss.bitPattern)
      #expect(try Softmax.bceGrad(-x, 1 - y) == -Softmax.bceGrad(x, y))
    }
    #expect(try Softmax.bceLogits(745, 1) == .leastNonzeroMagnitude)
    #expect(try Softmax.bceLogits(-.greatestFiniteMagnitude, 1) == .greatestFiniteMagnitude)
  }

  @Test func `a vector times the Jacobian is the sum over its rows`() throws {
    let z = [1.0, 0, -2]
    let product = try Softmax.softmaxVjp(z, [0, 1, 0])
    let jacobian = try Softmax.softmaxJacobian(z)
    #expect(product == jacobian.row(1))
    #expect(try Softmax.softmaxVjp(z, [3, 3, 3]).allSatisfy { $0.magnitude < 0x1p-52 })
  }

  @Test func `probabilities below all doubles count beside large targets and gradients`() throws {
    // e^−1000·10³⁰⁸ is near 5.08·10⁻¹²⁷, and of a deleted entry nothing is left.
    let power = try Interval(Rational(-1000), precision: 96).exponential(precision: 96).midpoint
      .rational
    let largest = 1e308
    let truth = try (power * Rational(largest)).roundedToDouble()
    let product = try Softmax.softmaxVjp([0, -1000, -.infinity], [0, largest, largest])
    #expect(product == [-truth, truth, 0])
    let gradient = try Softmax.ceGrad([0, -1000, -.infinity], [largest, 0, 0])
    #expect(gradient == [-truth, truth, 0])
    let far = try Softmax.ceGrad([0, -1420], [largest, 0])
    let farther = try Interval(Rational(-1420), precision: 96).exponential(precision: 96).midpoint
      .rational
    let rest = try (farther * Rational(largest)).roundedToDouble()
    #expect(far == [-rest, rest])
  }
}
