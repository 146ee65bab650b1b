import Exact
import MathCore
import Testing

@Suite struct MomentTests {
  private func mean(_ x: [Rational]) throws -> Rational {
    try x.reduce(.zero, +) / Rational(x.count)
  }

  /// Σ (xᵢ − x̄)(yᵢ − ȳ).
  private func scatter(_ x: [Rational], _ y: [Rational]) throws -> Rational {
    let (a, b) = try (mean(x), mean(y))
    return zip(x, y).reduce(.zero) { $0 + ($1.0 - a) * ($1.1 - b) }
  }

  @Test func `moments of data are the roundings of the exact ones`() throws {
    var draws = DoubleDraws(seed: 81)
    for _ in 0..<300 {
      let count = draws.integer(2...9)
      let offset = [0, 1e8, 1e12, -0x1p80][draws.integer(0...3)]
      let x = draws.vector(count: count).map { offset + $0 }
      let y = draws.vector(count: count)
      guard (x + y).allSatisfy(\.isFinite) else { continue }
      let (a, b) = try (exact(x), exact(y))
      #expect(try Moments.mean(x) == mean(a).roundedToDouble(), "\(x)")
      let squares = try scatter(a, a)
      #expect(try Moments.variance(x) == (squares / Rational(count)).roundedToDouble(), "\(x)")
      #expect(
        try Moments.sampleVariance(x) == (squares / Rational(count - 1)).roundedToDouble())
      let products = try scatter(a, b)
      #expect(
        try Moments.covariance(x, y) == (products / Rational(count)).roundedToDouble(),
        "\(x) \(y)")
      #expect(
        try Moments.sampleCovariance(x, y) == (products / Rational(count - 1)).roundedToDouble())
      let table = try Moments.covarianceMatrix(
        MathCore.Matrix(rows: zip(x, y).map { [$0, $1] }))
      #expect(
        try table.elements == [
          Moments.variance(x), Moments.covariance(x, y), Moments.covariance(x, y),
          Moments.variance(y),
        ])
    }
  }

  @Test func `moments of distributions are the roundings of the exact ones`() throws {
    var draws = DoubleDraws(seed: 82)
    for _ in 0..<200 {
      let (rows, columns) = (draws.integer(1...4), draws.integer(1...4))
      let p = draws.distribution(rows * columns)
      let table = try MathCore.Matrix(rowCount: rows, columnCount: columns, elements: p)
      let scale = [-3...3, -300...300][draws.integer(0...1)]
      let x = (0..<rows).map { _ in draws.double(exponents: scale) }
      let y = (0..<columns).map { _ in 1e9 + draws.double(exponents: -3...3) }
      let (xs, ys, ps) = try (exact(x), exact(y), exact(p))
      var (mu, nu) = (Rational.zero, Rational.zero)
      for index in ps.indices {
        mu += ps[index] * xs[index / columns]
        nu += ps[index] * ys[index % columns]
      }
      let covariance = ps.indices.reduce(Rational.zero) {
        $0 + ps[$1] * (xs[$1 / columns] - mu) * (ys[$1 % columns] - nu)
      }
      #expect(
        try Moments.distributionCovariance(x, y, table) == covariance.roundedToDouble(), "\(table)")
      let values = p.indices.map { y[$0 % columns] }
      let variance = ps.indices.reduce(Rational.zero) {
        let deviation = ys[$1 % columns] - nu
        return $0 + ps[$1] * deviation * deviation
      }
      #expect(try Moments.expectation(values, p) == nu.roundedToDouble())
      #expect(try Moments.distributionVariance(values, p) == variance.roundedToDouble())
    }
    #expect(try Moments.distributionVariance([3, 5], [0, 1]).bitPattern == 0)
    #expect(try Moments.distributionVariance([2, 4], [0.5, 0.5]) == 1)
  }

  @Test func `means and variances at the ends of the range neither overflow nor vanish`() throws {
    let most = Double.greatestFiniteMagnitude
    #expect(try Moments.mean([most, most, most]) == most)
    #expect(try Moments.variance([most, most]).bitPattern == 0)
    #expect(try Moments.variance([most, -most]) == .infinity)
    #expect(try Moments.variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) == 22.5)
    #expect(try Moments.variance([0x1p-537, -0x1p-537]) == 0x1p-1074)
    #expect(try Moments.covariance([most, -most], [1, 1]).bitPattern == 0)
  }

  @Test func `what has no moments is refused`() throws {
    #expect(throws: MathError.empty(function: "mean")) { try Moments.mean([]) }
    #expect(throws: MathError.empty(function: "sampleVariance")) {
      try Moments.sampleVariance([])
    }
    #expect(
      throws: MathError.outsideDomain(
        function: "sampleVariance", argument: "the number of data", value: "1",
        condition: "2 or more")
    ) { try Moments.sampleVariance([3]) }
    #expect(throws: MathError.shapes(function: "covariance", [1], [2])) {
      try Moments.covariance([1], [1, 2])
    }
    #expect(throws: MathError.empty(function: "covarianceMatrix")) {
      try Moments.covarianceMatrix(MathCore.Matrix(rowCount: 0, columnCount: 3, elements: []))
    }
    #expect(
      try Moments.covarianceMatrix(MathCore.Matrix(rowCount: 2, columnCount: 0, elements: [])).shape
        == [
          0, 0,
        ])
    #expect(
      throws: MathError.notFinite(function: "variance", argument: "x", index: 1, value: "inf")
    ) { try Moments.variance([1, .infinity]) }
    #expect(throws: MathError.shapes(function: "expectation", [2], [1])) {
      try Moments.expectation([1, 2], [1])
    }
    #expect(throws: MathError.self) { try Moments.expectation([1, 2], [0.5, 0.6]) }
    #expect(
      throws: MathError.shapes(function: "distributionCovariance", [2, 1], [1, 2])
    ) {
      try Moments.distributionCovariance([1, 2], [1], MathCore.Matrix(rows: [[0.5, 0.5]]))
    }
  }
}
