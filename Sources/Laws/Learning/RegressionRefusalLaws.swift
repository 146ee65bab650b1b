import Exact
import PropertyTesting

extension Law {
  /// What the functions of B.16 refuse.
  static let regressionRefusalLaws: [Law] = [
    Law(
      123, .regression, "losses ask for as many predictions as targets, and for some",
      states: "other lengths, no examples, δ ≤ 0, NaN and infinities are refused", .exact,
      needs: [.mse, .mae, .huber, .maeGrad, .huberGrad, .mseGrad],
      forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let losses: [([Double], [Double]) throws -> Void] = [
        { _ = try subject.mse($0, $1) }, { _ = try subject.mae($0, $1) },
        { _ = try subject.huber($0, $1, 1) }, { _ = try subject.maeGrad($0, $1) },
        { _ = try subject.huberGrad($0, $1, 1) },
      ]
      for loss in losses {
        try loss([1, 2], [3, 4])
        try subject.refuses("shapes") { try loss([1, 2], [3]) }
        try subject.refuses("empty") { try loss([], []) }
        try subject.refuses("notFinite") { try loss([1, bad], [3, 4]) }
        try subject.refuses("notFinite") { try loss([1, 2], [bad, 4]) }
      }
      for delta in [0.0, -1] {
        try subject.refuses("domain") { try subject.huber([1], [2], delta) }
        try subject.refuses("domain") { try subject.huberGrad([1], [2], delta) }
      }
      try subject.refuses("notFinite") { try subject.huber([1], [2], bad) }
      let x = try Matrix<Double>(rows: [[1], [2]])
      try subject.refuses("shapes") { try subject.mseGrad(x, [1], [1], 0) }
      try subject.refuses("shapes") { try subject.mseGrad(x, [1, 2], [1, 2], 0) }
      try subject.refuses("notFinite") { try subject.mseGrad(x, [1, bad], [1], 0) }
      try subject.refuses("notFinite") { try subject.mseGrad(x, [1, 2], [bad], 0) }
      try subject.refuses("notFinite") { try subject.mseGrad(x, [1, 2], [1], bad) }
      try subject.refuses("empty") {
        try subject.mseGrad(Matrix(rowCount: 0, columnCount: 1) { _, _ in 0 }, [], [1], 0)
      }
    },
    Law(
      124, .regression, "least squares asks for independent columns, decided exactly",
      states:
        "dependent columns, wider matrices, other lengths, NaN and infinities are refused, and "
        + "columns that differ in one last place are not", .exact,
      needs: [.ols, .olsIntercept, .hatMatrix, .residuals],
      forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let good = try Matrix<Double>(rows: [[1, 0], [0, 1], [1, 1]])
      for rows: [[Double]] in [
        [[1, 2], [2, 4], [3, 6]], [[0.1, 0.3], [0.1, 0.3], [0.1, 0.3]], [[1, 2]],
        [[0, 1], [0, 2], [0, 3]], [[1e-200, 2e-200], [1e200, 2e200]],
      ] {
        let x = try Matrix(rows: rows)
        let y = rows.map { $0[0] }
        try subject.refuses("singular") { try subject.ols(x, y) }
        try subject.refuses("singular") { try subject.olsIntercept(x, y) }
        try subject.refuses("singular") { try subject.hatMatrix(x) }
      }
      let near = try Matrix<Double>(rows: [[1, 1], [1, 1], [1, 1.0.nextUp]])
      try require(try subject.ols(near, [1, 1, 1]).count == 2, "nearly dependent columns")
      try subject.refuses("singular") { try subject.olsIntercept(near, [1, 1, 1]) }
      try subject.refuses("shapes") { try subject.ols(good, [1, 2]) }
      try subject.refuses("shapes") { try subject.olsIntercept(good, [1, 2]) }
      try subject.refuses("shapes") { try subject.residuals(good, [1, 2], [1, 1]) }
      try subject.refuses("shapes") { try subject.residuals(good, [1, 2, 3], [1]) }
      let broken = try Matrix<Double>(rows: [[1, 0], [0, bad], [1, 1]])
      try subject.refuses("notFinite") { try subject.ols(broken, [1, 2, 3]) }
      try subject.refuses("notFinite") { try subject.olsIntercept(broken, [1, 2, 3]) }
      try subject.refuses("notFinite") { try subject.hatMatrix(broken) }
      try subject.refuses("notFinite") { try subject.ols(good, [1, bad, 3]) }
      try subject.refuses("notFinite") { try subject.residuals(good, [1, 2, 3], [bad, 1]) }
    },
    Law(
      127, .regression, "likelihoods ask for data and a positive spread",
      states: "no data, σ² ≤ 0, b ≤ 0, p outside of [0, 1], k > n, NaN and infinities are refused",
      .exact, needs: [.nllGaussian, .nllLaplace, .nllBernoulli, .logLikelihood],
      forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let likelihoods: [([Double], Double, Double) throws -> Void] = [
        { _ = try subject.nllGaussian($0, $1, $2) }, { _ = try subject.nllLaplace($0, $1, $2) },
      ]
      for likelihood in likelihoods {
        try likelihood([1], 0, 0x1p-1074)
        try subject.refuses("empty") { try likelihood([], 0, 1) }
        try subject.refuses("domain") { try likelihood([1], 0, 0) }
        try subject.refuses("domain") { try likelihood([1], 0, -1) }
        try subject.refuses("notFinite") { try likelihood([bad], 0, 1) }
        try subject.refuses("notFinite") { try likelihood([1], bad, 1) }
        try subject.refuses("notFinite") { try likelihood([1], 0, bad) }
      }
      for p in [-0.5, 1.0.nextUp] {
        try subject.refuses("domain") { try subject.nllBernoulli(1, 2, p) }
      }
      try subject.refuses("domain") { try subject.nllBernoulli(3, 2, 0.5) }
      try subject.refuses("domain") { try subject.nllBernoulli(-1, 2, 0.5) }
      try subject.refuses("notFinite") { try subject.nllBernoulli(1, 2, bad) }
      try subject.refuses("domain") { try subject.logLikelihood([0.5, -0.5]) }
      try subject.refuses("notFinite") { try subject.logLikelihood([0.5, bad]) }
    },
    Law(
      130, .regression, "estimates ask for data",
      states: "no data, no trials, counts below 0 or that sum to 0, NaN and infinities are refused",
      .exact, needs: [.mleGaussian, .mleLaplace, .mleBernoulli, .mleCategorical],
      forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      try require(try subject.mleCategorical([0, 1]) == [0, 1], "one category")
      try subject.refuses("empty") { try subject.mleGaussian([]) }
      try subject.refuses("empty") { try subject.mleLaplace([]) }
      try subject.refuses("empty") { try subject.mleBernoulli(0, 0) }
      try subject.refuses("empty") { try subject.mleCategorical([]) }
      try subject.refuses("empty") { try subject.mleCategorical([0, 0]) }
      try subject.refuses("domain") { try subject.mleBernoulli(3, 2) }
      try subject.refuses("domain") { try subject.mleBernoulli(-1, 2) }
      try subject.refuses("domain") { try subject.mleCategorical([1, -1]) }
      try subject.refuses("notFinite") { try subject.mleGaussian([1, bad]) }
      try subject.refuses("notFinite") { try subject.mleLaplace([1, bad]) }
    },
  ]
}
