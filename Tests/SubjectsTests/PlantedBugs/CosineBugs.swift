import Exact
import Laws
import Reference

extension PlantedBug {
  /// Mistakes with cosines, angles and rankings.
  static let cosineBugs: [PlantedBug] = [
    PlantedBug(
      .cosine, "divides by a product of two roots, unclamped", agreesOnSmallIntegers: false
    ) { core, arguments in
      try core.cosines(arguments) { x, y in
        try core.dot(x, y) / (core.norm2(x) * core.norm2(y))
      }
    },
    PlantedBug(.cosine, "divides by a product of two roots, clamped", agreesOnSmallIntegers: false)
    {
      core, arguments in
      try core.cosines(arguments) { x, y in
        max(-1, min(1, try core.dot(x, y) / (core.norm2(x) * core.norm2(y))))
      }
    },
    PlantedBug(.cosine, "squares without scaling", agreesOnSmallIntegers: true) { core, arguments in
      try core.cosines(arguments) { x, y in
        let squares = try core.dot(x, x) * core.dot(y, y)
        let product = try core.dot(x, y)
        return squares.isNormal && product.isFinite
          ? max(-1, min(1, try product.magnitude < 1e-150 ? 0 : core.cosine(x, y))) : 0
      }
    },
    PlantedBug(.cosine, "holds lengths to be 1e-8 or more", agreesOnSmallIntegers: true) {
      core, arguments in
      try core.cosines(arguments) { x, y in
        let (first, second) = (try core.norm2(x), try core.norm2(y))
        guard min(first, second) < 1e-8 else { return try core.cosine(x, y) }
        return try core.dot(x, y) / (max(first, 1e-8) * max(second, 1e-8))
      }
    },
    PlantedBug(.cosine, "gives 0 for the zero vector", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let isZero = x.allSatisfy { $0 == 0 } || y.allSatisfy { $0 == 0 }
      return .number(x.count == y.count && isZero ? 0 : try core.cosine(x, y))
    },
    PlantedBug(.cosineDistance, "subtracts the rounded cosine", agreesOnSmallIntegers: false) {
      core, arguments in
      .number(try 1 - core.cosine(arguments[0].asVector(), arguments[1].asVector()))
    },
    PlantedBug(.angle, "is the arccosine of the cosine", agreesOnSmallIntegers: false) {
      core, arguments in
      let cosine = try core.cosine(arguments[0].asVector(), arguments[1].asVector())
      let angle = try Real.rational(Rational(cosine)).apply(.acos)
      return .number(angle.enclosure.midpoint.rational.roundedToDouble())
    },
    PlantedBug(.angle, "is in degrees", agreesOnSmallIntegers: false) { core, arguments in
      let angle = try core.angle(arguments[0].asVector(), arguments[1].asVector())
      return .number(angle * 180 / .pi)
    },
    PlantedBug(.angle, "is at most a right angle", agreesOnSmallIntegers: false) {
      core, arguments in
      let angle = try core.angle(arguments[0].asVector(), arguments[1].asVector())
      return .number(min(angle, .pi - angle))
    },
    PlantedBug(.rankByCosine, "by rounded cosines", agreesOnSmallIntegers: true) {
      core, arguments in
      try core.ranking(arguments) { query, row in
        try core.cosine(query, row)
      }
    },
    PlantedBug(.rankByCosine, "by dot products", agreesOnSmallIntegers: false) { core, arguments in
      try core.ranking(arguments) { query, row in try core.dot(query, row) }
    },
    PlantedBug(.rankByCosine, "by squares without signs", agreesOnSmallIntegers: false) {
      core, arguments in
      try core.ranking(arguments) { query, row in try core.cosine(query, row).magnitude }
    },
    PlantedBug(.rankByCosine, "gives ties to the higher index", agreesOnSmallIntegers: false) {
      core, arguments in
      let (query, documents) = (try arguments[0].asVector(), try arguments[1].asMatrix())
      let reversed = Matrix(rowCount: documents.rowCount, columnCount: documents.columnCount) {
        documents[documents.rowCount - 1 - $0, $1]
      }
      let order = try core.rankByCosine(query, reversed)
      return .counts(order.map { documents.rowCount - 1 - $0 })
    },
  ]
}

extension Subject {
  /// A number from two vectors that the core's cosine does not refuse.
  fileprivate func cosines(
    _ arguments: [Datum], _ body: ([Double], [Double]) throws -> Double
  ) throws -> Datum {
    let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
    _ = try cosine(x, y)
    return .number(try body(x, y))
  }

  /// The rows by decreasing score, for documents that the core does not refuse.
  fileprivate func ranking(
    _ arguments: [Datum], _ score: ([Double], [Double]) throws -> Double
  ) throws -> Datum {
    let (query, documents) = (try arguments[0].asVector(), try arguments[1].asMatrix())
    _ = try rankByCosine(query, documents)
    let scores = try (0..<documents.rowCount).map { row in
      try score(query, (0..<documents.columnCount).map { documents[row, $0] })
    }
    return .counts(
      scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] })
  }
}
