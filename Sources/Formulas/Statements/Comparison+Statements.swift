import Exact

extension Comparison {
  /// What was decided about two statements.
  public enum StatementDecision: Sendable {
    /// They hold at the same points, by proof; the numbers in words, where there is one variable.
    case same(solutions: Solutions?)
    /// At a point one of them holds and the other one does not.
    case different(StatementWitness)
    /// They differ at a point alone at which one of them has no value, and has values all around it.
    case undefined(StatementWitness)
    /// Neither.
    case undecided
  }

  /// The numbers for which a statement about one variable holds.
  public enum Solutions: Sendable, Hashable {
    case all, none
    /// Those of a variable that lie in a set.
    case some(name: String, text: String)
  }

  /// A point at which one of two statements holds and the other one does not.
  public struct StatementWitness: Sendable {
    /// The values of the variables that occur, with the exact number in words where it is no rational.
    public var point: [(name: String, value: Value<Real>, text: String?)]
    /// Whether the first statement holds there; the second one does if it does not.
    public let firstHolds: Bool
    /// Whether the statement that does not hold has values on all its sides there.
    public let isDefined: Bool
  }

  /// The most variables that are followed one at a time.
  private static let mostSlices = 60

  /// Decides whether two statements hold at the same points of the domains.
  ///
  /// Statements about one variable are decided by their solutions: exact numbers between which nothing
  /// changes, and the truth at each number and between each two. Those about several are proved to agree by
  /// the signs of common factors, and told apart along lines on which all variables but one are fixed.
  ///
  /// - Parameter isBrief: whether nothing is put in for a variable of several, and no long search is made.
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func decide(
    _ first: Statement, _ second: Statement, isBrief: Bool = false
  ) throws -> StatementDecision {
    guard let a = try Self.unlessUndecided({ try first.conditions() }),
      let b = try Self.unlessUndecided({ try second.conditions() })
    else { return .undecided }
    let decision = try decide(
      a, b, mostMembers: CutLine.mostMembers, isBrief: isBrief,
      byFunctions: { try areProvedByFunctions(first, second) },
      eliminating: { foundProofs?[first, second] = .elimination })
    // What cannot be solved still says the same as itself.
    if case .undecided = decision, first == second { return .same(solutions: nil) }
    return decision
  }

  /// What comes of work, and nil where it ends without a result for another reason than want of fuel.
  static func unlessUndecided<T>(_ work: () throws -> T?) throws -> T? {
    do {
      return try work()
    } catch ArithmeticError.outOfFuel(let limit) {
      throw ArithmeticError.outOfFuel(limit: limit)
    } catch let error as FormulaError {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return nil
    } catch {
      return nil
    }
  }

  func decide(
    _ first: Statement.Condition, _ second: Statement.Condition, mostMembers: Int,
    isBrief: Bool = false, byFunctions areProved: () throws -> Bool = { false },
    eliminating note: () -> Void = {}
  ) throws -> StatementDecision {
    let occurring = variables(occurringIn: first.formulas + second.formulas)
    if let decision = try decideDirectly(first, second, occurring, mostMembers: mostMembers) {
      return decision
    }
    if isBrief { return .undecided }
    if occurring.count > 1,
      let decision = try Self.withShare(
        ofLeftBy: 3,
        { try Self.unlessUndecided { try decideByLinearSystems(first, second) } })
    {
      return decision
    }
    if try areProved() { return .same(solutions: nil) }
    if occurring.count > 1,
      let decision = try Self.withShare(
        ofLeftBy: 2, { try decideByElimination(first, second) })
    {
      if case .same = decision { note() }
      return decision
    }
    return try witness(first, second, occurring).map { .different($0) } ?? .undecided
  }

  /// The variables of which there is one in some of the formulas, as they are declared.
  func variables(occurringIn formulas: [Expression]) -> [Variables.Variable] {
    let used = Set(formulas.flatMap(\.names))
    return variables.all.filter { used.contains($0.name) }
  }

