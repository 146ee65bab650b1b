import Certificates
import Exact

// Statements of several variables: what both say of one of them, and functions that undo one another.
extension StatementProof {
  /// The names that the statements are about, for what has to be shown of formulas.
  private var question: Certificate.Question {
    Certificate.Question(
      variables: declared, families: [], left: .number(.zero), right: .number(.zero))
  }

  /// The certificates that answer some questions; nil where one of them has none.
  private func certificates(
    for questions: [Certificate.Question]
  ) throws -> [Certificate]? {
    var parts: [Certificate] = []
    for question in questions {
      guard let part = try ProofSearch.certificate(for: question) else { return nil }
      parts.append(part)
    }
    return parts
  }

  // MARK: Functions that undo one another

  /// Of y = f(x) and x = g(y), by what f and g are of one another.
  func byInverse() throws -> Certificate? {
    let agreement = Certificate.Agreement(left, right, .inverse([]))
    guard
      let questions = try ProofSearch.fueled({ try agreement.inverseQuestions(in: question) }),
      let parts = try certificates(for: questions)
    else { return nil }
    return try certificate(by: .inverse(parts))
  }

  /// Of two comparisons, by a function of the sides of one of them.
  func byImage() throws -> Certificate? {
    try imageOfLeft() ?? turned.imageOfLeft()
  }

  /// The same statements with the other one first.
  private var turned: StatementProof {
    StatementProof(variables, statements.reversed(), right, left, declared)
  }

  /// Functions that rise, with where they do.
  private static let functions: [(name: String, domain: Certificate.Domain)] = [
    ("exp", .interval(.real)), ("sigmoid", .interval(.real)), ("tanh", .interval(.real)),
    ("sinh", .interval(.real)), ("log", .interval(.positive)), ("sqrt", .interval(.nonnegative)),
  ]

  private func imageOfLeft() throws -> Certificate? {
    guard statements.count == 2, case .comparison(_, let a, let b) = statements[0],
      case .comparison(_, let c, let d) = statements[1]
    else { return nil }
    let comparison = Comparison(variables)
    func mayBe(_ image: Expression, _ name: String, of side: Expression) -> Bool {
      !comparison.estimate(.scalar(image)).isApart(
        from: comparison.estimate(.scalar(Expression(.call(name, [side])))))
    }
    var name = "t"
    while variables[name] != nil { name += "_" }
    for (word, domain) in Self.functions where mayBe(c, word, of: a) && mayBe(d, word, of: b) {
      guard let word = Certificate.Function(rawValue: word) else { continue }
      let function = Certificate.Tree.apply(word, [.name(name)])
      let agreement = Certificate.Agreement(left, right, .image(name, function, domain, []))
      guard
        let questions = try ProofSearch.fueled({
          try agreement.imageQuestions(name, function, domain, in: question)
        }), let parts = try certificates(for: questions),
        let certificate = try certificate(by: .image(name, function, domain, parts))
      else { continue }
      return certificate
    }
    return nil
  }

  // MARK: Elimination

  /// The most variables that are replaced by what they are in terms of the others, of a statement.
  private static let mostTried = 8

  /// By what both statements say of a variable, which is put in for it.
  func byElimination() throws -> Certificate? {
    for (name, formula) in try solutions().prefix(Self.mostTried) {
      var writing = CertificateTrees()
      guard let tree = writing.tree(of: formula) else { continue }
      let agreement = Certificate.Agreement(left, right, .elimination(name, tree, []))
      guard
        let questions = try ProofSearch.fueled({
          try agreement.questions(eliminating: name, by: tree, in: question)
        }), let parts = try certificates(for: questions)
      else { continue }
      let place = [name: formula]
      let rest = StatementProof(
        variables, statements.map { $0.map { $0.substituting(place) } },
        left.substituting(name, tree), right.substituting(name, tree),
        declared.filter { $0.name != name })
      guard let last = try rest.certificate(),
        let certificate = try certificate(by: .elimination(name, tree, parts + [last]))
      else { continue }
      return certificate
    }
    return nil
  }

  /// Variables with formulas that equations give for them: those that are set by themselves first.
  private func solutions() throws -> [(name: String, formula: Expression)] {
    var found: [(name: String, formula: Expression)] = []
    func add(_ name: String, _ formula: Expression) {
      guard !formula.names.contains(name),
        !found.contains(where: { $0.name == name && $0.formula == formula })
      else { return }
      found.append((name, formula))
    }
    let equations = statements.flatMap(\.equations)
    for (a, b) in equations {
      if case .name(let name) = a.kind, !b.names.isEmpty { add(name, b) }
      if case .name(let name) = b.kind, !a.names.isEmpty { add(name, a) }
    }
    for (a, b) in equations {
      guard let difference = try? a - b else { continue }
      for name in Set(difference.names).sorted() where difference.names.count > 1 {
        let solution = try Comparison.unlessUndecided { () throws -> Expression? in
          guard let (slope, rest) = try difference.withoutDivisors(with: name).linear(in: name),
            slope != .zero
          else { return nil }
          return try (-rest) / slope
        }
        if let solution { add(name, solution) }
      }
    }
    return found
  }
}

extension Statement {
  /// The sides of all equations that stand in the statement.
  fileprivate var equations: [(Expression, Expression)] {
    switch self {
    case .comparison(.equal, let a, let b): [(a, b)]
    case .comparison: []
    case .all(let parts), .any(let parts): parts.flatMap(\.equations)
    }
  }
}
