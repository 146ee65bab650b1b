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
  private(set) var hasDerived = false
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
    if let certificate = try search.certificate(for: question, depth: 0) { return certificate }
    // A reduction that leads astray may use up all questions before the domain is looked at.
    guard search.count > mostQuestions else { return nil }
    var other = ProofSearch(question, hasSteps: false)
    for reduction in try other.onNarrowerDomains(of: question) {
      if let certificate = try other.certificate(for: question, by: reduction, depth: 0) {
        return certificate
      }
    }
    return nil
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
    for find in searches(for: question) {
      for reduction in try find(self)(question) {
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
