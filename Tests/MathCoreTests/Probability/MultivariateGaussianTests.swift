import Exact
import Testing

@testable import MathCore

@Suite struct MultivariateGaussianTests {
  private typealias Table = [[Rational]]

  /// BB' + I for a small integer B: positive definite.
  private func covariance(_ draws: inout DoubleDraws, size: Int) throws -> MathCore.Matrix {
    let b = (0..<size).map { _ in (0..<size).map { _ in draws.integer(-3...3) } }
    var a = MathCore.Matrix(zeros: size, size)
    for i in 0..<size {
      for j in 0..<size {
        var entry = i == j ? 1 : 0
        for k in 0..<size { entry += b[i][k] * b[j][k] }
        a[i, j] = Double(entry)
      }
    }
    return a
  }

  /// The solution of a nonsingular system over the rationals, by Gauss and Jordan.
  private func solution(_ a: Table, _ right: Table) throws -> Table {
    var rows = zip(a, right).map { $0 + $1 }
    for k in rows.indices {
      let found = try #require(rows.indices[k...].first { rows[$0][k].signum != 0 })
      rows.swapAt(k, found)
      let pivot = rows[k][k]
      rows[k] = try rows[k].map { try $0 / pivot }
      for other in rows.indices where other != k {
        let factor = rows[other][k]
        rows[other] = zip(rows[other], rows[k]).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0[a.count...]) }
  }

  private func exact(_ a: MathCore.Matrix) throws -> Table { try a.rows.map { try $0.exact() } }

  private func square(_ x: [Double], _ mean: [Double], _ a: MathCore.Matrix) throws -> Rational {
    let difference = try zip(x.exact(), mean.exact()).map { $0 - $1 }
    let solved = try solution(exact(a), difference.map { [$0] })
    return zip(difference, solved).reduce(Rational(0)) { $0 + $1.0 * $1.1[0] }
  }

