import Exact

// Comparisons of which one is the other one with a function of both sides.
extension Certificate {
  /// Two equations y = f(x) and x = g(y); the parts say that x = g(f(x)) and y = f(g(y)).
  ///
  /// g has a value at every number that f takes, and f at every number that g takes. So where y = f(x) also g(y) has a
  /// value, g(f(x)), and it is x; and likewise back.
  func checkInverse(
    _ agreement: Agreement, _ parts: [Certificate], depth: Int
  ) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    try check(parts, answering: agreement.inverseQuestions(in: question), depth: depth)
  }

  /// Two comparisons, the second one that of a function of the sides of the first one.
  ///
  /// All sides have values everywhere. The function has values and rises strictly where the first ones lie, so that it
  /// keeps their order; or it falls, and turns that round.
  func checkImage(
    _ agreement: Agreement, _ name: String, _ function: Tree, _ domain: Domain,
    _ parts: [Certificate], depth: Int
  ) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    try check(
      parts, answering: agreement.imageQuestions(name, function, domain, in: question), depth: depth
    )
  }
}

extension Certificate.Agreement {
  /// What has to be shown so that two equations give each variable in terms of the other one.
  ///
  /// - Throws: `CertificateError.reduction` where that would not be enough.
  package func inverseQuestions(
    in question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    guard let (y, f) = left.definition, let (x, g) = right.definition, x != y,
      question.families.isEmpty, !f.hasSeries, !g.hasSeries
    else { throw .reduction(.form(expected: "two equations, each for another variable")) }
    var questions: [Certificate.Question] = []
    for (own, inner, other, outer) in [(y, f, x, g), (x, g, y, f)] {
      guard try question.isDefined(outer, atValuesOf: inner, for: own) else {
        throw .reduction(.notDefined(outer.text))
      }
      questions.append(
        Certificate.Question(
          variables: question.variables, families: [], left: .name(other),
          right: try outer.placing(inner, for: own)))
    }
    return questions
  }

  /// What has to be shown so that the second statement compares a function of the sides of the first one.
  ///
  /// - Throws: `CertificateError.reduction` and `.claim` where that would not be enough.
  package func imageQuestions(
    _ name: String, _ function: Certificate.Tree, _ domain: Certificate.Domain,
    in question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    guard case .comparison(let first, let a, let b) = left,
      case .comparison(let second, let c, let d) = right, question.families.isEmpty
    else { throw .reduction(.form(expected: "two comparisons")) }
    guard question.variable(name) == nil,
      ![a, b, c, d].contains(where: { $0.allNames.contains(name) })
    else { throw .meaning(.variable(name), .twice(name)) }
    for side in [a, b, c, d] {
      guard try question.range(whereDefined: side) != nil else {
        throw .reduction(.notDefined(side.text))
      }
    }
    for side in [a, b] {
      guard try question.lies(side, in: domain) else { throw .claim(.leavesRange(side.text)) }
    }
    let isFalling = try function.isFalling(in: domain, as: name)
    guard second == (isFalling ? first.turned : first) else {
      throw .claim(.statementsDiffer)
    }
    var questions: [Certificate.Question] = []
    for (side, image) in [(a, c), (b, d)] {
      let value = try function.placing(side, for: name)
      if image == value { continue }
      questions.append(
        Certificate.Question(
          variables: question.variables, families: [], left: image, right: value))
    }
    return questions
  }
}

extension Certificate.Question {
  /// Whether a tree has a value at every number that another one takes, in place of a variable: these lie in the range of
  /// the other one, and in its range in multiples of π.
  fileprivate func isDefined(
    _ outer: Certificate.Tree, atValuesOf inner: Certificate.Tree, for name: String
  ) throws(CertificateError) -> Bool {
    try Work.spend(16 * (inner.extent.nodes + outer.extent.nodes))
    let (inner, outer) = (inner.withSquares, outer.withSquares)
    let values = Certificate.Domain.interval(try range(of: inner))
    if try with(name, in: values).range(whereDefined: outer) != nil { return true }
    guard let turns = try ranges(for: inner).turns(of: inner) else { return false }
    return try with(name, in: .angles(turns)).range(whereDefined: outer) != nil
  }
}

extension Certificate.Statement {
  /// The variable that an equation sets alone, beside what it is in others; nil for other statements.
  fileprivate var definition: (name: String, value: Certificate.Tree)? {
    guard case .comparison(.equal, let a, let b) = self else { return nil }
    if case .name(let name) = a, !b.names.contains(name) { return (name, b) }
    if case .name(let name) = b, !a.names.contains(name) { return (name, a) }
    return nil
  }
}

extension Certificate.Statement.Relation {
  /// The relation with its sides exchanged.
  fileprivate var turned: Self {
    switch self {
    case .equal: .equal
    case .unequal: .unequal
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Certificate.Tree {
  /// The tree with a² for a·a, which is not negative.
  fileprivate var withSquares: Certificate.Tree {
    let inner = mappingParts { $0.withSquares }
    guard case .product(let items) = inner, items.count == 2, items[0] == items[1] else {
      return inner
    }
    return .power(items[0], .number(2))
  }
}
