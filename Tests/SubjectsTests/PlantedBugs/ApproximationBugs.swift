import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with truncations, pseudo-inverses, condition numbers and principal components.
  static let approximationBugs: [PlantedBug] = [
    PlantedBug(.truncate, "keeps one value more", agreesOnSmallIntegers: false) { core, arguments in
      let k = try arguments[1].asCount()
      return .matrix(try core.truncate(arguments[0].asMatrix(), k < 0 ? k : k + 1))
    },
    PlantedBug(.truncate, "keeps the smallest values", agreesOnSmallIntegers: false) {
      core, arguments in
      let (a, k) = (try arguments[0].asMatrix(), try arguments[1].asCount())
      let count = min(a.rowCount, a.columnCount)
      guard (1..<max(1, count)).contains(k) else { return .matrix(try core.truncate(a, k)) }
      return .matrix(try core.subMatrices(a, core.truncate(a, count - k)))
    },
    PlantedBug(.truncate, "takes a negative k for zero", agreesOnSmallIntegers: false) {
      core, arguments in
      .matrix(try core.truncate(arguments[0].asMatrix(), max(0, arguments[1].asCount())))
    },
    PlantedBug(.lowRank, "scales both factors", agreesOnSmallIntegers: false) { core, arguments in
      let (a, k) = (try arguments[0].asMatrix(), try arguments[1].asCount())
      let factors = try core.lowRank(a, k)
      let s = try core.singularValues(a)
      let right = try factors.matrix("right")
      return .fields([
        "left": .matrix(try factors.matrix("left")),
        "right": .matrix(
          Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
            right[$0, $1] * s[$0]
          }),
      ])
    },
    PlantedBug(.pinv, "drops values below 1e-15, whatever the scale", agreesOnSmallIntegers: true) {
      core, arguments in
      .matrix(try truncatedInverse(core, arguments[0].asMatrix()) { _ in 1e-15 })
    },
    PlantedBug(.pinv, "drops values below 1e-7 of the first", agreesOnSmallIntegers: true) {
      core, arguments in
      .matrix(try truncatedInverse(core, arguments[0].asMatrix()) { 1e-7 * $0 })
    },
    PlantedBug(.pinv, "is not transposed", agreesOnSmallIntegers: false) { core, arguments in
      .matrix(try core.pinv(arguments[0].asMatrix()).transposed())
    },
    PlantedBug(.lstsq, "solves the normal equations", agreesOnSmallIntegers: false) {
      core, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      guard b.count == a.rowCount, try core.rank(a) == a.columnCount else {
        return .vector(try core.lstsq(a, b))
      }
      return .vector(try core.solve(core.gram(a), core.matvec(a.transposed(), b)))
    },
    PlantedBug(.lstsq, "sets free unknowns to zero", agreesOnSmallIntegers: false) {
      core, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let pivots = try core.rref(a).counts("pivots")
      let found = try core.lstsq(core.basis(a), b)
      return .vector(
        (0..<a.columnCount).map { column in
          pivots.firstIndex(of: column).map { found[$0] } ?? 0
        })
    },
    PlantedBug(.cond, "is 1e16 for singular matrices", agreesOnSmallIntegers: false) {
      core, arguments in
      .number(min(1e16, try core.cond(arguments[0].asMatrix())))
    },
    PlantedBug(.cond, "is infinite from 1/ε on", agreesOnSmallIntegers: true) { core, arguments in
      let value = try core.cond(arguments[0].asMatrix())
      return .number(value > 0x1p51 ? .infinity : value)
    },
    PlantedBug(.cond, "takes the norm of columns", agreesOnSmallIntegers: false) {
      core, arguments in
      let a = try arguments[0].asMatrix()
      let value = try core.cond(a)
      guard value.isFinite, a.isSquare else { return .number(value) }
      return .number(try core.inducedNorm1(a) * core.inducedNorm1(core.inverse(a)))
    },
    PlantedBug(.cond, "adds 1e-300 to the last value", agreesOnSmallIntegers: true) {
      core, arguments in
      let a = try arguments[0].asMatrix()
      let value = try core.cond(a)
      guard value.isFinite, let first = try core.singularValues(a).first else {
        return .number(value)
      }
      return .number(first / (first / value + 1e-300))
    },
    PlantedBug(.pca, "does not centre", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asMatrix()
      let factors = try core.svd(x)
      let s = try factors.vector("s")
      let u = try factors.matrix("u")
      var found = try core.pca(x).values
      found["components"] = .matrix(try factors.matrix("v").transposed())
      found["variances"] = .vector(s.map { $0 * $0 / Double(x.rowCount) })
      found["scores"] = .matrix(
        Matrix(rowCount: u.rowCount, columnCount: u.columnCount) { u[$0, $1] * s[$1] })
      return .fields(found)
    },
    PlantedBug(.pca, "divides by n − 1", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asMatrix()
      var found = try core.pca(x).values
      let n = Double(x.rowCount)
      found["variances"] = .vector(
        try core.pca(x).vector("variances").map { n > 1 ? $0 * n / (n - 1) : $0 })
      return .fields(found)
    },
    PlantedBug(.pca, "leaves signs to chance", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asMatrix()
      let found = try core.pca(x)
      return .fields([
        "mean": .vector(try found.vector("mean")),
        "components": .matrix(try found.matrix("components").map { -$0 }),
        "variances": .vector(try found.vector("variances")),
        "scores": .matrix(try found.matrix("scores").map { -$0 }),
      ])
    },
  ]

  /// V·diag(1/s)·Uᵀ over the values of the rank that are above a cutoff, a function of the first.
  private static func truncatedInverse(
    _ core: Subject, _ a: Matrix<Double>, cutoff: (Double) -> Double
  ) throws -> Matrix<Double> {
    let factors = try core.svd(a)
    let (u, v) = (try factors.matrix("u"), try factors.matrix("v"))
    let s = Array(try factors.vector("s").prefix(try core.rank(a)))
    return Matrix(rowCount: a.columnCount, columnCount: a.rowCount) { row, column in
      s.indices.reduce(0) {
        s[$1] > cutoff(s[0]) ? $0 + v[row, $1] / s[$1] * u[column, $1] : $0
      }
    }
  }
}
