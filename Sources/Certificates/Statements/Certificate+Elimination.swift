import Exact

// Statements of several variables of which each says what one of them is.
extension Certificate {
  /// Both statements say that a variable x is a tree e without it; the last part says that they agree with e for x.
  ///
  /// Where one of them holds e has a value, and x is this value; so it is the same with e for x, and does not depend on x.
  /// Thus by the last part the other one holds there with e for x, and with x.
  ///
  /// A statement says so if each of its branches does: an equation x = e; one that is linear in x; or what else of its
  /// variables it sets alone, in place of these a part shows that x and e are equal.
  func checkElimination(
    _ agreement: Agreement, of name: String, by tree: Tree, _ parts: [Certificate], depth: Int
  ) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    let questions = try agreement.questions(eliminating: name, by: tree, in: question)
    guard parts.count == questions.count + 1, let last = parts.last else {
      throw .reduction(.partCount(expected: questions.count + 1, found: parts.count))
    }
    try check(Array(parts.dropLast()), answering: questions, depth: depth)
    try check(
      last, number: parts.count, agreement.left.placing(tree, for: name),
      agreement.right.placing(tree, for: name), depth: depth)
  }
}

extension Certificate.Agreement {
  /// The most branches of a statement.
  private static let mostBranches = 32

  /// What has to be shown so that both statements say that a variable is a tree.
  ///
  /// - Parameter question: the declared names.
  /// - Throws: `CertificateError.reduction` where a statement does not say so.
  package func questions(
    eliminating name: String, by tree: Certificate.Tree, in question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    guard question.variable(name) != nil, question.families.isEmpty else {
      throw .reduction(.variable(name, expected: "variable of statements without families"))
    }
    for tree in left.trees + right.trees + [tree] {
      guard !tree.hasSeries, !tree.hasEntries else {
        throw .reduction(.form(expected: "statements without sums"))
      }
    }
    try question.checkNames(of: tree)
    guard !tree.names.contains(name) else {
      throw .reduction(.form(expected: "a tree without \(name)"))
    }
    var questions: [Certificate.Question] = []
    for statement in [left, right] {
      for branch in try statement.branches(atMost: Self.mostBranches) {
        if try branch.sets(name, to: tree, in: question) { continue }
        questions.append(try branch.question(whether: name, is: tree, in: question))
      }
    }
    return questions
  }
}

/// Comparisons that hold together.
private struct Branch {
  typealias Tree = Certificate.Tree

  /// The sides of those that are equations.
  let equations: [(left: Tree, right: Tree)]

  /// Whether an equation says that a variable is a tree.
  func sets(
    _ name: String, to tree: Tree, in question: Certificate.Question
  ) throws(CertificateError) -> Bool {
    for (a, b) in equations {
      if a == .name(name), b == tree { return true }
      if b == .name(name), a == tree { return true }
    }
    for (a, b) in equations where try question.solves(a, b, for: name, by: tree) { return true }
    return false
  }

  /// The equality of a variable and a tree, with those trees that other equations set variables to in place of these.
  ///
  /// Where the branch holds a variable has the value of what is put in its place, so that neither side changes its value,
  /// nor whether it has one. The tree has to have a value as it is, or as it becomes.
  func question(
    whether name: String, is tree: Tree, in question: Certificate.Question
  ) throws(CertificateError) -> Certificate.Question {
    var (a, b) = (Tree.name(name), tree)
    for _ in equations {
      for (x, y) in equations {
        for (variable, value) in [(x, y), (y, x)] {
          guard case .name(let own) = variable, !value.names.contains(own),
            a.names.contains(own) || b.names.contains(own)
          else { continue }
          (a, b) = (try a.placing(value, for: own), try b.placing(value, for: own))
        }
      }
    }
    var range = try question.range(whereDefined: tree)
    if range == nil { range = try question.range(whereDefined: b) }
    guard range != nil else { throw .reduction(.notDefined(tree.text)) }
    return Certificate.Question(
      variables: question.variables, families: [], left: a, right: b)
  }
}

