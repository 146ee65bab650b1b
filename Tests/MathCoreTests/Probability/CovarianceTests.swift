import Exact
import MathCore
import Testing

@Suite struct CovarianceTests {
  private func refusal(_ rows: [[Double]]) throws -> MathError? {
    let matrix = try MathCore.Matrix(rows: rows)
    let point = [Double](repeating: 0, count: rows.count)
    do {
      _ = try MultivariateGaussian.mahalanobis(point, point, matrix)
      return nil
    } catch {
      return error
    }
  }

  @Test func `covariances that are not positive definite are refused by exact minors`() throws {
    func minor(_ size: Int, _ sign: Int) -> MathError {
      .notPositiveDefinite(
        function: "mahalanobis", argument: "covariance", size: size, sign: sign)
    }
    #expect(try refusal([[0]]) == minor(1, 0))
    #expect(try refusal([[-1, 0], [0, 1]]) == minor(1, -1))
    #expect(try refusal([[1, 2], [2, 1]]) == minor(2, -1))
    #expect(try refusal([[1, 1], [1, 1]]) == minor(2, 0))
    #expect(try refusal([[1, 1], [1, 1.0.nextUp]]) == nil)
    #expect(try refusal([[1, 1], [1, 1.0.nextDown]]) == minor(2, -1))
    #expect(try refusal([[4, 2, 2], [2, 1, 1], [2, 1, 9]]) == minor(2, 0))
    // 0.1·0.1 is not the double 0.01, nor 0.3·0.3 the double 0.09.
    #expect(try refusal([[1, 0.1], [0.1, 0.1 * 0.1]]) == nil)
    #expect(try refusal([[1e308, 1e308], [1e308, 1.7e308]]) == nil)
    #expect(try refusal([[0x1p-1074, 0], [0, 0x1p1023]]) == nil)
    #expect(try refusal([[0x1p-1074, 0x1p-1074], [0x1p-1074, 0x1p-1074]]) == minor(2, 0))
  }

  @Test func `covariances that are not symmetric, square or finite are refused`() throws {
    #expect(
      try refusal([[1, 0.5], [0.25, 1]])
        == .notSymmetric(function: "mahalanobis", argument: "covariance", row: 1, column: 0))
    #expect(try refusal([[1, .nan], [0, 1]])?.kind == "notFinite")
    #expect(try refusal([]) == .empty(function: "mahalanobis"))
    let wide = try MathCore.Matrix(rows: [[1, 0]])
    #expect(throws: MathError.notSquare(function: "mvnPdf", shape: [1, 2])) {
      try MultivariateGaussian.mvnPdf([0], [0], wide)
    }
    let one = try MathCore.Matrix(rows: [[1]])
    #expect(throws: MathError.shapes(function: "mvnPdf", [1], [2])) {
      try MultivariateGaussian.mvnPdf([0], [0, 0], one)
    }
    #expect(throws: MathError.shapes(function: "mvnPdf", [2], [1, 1])) {
      try MultivariateGaussian.mvnPdf([0, 0], [0, 0], one)
    }
  }

  @Test func `larger covariances are decided as well`() throws {
    // 2 on the diagonal and −1 beside it: the minors are 2, 3, 4 …; a corner of 29/30 makes the last 0.
    var rows = (0..<30).map { i in
      (0..<30).map { j in i == j ? 2.0 : abs(i - j) == 1 ? -1 : 0 }
    }
    #expect(try refusal(rows) == nil)
    rows[29][29] = 0.9375
    #expect(
      try refusal(rows)
        == .notPositiveDefinite(
          function: "mahalanobis", argument: "covariance", size: 30, sign: -1))
  }

  @Test func `estimates are means and covariances about them, rounded once`() throws {
    var draws = DoubleDraws(seed: 241)
    for round in 0..<100 {
      let (count, size) = (draws.integer(1...6), draws.integer(1...3))
      let offset = round % 2 == 0 ? 0 : 1e12
      let rows = (0..<count).map { _ in
        (0..<size).map { _ in offset + draws.double(exponents: -3...3) }
      }
      let found = try MultivariateGaussian.mleMvn(MathCore.Matrix(rows: rows))
      let exact = try rows.map { try $0.exact() }
      let n = Rational(count)
      let means = try (0..<size).map { j in
        try exact.reduce(Rational(0)) { $0 + $1[j] } / n
      }
      #expect(found.mean == means.map { $0.roundedToDouble() }, "round \(round)")
      for i in 0..<size {
        for j in 0..<size {
          let scatter = exact.reduce(Rational(0)) {
            $0 + ($1[i] - means[i]) * ($1[j] - means[j])
          }
          #expect(
            try found.covariance[i, j] == (scatter / n).roundedToDouble(), "round \(round)")
        }
      }
    }
    #expect(throws: MathError.empty(function: "mleMvn")) {
      try MultivariateGaussian.mleMvn(MathCore.Matrix(rows: []))
    }
  }

  @Test func `draws follow mean and covariance, the same for one seed`() throws {
    let a = try MathCore.Matrix(rows: [[4, 2], [2, 2]])
    let draws = try MultivariateGaussian.mvnSample([1, -1], a, 10_000, 12)
    #expect(draws.shape == [10_000, 2])
    #expect(try draws == MultivariateGaussian.mvnSample([1, -1], a, 10_000, 12))
    // The factor is [[2, 0], [1, 1]], so that the draws are 1 + 2z₁ and −1 + z₁ + z₂.
    var stream = RandomStream(seed: 12)
    for row in draws.rows.prefix(200) {
      let z = try [Rational(stream.normal()), Rational(stream.normal())]
      #expect(row[0] == (Rational(1) + Rational(2) * z[0]).roundedToDouble())
      #expect(row[1] == (z[0] + z[1] - Rational(1)).roundedToDouble())
    }
    // P(both below their means) = 1/4 + arcsin(ρ)/(2π) = 3/8 for ρ = √½; Hoeffding, one in 10^9.
    let both = draws.rows.count { $0[0] < 1 && $0[1] < -1 }
    #expect((Double(both) / 10_000 - 0.375).magnitude < 0.033)
    #expect(try MultivariateGaussian.mvnSample([1, -1], a, 0, 1).shape == [0, 2])
    // (n, n − 1; n + 1, n) times its transpose has the determinant 1: L is (√a, 0; b/√a, 1/√a).
    let n = 0x1p25
    let thin = try MathCore.Matrix(
      rows: [[2 * n * n - 2 * n + 1, 2 * n * n], [2 * n * n, 2 * n * n + 2 * n + 1]])
    let pair = try MultivariateGaussian.mvnSample([0, 0], thin, 1, 12).elements
    var again = RandomStream(seed: 12)
    let z = [again.normal(), again.normal()]
    let root = (2 * n * n - 2 * n + 1).squareRoot()
    #expect((pair[0] - root * z[0]).magnitude <= pair[0].ulp)
    let second = 2 * n * n / root * z[0] + z[1] / root
    #expect((pair[1] - second).magnitude <= 4 * second.ulp)
    #expect(throws: MathError.self) { try MultivariateGaussian.mvnSample([1, -1], a, -1, 0) }
    #expect(throws: MathError.self) { try MultivariateGaussian.mvnSample([1, -1], a, .max, 0) }
  }
}
