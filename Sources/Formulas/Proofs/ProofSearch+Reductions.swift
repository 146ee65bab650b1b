import Certificates
import Exact

// What equality may come down to.
extension ProofSearch {
  /// A way to look for reductions of a question.
  typealias Search = (ProofSearch) -> (Certificate.Question) throws -> [Certificate.Reduction]

  /// The ways to look for reductions, in order: each is asked only where those before it did not do.
  func searches(for question: Certificate.Question) -> [Search] {
    if let group = question.groups.first {
      return [ProofSearch.roots, { _ in { _ in [.shares(group)] } }]
    }
    if let finite = finiteVariable(of: question) {
      return [ProofSearch.roots, { _ in { _ in [.cases(finite.name)] } }, ProofSearch.onCells]
    }
    return [
      ProofSearch.roots, ProofSearch.onRadicands, ProofSearch.onCommonQuantity,
      ProofSearch.onExtrema, ProofSearch.onNarrowerDomains, ProofSearch.onPowers,
      ProofSearch.onSeries, ProofSearch.onCorners, ProofSearch.onResidues,
      ProofSearch.onDerivatives, ProofSearch.onInductions, ProofSearch.onCells,
      ProofSearch.onEqualParts,
    ]
  }

  /// The variables of a question that occur in its formulas.
  private func occurring(in question: Certificate.Question) -> [Certificate.Variable] {
    let names = question.names
    return question.variables.filter { names.contains($0.name) }
  }

  private func onRadicands(of question: Certificate.Question) -> [Certificate.Reduction] {
    let isInParts = question.left.hasWholeParts || question.right.hasWholeParts
    return radicands(of: question) + (isInParts ? [.wholes] : [])
  }

  private func onCommonQuantity(
    of question: Certificate.Question
  ) throws -> [Certificate.Reduction] {
    try commonQuantity(of: question).map { [$0] } ?? []
  }

  private func onExtrema(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    if try Self.fueled({ try Certificate.Reduction.extrema.questions(for: question) }) != nil {
      return [.extrema]
    }
    // What is put in order has cells of its own.
    guard question.hasCornersOfSeveralNames else { return [] }
    return try cells(of: question).map { [$0] } ?? []
  }

  func onNarrowerDomains(
    of question: Certificate.Question
  ) throws -> [Certificate.Reduction] {
    try narrowing(of: question, occurring(in: question)).map { [$0] } ?? []
  }

  private func onPowers(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    [try shift(of: question, among: question.largePowers), try exponents(of: question)]
      .compactMap { $0 }
  }

  private func onSeries(of question: Certificate.Question) -> [Certificate.Reduction] {
    guard question.left.hasSeries || question.right.hasSeries else { return [] }
    let splittings = splitting(of: question).map { [$0] } ?? []
    return binomials(of: question) + exchanges(of: question) + reindexings(of: question)
      + splittings
  }

  /// Pieces of a domain, another variable, or two of them put in order.
  private func onCorners(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    let variables = occurring(in: question)
    var found: [Certificate.Reduction] = []
    if let cut = try cut(question, variables) {
      found.append(cut)
    } else if let shift = try shift(of: question, among: question.corners) {
      found.append(shift)
    } else if let order = order(question, variables) {
      found.append(order)
    }
    if variables.count == 1, question.families.isEmpty, !question.corners.isEmpty {
      found.append(.corners(variables[0].name))
    }
    return found
  }

  private func onResidues(of question: Certificate.Question) -> [Certificate.Reduction] {
    guard question.left.hasResidues || question.right.hasResidues else { return [] }
    return occurring(in: question).flatMap { variable -> [Certificate.Reduction] in
      guard case .integers = variable.domain else { return [] }
      return question.divisors(of: variable.name).map { .residues(variable.name, of: $0) }
    }
  }

  private func onDerivatives(of question: Certificate.Question) -> [Certificate.Reduction] {
    let variables = occurring(in: question)
    guard question.families.isEmpty, !variables.isEmpty, !hasDerived else { return [] }
    return derivatives(variables)
  }

  private func onInductions(of question: Certificate.Question) -> [Certificate.Reduction] {
    inductions(of: question, occurring(in: question))
  }

  /// The cells of corners that pieces of a domain, or another variable, mostly tell.
  private func onCells(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    guard !question.hasCornersOfSeveralNames, question.groups.isEmpty else { return [] }
    return try cells(of: question).map { [$0] } ?? []
  }

  /// The reductions to equal parts of both sides.
  private func onEqualParts(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    // Derivatives have so many parts that are alike that they would use up all questions.
    guard !hasDerived, question.groups.isEmpty, finiteVariable(of: question) == nil else {
      return []
    }
    return try images(of: question) + namings(of: question) + replacements(of: question)
  }

  /// A variable of finitely many numbers, which is the size of no family.
  private func finiteVariable(of question: Certificate.Question) -> Certificate.Variable? {
    let names = question.names
    let sizes = Set(question.families.flatMap(\.sizes).flatMap(\.names))
    return question.variables.first {
      names.contains($0.name) && !sizes.contains($0.name)
        && $0.domain.members(atMost: Self.mostCases) != nil
    }
  }

