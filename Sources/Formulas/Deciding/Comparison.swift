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
    /// near it, where the second one has; nil where no such point was found, and none was ruled out.
    case undefined(at: [(name: String, value: Value<Real>)]?)
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
    let early = try provesFirst ? decideByManyDigits(a, b) : EarlyFinding()
    if early.isProved { return try definedness(of: a, where: b, indices: indices) }
    if let witness = early.witness { return .different(witness) }
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
    if outlook != .apart, !early.wasAsked,
      try Self.affordable(3, { proof(a, b) != nil }) == true
    {
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
      agreeByRadicands, agreeByCommonQuantity, agreeByParts, agreeByAligning, agreeByPlacing,
      agreeByTurning, agreeByTriangles, agreeByShift,
      agreeBySquares, agreeByCases, agreeByAngles, agreeByEqualValues,
      agreeByDerivatives, agreeByOneSign, agreeOnCells, agreeOnPieces, agreeForAllReals,
      agreeByInduction, agreeByResidues,
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
    if a.size < Self.mostOrdered, a.weightOfNames == b.weightOfNames,
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
      var isUndefined = false
      var missing: [(name: String, value: Value<Real>)]?
      for (index, (x, y)) in zip(a.scalars, b.scalars).enumerated() {
        switch try decide(x, y, indices: [], first.outlook(index, beside: second)) {
        case .equal: continue
        case .undecided(let count): points = min(points ?? count, count)
        case .undefined(let point):
          isUndefined = true
          missing = missing ?? point
        case .different(let witness):
          let shape = a.shape
          let entry = shape.count == 2 ? [index / shape[1] + 1, index % shape[1] + 1] : [index + 1]
          return .different(
            Witness(
              point: witness.point, entry: entry, left: witness.left, right: witness.right))
        }
      }
      if let points { return .undecided(points: points) }
      return isUndefined ? .undefined(at: missing) : .equal
    }
  }
}
