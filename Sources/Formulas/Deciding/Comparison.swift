import Exact

/// Decides whether formulas in variables are equal.
public struct Comparison: Sendable {
  /// What was decided.
  public enum Decision: Sendable {
    /// Equal wherever both are defined, by proof.
    case equal
    /// Different: a point, and two values that are apart.
    case different(Witness)
    /// Equal wherever both are defined, but at a point of the domain the first has no value, and neither
    /// near it, where the second one has.
    case undefined(at: [(name: String, value: Value<Real>)])
    /// Neither: equal to some digits at some points, and no proof.
    case undecided(points: Int)
  }

  /// A point at which two formulas have values that are apart.
  public struct Witness: Sendable {
    /// The values of the variables that occur, in the order of their declaration.
    public let point: [(name: String, value: Value<Real>)]
    /// The index of the entry, from 1, where vectors or matrices are compared.
    public let entry: [Int]
    /// The value of the first formula there.
    public let left: Real
    /// The value of the second formula there.
    public let right: Real

    /// The witness with its point in other words.
    public func at(_ point: [(name: String, value: Value<Real>)]) -> Witness {
      Witness(point: point, entry: entry, left: left, right: right)
    }

    /// The witness with the two formulas exchanged.
    public var turned: Witness { Witness(point: point, entry: entry, left: right, right: left) }
  }

  /// The variables of the formulas.
  public let variables: Variables

  /// Points of the domains at which most formulas are told apart.
  let genericPoints: GenericPoints

  /// The certificates that were found; nil where none is kept.
  let foundProofs: FoundProofs?

  /// A comparison of formulas in some variables.
  ///
  public init(_ variables: Variables) {
    self.variables = variables
    genericPoints = GenericPoints(variables)
    foundProofs = nil
  }

  private init(_ comparison: Comparison, _ foundProofs: FoundProofs) {
    variables = comparison.variables
    genericPoints = comparison.genericPoints
    self.foundProofs = foundProofs
  }

  /// The same comparison for one decision with its evidence: it decides by certificates where it can, and keeps what it
  /// finds for whoever asks for it again.
  ///
  /// What one decision finds costs the next one no fuel, so that many decisions may not share it.
  public var keepingProofs: Comparison { Comparison(self, FoundProofs()) }

