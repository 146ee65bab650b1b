import Exact

// Where a formula has no value because one part of it has none.
extension Comparison {
  /// The most parts that are looked at one by one.
  private static let mostSuspects = 8
  /// The most points at which a part is looked at.
  private static let pointsOfPart = 48
  /// The most points that give the other variables their values.
  private static let mostBases = 3

  /// A point at which the first of two formulas has no value, and neither near it, and the second one has; nil where none
  /// is found.
  ///
  /// Points for many variables at once are few for each of them, so that the variables of each part that may have no value,
  /// √(x − 1), are moved alone, to the corners of their domains too.
  func placeWithoutPart(
    _ a: Expression, _ b: Expression, indices: [Variables.Dimension]
  ) throws -> [(name: String, value: Value<Real>)]? {
    var suspects: [Expression] = []
    let known = b.partialParts
    for part in a.partialParts where !known.contains(part) && suspects.count < Self.mostSuspects {
      guard !part.names.isEmpty,
        part.names.allSatisfy({ variables[$0]?.dimensions.isEmpty == true }),
        try variables.definedRange(of: part) == nil
      else { continue }
      suspects.append(part)
    }
    if suspects.isEmpty { return nil }
    let bases = try bases(of: a, b, indices)
    for part in suspects {
      for own in try pointsWithout(part) {
        for base in bases {
          let point = base.point.merging(own) { $1 }
          let values = Self.adding(base.place, to: point)
          let isMissing = try? Fuel.share(ofLeftBy: 8) {
            try Self.hasValue(b, at: values) && Self.lacksValue(a, at: values)
              && !hasValueNearby(a, b, point, base.place)
          }
          if isMissing == true { return named(point) }
        }
      }
    }
    return nil
  }

  /// Some points at which the second formula has a value.
  private func bases(
    of a: Expression, _ b: Expression, _ indices: [Variables.Dimension]
  ) throws -> [(point: [String: Value<Real>], place: [Int])] {
    var bases: [(point: [String: Value<Real>], place: [Int])] = []
    try SamplePoints(variables, in: [a, b] + indices.map(\.expression)).search { point in
      for place in Self.places(indices, at: point) {
        guard try Self.hasValue(b, at: Self.adding(place, to: point)) else { continue }
        bases.append((point, place))
        break
      }
      return bases.count >= Self.mostBases
    }
    return bases
  }

  /// Points of the variables of a part at which it has no value.
  private func pointsWithout(_ part: Expression) throws -> [[String: Value<Real>]] {
    var found: [[String: Value<Real>]] = []
    var count = 0
    func look(at point: [String: Value<Real>]) {
      let isMissing = try? Fuel.share(ofLeftBy: 16) { try Self.lacksValue(part, at: point) }
      if isMissing == true { found.append(point) }
    }
    SamplePoints(variables, in: [part]).search { point in
      count += 1
      look(at: point)
      return count >= Self.pointsOfPart || found.count > 1
    }
    let ends = try pointsNearEnds(of: [part], .coarse)
    for point in corners(of: [part]) + corners(of: [part], inside: Self.closeInside) + ends {
      if found.count > 3 { break }
      look(at: point)
    }
    return found
  }
}

extension Expression {
  /// The functions and powers that may have no value, outside and inside of sums over an index, but for those that name
  /// such an index.
  var partialParts: [Expression] {
    var found: [Expression] = []
    collectPartialParts([], &found)
    return found
  }

  private func collectPartialParts(_ indices: Set<String>, _ found: inout [Expression]) {
    var indices = indices
    switch kind {
    case .number, .name: return
    case .series(let series): indices.insert(series.index)
    case .call(let name, _) where !DefinednessConditions.total.contains(name):
      if indices.isDisjoint(with: names), !found.contains(self) { found.append(self) }
    case .power(_, let exponent) where exponent.asRational?.isInteger != true:
      if indices.isDisjoint(with: names), !found.contains(self) { found.append(self) }
    default: break
    }
    for child in children { child.collectPartialParts(indices, &found) }
  }
}
