import Exact

// Points near the ends of a domain, where functions may turn that rise everywhere else.
extension Comparison {
  /// How near to an end points lie, and how far away from 0 where there is none.
  struct Nearness {
    /// 2^−n of each, and half as far.
    let near: [Int]
    /// 10^n of each, and twice as far.
    let far: [Int]

    /// For functions that may turn anywhere.
    static let fine = Nearness(near: [4, 8, 12, 16, 20, 24], far: [1, 2, 3, 4, 5, 6])
    /// For values that are missing from some point on.
    static let coarse = Nearness(near: [4, 11, 20], far: [2, 4])
  }

  /// How far away whole numbers lie, of which not everything can be computed far out: 10^n of each.
  private static let farWhole = [1, 2]

  /// Points near the ends of the domain of the only variable of some formulas, on their way to each of the ends; none
  /// where there are several variables, or their domain is neither an interval nor the whole numbers from one on.
  func pointsNearEnds(
    of formulas: [Expression], _ nearness: Nearness = .fine
  ) throws -> [[String: Value<Real>]] {
    let names = Set(formulas.flatMap(\.names))
    guard names.count == 1, let name = names.first, let variable = variables[name],
      variable.dimensions.isEmpty
    else { return [] }
    let ends: [(place: Real?, inward: Int)]
    switch variable.domain.set {
    case .real: ends = [(nil, 1), (nil, -1)]
    case .interval(let lower, let upper, _, _): ends = [(lower, 1), (upper, -1)]
    case .integers(let from):
      let far = try Self.farWhole.map { try Rational(10).power($0) }
      return (far.map { (from ?? .zero) + $0 } + (from == nil ? far.map { -$0 } : [])).map {
        [name: .scalar(.rational($0))]
      }
    case .finite, .steps: return []
    }
    var points: [[String: Value<Real>]] = []
    for (end, inward) in ends {
      var places: [Real] = []
      if let end {
        for n in nearness.near {
          for exponent in [-n, -n - 1] {
            let step = Rational(inward).scaled(byTwoToThe: exponent)
            places.append(try end + .rational(step))
          }
        }
        places.append(end)
      } else {
        for n in nearness.far {
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
