import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with singular values and factors.
  static let singularValueBugs: [PlantedBug] = [
    PlantedBug(.singularValues, "are not sorted", agreesOnSmallIntegers: false) { core, arguments in
      .vector(try core.singularValues(arguments[0].asMatrix()).reversed())
    },
    PlantedBug(.singularValues, "are not rooted", agreesOnSmallIntegers: false) { core, arguments in
      .vector(try core.singularValues(arguments[0].asMatrix()).map { $0 * $0 })
    },
    PlantedBug(.singularValues, "come from AᵀA", agreesOnSmallIntegers: false) { core, arguments in
      let a = try arguments[0].asMatrix()
      let gram = try core.gram(a.rowCount < a.columnCount ? a.transposed() : a)
      let values = try core.eigenSymmetric(gram).vector("values")
      return .vector(values.reversed().map { max(0, $0).squareRoot() })
    },
    PlantedBug(.singularValues, "are zero below 1e-7 of the first", agreesOnSmallIntegers: true) {
      core, arguments in
      let values = try core.singularValues(arguments[0].asMatrix())
      return .vector(values.map { $0 < 1e-7 * values[0] ? 0 : $0 })
    },
    PlantedBug(.singularValues, "underflow in their squares", agreesOnSmallIntegers: true) {
      core, arguments in
      .vector(try core.singularValues(arguments[0].asMatrix()).map { ($0 * $0).isZero ? 0 : $0 })
    },
    PlantedBug(.singularValues, "pass on what is not a number", agreesOnSmallIntegers: true) {
      core, arguments in
      let a = try arguments[0].asMatrix()
      guard a.elements.contains(where: \.isNaN) else { return .vector(try core.singularValues(a)) }
      return .vector([Double](repeating: .nan, count: min(a.rowCount, a.columnCount)))
    },
    PlantedBug(.svd, "gives V transposed", agreesOnSmallIntegers: false) { core, arguments in
      var factors = try core.svd(arguments[0].asMatrix()).values
      factors["v"] = .matrix(try core.svd(arguments[0].asMatrix()).matrix("v").transposed())
      return .fields(factors)
    },
    PlantedBug(.svd, "leaves columns of U zero for zero values", agreesOnSmallIntegers: false) {
      core, arguments in
      let factors = try core.svd(arguments[0].asMatrix())
      let s = try factors.vector("s")
      let u = try factors.matrix("u")
      var values = factors.values
      values["u"] = .matrix(
        Matrix(rowCount: u.rowCount, columnCount: u.columnCount) {
          s[$1] <= 1e-15 * s[0] ? 0 : u[$0, $1]
        })
      return .fields(values)
    },
    PlantedBug(.svd, "gives the full U", agreesOnSmallIntegers: false) { core, arguments in
      let factors = try core.svd(arguments[0].asMatrix())
      let u = try factors.matrix("u")
      var values = factors.values
      values["u"] = .matrix(
        Matrix(rowCount: u.rowCount, columnCount: max(u.rowCount, u.columnCount)) {
          $1 < u.columnCount ? u[$0, $1] : 0
        })
      return .fields(values)
    },
    PlantedBug(.svd, "overflows in the squares", agreesOnSmallIntegers: true) { core, arguments in
      let a = try arguments[0].asMatrix()
      var values = try core.svd(a).values
      let s = try core.svd(a).vector("s")
      values["s"] = .vector(s.map { ($0 * $0).isFinite ? $0 : .infinity })
      return .fields(values)
    },
    PlantedBug(.qr, "gives R a negative diagonal", agreesOnSmallIntegers: false) {
      core, arguments in
      let factors = try core.qr(arguments[0].asMatrix())
      return .fields([
        "q": .matrix(try factors.matrix("q").map { -$0 }),
        "r": .matrix(try factors.matrix("r").map { -$0 }),
      ])
    },
    PlantedBug(.qr, "is classical Gram–Schmidt", agreesOnSmallIntegers: false) { core, arguments in
      let a = try arguments[0].asMatrix()
      guard try core.rank(a) == a.columnCount else { return .fields(try core.qr(a).values) }
      var q = a
      var r = Matrix<Double>(rowCount: a.columnCount, columnCount: a.columnCount) { _, _ in 0 }
      for j in 0..<a.columnCount {
        let column = a.transposed().row(j)
        var rest = column
        for i in 0..<j {
          let direction = q.transposed().row(i)
          r[i, j] = try core.dot(direction, column)
          rest = try core.axpy(-r[i, j], direction, rest)
        }
        r[j, j] = try core.norm2(rest)
        for row in 0..<a.rowCount { q[row, j] = rest[row] / r[j, j] }
      }
      return .fields(["q": .matrix(q), "r": .matrix(r)])
    },
    PlantedBug(.qr, "overflows in the lengths of columns", agreesOnSmallIntegers: true) {
      core, arguments in
      let factors = try core.qr(arguments[0].asMatrix())
      let r = try factors.matrix("r").map { ($0 * $0).isFinite ? $0 : .infinity }
      return .fields(["q": .matrix(try factors.matrix("q")), "r": .matrix(r)])
    },
  ]
}
