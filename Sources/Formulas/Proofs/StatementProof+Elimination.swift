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

  /// Of two comparisons that functions tell: of which one gives x by y and the other one y by x, or one compares a function
  /// of the sides of the other one.
  func byFunctions() throws -> Certificate? {
    guard declared.count > 1 else { return try byImage() }
    return try byInverse() ?? byImage()
  }

  /// Of two comparisons, by a function of the sides of one of them.
  func byImage() throws -> Certificate? {
    try imageOfLeft() ?? turned.imageOfLeft()
  }

  /// The same statements with the other one first.
  private var turned: StatementProof {
    StatementProof(variables, statements.reversed(), right, left, declared)
  }

  /// Functions that rise, or fall, with where they do.
  private static let functions: [(word: String, domain: Certificate.Domain)] = {
    /// In halves of π.
    func angles(_ low: Int, _ high: Int, isClosed: Bool) -> Certificate.Domain {
      .angles(
        ExtendedInterval(
          lower: .init(Rational(low).scaled(byTwoToThe: -1), isIncluded: isClosed),
          upper: .init(Rational(high).scaled(byTwoToThe: -1), isIncluded: isClosed)))
    }
    let real = Certificate.Domain.interval(.real)
    let nonnegative = Certificate.Domain.interval(.nonnegative)
    return [
      ("exp", real), ("sigmoid", real), ("tanh", real), ("sinh", real),
      ("log", .interval(.positive)), ("sqrt", nonnegative), ("cosh", nonnegative), ("atan", real),
      ("sin", angles(-1, 1, isClosed: true)), ("cos", angles(0, 2, isClosed: true)),
      ("tan", angles(-1, 1, isClosed: false)),
    ]
  }()

  /// Of two comparisons of which the second one is that of a function, or of a power, of the sides of the first one.
  private func imageOfLeft() throws -> Certificate? {
    guard statements.count == 2, case .comparison(_, let a, let b) = statements[0],
      case .comparison(_, let c, let d) = statements[1]
    else { return nil }
    var name = "t"
    while variables[name] != nil { name += "_" }
    let t = Certificate.Tree.name(name)
    let comparison = Comparison(variables)
    func mayBe(_ image: Expression, _ value: Expression) -> Bool {
      !comparison.estimate(.scalar(image)).isApart(from: comparison.estimate(.scalar(value)))
    }
    for (word, domain) in Self.functions {
      guard let function = Certificate.Function(rawValue: word),
        mayBe(c, Expression(.call(word, [a]))), mayBe(d, Expression(.call(word, [b]))),
        let certificate = try imageOfLeft(name, .apply(function, [t]), domain)
      else { continue }
      return certificate
    }
    for base in Set((c.bases + d.bases)).sorted() {
      let power = Expression(base)
      guard mayBe(c, Expression(.power(power, a))), mayBe(d, Expression(.power(power, b))),
        let certificate = try imageOfLeft(
          name, .power(.number(base), t), .interval(.real))
      else { continue }
      return certificate
    }
    for exponent in [2, 3, 4, 5] {
      let power = Expression(exponent)
      guard mayBe(c, Expression(.power(a, power))), mayBe(d, Expression(.power(b, power))),
        let certificate = try imageOfLeft(
          name, .power(t, .number(Rational(exponent))),
          .interval(exponent.isMultiple(of: 2) ? .nonnegative : .real))
      else { continue }
      return certificate
    }
    return nil
  }

  private func imageOfLeft(
    _ name: String, _ function: Certificate.Tree, _ domain: Certificate.Domain
  ) throws -> Certificate? {
    let agreement = Certificate.Agreement(left, right, .image(name, function, domain, []))
    guard
      let questions = try ProofSearch.fueled({
        try agreement.imageQuestions(name, function, domain, in: question)
      }), let parts = try certificates(for: questions)
    else { return nil }
    return try certificate(by: .image(name, function, domain, parts))
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

extension Expression {
  /// The numbers above 0, but for 1, that are raised to powers with names.
  fileprivate var bases: [Rational] {
    var found: [Rational] = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .power(let base, let exponent) = top.kind, let number = base.asRational,
        number.signum > 0, number != .one, !exponent.names.isEmpty
      {
        found.append(number)
      }
      stack += top.children
    }
    return found
  }
}