  /// Decides without putting anything in for a variable, and without a long search; nil where that is not enough.
  func decideDirectly(
    _ first: Statement.Condition, _ second: Statement.Condition,
    _ occurring: [Variables.Variable], mostMembers: Int
  ) throws -> StatementDecision? {
    if occurring.count <= 1, occurring.allSatisfy({ $0.dimensions.isEmpty }) {
      if let line = try decideOnAnyLine(first, second, in: occurring.first) { return line }
    }
    if let decision = try decideByMembers(first, second, occurring, mostMembers) { return decision }
    if let witness = try simpleWitness(first, second) { return .different(witness) }
    if let witness = try witnessAmongTurns(first, second, occurring) { return .different(witness) }
    let isProved = try Self.withShare(ofLeftBy: 4) {
      if try Self.unlessUndecided({ try areProvedSame(first, second) }) == true { return true }
      return try Self.unlessUndecided { try areProvedProportional(first, second) }
    }
    if isProved == true { return .same(solutions: nil) }
    return try Self.withShare(ofLeftBy: 3) {
      try Self.unlessUndecided { try decideByQuantity(first, second) }
    }
  }

  /// Decides on a line as the statements are, else in smaller formulas.
  func decideOnAnyLine(
    _ first: Statement.Condition, _ second: Statement.Condition, in variable: Variables.Variable?
  ) throws -> StatementDecision? {
    if let line = try Self.unlessUndecided({ try decideOnLine(first, second, in: variable) }) {
      return line
    }
    return try Self.unlessUndecided {
      try decideOnLine(
        first.expanded(in: variables), second.expanded(in: variables), in: variable)
    }
  }

  /// What comes of work that may take a share of the fuel; nil where that is not enough.
  private static func withShare<T>(ofLeftBy divisor: Int, _ work: () throws -> T?) throws -> T? {
    do {
      return try Fuel.share(ofLeftBy: divisor, work)
    } catch ArithmeticError.outOfFuel {
      return nil
    }
  }

  /// The witness with its variables in the order of their declaration.
  func ordered(_ witness: StatementWitness) -> StatementWitness {
    var sorted = witness
    sorted.point = variables.names.compactMap { name in
      witness.point.first { $0.name == name }
    }
    return sorted
  }

  // MARK: Several variables

