import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes that cost digits: single precision on the way, roundings in the wrong place, terms that
  /// are left out.
  static let precisionBugs: [PlantedBug] = [
    PlantedBug(.add, "keeps the second vector in single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      .vector(try core.add(arguments[0].asVector(), single(arguments[1].asVector())))
    },
    PlantedBug(.add, "rounds sums to single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      .vector(single(try core.add(arguments[0].asVector(), arguments[1].asVector())))
    },
    PlantedBug(.scale, "divides by the reciprocal", agreesOnSmallIntegers: false) {
      core, arguments in
      let (c, x) = (try arguments[0].asNumber(), try arguments[1].asVector())
      _ = try core.scale(c, x)
      return .vector(x.map { $0 / (1 / c) })
    },
    PlantedBug(.dot, "leaves out the last of an odd number", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      guard x.count == y.count else { return .number(try core.dot(x, y)) }
      let even = x.count / 2 * 2
      return .number(try core.dot(Array(x[..<even]), Array(y[..<even])))
    },
    PlantedBug(.dot, "sums the magnitudes of the products", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      return .number(try core.dot(x.map(\.magnitude), y.map(\.magnitude)))
    },
    PlantedBug(.distance, "is the square of the distance", agreesOnSmallIntegers: false) {
      core, arguments in
      let distance = try core.distance(arguments[0].asVector(), arguments[1].asVector())
      return .number(distance * distance)
    },
    PlantedBug(.cosine, "is rounded to single precision", agreesOnSmallIntegers: false) {
      core, arguments in
      let cosine = try core.cosine(arguments[0].asVector(), arguments[1].asVector())
      return .number(Double(Float(cosine)))
    },
    PlantedBug(.cosine, "divides by one length after the other", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.cosine(x, y)
      return .number(try core.dot(x, y) / core.norm2(x) / core.norm2(y))
    },
    PlantedBug(
      .numericalRank, "drops values below 1e-6 of the largest", agreesOnSmallIntegers: true
    ) { core, arguments in
      let values = try core.singularValues(arguments[0].asMatrix())
      return .count(values.count { $0 > 1e-6 * (values.first ?? 0) })
    },
    PlantedBug(.lstsq, "adds a small ridge", agreesOnSmallIntegers: false) { core, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let x = try core.lstsq(a, b)
      let ridge = Matrix(rowCount: a.columnCount, columnCount: a.columnCount) {
        $0 == $1 ? 1e-4 : 0
      }
      let zeros = Array(repeating: 0.0, count: a.columnCount)
      guard x.contains(where: { $0 != 0 }) else { return .vector(x) }
      let rows = a.rows + ridge.rows
      return .vector(try core.lstsq(Matrix(rows: rows), b + zeros))
    },
    PlantedBug(.pca, "takes the mean in single precision", agreesOnSmallIntegers: false) {
      core, arguments in
      var fields = try core.pca(arguments[0].asMatrix()).values
      fields["mean"] = .vector(single(try fields["mean", default: .flag(false)].asVector()))
      return .fields(fields)
    },
  ]

  private static func single(_ x: [Double]) -> [Double] { x.map { Double(Float($0)) } }
}
