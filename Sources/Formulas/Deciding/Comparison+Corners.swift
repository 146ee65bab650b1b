import Exact

// The corners of the domains, where conditions on several variables mostly fail first.
extension Comparison {
  /// The most variables whose ends are joined to corners.
  private static let mostCornered = 5
  /// How far inside of an end that does not belong to a domain its corner lies, as a share of what lies between the
  /// ends.
  private static let inside = (try? Rational(1, over: 997)) ?? .one
  /// The same for what happens close to an end.
  static let closeInside = Rational.one.scaled(byTwoToThe: -40)

  /// A point at which the formulas differ, among the corners of the domains, points close to them, and those between
  /// places at which functions with corners change.
  func cornerWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    var points: [[String: Value<Real>]] = []
    if variables.all.contains(where: { $0.domain.range != .real }) {
      points = corners(of: [a, b]) + corners(of: [a, b], inside: Self.closeInside)
    }
    points += pointsByPlacesOfChange(of: [a, b])
    return try witness(a, b, among: points, Array(Self.precisions.prefix(1)))
  }

  /// The most places of change that points are taken at and beside.
  private static let mostPlaces = 8

  /// Points at, between and beyond the places at which functions with corners change, in the only variable of some
  /// formulas; the ends of its domain are places too, as what changes just inside of an end shows before it alone.
  func pointsByPlacesOfChange(of formulas: [Expression]) -> [[String: Value<Real>]] {
    let names = Set(formulas.flatMap(\.names))
    guard names.count == 1, let variable = variables.all.first(where: { names.contains($0.name) }),
      variable.dimensions.isEmpty
    else { return [] }
    let changes = Set(formulas.flatMap { $0.placesOfChange(in: variable.name) }).sorted()
    guard let first = changes.first, let last = changes.last else { return [] }
    let range = variable.domain.range
    let places = Set(
      changes.prefix(Self.mostPlaces) + changes.suffix(Self.mostPlaces)
        + [range.lower.value, range.upper.value].compactMap(\.self)
    ).sorted()
    let between = zip(places, places.dropFirst()).map { ($0 + $1).scaled(byTwoToThe: -1) }
    let all = [last + .one, first - .one] + between + places
    return all.compactMap { place in
      let number = Real.rational(place)
      guard (try? variable.domain.contains(number)) ?? false else { return nil }
      return [variable.name: .scalar(number)]
    }
  }

  /// A point at which the formulas differ, at the corners of what they are for some values of the variables with finite
  /// domains.
  func caseWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    guard let cases = cases(of: [a, b]) else { return nil }
    for values in cases {
      guard let x = try value(of: a, values), let y = try value(of: b, values),
        let found = try cornerWitness(x, y)
      else { continue }
      let fixed = try values.mapValues { try $0.map { try $0.evaluate([:]).scalar ?? .zero } }
      return Witness(
        point: variables.all.compactMap { variable in
          let value = found.point.first { $0.name == variable.name }?.value ?? fixed[variable.name]
          return value.map { (variable.name, $0) }
        }, entry: [], left: found.left, right: found.right)
    }
    return nil
  }

  /// The points at which each variable of some formulas is at an end of its domain, or near one that does not belong
  /// to it; nothing for others than numbers in intervals, or too many of these.
  func corners(
    of formulas: [Expression], inside: Rational = inside
  ) -> [[String: Value<Real>]] {
    let used = Set(formulas.flatMap(\.names))
    var choices: [(name: String, numbers: [Real])] = []
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty,
        let ends = Self.ends(of: variable.domain, inside: inside)
      else { return [] }
      choices.append((variable.name, ends.map { .rational($0) }))
    }
    guard choices.count <= Self.mostCornered else { return [] }
    return Variables.assignments(choices, atMost: 1 << Self.mostCornered) ?? []
  }

  /// How far from an end that is no rational the number is that stands for it.
  private static let beside = Rational.one.scaled(byTwoToThe: -16)

  /// The end of an interval, or a rational that is near it inside.
  private static func rational(beside end: Real, _ inward: Int) -> Rational? {
    if let value = end.asRational { return value }
    guard let bounds = end.enclosure.rationalBounds else { return nil }
    return inward > 0
      ? .simplest(between: bounds.upperBound, and: bounds.upperBound + beside)
      : .simplest(between: bounds.lowerBound - beside, and: bounds.lowerBound)
  }

  /// The ends of a domain that is an interval, as far inside as they have to be.
  private static func ends(of domain: Domain, inside: Rational) -> [Rational]? {
    switch domain.set {
    case .real: return [-Rational(1000), Rational(1000)]
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      let (a, b) = (
        lower.flatMap { rational(beside: $0, 1) }, upper.flatMap { rational(beside: $0, -1) }
      )
      guard (lower == nil) == (a == nil), (upper == nil) == (b == nil) else { return nil }
      let from = a ?? (b ?? .zero) - Rational(1000)
      let to = b ?? (a ?? .zero) + Rational(1000)
      let step = (to - from) * inside
      return [
        a == nil || includesLower ? from : from + step, b == nil || includesUpper ? to : to - step,
      ]
    case .integers, .finite, .steps: return nil
    }
  }
}

extension Expression {
  /// How far above its lower bound the number lies that stands for a root that is no rational.
  private static let nearRoot = Rational.one.scaled(byTwoToThe: -16)

  /// The corners in a variable, and places beside them: of x² − c, ±√c, rounded where these are no rationals.
  func placesOfChange(in name: String) -> [Rational] {
    var found = corners(in: name)
    for place in cornered {
      let values = [0, 1, -1, 2].compactMap { x in
        try? place.evaluate([name: .scalar(Real(x))]).scalar?.asRational
      }
      guard values.count == 4 else { continue }
      let (c, twiceA, twiceB) = (
        values[0], values[1] + values[2] - values[0] - values[0], values[1] - values[2]
      )
      // A quadratic formula has these values; others are no worse for a point more.
      guard !twiceA.isZero, values[3] == twiceA + twiceA + twiceB + c else { continue }
      let discriminant = twiceB * twiceB - Rational(8) * twiceA * c
      guard discriminant.signum >= 0,
        let root = try? Real.rational(discriminant).sqrt(),
        let middle = root.asRational
          ?? root.enclosure.rationalBounds.map({
            Rational.simplest(between: $0.lowerBound, and: $0.lowerBound + Self.nearRoot)
          })
      else { continue }
      for sign in [Rational.one, -.one] {
        if let zero = try? (sign * middle - twiceB) / (twiceA + twiceA) { found.append(zero) }
      }
    }
    return found
  }
}
