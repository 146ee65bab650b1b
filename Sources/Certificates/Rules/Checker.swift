import Exact

extension Certificate {
  /// Whether the certificate shows what it claims; returns if it does.
  ///
  /// The work has a budget of its own, so that the outcome depends on the certificate alone.
  ///
  /// - Throws: `CertificateError`, with the step that fails.
  public func check() throws(CertificateError) {
    try Work.exactly {
      try Fuel.limited(to: Limits.fuel) { try checkClaim(depth: 0) }
    }
  }

  /// Whether the certificate shows what it claims, by work that draws on the budget in force.
  ///
  /// - Throws: as `check`, and `.outOfFuel` where the budget is smaller than that of `check`.
  package func checkWithinBudget() throws(CertificateError) {
    try Work.exactly { try checkClaim(depth: 0) }
  }

  /// Checks the claim with the budget in force.
  ///
  /// - Parameters:
  ///   - depth: how many reductions the certificate is a part of.
  ///   - scope: what its names stand for, if that is known.
  func checkClaim(depth: Int, _ scope: Scope? = nil) throws(CertificateError) {
    switch claim {
    case .equal:
      var checker = try Checker(self, scope)
      try checker.checkEqual()
      if depth == 0 { try question.checkDivisors() }
    case .reduced(let reduction, let parts):
      try check(reduction, parts, depth: depth)
      if depth == 0 { try question.checkDivisors() }
    case .sign(let relation): try question.check(relation)
    case .same(let agreement): try check(agreement, depth: depth)
    case .increasing(let ascent): try check(ascent, depth: depth)
    case .matrices(let equality): try check(equality, depth: depth)
    case .different(let witness): try check(witness)
    }
  }
}

/// Follows the steps of a certificate.
struct Checker {
  typealias Tree = Certificate.Tree
  typealias Fault = CertificateError.Fault

  let certificate: Certificate
  let scope: Scope
  let ranges: Ranges
  var algebra: Algebra
  var knowledge = Knowledge()
  /// The earlier atoms that each atom uses, through others too, ascending.
  let uses: [[Int]]
  private(set) var left: Tree
  private(set) var right: Tree
  /// The nodes of both sides.
  private var nodes: (left: Int, right: Int)
  /// The number of the step that is checked, from 1.
  private var number = 0

  init(_ certificate: Certificate, _ known: Scope? = nil) throws(CertificateError) {
    self.certificate = certificate
    scope = if let known { known } else { try Scope(certificate) }
    ranges = try Ranges(certificate, scope)
    algebra = try Algebra(certificate, scope)
    left = certificate.left
    right = certificate.right
    nodes = (left.extent.nodes, right.extent.nodes)
    var uses: [[Int]] = []
    for atom in certificate.atoms {
      var used: Set<Int> = []
      for name in atom.definition.names {
        if let earlier = scope.atoms[name] { used.formUnion(uses[earlier] + [earlier]) }
      }
      try Work.spend(used.count)
      uses.append(used.sorted())
    }
    self.uses = uses
  }

  mutating func checkEqual() throws(CertificateError) {
    for number in certificate.atoms.indices { try checkFact(number) }
    try learnSides()
    for (index, step) in certificate.steps.enumerated() {
      number = index + 1
      try follow(step)
    }
    // A number that was enclosed has a value, and stands on both sides.
    if left == right, let last = certificate.steps.last, last.rule == .number,
      last.place.path.isEmpty
    {
      return
    }
    if left == right, try isOneTree() { return }
    let a = try final(left, .left)
    let b = try final(right, .right)
    // Where both sides are defined, so are their quotients, with denominators that are not zero: a
    // difference whose numerator is zero there is zero.
    guard try algebra.areEqual(a, b) else { throw .claim(.differenceIsNotZero) }
  }

  /// Whether both sides are one tree that divides by nothing, or is no arithmetic and divides by nothing that is zero
  /// everywhere: then they are equal wherever they are defined, whatever the tree means.
  private mutating func isOneTree() throws(CertificateError) -> Bool {
    var waiting = [left]
    var divides = false
    while let tree = waiting.popLast() {
      try Work.spend(Work.term)
      waiting += tree.children
      let divisor: Tree
      switch tree {
      case .quotient(_, let below): divisor = below
      case .power(let base, let exponent) where (exponent.constant?.signum ?? 0) < 0:
        divisor = base
      default: continue
      }
      divides = true
      guard let value = try algebra.expand(divisor) else { continue }
      if try algebra.vanishes(value.numerator) { throw .claim(.nowhereDefined(side: .left)) }
    }
    if !divides { return true }
    return try algebra.expand(left) == nil
  }

  private mutating func final(
    _ tree: Tree, _ side: CertificateError.Part
  ) throws(CertificateError) -> Quotient {
    guard let quotient = try algebra.expand(tree) else { throw .claim(.notArithmetic(side: side)) }
    // A formula that divides by zero everywhere equals anything: nothing would be claimed.
    guard try !algebra.vanishes(quotient.denominator) else {
      throw .claim(.nowhereDefined(side: side))
    }
    return quotient
  }

  /// The error that a rule of the current step is not satisfied.
  func fault(_ fault: Fault) -> CertificateError { .rule(step: number, fault) }

  private mutating func learnSides() throws(CertificateError) {
    try learn(left)
    try learn(right)
  }