extension Certificate.Question {
  /// Whether an equation a = b of arithmetic is linear in a variable, and gives a tree for it wherever it holds.
  ///
  /// Where a and b have values so has n/m = a − b, and m ≠ 0; with n = s·x + r, s and r polynomials without x, the equation
  /// says that s·x = −r. For the tree u/v it is shown that s·u = −r·v. So x = u/v where s ≠ 0 and the tree has a value.
  /// s is not 0 where it never is, where r never is, or where some r + k·s is a number other than 0.
  fileprivate func solves(
    _ a: Certificate.Tree, _ b: Certificate.Tree, for name: String, by tree: Certificate.Tree
  ) throws(CertificateError) -> Bool {
    let certificate = try alone(.sum([.difference(a, b), tree]))
    let scope = try Scope(certificate)
    var algebra = try Algebra(certificate, scope)
    guard let difference = try algebra.expand(.difference(a, b)),
      let value = try algebra.expand(tree)
    else { return false }
    let symbol = algebra.symbol(.variable(name))
    func holds(_ expansion: Expansion) -> Bool {
      expansion.terms.contains { $0.powers.contains { $0.symbol == symbol } }
    }
    guard !holds(value.numerator), !holds(value.denominator) else { return false }
    var slopes: [Expansion.Term] = []
    var rests: [Expansion.Term] = []
    for term in difference.numerator.terms {
      guard let place = term.powers.firstIndex(where: { $0.symbol == symbol }) else {
        rests.append(term)
        continue
      }
      guard term.powers[place].exponent == .one else { return false }
      var powers = term.powers
      powers.remove(at: place)
      slopes.append(Expansion.Term(coefficient: term.coefficient, powers: powers))
    }
    let (slope, rest) = (try Expansion(collecting: slopes), try Expansion(collecting: rests))
    let product = try slope.multiplied(by: value.numerator)
      .adding(try rest.multiplied(by: value.denominator))
    guard !slope.isZero, product.isZero else { return false }
    let ranges = try Ranges(certificate, scope)
    var isNowhereFlat = try rest.isNonzero(beside: slope)
    for expansion in [slope, rest] where !isNowhereFlat {
      isNowhereFlat = try ranges.range(of: expansion, algebra.meanings).excludesZero
    }
    guard isNowhereFlat else { return false }
    if try range(whereDefined: tree) != nil { return true }
    // The divisor of the tree is a multiple of s, and there is no other one.
    guard case .quotient(let above, let below) = tree, above.isPolynomial, below.isPolynomial,
      let divisor = try algebra.expand(below), divisor.denominator.isOne
    else { return false }
    return divisor.numerator.ratio(to: slope) != nil
  }
}

extension Expansion {
  /// Whether the sum with a multiple of another one is a number other than 0, so that never both are 0.
  fileprivate func isNonzero(beside other: Expansion) throws(CertificateError) -> Bool {
    guard let term = other.terms.first(where: { !$0.powers.isEmpty }),
      let own = terms.first(where: { $0.powers == term.powers }),
      let factor = try? own.coefficient / term.coefficient
    else { return false }
    let sum = try adding(try other.multiplied(by: Expansion(-factor)))
    return sum.constant.map { !$0.isZero } ?? false
  }
}

extension Certificate.Tree {
  /// Whether the tree is made of numbers and names by sums, products and whole powers from 0 on: it has a value
  /// everywhere.
  fileprivate var isPolynomial: Bool {
    switch self {
    case .number, .name: true
    case .sum, .negative, .difference, .product: children.allSatisfy(\.isPolynomial)
    case .power(let base, let exponent):
      base.isPolynomial && exponent.constant.map { $0.isInteger && $0.signum >= 0 } ?? false
    case .pi, .quotient, .apply, .series, .indexedProduct, .entry: false
    }
  }
}

extension Certificate.Statement {
  /// The statement with a tree for a variable on all sides, if that does not grow too large.
  func placing(
    _ tree: Certificate.Tree, for name: String
  ) throws(CertificateError) -> Certificate.Statement {
    func all(_ parts: [Certificate.Statement]) throws(CertificateError) -> [Certificate.Statement] {
      var placed: [Certificate.Statement] = []
      for part in parts { placed.append(try part.placing(tree, for: name)) }
      return placed
    }
    switch self {
    case .comparison(let relation, let a, let b):
      return .comparison(relation, try a.placing(tree, for: name), try b.placing(tree, for: name))
    case .all(let parts): return .all(try all(parts))
    case .any(let parts): return .any(try all(parts))
    }
  }

  /// The equations of each of the conjunctions of which one holds where the statement does.
  fileprivate func branches(atMost limit: Int) throws(CertificateError) -> [Branch] {
    try conjunctions(atMost: limit).map(Branch.init)
  }

  private func conjunctions(
    atMost limit: Int
  ) throws(CertificateError) -> [[(left: Certificate.Tree, right: Certificate.Tree)]] {
    switch self {
    case .comparison(let relation, let a, let b): return [relation == .equal ? [(a, b)] : []]
    case .any(let parts):
      var found: [[(left: Certificate.Tree, right: Certificate.Tree)]] = []
      for part in parts {
        found += try part.conjunctions(atMost: limit)
        guard found.count <= limit else { throw .tooLarge(.cases, limit: limit) }
      }
      return found
    case .all(let parts):
      var found: [[(left: Certificate.Tree, right: Certificate.Tree)]] = [[]]
      for part in parts {
        let own = try part.conjunctions(atMost: limit)
        guard found.count * own.count <= limit else { throw .tooLarge(.cases, limit: limit) }
        found = found.flatMap { before in own.map { before + $0 } }
      }
      return found
    }
  }
}
