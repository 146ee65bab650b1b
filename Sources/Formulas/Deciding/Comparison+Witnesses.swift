import Exact

// Points at which formulas differ.
extension Comparison {
  /// The precisions, in bits, at which two values are told apart.
  static let precisions = [96, 288, 864]
  /// The precisions at which they are where the simplest points do not tell.
  static let highPrecisions = [864, 2592, 7776]
  /// The points that are looked at before a proof is tried.
  static let firstPoints = 6
  /// The points that are looked at before proofs by cases are tried.
  static let morePoints = 60

  func search(
    _ a: Expression, _ b: Expression, indices: [Variables.Dimension], points: Int = .max,
    _ precisions: [Int] = precisions
  ) throws -> Decision {
    var agreements = 0
    var count = 0
    var witness: Witness?
    try SamplePoints(variables, in: [a, b] + indices.map(\.expression)).search { point in
      count += 1
      if count > points { return true }
      for place in Self.places(indices, at: point) {
        let values = Self.adding(place, to: point)
        if try Self.areSameMachineNumber(a, b, at: values) {
          agreements += 1
          continue
        }
        guard let x = try Self.value(of: a, at: values), let y = try Self.value(of: b, at: values)
        else { continue }
        guard try Self.areApart(x, y, precisions) else {
          agreements += 1
          continue
        }
        witness = Witness(
          point: named(point), entry: place, left: (try? x.recognised()) ?? x,
          right: (try? y.recognised()) ?? y)
        return true
      }
      return false
    }
    return witness.map { .different($0) } ?? .undecided(points: agreements)
  }

  /// Whether two formulas in entries of arrays are one machine number at a point, with nothing rounded: entries have many
  /// more terms than the formulas that they are of, and are mostly whole numbers at the simplest points.
  private static func areSameMachineNumber(
    _ a: Expression, _ b: Expression, at point: [String: Value<Real>]
  ) throws -> Bool {
    guard point.contains(where: { !$0.value.shape.isEmpty }) else { return false }
    try Fuel.spend(costOfLook)
    guard let place = EnclosedPoint(point),
      let x = MachineEvaluator.enclosure(of: a, at: place), x.isPoint,
      let y = MachineEvaluator.enclosure(of: b, at: place)
    else { return false }
    return x == y
  }

  /// The fewest points with machine numbers by which formulas look alike.
  private static let fewestLooks = 6

  /// Whether machine numbers tell the formulas apart at one of the points that are looked at before proofs, or
  /// have too few values there to say so.
  func mayLookApart(_ a: Expression, _ b: Expression) throws -> Bool {
    let points = SamplePoints(variables, in: [a, b])
    var (count, looks) = (0, 0)
    func areApart(_ point: [String: Value<Real>]) -> Bool {
      guard let place = EnclosedPoint(point),
        let x = MachineEvaluator.enclosure(of: a, at: place),
        let y = MachineEvaluator.enclosure(of: b, at: place)
      else { return false }
      looks += 1
      return x.isDisjoint(from: y)
    }
    var isFound = false
    try points.search { point in
      try Fuel.spend(Self.costOfLook)
      count += 1
      isFound = areApart(point)
      return isFound || count >= Self.morePoints
    }
    if isFound { return true }
    for point in points.unusual(for: [a, b]) {
      try Fuel.spend(Self.costOfLook)
      if areApart(point) { return true }
    }
    return looks < Self.fewestLooks
  }

  /// What it costs to look at a point, besides what it costs to compute with machine numbers.
  private static let costOfLook = 16

