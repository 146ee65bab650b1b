import Exact
import Laws
import Reference

extension PlantedBug {
  /// Mistakes with sums, dot products, lengths and distances.
  static let vectorBugs: [PlantedBug] = [
    PlantedBug(.dot, "is a plain loop", agreesOnSmallIntegers: true) { core, arguments in
      try core.checkedPair(arguments) { zip($0, $1).reduce(0) { $0 + $1.0 * $1.1 } }
    },
    PlantedBug(.dot, "keeps the error of the sum only", agreesOnSmallIntegers: true) {
      core, arguments in
      try core.checkedPair(arguments) { x, y in
        try core.sum(zip(x, y).map { $0 * $1 })
      }
    },
    PlantedBug(.dot, "stops at the shorter vector", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let count = min(x.count, y.count)
      return .number(try core.dot(Array(x.prefix(count)), Array(y.prefix(count))))
    },
    PlantedBug(.add, "repeats a single element", agreesOnSmallIntegers: false) { core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let other = y.count == 1 ? x.map { _ in y[0] } : y
      return .vector(try core.add(x, other))
    },
    PlantedBug(.sum, "is a plain loop", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.sum(x)
      return .number(x.reduce(0, +))
    },
    PlantedBug(.sum, "is compensated once", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.sum(x)
      var (sum, rest) = (0.0, 0.0)
      for element in x {
        let next = sum + element
        rest +=
          sum.magnitude >= element.magnitude
          ? (sum - next) + element : (element - next) + sum
        sum = next
      }
      return .number(sum + rest)
    },
    PlantedBug(.sum, "gives −0 for no terms", agreesOnSmallIntegers: false) { core, arguments in
      let sum = try core.sum(arguments[0].asVector())
      return .number(sum == 0 ? -0.0 : sum)
    },
    PlantedBug(.norm2, "is the square", agreesOnSmallIntegers: false) { core, arguments in
      let x = try arguments[0].asVector()
      return .number(try core.dot(x, x))
    },
    PlantedBug(.norm2, "squares without scaling", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      return .number(try core.dot(x, x).squareRoot())
    },
    PlantedBug(.norm2, "flushes subnormal lengths", agreesOnSmallIntegers: true) {
      core, arguments in
      let length = try core.norm2(arguments[0].asVector())
      return .number(length < .leastNormalMagnitude ? 0 : length)
    },
    PlantedBug(.normalize, "divides without scaling", agreesOnSmallIntegers: true) {
      core, arguments in
      let x = try arguments[0].asVector()
      let unit = try core.normalize(x)
      let square = x.reduce(0) { $0 + $1 * $1 }
      guard square > 0 else { return .vector(unit) }
      return .vector(x.map { $0 / square.squareRoot() })
    },
    PlantedBug(.normalize, "adds 1e-8 to the length", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      _ = try core.normalize(x)
      let length = try core.norm2(x)
      return .vector(x.map { $0 / (length + 1e-8) })
    },
    PlantedBug(.normalize, "leaves the zero vector as it is", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asVector()
      return .vector(!x.isEmpty && x.allSatisfy { $0 == 0 } ? x : try core.normalize(x))
    },
    PlantedBug(.distance, "takes differences in single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.distance(x, y)
      return .number(try core.norm2(zip(x, y).map { Double(Float($0) - Float($1)).clamped }))
    },
    PlantedBug(.distance, "rounds differences first", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      _ = try core.distance(x, y)
      return .number(try core.norm2(zip(x, y).map { ($0 - $1).clamped }))
    },
    PlantedBug(.normalize, "holds the length to be 1e-12 or more", agreesOnSmallIntegers: true) {
      core, arguments in
      let x = try arguments[0].asVector()
      let unit = try core.normalize(x)
      return .vector(try core.norm2(x) < 1e-12 ? x.map { $0 / 1e-12 } : unit)
    },
    PlantedBug(.distance, "expands the square", agreesOnSmallIntegers: true) { core, arguments in
      try core.checkedPair(arguments) { x, y in
        let square = try core.dot(x, x) - 2 * core.dot(x, y) + core.dot(y, y)
        return max(square, 0).squareRoot()
      }
    },
    PlantedBug(.axpy, "multiplies the other vector", agreesOnSmallIntegers: false) {
      core, arguments in
      .vector(
        try core.axpy(arguments[0].asNumber(), arguments[2].asVector(), arguments[1].asVector()))
    },
  ]
}

extension Subject {
  /// A number from two vectors that the core's dot product does not refuse.
  func checkedPair(
    _ arguments: [Datum], _ body: ([Double], [Double]) throws -> Double
  ) throws -> Datum {
    let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
    _ = try dot(x, y)
    return .number(try body(x, y))
  }
}

extension Double {
  /// The number, the greatest finite one in place of an infinity, or 0 in place of NaN.
  var clamped: Double {
    isNaN ? 0 : max(-.greatestFiniteMagnitude, min(self, .greatestFiniteMagnitude))
  }
}
