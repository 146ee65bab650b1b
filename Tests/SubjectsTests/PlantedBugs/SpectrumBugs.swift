import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with eigenvalues and the spectral radius.
  static let spectrumBugs: [PlantedBug] = [
    PlantedBug(.eigenvalues, "are those of the symmetric part", agreesOnSmallIntegers: false) {
      core, arguments in
      let a = try arguments[0].asMatrix()
      guard a.isSquare else { return .fields(try core.eigenvalues(a).values) }
      return .fields(
        try core.eigenvalues(
          Matrix(rowCount: a.rowCount, columnCount: a.rowCount) {
            a[$0, $1] / 2 + a[$1, $0] / 2
          }
        ).values)
    },
    PlantedBug(.eigenvalues, "ascend", agreesOnSmallIntegers: false) { core, arguments in
      let found = try core.eigenvalues(arguments[0].asMatrix())
      return .fields([
        "re": .vector(try found.vector("re").reversed()),
        "im": .vector(try found.vector("im").reversed()),
      ])
    },
    PlantedBug(.eigenvalues, "lose their imaginary parts", agreesOnSmallIntegers: false) {
      core, arguments in
      let found = try core.eigenvalues(arguments[0].asMatrix())
      return .fields([
        "re": .vector(try found.vector("re")),
        "im": .vector(try found.vector("im").map { _ in 0 }),
      ])
    },
    PlantedBug(.eigenSymmetric, "descend", agreesOnSmallIntegers: false) { core, arguments in
      let found = try core.eigenSymmetric(arguments[0].asMatrix())
      let vectors = try found.matrix("vectors")
      return .fields([
        "values": .vector(try found.vector("values").reversed()),
        "vectors": .matrix(
          Matrix(rowCount: vectors.rowCount, columnCount: vectors.columnCount) {
            vectors[$0, vectors.columnCount - 1 - $1]
          }),
      ])
    },
    PlantedBug(.eigenSymmetric, "gives the vectors in rows", agreesOnSmallIntegers: false) {
      core, arguments in
      let found = try core.eigenSymmetric(arguments[0].asMatrix())
      return .fields([
        "values": .vector(try found.vector("values")),
        "vectors": .matrix(try found.matrix("vectors").transposed()),
      ])
    },
    PlantedBug(.eigenSymmetric, "takes almost symmetric for symmetric", agreesOnSmallIntegers: true)
    { core, arguments in
      let a = try arguments[0].asMatrix()
      guard a.isSquare else { return .fields(try core.eigenSymmetric(a).values) }
      return .fields(
        try core.eigenSymmetric(
          Matrix(rowCount: a.rowCount, columnCount: a.rowCount) { i, j in
            abs(a[i, j] - a[j, i]) < 1e-9 ? a[min(i, j), max(i, j)] : a[i, j]
          }
        ).values)
    },
    PlantedBug(.spectralRadius, "is the norm", agreesOnSmallIntegers: false) { core, arguments in
      let a = try arguments[0].asMatrix()
      return .number(a.isSquare ? try core.inducedNorm2(a) : try core.spectralRadius(a))
    },
    PlantedBug(.spectralRadius, "is the largest real part", agreesOnSmallIntegers: false) {
      core, arguments in
      .number(try core.eigenvalues(arguments[0].asMatrix()).vector("re").first ?? 0)
    },
    PlantedBug(.spectralRadius, "ignores imaginary parts", agreesOnSmallIntegers: false) {
      core, arguments in
      let values = try core.eigenvalues(arguments[0].asMatrix()).vector("re")
      return .number(values.map(\.magnitude).max() ?? 0)
    },
  ]
}