  /// Whether two statements are the same in the signs of common factors.
  private func areProvedSame(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> Bool {
    let conditions = try [first, second].compactMap { condition in
      try condition.expanded(in: variables).withWholeSteps(in: variables).guarded(in: variables)
    }
    guard conditions.count == 2 else { return false }
    let (first, second) = (conditions[0], conditions[1])
    let formulas = first.formulas + second.formulas
    let isProved = try ClosedFormField.withVariables { field -> Bool in
      let forms = FormBuilder(field, variables)
      let table = SignTable(field)
      var known: [(formula: Expression, form: ClosedForm)] = []
      var seen: Set<Expression> = []
      for formula in formulas where seen.insert(formula).inserted {
        known.append((formula, try forms.form(of: formula)))
      }
      // What is smaller may be a factor of what is larger.
      let order = known.indices.sorted {
        let (a, b) = (field.complexity(of: known[$0].form), field.complexity(of: known[$1].form))
        return a == b ? $0 < $1 : a < b
      }
      var products: [Expression: SignTable.SignProduct] = [:]
      for place in order { products[known[place].formula] = try table.sign(of: known[place].form) }
      try table.look(at: variables, forms)
      return try table.possibleSigns().allSatisfy { signs in
        // Where a formula has a value and its form has none, nothing is known.
        var isKnown = true
        func sign(_ formula: Expression) -> Int? {
          let sign = products[formula]?.value(signs)
          isKnown = isKnown && sign != nil
          return sign
        }
        return first.truth(sign).holds == second.truth(sign).holds && isKnown
      }
    }
    return isProved ?? false
  }

  /// Whether a certificate shows that two statements say the same by a function that gives each value once: sin x < sin y
  /// beside x < y, y = x³ beside x = ∛y.
  private func areProvedByFunctions(_ first: Statement, _ second: Statement) throws -> Bool {
    try Self.withShare(ofLeftBy: 2) {
      try Self.unlessUndecided {
        guard let proof = try StatementProof(variables, first, second)?.byFunctions() else {
          return false
        }
        foundProofs?[first, second] = .functions(proof)
        return true
      }
    } ?? false
  }

  /// The witness that a point is; nil for other points.
  func witness(
    at point: [String: Value<Real>], _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> StatementWitness? {
    func truth(_ condition: Statement.Condition) throws -> (holds: Bool, isDefined: Bool)? {
      try Self.unlessUndecided {
        try condition.truth { try SignAtPoint.sign(of: $0, at: point) }
      }
    }
    guard let a = try truth(first), let b = try truth(second), a.holds != b.holds else {
      return nil
    }
    let isDefined = a.holds ? b.isDefined : a.isDefined
    // Where the one that does not hold has no value, it has none all around either.
    if !isDefined {
      guard let guarded = try (a.holds ? second : first).guardedAgainstGaps(in: variables),
        let own = try truth(guarded), !own.holds, own.isDefined
      else { return nil }
    }
    return StatementWitness(
      point: variables.all.compactMap { variable in
        point[variable.name].map { (variable.name, $0, nil) }
      }, firstHolds: a.holds, isDefined: isDefined)
  }

  /// The most points that are looked at before anything else.
  private static let mostSimplePoints = 24

  /// A witness among the simplest points.
  private func simpleWitness(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> StatementWitness? {
    var found: StatementWitness?
    var count = 0
    try SamplePoints(variables, in: first.formulas + second.formulas).search { point in
      count += 1
      found = try witness(at: point, first, second)
      return found != nil || count >= Self.mostSimplePoints
    }
    return found
  }

  /// A point at which one statement holds alone: on lines, and among more points.
  private func witness(
    _ first: Statement.Condition, _ second: Statement.Condition, _ occurring: [Variables.Variable]
  ) throws -> StatementWitness? {
    let formulas = first.formulas + second.formulas
    let samples = SamplePoints(variables, in: formulas)
    let sliced = try Self.withShare(ofLeftBy: 2) {
      try witnessOnLines(first, second, occurring, samples)
    }
    if let sliced { return sliced }
    var found: StatementWitness?
    try samples.search { point in
      found = try witness(at: point, first, second)
      return found != nil
    }
    for point in samples.unusual(for: formulas) where found == nil {
      found = try witness(at: point, first, second)
    }
    return found
  }

  /// A witness on a line along which one variable runs, from points where the others have simple values.
  private func witnessOnLines(
    _ first: Statement.Condition, _ second: Statement.Condition,
    _ occurring: [Variables.Variable], _ samples: SamplePoints
  ) throws -> StatementWitness? {
    var seen: Set<String> = []
    var found: StatementWitness?
    try samples.search { point in
      for variable in occurring where variable.dimensions.isEmpty {
        let others = variables.names.filter { $0 != variable.name && point[$0] != nil }
        let key =
          variable.name + others.map { " \($0)=\(point[$0].map(Self.key) ?? "")" }.joined()
        guard seen.insert(key).inserted else { continue }
        guard seen.count <= Self.mostSlices else { return true }
        var place: [String: Value<Expression>] = [:]
        for name in others {
          place[name] = point[name]?.map { $0.asRational.map { Expression($0) } ?? .zero }
        }
        guard let a = try substituted(first, place), let b = try substituted(second, place),
          case .different(var witness)?? = try Self.unlessUndecided({
            try Optional(decideOnLine(a, b, in: variable))
          })
        else { continue }
        for name in others {
          if let value = point[name] { witness.point.append((name, value, nil)) }
        }
        if !witness.point.contains(where: { $0.name == variable.name }),
          let own = point[variable.name]
        {
          witness.point.append((variable.name, own, nil))
        }
        // Where 0 was put in for c, √c/a is 0, also for a = 0.
        guard try isConfirmed(witness, first, second) else { continue }
        found = ordered(witness)
        return true
      }
      return false
    }
    return found
  }

  private static func key(_ value: Value<Real>) -> String {
    value.scalars.map(\.summary).joined(separator: ";")
  }
}

extension ClosedFormField {
  /// How many terms a form has, those with roots and magnitudes last.
  fileprivate func complexity(of form: ClosedForm) -> Int {
    let hasRoots = form.kernels.contains { kernel in
      switch definition(kernel) {
      case .root, .absolute: isVariable(kernel)
      default: false
      }
    }
    var size = hasRoots ? 1_000 : 0
    for term in form.numerator.terms + form.denominator.terms {
      size +=
        1 + term.monomial.factors.reduce(0) { $0 + (($1.exponent.magnitude.floor + 1).asInt ?? 1) }
    }
    return size
  }
}
