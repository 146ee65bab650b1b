import Exact

extension Certificate {
  /// Why one formula is an increasing function of another one: both are functions of one quantity that rise with
  /// it, or both fall.
  ///
  /// Written as
  /// ```
  /// by rising t (0, inf)                          or: by falling; a new name, and what it runs over
  /// quantity (^ x 2)                              a formula that has all its values there
  /// first (log t)                                 what left is of it
  /// second t                                      what right is of it
  /// cut 1                                         numbers where a function may have a corner, or rest
  /// part                                          left equals (log (^ x 2)), if it is not written so
  /// ```
  public struct Ascent: Hashable, Sendable {
    /// The name of the quantity.
    public let name: String
    /// What it runs over.
    public let domain: Domain
    /// Whether both functions fall.
    public let isFalling: Bool
    /// The quantity as a formula.
    public let quantity: Tree
    /// The left side as a function of the quantity.
    public let left: Tree
    /// The right side as a function of the quantity.
    public let right: Tree
    /// Numbers of the domain between which the functions are looked at one by one.
    public let cuts: [Tree]
    /// That the sides are these functions.
    public let parts: [Certificate]

    /// Both sides as functions of one quantity.
    public init(
      _ name: String, in domain: Domain, isFalling: Bool = false, quantity: Tree, left: Tree,
      right: Tree, cuts: [Tree] = [], parts: [Certificate] = []
    ) {
      self.name = name
      self.domain = domain
      self.isFalling = isFalling
      self.quantity = quantity
      self.left = left
      self.right = right
      self.cuts = cuts
      self.parts = parts
    }
  }
}

extension Certificate.Question {
  /// An interval that holds all values of a tree on the domains, where it has one everywhere, or wherever one of both
  /// sides has one, in which it stands.
  ///
  /// - Throws: `CertificateError.reduction` where that is not shown.
  package func valueRange(of tree: Certificate.Tree) throws(CertificateError) -> ExtendedInterval {
    if left.holds(tree) || right.holds(tree) { return try range(of: tree) }
    guard let range = try range(whereDefined: tree) else {
      throw .reduction(.notDefined(tree.text))
    }
    return range
  }
}

extension Certificate.Ascent {
  /// The lines behind the formulas, but for the parts.
  var lines: [String] {
    [
      "by \(isFalling ? "falling" : "rising") \(name) \(domain.text)",
      "quantity \(quantity.text)", "first \(left.text)", "second \(right.text)",
    ] + cuts.map { "cut \($0.text)" }
  }

  /// What the parts have to show of the sides of a certificate.
  ///
  /// - Throws: `CertificateError.tooLarge`.
  package func questions(
    for question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    var questions: [Certificate.Question] = []
    for (side, function) in [(question.left, left), (question.right, right)] {
      let composed = try function.placing(quantity, for: name)
      if side == composed { continue }
      questions.append(
        Certificate.Question(
          variables: question.variables, families: question.families, left: side, right: composed))
    }
    return questions
  }
}

extension Certificate {
  /// Checks that the order of the values of both sides is the same at any two points at which both are defined.
  ///
  /// The quantity u has a value in the domain at every such point, the sides are f(u) and g(u), and both functions
  /// rise strictly on the domain, or both fall: f(u) < f(v) where u < v, or where u > v, and there alone; so
  /// do g(u) and g(v).
  func check(_ ascent: Ascent, depth: Int) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    guard !(variables.map(\.name) + families.map(\.name)).contains(ascent.name) else {
      throw .meaning(.variable(ascent.name), .twice(ascent.name))
    }
    try checkRange(ascent)
    try ascent.checkFunctions()
    try check(ascent.parts, answering: ascent.questions(for: question), depth: depth)
  }

  /// The quantity has to have a value in the domain wherever both sides have values.
  private func checkRange(_ ascent: Ascent) throws(CertificateError) {
    if case .name(let name) = ascent.quantity,
      variables.contains(where: { $0.name == name && $0.domain == ascent.domain })
    {
      return
    }
    let range = try question.valueRange(of: ascent.quantity)
    guard case .interval(let interval) = ascent.domain, interval.contains(range) else {
      throw .claim(.leavesRange(ascent.quantity.text))
    }
  }
}

extension Certificate.Ascent {
  /// Checks that both functions rise strictly on the domain, or that both fall.
  package func checkFunctions() throws(CertificateError) {
    guard cuts.allSatisfy({ $0.names.isEmpty && !$0.hasEntries && !$0.hasSeries }),
      cuts.count <= Certificate.Limits.cases
    else {
      throw .reduction(
        .form(expected: "at most \(Certificate.Limits.cases) cuts that are numbers"))
    }
    for tree in [left, right] { try checkRise(of: tree) }
  }

