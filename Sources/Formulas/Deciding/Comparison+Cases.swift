import Exact

// Proofs that take the domains apart, or look at derivatives.
extension Comparison {
  /// The most values of variables with finite domains that are put in one by one.
  private static let mostCases = 64
  /// The most variables whose domains are cut.
  private static let mostCuts = 2

  /// Whether two formulas are proved to be equal for each value of the variables with finite domains.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByCases(_ a: Expression, _ b: Expression) throws -> Bool {
    let used = Set(a.names + b.names)
    var cases: [[String: Value<Expression>]] = [[:]]
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty else { continue }
      guard let values = variable.domain.allPoints(atMost: Self.mostCases) else { continue }
      guard cases.count * values.count <= Self.mostCases else { return false }
      cases = cases.flatMap { known in
        values.map { known.merging([variable.name: .scalar(Expression($0))]) { $1 } }
      }
    }
    guard cases.count > 1 else { return false }
    var isProved = false
    for values in cases {
      // Where one of the two has no value, there is nothing to be equal.
      guard let x = try self.value(of: a, values), let y = try self.value(of: b, values) else {
        continue
      }
      guard try areProvedEqual(x, y) else { return false }
      isProved = true
    }
    return isProved
  }

  private func value(
    of formula: Expression, _ values: [String: Value<Expression>]
  ) throws -> Expression? {
    var all = values
    for variable in variables.all where all[variable.name] == nil && variable.dimensions.isEmpty {
      all[variable.name] = .scalar(Expression(.name(variable.name)))
    }
    do {
      return try formula.evaluate(all, in: variables).scalar
    } catch {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return nil
    }
  }

  /// Whether two formulas are proved to be equal on each piece of the domains, which are cut at 0 and
  /// where what magnitudes are taken of is 0.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeOnPieces(_ a: Expression, _ b: Expression) throws -> Bool {
    guard a.hasCorner || b.hasCorner else { return false }
    let used = Set(a.names + b.names)
    let cut = variables.all.filter { variable in
      used.contains(variable.name) && variable.dimensions.isEmpty && variable.domain.isInterval
    }
    guard !cut.isEmpty, cut.count <= Self.mostCuts else { return false }
    var pieces = [variables]
    for variable in cut {
      let domains = variable.domain.pieces(
        cutAt: (a.corners(in: variable.name) + b.corners(in: variable.name) + [.zero]))
      pieces = pieces.flatMap { piece in
        domains.map { piece.replacing(domainOf: variable.name, by: $0) }
      }
    }
    guard pieces.count > 1, pieces.count <= Self.mostCases else { return false }
    for piece in pieces {
      let part = Comparison(piece)
      guard try part.areProvedEqual(a, b) || part.agreeByDerivatives(a, b) else { return false }
    }
    return true
  }

  // MARK: Derivatives

  /// The most points at which two functions with equal derivatives are compared.
  private static let mostAnchors = 6

  /// Whether two formulas are proved to be equal because their derivatives are, and they at one point.
  ///
  /// The domains are intervals; inside of them both formulas and their derivatives have values everywhere.
  /// So their difference has the derivative 0 there and is constant, and what formulas are made of is
  /// continuous, so that they are equal at the ends as well, where they are defined.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByDerivatives(_ a: Expression, _ b: Expression) throws -> Bool {
    let used = Set(a.names + b.names)
    var inside = variables
    var names: [String] = []
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty, let domain = variable.domain.interior else { return false }
      inside = inside.replacing(domainOf: variable.name, by: domain)
      names.append(variable.name)
    }
    guard !names.isEmpty, try inside.definedRange(of: a) != nil,
      try inside.definedRange(of: b) != nil
    else { return false }
    let comparison = Comparison(inside)
    for name in names {
      let x = Expression(.name(name))
      guard let (a1, b1) = try? (a.derivative(by: x), b.derivative(by: x)),
        try inside.definedRange(of: a1) != nil, try inside.definedRange(of: b1) != nil,
        try comparison.areProvedEqual(a1, b1)
      else { return false }
    }
    var isAnchored = false
    var count = 0
    try SamplePoints(inside, in: [a, b]).search { point in
      guard let x = try Self.value(of: a, at: point), let y = try Self.value(of: b, at: point)
      else {
        return false
      }
      count += 1
      isAnchored = try Self.areProvedEqual(x, y)
      return isAnchored || count >= Self.mostAnchors
    }
    return isAnchored
  }

  /// Whether two reals are proved to be equal.
  private static func areProvedEqual(_ x: Real, _ y: Real) throws -> Bool {
    if (try? x.order(y)) == .equal { return true }
    return try ClosedFormField.withVariables { field in
      guard let a = try field.constant(x), let b = try field.constant(y) else { return false }
      return try field.areEqual(a, b)
    } ?? false
  }
}

extension Expression {
  /// The functions whose formulas change at a point.
  private static let cornered: Set = ["abs", "max", "min", "relu", "sqrt"]

  /// Whether a function with a corner, or a root, occurs.
  fileprivate var hasCorner: Bool {
    switch kind {
    case .call(let name, _) where Self.cornered.contains(name): true
    case .power(_, let exponent) where exponent.asRational.map({ !$0.isInteger }) ?? false: true
    default: children.contains { $0.hasCorner }
    }
  }

  /// Where arguments of functions with corners are 0, as far as they are linear in a variable alone.
  fileprivate func corners(in name: String) -> [Rational] {
    var found = children.flatMap { $0.corners(in: name) }
    guard case .call(let function, let arguments) = kind, Self.cornered.contains(function) else {
      return found
    }
    var places = arguments
    if arguments.count == 2, let difference = try? arguments[0] - arguments[1] {
      places = [difference]
    }
    for place in places {
      let values = [0, 1, 2].compactMap { x in
        try? place.evaluate([name: .scalar(Real(x))]).scalar?.asRational
      }
      guard values.count == 3, values[2] - values[1] == values[1] - values[0],
        let root = try? values[0] / (values[0] - values[1])
      else { continue }
      found.append(root)
    }
    return found
  }
}
