import Exact

// Where formulas that are equal have values.
extension Comparison {
  /// The most points at which a proof of equality is held against the domains.
  private static let definednessPoints = 24
  /// What the distance of the neighbours of a point is a multiple of: so small that hardly anything else happens there.
  private static let smallStep = Rational.one.scaled(byTwoToThe: -40)

  /// Equal, if the first formula is shown to have a value at the points of the domain where the second one has, or
  /// near them: at a removable singularity a value is missing at single points only.
  ///
  /// Where no number is far out (`hasOrdinaryNumbers`) a missing value that is found at none of the points is none.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func definedness(
    of a: Expression, where b: Expression, indices: [Variables.Dimension] = []
  ) throws -> Decision {
    if a == b { return .equal }
    if try variables.definedRange(of: a) != nil {
      return try hasValueSomewhere(b, indices: indices) ? .equal : .undecided(points: 0)
    }
    let isImplied = try isDefined(a, wherever: b)
    if isImplied, try hasValueAtMatrices(b) { return .equal }
    let isOrdinary = try hasOrdinaryNumbers(a)
    let isShown =
      try isImplied
      || Self.affordable(4) { try isShownDefined(a, wherever: b, isThorough: !isOrdinary) } ?? false
    var count = 0
    var hasValue = false
    var missing: [(name: String, value: Value<Real>)]?
    try SamplePoints(variables, in: [a, b] + indices.map(\.expression)).search { point in
      for place in Self.places(indices, at: point) {
        let values = Self.adding(place, to: point)
        let enclosed = EnclosedPoint(values)
        func isDefined(_ formula: Expression) throws -> Bool {
          if let enclosed, Self.hasEnclosure(formula, at: enclosed) { return true }
          return try Self.value(of: formula, at: values) != nil
        }
        guard try isDefined(b) else { continue }
        count += 1
        if isShown {
          hasValue = true
          return true
        }
        if try isDefined(a) {
          hasValue = true
        } else if try !hasValueNearby(a, b, point, place) {
          missing = named(point)
          return true
        }
      }
      return count >= Self.definednessPoints
    }
    if !hasValue, indices.isEmpty {
      hasValue = try ([self] + narrower(for: [a, b])).contains { try $0.areBothDefined(a, b) }
    }
    if !hasValue, indices.isEmpty {
      hasValue = try pointsByPlacesOfChange(of: [a, b]).contains {
        try Self.hasValue(a, at: $0) && Self.hasValue(b, at: $0)
      }
    }
    if isShown, hasValue { return .equal }
    if missing == nil, indices.isEmpty {
      let close =
        Set(a.names + b.names).count > 1
        ? corners(of: [a, b], inside: Self.closeInside)
        : try pointsNearEnds(of: [a, b], .coarse)
      let corner = (corners(of: [a, b]) + close).first { isMissing(a, b, at: $0) }
      missing = corner.map(named)
    }
    if missing == nil, indices.isEmpty { missing = try placeWithoutValue(a, b) }
    if missing == nil { missing = try placeWithoutPart(a, b, indices: indices) }
    // Where never both have a value at a point that was tried, nothing was compared.
    guard hasValue || missing != nil && !indices.isEmpty else { return .undecided(points: 0) }
    if missing == nil {
      missing = try placeOutsideConditions(a, b, indices: indices, ofOneVariable: isOrdinary)
    }
    return missing == nil && isOrdinary ? .equal : .undefined(at: missing)
  }

  /// Whether a formula is found to have a value at a point.
  ///
  /// Where a sum in it ends before it begins for every n it has none, and all that is proved of it says nothing.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func hasValueSomewhere(
    _ formula: Expression, indices: [Variables.Dimension] = []
  ) throws -> Bool {
    if try variables.definedRange(of: formula) != nil || hasValueAtMatrices(formula) { return true }
    var hasValue = false
    let points = SamplePoints(variables, in: [formula] + indices.map(\.expression))
    try points.search { point in
      hasValue = try Self.places(indices, at: point).contains { place in
        try Self.hasValue(formula, at: Self.adding(place, to: point))
      }
      return hasValue
    }
    return try hasValue
      || indices.isEmpty
        && ([self] + narrower(for: [formula])).contains { try $0.areBothDefined(formula, formula) }
  }

  /// Whether the first formula has no value at a point, and neither near it, where the second one has one; false where values
  /// take too much work, as where numbers are far out.
  func isMissing(
    _ a: Expression, _ b: Expression, at point: [String: Value<Real>], _ place: [Int] = []
  ) -> Bool {
    let values = Self.adding(place, to: point)
    let isMissing = try? Fuel.share(ofLeftBy: 8) {
      try Self.hasValue(b, at: values) && Self.lacksValue(a, at: values)
        && !hasValueNearby(a, b, point, place)
    }
    return isMissing == true
  }

  /// Whether the first formula has a value at some point near a point where the second one has.
  func hasValueNearby(
    _ a: Expression, _ b: Expression, _ point: [String: Value<Real>], _ place: [Int]
  ) throws -> Bool {
    for direction in [1, -1] {
      var moved = point
      // Every number goes another way, so that none of x = y, x = −y … is kept.
      var count = 0
      for variable in variables.all {
        guard let value = point[variable.name] else { continue }
        moved[variable.name] = try value.map { entry in
          count += 1
          let shift = Rational(direction * (count * count + 1)) * Self.smallStep
          // At an end of the domain there is one way only.
          let next = try [entry + .rational(shift), entry - .rational(shift)].first {
            (try? variable.domain.contains($0)) == true
          }
          return next ?? entry
        }
      }
      let values = Self.adding(place, to: moved)
      guard try Self.hasValue(b, at: values) else { continue }
      if try Self.hasValue(a, at: values) { return true }
    }
    return false
  }

  static func adding(
    _ place: [Int], to point: [String: Value<Real>]
  ) -> [String: Value<Real>] {
    var values = point
    for (number, index) in place.enumerated() {
      values[Family<Real>.index(number)] = .scalar(.rational(Rational(index)))
    }
    return values
  }

  /// All indices of a family at a point.
  static func places(
    _ dimensions: [Variables.Dimension], at point: [String: Value<Real>]
  ) -> [[Int]] {
    var places: [[Int]] = [[]]
    for dimension in dimensions {
      let count: Int
      switch dimension {
      case .fixed(let fixed): count = fixed
      case .named(let name): count = point[name]?.scalar?.asRational?.numerator.asInt ?? 1
      }
      places = places.flatMap { place in (1...max(count, 1)).map { place + [$0] } }
    }
    return places
  }

  /// Whether there is a value at a point, that can be computed.
  static func hasValue(_ a: Expression, at point: [String: Value<Real>]) throws -> Bool {
    // Where it can be enclosed there is one.
    if let place = EnclosedPoint(point), hasEnclosure(a, at: place) { return true }
    return try value(of: a, at: point) != nil
  }

  /// Whether there is no value at a point; false where there may be one that cannot be computed.
  static func lacksValue(_ a: Expression, at point: [String: Value<Real>]) throws -> Bool {
    if let place = EnclosedPoint(point), hasEnclosure(a, at: place) { return false }
    do {
      _ = try a.evaluate(point)
      return false
    } catch {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return error.problem.saysNoValue
    }
  }

  private static func hasEnclosure(_ a: Expression, at place: EnclosedPoint) -> Bool {
    MachineEvaluator.enclosure(of: a, at: place) != nil
      || IntervalEvaluator.enclosure(of: a, at: place) != nil
  }

  /// The value at a point; nil where there is none, or it cannot be computed.
  static func value(of a: Expression, at point: [String: Value<Real>]) throws -> Real? {
    do {
      return try a.evaluate(point).scalar
    } catch {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return nil
    }
  }
}