  /// Checks a step and replaces the trees.
  ///
  /// For the rule, what the replaced tree's being defined says may be used, because it is defined
  /// wherever it is evaluated. It is kept for later steps only if the tree is evaluated: if no sum around it
  /// may be empty.
  private mutating func follow(_ step: Certificate.Step) throws(CertificateError) {
    try Work.spend(16 * (nodes.left + nodes.right))
    let side = step.side == .left ? left : right
    guard let (target, indices) = side.subtree(at: step.place) else {
      throw fault(.noPlace(step.place.text))
    }
    guard target != step.result else { throw fault(.nothingChanges) }
    // Other occurrences of the tree stand inside the same sums, as far as it depends on them.
    let free = try scope.indices(of: target)
    guard try scope.indices(of: step.result).isSubset(of: free) else {
      throw fault(.dependsOnIndex(step.result.text))
    }
    let before = knowledge
    do throws(CertificateError) {
      try check(step, target)
    } catch {
      guard error.mayBeShownLater else { throw error }
      // Divisors may have become arithmetic since they were looked at.
      knowledge = before
      try learnSides()
      try check(step, target)
    }
    for index in indices {
      guard let bounds = scope.ranges[index], try ranges.isNonempty(bounds) else {
        knowledge = before
        break
      }
    }
    try replace(target, by: step.result)
    // What stands in a sum must not bind its index again, wherever it was put.
    guard step.result.hasSeries else { return }
    for tree in [left, right] {
      if let index = scope.indexBoundTwice(in: tree) {
        throw .meaning(.step(number), .indexTwice(index))
      }
    }
  }

  private mutating func check(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    try learn(target)
    for condition in step.conditions {
      guard try isDefined(condition.tree), try isShown(condition.tree, condition.relation) else {
        throw .sideCondition(step: number, condition: condition.text)
      }
      if let quotient = try algebra.expand(condition.tree) {
        try knowledge.note(quotient, condition.relation)
      }
    }
    switch step.rule {
    case .unfold: try checkUnfold(step, target)
    case .atom: try checkAtom(step, target)
    case .exp: try checkExponential(step, target)
    case .log: try checkLogarithm(step, target)
    case .power: try checkPower(step, target)
    case .abs: try checkMagnitude(step, target)
    case .angle: try checkAngle(step, target)
    case .sum: try checkSum(step, target)
    case .rename: try checkRename(step, target)
    case .parity: try checkParity(step, target)
    case .principal: try checkPrincipal(step, target)
    case .unroll: try checkUnroll(step, target)
    case .number: try checkNumber(step, target)
    case .whole: try checkWhole(step, target)
    case .product: try checkProduct(step, target)
    case .factorial: try checkFactorial(step, target)
    case .pascal: try checkPascal(step, target)
    case .floor: try checkWholePart(step, target)
    case .ceiling: try checkCeiling(step, target)
    case .signed: try checkSigned(step, target)
    case .ring:
      let a = try arithmetic(target)
      try checkEquality(a, try arithmetic(step.result), target, step.result)
      try checkDefined(step.result)
    }
  }

  private mutating func replace(_ target: Tree, by result: Tree) throws(CertificateError) {
    (left, nodes.left) = try replaced(left, nodes.left, target, result)
    (right, nodes.right) = try replaced(right, nodes.right, target, result)
  }

  private func replaced(
    _ side: Tree, _ nodes: Int, _ target: Tree, _ result: Tree
  ) throws(CertificateError) -> (tree: Tree, nodes: Int) {
    // The size is bounded before the tree is made, and the depth of what is made is at most twice the
    // bound.
    let count = side.occurrences(of: target)
    if count == 0 { return (side, nodes) }
    let grown = nodes + count * result.extent.nodes
    guard grown <= Certificate.Limits.nodes else {
      throw .tooLarge(.nodes, limit: Certificate.Limits.nodes)
    }
    let tree = side.replacing(target, by: result)
    let extent = tree.extent
    guard extent.depth <= Certificate.Limits.depth else {
      throw .tooLarge(.depth, limit: Certificate.Limits.depth)
    }
    return (tree, extent.nodes)
  }
}

// MARK: - What the rules are made of

extension Checker {
  /// The quotient that a tree expands to.
  mutating func arithmetic(_ tree: Tree) throws(CertificateError) -> Quotient {
    guard let quotient = try algebra.expand(tree) else {
      throw fault(.notArithmetic(tree.text))
    }
    return quotient
  }

  /// Two quotients have to be equal; the trees are for the error.
  func checkEquality(
    _ a: Quotient, _ b: Quotient, _ left: Tree, _ right: Tree
  ) throws(CertificateError) {
    guard try algebra.areEqual(a, b) else { throw fault(.notEqual(left.text, right.text)) }
  }

  /// A tree has to be defined.
  mutating func checkDefined(_ tree: Tree) throws(CertificateError) {
    guard try isDefined(tree) else { throw fault(.notDefined(tree.text)) }
  }

  /// A tree, which is defined, has to be at least 0.
  mutating func checkNonnegative(_ tree: Tree) throws(CertificateError) {
    guard try isShown(tree, .nonnegative) else {
      throw fault(.sign(tree.text, positive: false))
    }
  }

  /// A rational exponent.
  func exponent(_ tree: Tree) throws(CertificateError) -> Rational {
    guard let value = tree.constant else { throw fault(.form(expected: "a rational exponent")) }
    return value
  }

  /// A quotient to a whole power.
  ///
  /// What is not mutating is called on what `self` was before its arguments: these must not expand trees, whose new
  /// symbols it would not know.
  func power(_ base: Quotient, _ exponent: Rational) throws(CertificateError) -> Quotient {
    guard exponent.isInteger, let result = try algebra.power(base, exponent) else {
      throw fault(.form(expected: "a whole exponent of at most \(Algebra.largestExponent)"))
    }
    return result
  }
}

extension CertificateError {
  /// Whether more knowledge may show what was not shown.
  fileprivate var mayBeShownLater: Bool {
    switch self {
    case .rule(_, .notDefined), .rule(_, .sign), .rule(_, .noLogarithm), .sideCondition: true
    default: false
    }
  }
}
