import Exact

// Points near the ends of a domain, where functions may turn that rise everywhere else.
extension Comparison {
  /// How near to an end points lie: 2^−n of each, and half as far.
  private static let nearness = [4, 8, 12, 16, 20, 24]
  /// How far away from 0 points lie where there is no end: 10^n of each, and twice as far.
  private static let farness = [1, 2, 3, 4, 5, 6]

  /// Points near the ends of the domain of the only variable of some formulas, on their way to each of the ends; none
  /// where there are several variables, or their domain is neither an interval nor the whole numbers from one on.
  func pointsNearEnds(of formulas: [Expression]) throws -> [[String: Value<Real>]] {
    let names = Set(formulas.flatMap(\.names))
    guard names.count == 1, let name = names.first, let variable = variables[name],
      variable.dimensions.isEmpty
    else { return [] }
    let ends: [(place: Real?, inward: Int)]
    switch variable.domain.set {
    case .real: ends = [(nil, 1), (nil, -1)]
    case .interval(let lower, let upper, _, _): ends = [(lower, 1), (upper, -1)]
    case .integers(let from):
      let far = try Self.farness.map { try Rational(10).power($0) }
      return (far.map { (from ?? .zero) + $0 } + (from == nil ? far.map { -$0 } : [])).map {
        [name: .scalar(.rational($0))]
      }
    case .finite, .steps: return []
    }
    var points: [[String: Value<Real>]] = []
    for (end, inward) in ends {
      var places: [Real] = []
      if let end {
        for n in Self.nearness {
          for exponent in [-n, -n - 1] {
            let step = Rational(inward).scaled(byTwoToThe: exponent)
            places.append(try end + .rational(step))
          }
        }
        places.append(end)
      } else {
        for n in Self.farness {
          let far = try Rational(10).power(n)
          places += [far, 2 * far].map { .rational(inward > 0 ? -$0 : $0) }
        }
      }
      for place in places where (try? variable.domain.contains(place)) == true {
        points.append([name: .scalar(place)])
      }
    }
    return points
  }
}
