import Exact

// Proofs that take the domains apart.
extension Comparison {
  /// The most values of variables with finite domains that are put in one by one.
  private static let mostCases = 64
  /// The most variables whose domains are cut, and the most cuts along formulas in several of them.
  private static let mostCuts = 4

  /// Whether two formulas are proved to be equal for each value of the variables with finite domains.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByCases(_ a: Expression, _ b: Expression) throws -> Bool {
    guard let cases = cases(of: [a, b]) else { return false }
    var isProved = false
    for values in cases {
      switch (try evaluated(a, values), try evaluated(b, values)) {
      case (.value(let x), .value(let y)):
        guard try areProvedEqual(x, y) else { return false }
        isProved = true
      // Where one of the two has no value, there is nothing to be equal.
      case (.nothing, _), (_, .nothing): continue
      default: return false
      }
    }
    return isProved
  }

  /// All values of the variables with finite domains; nil where there are none, or too many.
  func cases(of formulas: [Expression]) -> [[String: Value<Expression>]]? {
    let used = Set(formulas.flatMap(\.names))
    var choices: [(name: String, numbers: [Expression])] = []
    for variable in variables.all
    where used.contains(variable.name) && variable.dimensions.isEmpty {
      guard let members = variable.domain.members(atMost: Self.mostCases) else { continue }
      choices.append((variable.name, members))
    }
    return choices.isEmpty ? nil : Variables.assignments(choices, atMost: Self.mostCases)
  }

  /// What a formula comes to for some values of its variables.
  enum Evaluated {
    case value(Expression)
    /// It has no value there.
    case nothing
    /// Its value cannot be computed.
    case unknown
  }

  func value(
    of formula: Expression, _ values: [String: Value<Expression>]
  ) throws -> Expression? {
    guard case .value(let value) = try evaluated(formula, values) else { return nil }
    return value
  }

  /// What a formula comes to for some values of its variables.
  func evaluated(
    _ formula: Expression, _ values: [String: Value<Expression>]
  ) throws -> Evaluated {
    var all = values
    for variable in variables.all where all[variable.name] == nil && variable.dimensions.isEmpty {
      all[variable.name] = .scalar(Expression(.name(variable.name)))
    }
    do {
      return try formula.evaluate(all, in: variables).scalar.map { .value($0) } ?? .unknown
    } catch {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return error.problem.saysNoValue ? .nothing : .unknown
    }
  }

  /// Whether two formulas are proved to be equal on each piece of the domains, which are cut at 0 and
  /// where what magnitudes are taken of is 0.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeOnPieces(_ a: Expression, _ b: Expression) throws -> Bool {
    try agreeOnPieces(a, b, depth: Self.mostCuts)
  }

  private func agreeOnPieces(_ a: Expression, _ b: Expression, depth: Int) throws -> Bool {
    guard depth > 0, a.hasCorner || b.hasCorner else { return false }
    if let pieces = try piecesByShift(a, b) {
      return try pieces.allSatisfy { piece in
        try piece.comparison.agree(piece.left, piece.right)
          || piece.comparison.agreeOnPieces(piece.left, piece.right, depth: depth - 1)
      }
    }
    let used = Set(a.names + b.names)
    let cut = variables.all.filter { variable in
      used.contains(variable.name) && variable.dimensions.isEmpty && variable.domain.isInterval
    }
    guard !cut.isEmpty, cut.count <= 2 else { return false }
    var pieces = [variables]
    for variable in cut {
      let domains = variable.domain.pieces(
        cutAt: (a.corners(in: variable.name) + b.corners(in: variable.name) + [.zero]))
      pieces = pieces.flatMap { piece in
        domains.map { piece.replacing(domainOf: variable.name, by: $0) }
      }
    }
    guard pieces.count > 1, pieces.count <= Self.mostCases else { return false }
    var isProved = false
    for piece in pieces {
      let part = Comparison(piece)
      // Where one of the two has no value inside there are the ends alone.
      if try part.isNowhereDefined(a) || part.isNowhereDefined(b) {
        guard try part.agreeAtEnds(of: cut.map(\.name), a, b) else { return false }
        continue
      }
      guard try part.agree(a, b) else { return false }
      isProved = true
    }
    return isProved
  }

  /// Whether two formulas are proved to be equal wherever one of some variables is at an end of its domain that belongs
  /// to it, or one of the formulas has no value there.
  private func agreeAtEnds(of names: [String], _ a: Expression, _ b: Expression) throws -> Bool {
    for name in names {
      guard
        case .interval(let lower, let upper, let includesLower, let includesUpper)? =
          variables[name]?.domain.set
      else { continue }
      for (end, isIncluded) in [(lower, includesLower), (upper, includesUpper)] where isIncluded {
        guard let number = end?.asRational else { return false }
        let place = [name: Value.scalar(Expression(number))]
        switch (try evaluated(a, place), try evaluated(b, place)) {
        case (.value(let x), .value(let y)):
          if try isNowhereDefined(x) || isNowhereDefined(y) { continue }
          guard try areProvedEqual(x, y) else { return false }
        case (.nothing, _), (_, .nothing): continue
        default: return false
        }
      }
    }
    return true
  }

  /// Whether a root or a logarithm in a formula is taken of what is below 0 inside of all domains.
  private func isNowhereDefined(_ formula: Expression) throws -> Bool {
    for child in formula.children where try isNowhereDefined(child) { return true }
    let argument: Expression
    switch formula.kind {
    case .power(let base, let exponent):
      guard let q = exponent.asRational, !q.isInteger else { return false }
      argument = base
    case .call("sqrt", let arguments), .call("log", let arguments): argument = arguments[0]
    default: return false
    }
    var inside = variables
    for variable in variables.all where variable.dimensions.isEmpty {
      if let domain = variable.domain.interior {
        inside = inside.replacing(domainOf: variable.name, by: domain)
      }
    }
    return try inside.definedRange(of: argument)?.isNegative ?? false
  }

  /// Whether two formulas are proved to be equal without taking domains apart.
  private func agree(_ a: Expression, _ b: Expression) throws -> Bool {
    try areProvedEqual(a, b) || agreeByDerivatives(a, b)
  }

  // MARK: Shifts

  /// The least exponent of a power that is not multiplied out.
  private static let largeExponent = 20

  /// Whether two formulas with large powers of one linear formula u are proved to be equal in u as a
  /// variable in place of one that u is linear in.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByShift(_ a: Expression, _ b: Expression) throws -> Bool {
    let bases = (a.largePowers(Self.largeExponent) + b.largePowers(Self.largeExponent))
    for base in bases {
      guard let shift = try shift(to: base) else { continue }
      let replacement = [shift.name: shift.value]
      let real = try Domain("real")
      let shifted = Comparison(variables.replacing(domainOf: shift.name, by: real))
      return try shifted.areProvedEqual(a.substituting(replacement), b.substituting(replacement))
    }
    return false
  }

  /// Whether two formulas, neither of which is negative anywhere, have equal squares: √(1 + sin 2x) = |sin x + cos x|.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeBySquares(_ a: Expression, _ b: Expression) throws -> Bool {
    // Without a root or a magnitude around all of a side, nothing is simpler about the square.
    guard [a, b].contains(where: \.isRootOrMagnitude),
      try areProvedEqual(a * a, b * b)
    else { return false }
    return try [a, b].allSatisfy { try $0.isRootOrMagnitude || weakSign(of: $0) == 1 }
  }

  /// The two sides of the set where what a function with a corner is taken of is 0, where that is linear in
  /// several variables: with it in place of one of them, from 0 up and from 0 down.
  private func piecesByShift(
    _ a: Expression, _ b: Expression
  ) throws -> [(comparison: Comparison, left: Expression, right: Expression)]? {
    let nonnegative = Domain(from: .zero, to: nil, includesLower: true, includesUpper: false)
    let nonpositive = Domain(from: nil, to: .zero, includesLower: false, includesUpper: true)
    for corner in a.cornered + b.cornered where Set(corner.names).count > 1 {
      if try hasKnownSign(corner) { continue }
      if let shift = try shift(to: corner) {
        let replacement = [shift.name: shift.value]
        let (left, right) = (a.substituting(replacement), b.substituting(replacement))
        return [nonnegative, nonpositive].map {
          (Comparison(variables.replacing(domainOf: shift.name, by: $0)), left, right)
        }
      }
      guard let (first, second, rest) = try twoAlike(in: corner) else { continue }
      // x = y + t and y = x + t for t ≥ 0, where both have the same numbers from some number up; down
      // from it for t ≤ 0.
      return try [(first, second), (second, first)].map { outer, inner in
        let sum = try Expression(.name(outer)) + Expression(.name(inner))
        return (
          Comparison(variables.replacing(domainOf: outer, by: rest)),
          a.substituting([outer: sum]), b.substituting([outer: sum])
        )
      }
    }
    return nil
  }

  private func hasKnownSign(_ formula: Expression) throws -> Bool {
    try ClosedFormField.withVariables { field in
      try field.sign(of: FormBuilder(field, variables).form(of: formula)) != nil
    } ?? false
  }

  /// The two variables of a formula c·(x − y), if both may be all numbers from one number up, or down.
  private func twoAlike(
    in formula: Expression
  ) throws -> (first: String, second: String, rest: Domain)? {
    let names = Set(formula.names)
    let found = try ClosedFormField.withVariables { field -> [String]? in
      let forms = FormBuilder(field, variables)
      guard let terms = try forms.form(of: formula).polynomial?.terms, terms.count == 2,
        (terms[0].coefficient + terms[1].coefficient).isZero
      else { return nil }
      return try terms.compactMap { term in
        try variables.names.first { name in
          guard names.contains(name), variables[name]?.dimensions.isEmpty ?? false else {
            return false
          }
          return try forms.form(of: Expression(.name(name)))
            == ClosedForm(Kernel.Polynomial(1, term.monomial))
        }
      }
    }
    guard let pair = found ?? nil, pair.count == 2, let one = variables[pair[0]],
      let other = variables[pair[1]],
      case .interval(let low, let high, let includesLow, let includesHigh) = one.domain.set,
      case .interval(let start, let end, let includesStart, let includesEnd) = other.domain.set
    else { return nil }
    if let low, let start, high == nil, end == nil, (try? low.order(start)) == .equal,
      includesLow == includesStart
    {
      return (
        pair[0], pair[1], Domain(from: .zero, to: nil, includesLower: true, includesUpper: false)
      )
    }
    if let high, let end, low == nil, start == nil, (try? high.order(end)) == .equal,
      includesHigh == includesEnd
    {
      return (
        pair[0], pair[1], Domain(from: nil, to: .zero, includesLower: false, includesUpper: true)
      )
    }
    return nil
  }

  /// What a real variable is in terms of a formula u that is linear in it, with u under its name.
  func shift(
    to formula: Expression
  ) throws -> (name: String, value: Expression)? {
    for variable in variables.all
    where variable.dimensions.isEmpty && formula.names.contains(variable.name) {
      guard case .real = variable.domain.set else { continue }
      let name = variable.name
      let rest = formula.substituting([name: .zero])
      let slope = try ClosedFormField.withVariables { field -> Rational? in
        let forms = FormBuilder(field, variables)
        let at0 = try forms.form(of: rest)
        let slope = try field.difference(
          forms.form(of: formula.substituting([name: .one])), at0)
        guard let value = slope.rational, !value.isZero else { return nil }
        let linear = try field.sum(
          at0, field.product(slope, forms.form(of: Expression(.name(name)))))
        return try field.areEqual(forms.form(of: formula), linear) ? value : nil
      }
      guard let slope = slope ?? nil, let inverse = try? slope.reciprocal(),
        let value = try? (Expression(.name(name)) - rest) * Expression(inverse)
      else { continue }
      return (name, value)
    }
    return nil
  }
}

