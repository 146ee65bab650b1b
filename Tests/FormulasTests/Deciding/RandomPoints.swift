import Exact
import PropertyTesting

@testable import Formulas

/// Random points of the domains of variables.
struct RandomPoints {
  private var generator: Random
  private let variables: Variables

  init(_ variables: Variables, seed: UInt64) {
    self.variables = variables
    generator = Random(seed: seed)
  }

  /// A value for every variable; a length that is a name is 1, 2 or 3.
  mutating func next() -> [String: Value<Real>] {
    var point: [String: Value<Real>] = [:]
    var lengths: [String: Int] = [:]
    let named = variables.all.flatMap(\.dimensions)
    for variable in variables.all where named.contains(.named(variable.name)) {
      let length = Int.random(in: 1...3, using: &generator)
      lengths[variable.name] = length
      point[variable.name] = .scalar(Real(length))
    }
    for variable in variables.all where lengths[variable.name] == nil {
      let counts = variable.dimensions.map { dimension -> Int in
        if let count = dimension.count { return count }
        guard case .named(let name) = dimension else { return 1 }
        return lengths[name] ?? 1
      }
      switch counts.count {
      case 0: point[variable.name] = .scalar(number(of: variable))
      case 1: point[variable.name] = .vector((0..<counts[0]).map { _ in number(of: variable) })
      default:
        let numbers = (0..<counts[0] * counts[1]).map { _ in number(of: variable) }
        point[variable.name] = .matrix(
          Matrix(rowCount: counts[0], columnCount: counts[1]) { numbers[$0 * counts[1] + $1] })
      }
    }
    return point
  }

  private mutating func number(of variable: Variables.Variable) -> Real {
    let points = variable.domain.points(40)
    return points.isEmpty ? .one : .rational(points[Int(generator.next() % UInt64(points.count))])
  }
}
