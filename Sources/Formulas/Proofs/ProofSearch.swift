import Certificates
import Exact

/// Looks for a certificate that two formulas are equal: by steps, or by what their equality comes down to.
struct ProofSearch {
  /// The most questions that are asked for one certificate.
  private static let mostQuestions = 64
  /// The deepest that reductions stand within one another.
  private static let mostReductions = 7

  /// The deepest that steps may begin with the right side, of functions of both sides.
  private static let deepestTurned = 2

  private var count = 0
  /// The questions that were asked in vain, with how deep they stood: the points at which derivatives are
  /// compared ask for the same derivatives.
  private var failed: [Asked: Int] = [:]
  /// Whether the formulas are derivatives already.
  private var hasDerived = false
  /// Whether the question itself may be answered by steps.
  private let hasSteps: Bool
  /// How many inductions stand in one another here, and how many may.
  private(set) var inductions = 0
  /// Whether functions of both sides were taken already.
  private(set) var hasImage = false
  /// How many sums got another index here.
  private(set) var reindexings = 0
  /// The formulas that the search is about.
  private let question: Certificate.Question
  var mostInductions: Int {
    // Terms that hold the number of terms, i·(n − i), leave a sum behind once.
    1 + max(question.left.seriesDepth, question.right.seriesDepth)
  }

  /// A question, as it is answered among derivatives or not, and within so many inductions.
  private struct Asked: Hashable {
    let question: Certificate.Question
    let isOfDerivatives: Bool
    let inductions: Int
    let hasImage: Bool
    let reindexings: Int
  }

  private init(_ question: Certificate.Question, hasSteps: Bool) {
    self.hasSteps = hasSteps
    self.question = question
  }

  /// A certificate that two formulas are equal, which holds; nil where none is found.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  ///
  /// - Parameter hasSteps: whether the steps of one certificate may do, as far as is known.
  static func certificate(
    for question: Certificate.Question, hasSteps: Bool = true
  ) throws -> Certificate? {
    var search = ProofSearch(question, hasSteps: hasSteps)
    return try search.certificate(for: question, depth: 0)
  }

  /// A certificate by steps alone that two formulas are equal, which holds; nil where none is found.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func steps(for question: Certificate.Question) throws -> Certificate? {
    let question = question.withoutIdleVariables
    if let certificate = try sameTrees(question) { return certificate }
    return question.hugePowers ? nil : try ProofWriter.certificate(for: question)
  }

  /// The certificate that a tree equals itself; nil for two trees.
  private static func sameTrees(_ question: Certificate.Question) throws -> Certificate? {
    guard question.left == question.right else { return nil }
    if let certificate = Certificate.ofSameTree(question) { return certificate }
    return try checked(question, .equal(atoms: [], steps: []))
  }

  private mutating func certificate(
    for question: Certificate.Question, depth: Int
  ) throws -> Certificate? {
    let asked = Asked(
      question: question, isOfDerivatives: hasDerived, inductions: inductions,
      hasImage: hasImage, reindexings: reindexings)
    if let known = failed[asked], known <= depth { return nil }
    let certificate = try newCertificate(for: question, depth: depth)
    if certificate == nil { failed[asked] = min(depth, failed[asked] ?? depth) }
    return certificate
  }

  private mutating func newCertificate(
    for question: Certificate.Question, depth: Int
  ) throws -> Certificate? {
    count += 1
    guard count <= Self.mostQuestions else { return nil }
    let question = question.withoutIdleVariables
    if let certificate = try Self.sameTrees(question) { return certificate }
    // What is multiplied out to very many terms would use up the fuel.
    if question.hugePowers, let shift = try shift(of: question, among: question.largePowers),
      let certificate = try self.certificate(for: question, by: shift, depth: depth)
    {
      return certificate
    }
    if depth > 0 || hasSteps || question.hugePowers,
      let certificate = try ProofWriter.certificate(for: question)
    {
      return certificate
    }
    if question.variables.isEmpty, question.families.isEmpty,
      let certificate = try Self.sameNumber(question)
    {
      return certificate
    }
    guard depth < Self.mostReductions else { return nil }
    // The cheapest first, and others only where these do not do. A root is known by its values.
    for find in [roots, onParts, onCells, onEqualParts] {
      for reduction in try find(question) {
        if let certificate = try self.certificate(for: question, by: reduction, depth: depth) {
          return certificate
        }
      }
    }
    // What one side leaves behind may help the other one to its form.
    let turns = depth == 0 || hasImage && depth <= Self.deepestTurned
    return turns ? try ProofWriter.certificate(for: question, rightFirst: true) : nil
  }

  /// A certificate by one reduction, if every part has one.
  private mutating func certificate(
    for question: Certificate.Question, by reduction: Certificate.Reduction, depth: Int
  ) throws -> Certificate? {
    guard let questions = try Self.fueled({ try reduction.questions(for: question) }) else {
      return nil
    }
    let before = (hasDerived, inductions, hasImage, reindexings)
    switch reduction {
    case .derivatives: hasDerived = true
    case .induction: inductions += 1
    case .image: hasImage = true
    case .reindexing, .exchange: reindexings += 1
    default: break
    }
    defer { (hasDerived, inductions, hasImage, reindexings) = before }
    var parts: [Certificate] = []
    for part in questions {
      guard let part = try certificate(for: part, depth: depth + 1) else { return nil }
      parts.append(part)
    }
    return try Self.fueled {
      try Certificate.checked(question, by: reduction, asking: questions, parts: parts)
    }
  }

  /// The certificate that two algebraic numbers are one.
  private static func sameNumber(_ question: Certificate.Question) throws -> Certificate? {
    // A step replaces every equal subtree: so that side is replaced which does not stand in the other one.
    let isInside =
      question.right.replacing(question.left, by: .negative(question.left)) != question.right
    let root = Certificate.Place([])
    let step =
      isInside
      ? Certificate.Step(.right, root, .number, question.left)
      : Certificate.Step(.left, root, .number, question.right)
    return try checked(question, .equal(atoms: [], steps: [step]))
  }

  private static func checked(
    _ question: Certificate.Question, _ claim: Certificate.Claim
  ) throws -> Certificate? {
    try fueled {
      try Certificate.checked(
        variables: question.variables, families: question.families, groups: question.groups,
        left: question.left, right: question.right, claim: claim)
    }
  }

  /// The result, or nil where it has no certificate; only a lack of fuel is an error.
  static func fueled<T>(_ work: () throws -> T) throws -> T? {
    do {
      return try work()
    } catch CertificateError.outOfFuel(let limit) {
      throw ArithmeticError.outOfFuel(limit: limit)
    } catch {
      return nil
    }
  }
}