extension Expression {
  /// The functions whose formulas change at a point.
  private static let functionsWithCorners: Set = ["abs", "max", "min", "relu", "sqrt"]

  /// Whether a function with a corner, or a root, occurs.
  fileprivate var hasCorner: Bool {
    switch kind {
    case .call(let name, _) where Self.functionsWithCorners.contains(name): true
    case .power(_, let exponent) where exponent.asRational.map({ !$0.isInteger }) ?? false: true
    default: children.contains { $0.hasCorner }
    }
  }

  /// What functions with corners are taken of: the difference of the two where there are two.
  var cornered: [Expression] {
    var found = children.flatMap(\.cornered)
    guard case .call(let function, let arguments) = kind,
      Self.functionsWithCorners.contains(function)
    else {
      return found
    }
    if arguments.count == 2 {
      if let difference = try? arguments[0] - arguments[1] { found.append(difference) }
    } else {
      found += arguments
    }
    return found
  }

  /// The bases, of several terms, of whole powers from an exponent on.
  fileprivate func largePowers(_ least: Int) -> [Expression] {
    var found = children.flatMap { $0.largePowers(least) }
    if case .power(let base, let exponent) = kind, case .sum = base.kind,
      let q = exponent.asRational, q.isInteger, q.magnitude >= Rational(least)
    {
      found.append(base)
    }
    return found
  }

  /// Where arguments of functions with corners are 0, as far as they are linear in a variable alone, or
  /// 0 at a small whole number.
  func corners(in name: String) -> [Rational] {
    var found: [Rational] = []
    for place in cornered {
      let values = [0, 1, 2, -1].map { x in
        try? place.evaluate([name: .scalar(Real(x))]).scalar?.asRational
      }
      for (number, value) in zip([0, 1, 2, -1], values) where value?.isZero ?? false {
        found.append(Rational(number))
      }
      guard let first = values[0], let second = values[1], let third = values[2],
        third - second == second - first, let root = try? first / (first - second)
      else { continue }
      found.append(root)
    }
    return found
  }
}

extension Expression {
  /// Whether it is the root or the magnitude of something.
  fileprivate var isRootOrMagnitude: Bool {
    switch kind {
    case .call("sqrt", _), .call("abs", _): true
    case .power(_, let exponent): exponent.asRational == Rational.one.scaled(byTwoToThe: -1)
    default: false
    }
  }
}