  @Test func `the square of the distance is correctly rounded`() throws {
    var draws = DoubleDraws(seed: 231)
    for round in 0..<60 {
      let size = draws.integer(1...4)
      let a = try covariance(&draws, size: size)
      let x = (0..<size).map { _ in draws.double(exponents: -30...30) }
      let mean = (0..<size).map { _ in draws.double(exponents: -30...30) }
      #expect(
        try MultivariateGaussian.mahalanobis(x, mean, a)
          == square(x, mean, a).roundedToDouble(), "round \(round)")
    }
    let a = try MathCore.Matrix(rows: [[2, 1], [1, 2]])
    #expect(try MultivariateGaussian.mahalanobis([1, 0], [0, 0], a) == 2.0 / 3)
    #expect(try MultivariateGaussian.mahalanobis([1, 2], [1, 2], a) == 0)
    let tiny = try MathCore.Matrix(rows: [[0x1p-1000]])
    #expect(try MultivariateGaussian.mahalanobis([0x1p-600], [0], tiny) == 0x1p-200)
  }

  @Test func `nearly singular covariances lose no digit`() throws {
    let hilbert = try MathCore.Matrix(
      rows: (0..<6).map { i in (0..<6).map { 1 / Double(i + $0 + 1) } })
    let x = [1.0, -2, 3, -4, 5, -6]
    let mean = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    #expect(
      try MultivariateGaussian.mahalanobis(x, mean, hilbert)
        == square(x, mean, hilbert).roundedToDouble())
    // The determinant is 1, and the condition number 2^104.
    let n = 0x1p25
    let thin = try MathCore.Matrix(
      rows: [[2 * n * n - 2 * n + 1, 2 * n * n], [2 * n * n, 2 * n * n + 2 * n + 1]])
    #expect(
      try MultivariateGaussian.mahalanobis([1, 0], [0, 0], thin)
        == square([1, 0], [0, 0], thin).roundedToDouble())
  }

  @Test func `log densities are their definition over enclosures`() throws {
    var draws = DoubleDraws(seed: 232)
    let precision = 300
    for round in 0..<40 {
      let size = draws.integer(1...4)
      let a = try covariance(&draws, size: size)
      let x = (0..<size).map { _ in draws.double(exponents: -3...3) }
      let mean = (0..<size).map { _ in draws.double(exponents: -3...3) }
      // The entries are small integers, so that the determinant is a double.
      let determinant = try Rational(LinearSystems.det(a))
      let q = try square(x, mean, a)
      let peak = try Interval.pi(precision: precision).adding(
        .pi(precision: precision), precision: precision
      )
      .power(size, precision: precision)
      .multiplied(by: Interval(determinant, precision: precision), precision: precision)
      .logarithm(precision: precision)
      let truth = try Interval(-q, precision: precision).subtracting(peak, precision: precision)
        .multiplied(by: Interval(Rational(1, over: 2), precision: precision), precision: precision)
      let half = try Rational(51, over: 100)
      #expect(
        try isWithin(MultivariateGaussian.mvnLogPdf(x, mean, a), ulps: half, of: truth),
        "round \(round)")
      let density = try truth.exponential(precision: precision)
      #expect(
        try isWithin(MultivariateGaussian.mvnPdf(x, mean, a), ulps: half, of: density),
        "round \(round)")
    }
  }

  @Test func `in one dimension, and for diagonal covariances, it is Gaussians side by side`() throws
  {
    let one = try MathCore.Matrix(rows: [[3]])
    #expect(
      try MultivariateGaussian.mvnPdf([1], [2], one) == Distributions.gaussianPdf(1, 2, 3))
    #expect(
      try MultivariateGaussian.mvnLogPdf([1], [2], one) == Distributions.gaussianLogPdf(1, 2, 3))
    let far = try MathCore.Matrix(rows: [[0x1p-1000, 0], [0, 0x1p1000]])
    #expect(try MultivariateGaussian.mvnPdf([1, 0], [0, 0], far) == 0)
    #expect(try MultivariateGaussian.mvnPdf([0, 0], [0, 0], far) == 0.1591549430918953357688838)
    let narrow = try MathCore.Matrix(rows: [[1e-300, 0], [0, 0x1p-1064]])
    #expect(try MultivariateGaussian.mvnPdf([0, 0], [0, 0], narrow) == .infinity)
  }

  @Test func `a marginal copies entries`() throws {
    let a = try MathCore.Matrix(rows: [[4, 1, 0], [1, 5, 2], [0, 2, 6]])
    let part = try MultivariateGaussian.mvnMarginal([7, 8, 9], a, [2, 0])
    #expect(part.mean == [9, 7])
    #expect(part.covariance.elements == [6, 0, 0, 4])
    #expect(throws: MathError.repeatedAxis(function: "mvnMarginal", axes: [1, 1])) {
      try MultivariateGaussian.mvnMarginal([7, 8, 9], a, [1, 1])
    }
    #expect(throws: MathError.self) { try MultivariateGaussian.mvnMarginal([7, 8, 9], a, [3]) }
    #expect(throws: MathError.self) { try MultivariateGaussian.mvnMarginal([7, 8, 9], a, [.min]) }
  }

  @Test func `a conditional is the Schur complement, correctly rounded`() throws {
    var draws = DoubleDraws(seed: 233)
    for round in 0..<40 {
      let size = draws.integer(2...5)
      let a = try covariance(&draws, size: size)
      let mean = (0..<size).map { _ in draws.double(exponents: -9...9) }
      let given = Array(0..<size).filter { _ in draws.integer(0...1) == 1 }.reversed() as [Int]
      let values = given.map { _ in draws.double(exponents: -9...9) }
      let others = (0..<size).filter { !given.contains($0) }
      let found = try MultivariateGaussian.mvnConditional(mean, a, given, values)
      let table = try exact(a)
      let right = try zip(given, values).map { place, value in
        try others.map { table[place][$0] } + [Rational(value) - Rational(mean[place])]
      }
      let solved = try solution(given.map { row in given.map { table[row][$0] } }, right)
      for (row, place) in others.enumerated() {
        func less(_ column: Int, _ start: Rational, _ sign: Rational) -> Rational {
          zip(given, solved).reduce(start) { $0 + sign * table[place][$1.0] * $1.1[column] }
        }
        let centre = try less(others.count, Rational(mean[place]), Rational(1))
        #expect(found.mean[row] == centre.roundedToDouble(), "round \(round)")
        for (column, other) in others.enumerated() {
          let entry = less(column, table[place][other], Rational(-1))
          #expect(found.covariance[row, column] == entry.roundedToDouble(), "round \(round)")
        }
      }
    }
  }

  @Test func `conditions on nothing and on everything leave all and nothing`() throws {
    let a = try MathCore.Matrix(rows: [[4, 1], [1, 5]])
    let all = try MultivariateGaussian.mvnConditional([7, 8], a, [], [])
    #expect(all.mean == [7, 8])
    #expect(all.covariance == a)
    let none = try MultivariateGaussian.mvnConditional([7, 8], a, [1, 0], [1, 2])
    #expect(none.mean == [])
    #expect(none.covariance.shape == [0, 0])
    #expect(throws: MathError.self) { try MultivariateGaussian.mvnConditional([7, 8], a, [0], []) }
    #expect(throws: MathError.self) {
      try MultivariateGaussian.mvnConditional([7, 8], a, [0], [.infinity])
    }
  }
}
