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
          if isMissing(a, b, at: point, base.place) { return named(point) }
        }
      }
    }
    return nil
  }

  /// A point at which the first of two formulas has no value, and neither near it, and the second one has, where a condition
  /// of a part of it is solved along a line on which all variables but one keep their values; nil where none is found.
  ///
  /// The solutions are exact, so that they are found however far out they are.
  ///
  /// - Parameter ofOneVariable: whether conditions of several variables are left out.
  func placeOutsideConditions(
    _ a: Expression, _ b: Expression, indices: [Variables.Dimension], ofOneVariable: Bool
  ) throws -> [(name: String, value: Value<Real>)]? {
    guard indices.isEmpty else { return nil }
    let known = DefinednessConditions(knownFrom: b)
    let needed = DefinednessConditions(knownFrom: a)
    var conditions: [Statement] = []
    for part in needed.parts where !known.parts.contains(part) {
      conditions += part.nonnegativeWhereDefined.map { .comparison(.greaterOrEqual, $0, .zero) }
      if case .series(let series) = part.kind, let count = try? series.upper - series.lower + .one {
        conditions.append(.comparison(.greaterOrEqual, count, .zero))
      }
    }
    for divisor in needed.divisors where !known.divisors.contains(divisor) {
      conditions.append(.comparison(.unequal, divisor, .zero))
    }
    if ofOneVariable {
      conditions.removeAll { Set($0.sides.flatMap(\.names)).count != 1 }
    }
    if conditions.isEmpty { return nil }
    let bases = try bases(of: a, b, indices)
    for condition in conditions.prefix(Self.mostSuspects) {
      let names = Set(condition.sides.flatMap(\.names)).sorted()
      for base in bases {
        for name in names where variables[name]?.dimensions.isEmpty == true {
          guard let value = try solutionOutside(condition, name, base.point) else { continue }
          let point = base.point.merging([name: value]) { $1 }
          if isMissing(a, b, at: point) { return named(point) }
        }
      }
    }
    return nil
  }

  /// A value of a variable with which a condition does not hold, where all others have those of a point.
  private func solutionOutside(
    _ condition: Statement, _ name: String, _ point: [String: Value<Real>]
  ) throws -> Value<Real>? {
    var others: [String: Expression] = [:]
    for (other, value) in point where other != name {
      guard let number = value.scalar?.asRational else { continue }
      others[other] = Expression(number)
    }
    let onLine = condition.map { $0.substituting(others) }
    let decision = try Self.affordable(6) { try decide(onLine, .all([]), isBrief: true) }
    switch decision {
    case .different(let witness), .undefined(let witness):
      guard !witness.firstHolds else { return nil }
      return witness.point.first { $0.name == name }?.value
    case .same, .undecided, nil: return nil
    }
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
    case .call(let name, _) where !Expression.totalFunctions.contains(name):
      if indices.isDisjoint(with: names), !found.contains(self) { found.append(self) }
    case .power(_, let exponent) where exponent.asRational?.isInteger != true:
      if indices.isDisjoint(with: names), !found.contains(self) { found.append(self) }
    default: break
    }
    for child in children { child.collectPartialParts(indices, &found) }
  }
}
