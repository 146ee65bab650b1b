import Exact
import Reference

/// The exact result of a row for one input, and the error of computed results against it.
struct ExactColumn {
  /// The rows of a large product that are judged.
  static let judgedRows = 8
  /// The relative width, 2⁻¹²⁸, of the enclosures that irrational values are taken from: 2⁻⁷⁵ units
  /// in the last place.
  private static let precision = 128

  private let measure: AccuracyRow.Measure
  private let values: [Rational]

  /// Nothing where the exact value has no use as a measure.
  init?(_ row: AccuracyRow, _ arguments: [[Double]]) {
    measure = row.measure
    guard let values = try? Self.values(row.function, arguments), !values.isEmpty else {
      return nil
    }
    self.values = values
  }

  private static func values(_ function: String, _ arguments: [[Double]]) throws -> [Rational]? {
    if function == "matmul" { return try product(arguments[0], arguments[1]) }
    let exact = try arguments.map { try $0.map { try Rational($0) } }
    switch function {
    case "sum": return [exact[0].reduce(.zero, +)]
    case "dot": return [dot(exact[0], exact[1])]
    case "norm2": return [try root(dot(exact[0], exact[0]))]
    case "cosine":
      let squares = dot(exact[0], exact[0]) * dot(exact[1], exact[1])
      return [try dot(exact[0], exact[1]) / root(squares)]
    case "mean": return [try mean(exact[0])]
    case "variance":
      let centre = try mean(exact[0])
      return [try mean(exact[0].map { ($0 - centre) * ($0 - centre) })]
    case "det": return [try square(exact[0]).determinant()]
    case "inverse": return try square(exact[0]).inverse().elements
    case "singularValues":
      return try SingularValues.enclosures(of: square(exact[0]), relativeBits: precision)
        .map(\.middle)
    case "layerNorm": return try ExactNormalisation.layerNorm(exact[0], exact[1][0])
    default: return try ExactLearning.values(function, exact)
    }
  }

  private static func dot(_ x: [Rational], _ y: [Rational]) -> Rational {
    zip(x, y).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  private static func mean(_ x: [Rational]) throws -> Rational {
    try x.reduce(.zero, +) / Rational(x.count)
  }

  private static func root(_ value: Rational) throws -> Rational {
    try value.rootBounds(2, relativeBits: precision).middle
  }

  private static func square(_ elements: [Rational]) throws -> RationalMatrix {
    let size = Int(Double(elements.count).squareRoot())
    return try RationalMatrix(rowCount: size, columnCount: size, elements: elements)
  }

  /// The first rows of the product of two square matrices, added up as whole numbers: multiples of
  /// one power of two, which need no common denominators.
  private static func product(_ a: [Double], _ b: [Double]) throws -> [Rational] {
    let size = Int(Double(a.count).squareRoot())
    let (left, scale) = try whole(Array(a.prefix(judgedRows * size)))
    let (right, otherScale) = try whole(b)
    return (0..<judgedRows).flatMap { row in
      (0..<size).map { column in
        var sum = Integer(0)
        for k in 0..<size { sum += left[row * size + k] * right[k * size + column] }
        return Rational(sum).scaled(byTwoToThe: scale + otherScale)
      }
    }
  }

  /// Doubles as whole multiples of one power of two, and its exponent.
  private static func whole(_ values: [Double]) throws -> ([Integer], exponent: Int) {
    let exponent = values.filter { $0 != 0 }.map { Int($0.exponent) - 52 }.min() ?? 0
    let wholes = try values.map { value in
      try Rational(value).scaled(byTwoToThe: -exponent).numerator
    }
    return (wholes, exponent)
  }

  /// The error of a result, as the row measures it; infinite for a result that is no number, or zero
  /// where the exact value is not.
  func error(of result: [Double]) -> Double {
    guard result.count >= values.count, result.allSatisfy(\.isFinite),
      let computed = try? result.prefix(values.count).map({ try Rational($0) })
    else { return .infinity }
    let errors = zip(computed, values).map { ($0 - $1).magnitude }
    switch measure {
    case .ulps:
      return zip(computed, values).map(Self.ulps).max() ?? 0
    case .normwise:
      return share(errors.max(), of: values.map(\.magnitude).max())
    case .relative:
      return share(errors.last, of: values.last?.magnitude)
    }
  }

  /// The distance in units in the last place of the exact value, subnormal ones included.
  private static func ulps(_ computed: Rational, _ exact: Rational) -> Double {
    if exact.isZero { return computed.isZero ? 0 : .infinity }
    if computed.isZero, exact.roundedToDouble() != 0 { return .infinity }
    let exponent = max(exact.magnitude.floorLog2() ?? -1074, -1022) - 52
    return (computed - exact).magnitude.scaled(byTwoToThe: -exponent).roundedToDouble()
  }

  private func share(_ error: Rational?, of whole: Rational?) -> Double {
    guard let error, let whole, let share = try? error / whole else { return .infinity }
    return share.roundedToDouble()
  }
}