extension Certificate.Question {
  /// The question without the variables that do not occur in it, as they need not be told apart.
  fileprivate var withoutIdleVariables: Certificate.Question {
    let used = names.union(families.flatMap(\.sizes).flatMap(\.names) + groups.flatMap { $0 })
    guard variables.contains(where: { !used.contains($0.name) }) else { return self }
    var question = self
    question.variables = variables.filter { used.contains($0.name) }
    return question
  }
}

// MARK: - What equality may come down to

extension ProofSearch {
  /// The reductions to parts of the domain, to other variables and to what is simpler by itself.
  private func onParts(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    let names = question.names
    let variables = question.variables.filter { names.contains($0.name) }
    var found: [Certificate.Reduction] = []
    if let group = question.groups.first { return [.shares(group)] }
    if let finite = finiteVariable(of: question) { return [.cases(finite.name)] }
    found += radicands(of: question)
    if question.left.hasWholeParts || question.right.hasWholeParts { found.append(.wholes) }
    if let quantity = try commonQuantity(of: question) { found.append(quantity) }
    if try Self.fueled({ try Certificate.Reduction.extrema.questions(for: question) }) != nil {
      found.append(.extrema)
    }
    // What is put in order has cells of its own.
    if !found.contains(.extrema), question.hasCornersOfSeveralNames,
      let cells = try cells(of: question)
    {
      found.append(cells)
    }
    if let narrowing = try narrowing(of: question, variables) { found.append(narrowing) }
    if let shift = try shift(of: question, among: question.largePowers) { found.append(shift) }
    if let exponents = try exponents(of: question) { found.append(exponents) }
    if question.left.hasSeries || question.right.hasSeries {
      found += exchanges(of: question) + reindexings(of: question)
      if let splitting = splitting(of: question) { found.append(splitting) }
    }
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
    if question.left.hasResidues || question.right.hasResidues {
      for variable in variables {
        guard case .integers = variable.domain else { continue }
        found += question.divisors(of: variable.name).map { .residues(variable.name, of: $0) }
      }
    }
    if question.families.isEmpty, !variables.isEmpty, !hasDerived {
      found += derivatives(variables)
    }
    return found + inductions(of: question, variables)
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
  private func shift(
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