  /// Decides about two numbers.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func decide(_ a: Expression, _ b: Expression) throws -> Decision {
    try decide(a, b, indices: [], estimate(.scalar(a)).outlook(0, beside: estimate(.scalar(b))))
  }

  private func decide(
    _ a: Expression, _ b: Expression, indices: [Variables.Dimension], _ outlook: Estimate.Outlook
  ) throws -> Decision {
    if a == b { return .equal }
    func isProved(_ prove: (Expression, Expression) throws -> Bool) throws -> Bool {
      try outlook != .apart && Self.affordable(4, { try prove(a, b) }) == true
    }
    // Formulas that look alike are mostly equal, and no point need be looked at.
    if outlook == .alike,
      try isProved({ try areProvedBySteps($0, $1, openIndices: indices.count) })
        || isProved(areProvedEqual)
    {
      return try definedness(of: a, where: b, indices: indices)
    }
    // Different formulas are mostly told apart at the first points, which costs less than any proof.
    let first = try Self.affordable(4) {
      try search(
        a, b, indices: indices, points: Self.firstPoints, Array(Self.precisions.prefix(1)))
    }
    if case .different(let witness)? = first { return .different(witness) }
    if try (outlook == .open && isProved(areProvedEqual)) || isProved(areProvedEqualTurned) {
      return try definedness(of: a, where: b, indices: indices)
    }
    if outlook != .apart, indices.isEmpty, try agreesEverywhere(a, b) { return .equal }
    // Where machine numbers tell nothing apart, a proof is likelier than a point that does.
    let provesFirst = try outlook != .apart && indices.isEmpty && !mayLookApart(a, b)
    if provesFirst, try isProvedByMeans(a, b) {
      return try definedness(of: a, where: b, indices: indices)
    }
    let simple =
      try Self.affordable(3) {
        try search(
          a, b, indices: indices, points: Self.morePoints, Array(Self.precisions.prefix(1)))
      } ?? .undecided(points: 0)
    if case .different = simple { return simple }
    guard indices.isEmpty else { return try search(a, b, indices: indices) }
    for look in [unusualWitness, memberWitness, cornerWitness, caseWitness, narrowWitness] {
      if let witness = try Self.affordable(3, { try look(a, b) }) ?? nil {
        return .different(witness)
      }
    }
    if outlook != .apart, !provesFirst, try isProvedByMeans(a, b) {
      return try definedness(of: a, where: b, indices: indices)
    }
    for look in [formalWitness, minuteWitness] {
      if let witness = try Self.affordable(2, { try look(a, b) }) ?? nil {
        return .different(witness)
      }
    }
    if outlook != .apart, try Self.affordable(3, { proof(a, b) != nil }) == true {
      return try definedness(of: a, where: b, indices: indices)
    }
    return try search(a, b, indices: indices)
  }

  /// Whether one of the means of proof besides the canonical form shows that two formulas are equal.
  private func isProvedByMeans(_ a: Expression, _ b: Expression) throws -> Bool {
    // Of numbers most is told by their parts; formulas have other means that cost less.
    let isNumber = a.names.isEmpty && b.names.isEmpty
    if isNumber, try Self.affordable(2, { try agreeByEqualValues(a, b) }) == true { return true }
    for prove in [
      agreeByParts, agreeByAligning, agreeByPlacing, agreeByTurning, agreeByShift, agreeBySquares,
      agreeByCases, agreeByAngles, agreeByEqualValues, agreeByDerivatives, agreeByOneSign,
      agreeOnCells, agreeOnPieces, agreeForAllReals, agreeByInduction, agreeByResidues,
    ] {
      if try Self.affordable(3, { try prove(a, b) }) == true { return true }
    }
    return false
  }

  /// What comes of work that may take a share of the fuel, so that some is left for the rest; nil where
  /// the share is not enough.
  static func affordable<T>(_ divisor: Int, _ work: () throws -> T) throws -> T? {
    do {
      return try Fuel.share(ofLeftBy: divisor, work)
    } catch ArithmeticError.outOfFuel {
      return nil
    }
  }

  /// The largest formula that is put in order.
  private static let mostOrdered = 20_000

  /// Whether two numbers are proved to be equal, by a canonical form: at first with angles and factors
  /// whole, then with angles taken apart, then with factors taken apart whose signs are lost.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func areProvedEqual(_ a: Expression, _ b: Expression) throws -> Bool {
    if a == b { return true }
    if a.size < Self.mostOrdered,
      a.withPowersOfFactors.orderedForm == b.withPowersOfFactors.orderedForm
    {
      return true
    }
    var (metAngles, metFactors) = (false, false)
    for (splitsAngles, splitsFactors) in [(false, false), (true, false), (true, true)] {
      // What was not met cannot be taken apart.
      if splitsFactors ? !metFactors : splitsAngles && !metAngles { continue }
      let isProved = try ClosedFormField.withVariables { field in
        field.splitsAngles = splitsAngles
        field.splitsFactors = splitsFactors
        defer {
          metAngles = metAngles || field.metAngles
          metFactors = metFactors || field.metFactors
        }
        let forms = FormBuilder(field, variables)
        return try field.areEqual(forms.form(of: a), forms.form(of: b))
      }
      if isProved == true { return true }
    }
    return false
  }

  /// The same with the two exchanged: what one formula leaves behind may help the other one to its form.
  func areProvedEqualTurned(_ a: Expression, _ b: Expression) throws -> Bool {
    try areProvedEqual(b, a)
  }

  /// Decides about two values of one shape, entry by entry; nil where the shapes differ.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func decide(_ a: Value<Expression>, _ b: Value<Expression>) throws -> Decision? {
    try decide(a, b, estimate(a), estimate(b))
  }

  /// Decides about two values of which estimates are known, as `decide` does.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func decide(
    _ a: Value<Expression>, _ b: Value<Expression>, _ first: Estimate, _ second: Estimate
  ) throws -> Decision? {
    switch (a, b) {
    case (.family(let x), .family(let y)):
      guard x.dimensions == y.dimensions else { return nil }
      return try decide(
        x.entry, y.entry, indices: x.dimensions, first.outlook(0, beside: second))
    case (.scalar(let x), .scalar(let y)):
      return try decide(x, y, indices: [], first.outlook(0, beside: second))
    default:
      guard a.shape == b.shape, a.kindName == b.kindName else { return nil }
      // Of a statement, or a tensor, no number is known.
      if a.scalars.isEmpty { return .undecided(points: 0) }
      var points: Int?
      var undefined: [(name: String, value: Value<Real>)]?
      for (index, (x, y)) in zip(a.scalars, b.scalars).enumerated() {
        switch try decide(x, y, indices: [], first.outlook(index, beside: second)) {
        case .equal: continue
        case .undecided(let count): points = min(points ?? count, count)
        case .undefined(let point): undefined = undefined ?? point
        case .different(let witness):
          let shape = a.shape
          let entry = shape.count == 2 ? [index / shape[1] + 1, index % shape[1] + 1] : [index + 1]
          return .different(
            Witness(
              point: witness.point, entry: entry, left: witness.left, right: witness.right))
        }
      }
      if let points { return .undecided(points: points) }
      return undefined.map { .undefined(at: $0) } ?? .equal
    }
  }

  // MARK: Where formulas have values

  /// The most points at which a proof of equality is held against the domains.
  private static let definednessPoints = 24
  /// What the distance of the neighbours of a point is a multiple of: so small that hardly anything else happens there.
  private static let smallStep = Rational.one.scaled(byTwoToThe: -40)

  /// Equal, if the first formula has a value at the points of the domain where the second one has, or
  /// near them: at a removable singularity a value is missing at single points only.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func definedness(
    of a: Expression, where b: Expression, indices: [Variables.Dimension] = []
  ) throws -> Decision {
    if a == b { return .equal }
    if try variables.definedRange(of: a) != nil { return .equal }
    let isImplied = try isDefined(a, wherever: b)
    if isImplied, try hasValueAtMatrices(b) { return .equal }
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
        if isImplied {
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
    if isImplied, hasValue { return .equal }
    if missing == nil, indices.isEmpty {
      let close =
        Set(a.names + b.names).count > 1
        ? corners(of: [a, b], inside: Self.closeInside)
        : try pointsNearEnds(of: [a, b], .coarse)
      for corner in corners(of: [a, b]) + close {
        // Far out, where values take too much work, nothing is asked.
        let isMissing = try? Fuel.share(ofLeftBy: 8) {
          try Self.hasValue(b, at: corner) && Self.lacksValue(a, at: corner)
            && !hasValueNearby(a, b, corner, [])
        }
        if isMissing == true {
          missing = named(corner)
          break
        }
      }
    }
    if missing == nil, indices.isEmpty { missing = try placeWithoutValue(a, b) }
    if missing == nil { missing = try placeWithoutPart(a, b, indices: indices) }
    // Where never both have a value at a point that was tried, nothing was compared.
    guard hasValue || missing != nil && !indices.isEmpty else { return .undecided(points: 0) }
    return missing.map { .undefined(at: $0) } ?? .equal
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