  /// A function has to rise strictly on the domain, or to fall.
  ///
  /// It has a value at each cut and at the ends that belong to the domain, and is continuous there. Between two
  /// neighbours its derivative is positive, or it is not negative, not zero at some number, and the function
  /// is analytic, so that the derivative is zero at single numbers alone. On one number alone every function rises.
  func checkRise(of tree: Certificate.Tree) throws(CertificateError) {
    let variable = Certificate.Variable(name, domain)
    switch domain {
    case .interval, .angles: break
    case .integers, .values, .steps:
      throw .reduction(.variable(name, expected: "variable in an interval"))
    }
    guard tree.names.allSatisfy({ $0 == name }), !tree.hasSeries, !tree.hasEntries else {
      throw .reduction(.form(expected: "functions of \(name) alone"))
    }
    if let only = domain.members(atMost: 1)?.first {
      guard case .defined = try tree.placing(.number(only), for: name).constantStatus() else {
        throw .reduction(.notDefined(tree.text))
      }
      return
    }
    let line = try variable.line(cutAt: cuts)
    for point in line.points {
      guard case .defined = try tree.placing(point.tree, for: name).constantStatus(),
        try tree.isSteady(in: name, at: point)
      else { throw .reduction(.notDefined(tree.text)) }
    }
    for (lower, upper) in line.neighbours {
      let cell = try LineCell(name, from: lower, to: upper)
      let reasoner = try SignReasoner([Certificate.Variable(name, cell.domain)], cell: cell)
      guard try reasoner.isRising(tree, isFalling: isFalling) else {
        throw .claim(.notMonotone(tree.text, falls: isFalling))
      }
    }
  }
}

extension SignReasoner {
  /// Whether a tree has a value everywhere in the cell and rises strictly there, or falls.
  fileprivate func isRising(_ tree: Tree, isFalling: Bool) throws(CertificateError) -> Bool {
    let extent = tree.extent
    try Work.spend(16 * extent.nodes * extent.depth)
    guard case .defined = try status(of: tree) else { return false }
    let smooth = try smoothed(tree.withoutInverseSines, Self.mostDerivatives)
    guard let slope = try slope(of: smooth), let rate = try status(of: slope).signs else {
      return false
    }
    let strict: Signs = isFalling ? .negative : .positive
    if rate == strict { return true }
    return rate.isSubset(of: strict.union(.zero)) ? try isSteep(smooth, slope) : false
  }

  /// Whether the derivative of a tree, which exists everywhere in the cell, is zero at single numbers alone: the tree
  /// is analytic, and its derivative is not zero at some number.
  func isSteep(_ tree: Tree, _ slope: Tree) throws(CertificateError) -> Bool {
    guard let cell, try isAnalytic(tree) else { return false }
    for sample in [cell.sample, cell.otherSample] {
      let signs = try slope.substituting(cell.name, .number(sample)).constantStatus().signs
      if signs?.excludesZero ?? false { return true }
    }
    return false
  }

  /// Whether a tree with a value and a derivative everywhere is analytic: without corners, and with roots of
  /// positive numbers alone.
  private func isAnalytic(_ tree: Tree) throws(CertificateError) -> Bool {
    guard let cell, tree.names.contains(cell.name) else { return true }
    switch tree {
    case .apply(let function, let items):
      switch function {
      case .abs, .relu, .max, .min, .factorial, .binomial, .floor, .sign: return false
      case .sqrt:
        guard try signs(of: items[0], Self.mostDerivatives) == .positive else { return false }
      case .asin, .acos:
        let rest = Tree.difference(.number(.one), .power(items[0], .number(2)))
        guard try signs(of: rest, Self.mostDerivatives) == .positive else { return false }
      case .exp, .log, .log2, .log10, .sigmoid, .tanh, .sinh, .cosh, .softplus, .sin, .cos, .tan,
        .atan, .erf, .erfc:
        break
      }
    case .power(let base, let exponent):
      if exponent.constant.map({ !$0.isInteger }) ?? true {
        guard try signs(of: base, Self.mostDerivatives) == .positive else { return false }
      }
    default: break
    }
    for child in tree.children where try !isAnalytic(child) { return false }
    return true
  }
}

extension Certificate.Tree {
  /// The u of log(u + √(u² + 1)), as often as it stands around all of the tree: that has a value and rises with u on all
  /// numbers.
  fileprivate var withoutInverseSines: Certificate.Tree {
    var tree = self
    while let inner = tree.argumentOfInverseSine { tree = inner }
    return tree
  }

  private var argumentOfInverseSine: Certificate.Tree? {
    guard case .apply(.log, let items) = self, case .sum(let terms) = items[0], terms.count == 2
    else { return nil }
    for (u, root) in [(terms[0], terms[1]), (terms[1], terms[0])] {
      guard case .sum(let inner)? = root.radicand, inner.count == 2,
        let place = inner.firstIndex(of: .number(.one)),
        [.power(u, .number(2)), .product([u, u])].contains(inner[1 - place])
      else { continue }
      return u
    }
    return nil
  }
}
