import Exact

extension Certificate.Question {
  /// The most trees whose signs tell cells apart.
  private static let mostTrees = 10

  /// The parts of a proof by cells: what both sides are where each tree is at least 0, or at most 0, for all such signs
  /// that some point may have; what comes to the same formulas is one part.
  ///
  /// At a point at which both sides have values so have the trees, so that it lies in a cell. There each corner that is
  /// told by the signs has the value of what it comes to, and so have both sides. A cell is left out only where
  /// the inequalities of its signs, with what holds of each monomial, have no solution.
  func cells(_ trees: [Certificate.Tree]) throws(CertificateError) -> [Certificate.Question] {
    guard trees.count <= Self.mostTrees, Set(trees).count == trees.count else {
      throw .reduction(.form(expected: "at most \(Self.mostTrees) different trees"))
    }
    for tree in trees {
      try checkNames(of: tree)
      guard try hasValueWithSides(tree) else { throw .reduction(.notDefined(tree.text)) }
    }
    let parts = try cells(CellReasoner(self, trees))
    guard !parts.isEmpty, parts != [self] else {
      throw .reduction(.form(expected: "corners that the signs of trees tell"))
    }
    return parts
  }

  private func cells(
    _ reasoner: CellReasoner
  ) throws(CertificateError) -> [Certificate.Question] {
    for tree in [left, right] {
      let extent = tree.extent
      try Work.spend(16 * extent.nodes * extent.depth)
    }
    var parts: [Certificate.Question] = []
    for cell in try reasoner.cells() {
      var part = self
      part.left = try reasoner.resolved(left, in: cell)
      part.right = try reasoner.resolved(right, in: cell)
      if !parts.contains(part) { parts.append(part) }
    }
    return parts
  }

  /// Whether a tree has a value wherever both sides have: it is made of what stands in them, by sums, products and
  /// functions that are defined everywhere, or has a value on the whole domains.
  func hasValueWithSides(_ tree: Certificate.Tree) throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    if left.holds(tree) || right.holds(tree) { return true }
    switch tree {
    case .number, .pi, .name: return true
    case .negative, .sum, .difference, .product: break
    case .power(_, let exponent):
      guard let value = exponent.constant, value.isInteger, value.signum >= 0 else {
        return try range(whereDefined: tree) != nil
      }
    case .apply(let function, _):
      guard function.isDefinedEverywhere else { return try range(whereDefined: tree) != nil }
    case .entry, .quotient, .series, .indexedProduct: return false
    }
    for child in tree.children where try !hasValueWithSides(child) { return false }
    return true
  }

  /// How often trees are added for corners within corners, and how many are found at most.
  private static let (mostRounds, mostFound) = (6, 10)

  /// Trees whose signs tell the corners of both sides, as far as some are found; nil where there are too many.
  ///
  /// Corners within others are told first, those around them by what these come to.
  package func treesOfCells() throws(CertificateError) -> [Certificate.Tree]? {
    var trees: [Certificate.Tree] = []
    for _ in 0..<Self.mostRounds {
      let reasoner = try CellReasoner(self, trees)
      _ = try cells(reasoner)
      var added: [Certificate.Tree] = []
      for tree in reasoner.open where !trees.contains(tree) {
        // Of numbers the sign is the same everywhere.
        if tree.freeNames.isEmpty, !tree.hasEntries { continue }
        if try hasValueWithSides(tree) { added.append(tree) }
      }
      if added.isEmpty { return trees }
      trees += added
      guard trees.count <= Self.mostFound else { return nil }
    }
    return trees
  }
}