  /// The most numbers of a variable that are put in one by one.
  private static let mostCases = 64

  /// A real variable in terms of a formula that is linear in it and in others, which gets its name.
  func shift(
    of question: Certificate.Question, among formulas: [Certificate.Tree]
  ) throws -> Certificate.Reduction? {
    for formula in formulas {
      // A variable alone is as simple as can be, and so is what comes to a multiple of one.
      if case .name = formula { continue }
      if try question.variables.contains(where: {
        try Self.zero(of: formula, in: $0.name)?.isZero ?? false
      }) {
        continue
      }
      for variable in question.variables where variable.domain == .interval(.real) {
        let name = variable.name
        guard let slope = formula.slope(in: name), let inverse = try? slope.reciprocal() else {
          continue
        }
        let rest = formula.substituting(name, .number(.zero))
        return .substitution(
          name, .product([.number(inverse), .difference(.name(name), rest)]))
      }
    }
    return nil
  }

  /// Where a formula a·x + b is zero of which the values of b are the same at some points, so that all other
  /// variables seem to cancel.
  private static func zero(of formula: Certificate.Tree, in name: String) throws -> Rational? {
    guard let slope = formula.slope(in: name), !slope.isZero else { return nil }
    let rest = formula.substituting(name, .number(.zero))
    let names = Set(rest.names).sorted()
    var value: Rational?
    for start in [0, 3, -5] {
      var point: [String: Rational] = [:]
      for (place, other) in names.enumerated() { point[other] = Rational(start * (place + 2)) }
      guard let found = try rest.value(at: point)?.recognised().asRational,
        value == nil || value == found
      else { return nil }
      value = found
    }
    return try value.map { try -$0 / slope }
  }

  /// The domain of a variable, cut where what functions with corners are taken of is zero.
  private func cut(
    _ question: Certificate.Question, _ variables: [Certificate.Variable]
  ) throws -> Certificate.Reduction? {
    let corners = question.corners
    guard !corners.isEmpty else { return nil }
    for variable in variables {
      guard case .interval(let interval) = variable.domain else { continue }
      var places: Set<Rational> = []
      for corner in corners {
        if Set(corner.names) == [variable.name] {
          places.formUnion(try Self.zeros(of: corner, in: variable.name))
        } else if let zero = try Self.zero(of: corner, in: variable.name) {
          places.insert(zero)
        }
      }
      let inside = places.filter { place in
        interval.lower.value.map { $0 < place } ?? true
          && interval.upper.value.map { place < $0 } ?? true
      }.sorted()
      guard !inside.isEmpty else { continue }
      var lower = interval.lower
      var pieces: [Certificate.Domain] = []
      for place in inside {
        let end = ExtendedInterval.End(place, isIncluded: true)
        pieces.append(.interval(ExtendedInterval(lower: lower, upper: end)))
        lower = end
      }
      pieces.append(.interval(ExtendedInterval(lower: lower, upper: interval.upper)))
      return .pieces(variable.name, pieces)
    }
    return nil
  }

  /// Where a formula in one variable is zero: at a small whole number, or by its values where it is linear.
  static func zeros(of formula: Certificate.Tree, in name: String) throws -> [Rational] {
    let places = [0, 1, 2, -1].map { Rational($0) }
    let values = try places.map { try formula.value(at: [name: $0])?.recognised().asRational }
    var zeros = zip(places, values).filter { $1?.isZero ?? false }.map(\.0)
    if let first = values[0], let second = values[1], let third = values[2],
      third - second == second - first, let root = try? first / (first - second)
    {
      zeros.append(root)
    }
    return zeros
  }

  /// The two variables of a difference that a function with a corner is taken of.
  private func order(
    _ question: Certificate.Question, _ variables: [Certificate.Variable]
  ) -> Certificate.Reduction? {
    for corner in question.corners {
      let names = variables.map(\.name).filter { corner.names.contains($0) }
      guard names.count == 2 else { continue }
      return .order(names[0], names[1])
    }
    return nil
  }

  /// Points at which both formulas may have values that are easily compared.
  private func derivatives(_ variables: [Certificate.Variable]) -> [Certificate.Reduction] {
    let candidates = [(0, 1), (1, 1), (1, 2), (-1, 1), (2, 1), (-1, 2)].compactMap {
      try? Rational($0.0, over: Integer($0.1))
    }
    var points: [[Certificate.Value]] = []
    for place in candidates.indices {
      var point: [Certificate.Value] = []
      for variable in variables {
        // Each variable takes the next of the candidates that it may take.
        let own = candidates[place...] + candidates[..<place]
        guard let value = own.first(where: { variable.domain.interior?.contains($0) ?? false })
        else { break }
        point.append(Certificate.Value(variable.name, value))
      }
      if point.count == variables.count, !points.contains(point) { points.append(point) }
    }
    return points.prefix(3).map { .derivatives(at: $0) }
  }
}