  /// A point at which the formulas differ, among those that are not simple.
  func unusualWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    let points = SamplePoints(variables, in: [a, b]).unusual(for: [a, b])
    return try witness(a, b, among: points, Array(Self.precisions.prefix(1)))
  }

  /// The most points with numbers that are no rationals.
  private static let mostMembers = 64

  /// A point at which the formulas differ, among those of finite sets with numbers that are no rationals,
  /// {0, π/2, π}.
  func memberWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    let used = Set(a.names + b.names)
    var choices: [(name: String, numbers: [Real])] = []
    var hasMembers = false
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty else { return nil }
      let members = variable.domain.irrationalMembers
      hasMembers = hasMembers || !members.isEmpty
      choices.append((variable.name, members + variable.domain.points(2).map { .rational($0) }))
    }
    guard hasMembers, let points = Variables.assignments(choices, atMost: Self.mostMembers)
    else { return nil }
    return try witness(a, b, among: points, Array(Self.precisions.prefix(1)))
  }

  /// The most points at which differences beyond the usual precisions are looked for, by precision.
  private static let minutePoints = [16, 4, 1]

  /// A point at which the formulas differ by a very small part.
  func minuteWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    let points = SamplePoints(variables, in: [a, b])
    var simple: [[String: Value<Real>]] = []
    points.search { point in
      simple.append(point)
      return simple.count >= Self.minutePoints[0]
    }
    let changes = pointsByPlacesOfChange(of: [a, b])
    for (precision, count) in zip(Self.highPrecisions, Self.minutePoints) {
      // The first points are often zeros; those after them are not, nor are small numbers.
      let all =
        simple.suffix(count) + points.unusual(for: [a, b]).suffix(count) + changes.prefix(count)
      if let witness = try witness(a, b, among: Array(all), [precision]) { return witness }
    }
    return nil
  }

  /// A point at which the difference of the formulas is shown not to be zero by its canonical form, though
  /// it is smaller than any precision tells: tanh 10000 − 1 is −2/(e^20000 + 1).
  func formalWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    let points = SamplePoints(variables, in: [a, b])
    var all: [[String: Value<Real>]] = []
    points.search { point in
      all.append(point)
      return all.count >= Self.firstPoints
    }
    // Beyond a corner the difference is what the corner leaves, however large the rest is: eˣ + max(0, x − 10⁴).
    all += pointsByPlacesOfChange(of: [a, b]).prefix(Self.firstPoints)
    for point in all {
      let numbers = try point.mapValues { value in
        try value.map { number -> Expression in
          guard let rational = number.asRational else { throw ArithmeticError.undecided }
          return Expression(rational)
        }
      }
      guard let x = (try? a.evaluate(numbers, in: variables))?.scalar,
        let y = (try? b.evaluate(numbers, in: variables))?.scalar,
        let left = try Self.value(of: a, at: point), let right = try Self.value(of: b, at: point)
      else { continue }
      let isDifferent = try ClosedFormField.withVariables { field in
        let forms = FormBuilder(field, variables)
        let difference = try field.difference(forms.form(of: x), forms.form(of: y))
        if try field.isNonzeroConstant(difference) { return true }
        // x is 0 only where eˣ is 1, which tells logarithms of sums from what they are close to.
        return try field.isNonzeroConstant(
          field.difference(field.exponential(difference), .one))
      }
      if isDifferent == true {
        return Witness(point: named(point), entry: [], left: left, right: right)
      }
    }
    return nil
  }

  func witness(
    _ a: Expression, _ b: Expression, among points: [[String: Value<Real>]], _ precisions: [Int]
  ) throws -> Witness? {
    for point in points {
      guard let (x, y) = try Self.valuesApart(a, b, at: point, precisions) else { continue }
      let simplest = try simplified(point) {
        try Self.valuesApart(a, b, at: $0, precisions) != nil
      }
      let values = try Self.valuesApart(a, b, at: simplest, precisions) ?? (x, y)
      return Witness(
        point: named(simplest), entry: [], left: (try? values.0.recognised()) ?? values.0,
        right: (try? values.1.recognised()) ?? values.1)
    }
    return nil
  }

  private static func valuesApart(
    _ a: Expression, _ b: Expression, at point: [String: Value<Real>], _ precisions: [Int]
  ) throws -> (Real, Real)? {
    guard let x = try value(of: a, at: point), let y = try value(of: b, at: point),
      try areApart(x, y, precisions)
    else { return nil }
    return (x, y)
  }

  /// The most numbers of a domain that are tried in place of one.
  private static let mostSimpler = 8
  /// The most numbers of a point that are replaced by simpler ones.
  private static let mostSimplified = 16

  /// The point walked down to simpler numbers, one after the other, as long as it shows the same: to the simplest of
  /// its domain, or else near it.
  private func simplified(
    _ point: [String: Value<Real>], _ shows: ([String: Value<Real>]) throws -> Bool
  ) throws -> [String: Value<Real>] {
    var best = point
    var count = 0
    for variable in variables.all {
      guard let value = best[variable.name] else { continue }
      let simple = variable.domain.points(Self.mostSimpler)
      for (place, entry) in value.scalars.enumerated() {
        guard let number = entry.asRational, count < Self.mostSimplified else { continue }
        count += 1
        let near = (0..<8).map { shift in
          let reach = number.magnitude.scaled(byTwoToThe: -shift)
          return Rational.simplest(between: number - reach, and: number + reach)
        }
        for simpler in simple + near where Rational.isSimpler(simpler, than: number) {
          guard (try? variable.domain.contains(.rational(simpler))) ?? false else { continue }
          var next = 0
          var moved = best
          moved[variable.name] = best[variable.name]?.map { old in
            defer { next += 1 }
            return next == place ? .rational(simpler) : old
          }
          if try shows(moved) {
            best = moved
            break
          }
        }
      }
    }
    return best
  }

  func named(_ point: [String: Value<Real>]) -> [(name: String, value: Value<Real>)] {
    variables.all.compactMap { variable in point[variable.name].map { (variable.name, $0) } }
  }

  /// Whether enclosures of two numbers have nothing in common.
  static func areApart(
    _ x: Real, _ y: Real, _ precisions: [Int] = precisions
  ) throws -> Bool {
    if let a = x.asRational, let b = y.asRational { return a != b }
    for precision in precisions {
      guard let a = try x.enclosureIfTold(workingPrecision: precision),
        let b = try y.enclosureIfTold(workingPrecision: precision)
      else { continue }
      if a.isDisjoint(from: b) { return true }
      // Where both are points, they are equal.
      if a.isPoint, b.isPoint { return false }
    }
    return false
  }
}
