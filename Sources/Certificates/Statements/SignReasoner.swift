import Exact

/// Tells the signs of trees, and whether they have values, everywhere in one place: an open interval of one
/// variable, or the points at which some trees have certain signs.
///
/// All that is said holds at each point of the place. What is not told is left open, never guessed.
final class SignReasoner {
  typealias Tree = Certificate.Tree

  /// What is known of a tree everywhere in the place.
  enum Status: Hashable {
    /// It has no value anywhere.
    case undefined
    /// It has a value everywhere, with one of these signs.
    case defined(Signs)
    /// Neither is shown.
    case open

    /// The signs; nil where it is not shown that there is a value.
    var signs: Signs? { if case .defined(let signs) = self { signs } else { nil } }
  }

  private struct Question: Hashable {
    let tree: Tree
    let level: Int
  }

  /// How often derivatives are taken.
  static let mostDerivatives = 3
  /// The most trees that are looked at.
  static let mostTrees = 20_000
  /// How deep questions stand within one another.
  static let deepestNesting = 24
  /// How deep trees stand within one another, those that a question leads to counted too.
  static let mostDepth = 512
  /// The most nodes of a tree whose derivative is taken, and of a derivative.
  static let mostNodes = (tree: 400, derivative: 2_000)

  /// The variables with their domains in the place.
  let variables: [Certificate.Variable]
  let families: [Certificate.Family]
  /// The interval that the place is; nil for others.
  let cell: LineCell?
  /// The signs that are given, by their trees.
  let given: GivenSigns?
  let scope: Scope
  let ranges: Ranges
  private var known: [Question: Status] = [:]
  private var count = 0
  private var nesting = 0
  private var depth = 0
  /// The arithmetic that trees are.
  let forms: SignForms

  init(
    _ variables: [Certificate.Variable], _ families: [Certificate.Family] = [],
    cell: LineCell? = nil, given: GivenSigns? = nil
  ) throws(CertificateError) {
    self.variables = variables
    self.families = families
    self.cell = cell
    self.given = given
    let bare = try Certificate(
      variables: variables, families: families, left: .number(.zero), right: .number(.zero),
      claim: .equal(atoms: [], steps: []))
    scope = try Scope(bare)
    ranges = try Ranges(bare, scope)
    forms = given?.forms ?? SignForms(variables, families, given: [])
  }

  /// What is known of a tree.
  ///
  /// - Parameter level: how many derivatives may be taken for it.
  func status(
    of tree: Tree, _ level: Int = mostDerivatives
  ) throws(CertificateError) -> Status {
    let question = Question(tree: tree, level: level)
    if let status = known[question] { return status }
    guard depth < Self.mostDepth else { return .open }
    depth += 1
    defer { depth -= 1 }
    count += 1
    guard count <= Self.mostTrees else { throw .tooLarge(.cases, limit: Self.mostTrees) }
    try Work.spend(4 * Work.term)
    var status = try plainStatus(of: tree, level)
    // What asks for itself again on the way gets what is known so far.
    known[question] = status
    if case .defined(let signs) = status, !signs.isSingle, nesting < Self.deepestNesting {
      nesting += 1
      defer { nesting -= 1 }
      status = .defined(try refined(signs, of: tree, level))
      known[question] = status
    }
    return status
  }

  /// The signs of a tree that has a value everywhere; all of them where nothing is known.
  func signs(of tree: Tree, _ level: Int) throws(CertificateError) -> Signs {
    try status(of: tree, level).signs ?? .all
  }

  /// Whether a comparison holds everywhere, or fails everywhere; nil where that is not told.
  func truth(
    _ relation: Certificate.Statement.Relation, _ a: Tree, _ b: Tree
  ) throws(CertificateError) -> Bool? {
    for tree in [a, b] {
      // Trees are looked up by what they are, each with its parts.
      let extent = tree.extent
      try Work.spend(16 * extent.nodes * extent.depth)
    }
    let (x, y) = (try status(of: a), try status(of: b))
    if x == .undefined || y == .undefined { return false }
    guard case .defined = x, case .defined = y,
      let signs = try status(of: b == .number(.zero) ? a : .difference(a, b)).signs
    else { return nil }
    if signs.isSubset(of: relation.signs) { return true }
    return signs.isDisjoint(with: relation.signs) ? false : nil
  }

  // MARK: More than one sign

  /// Those of some signs that a tree with a value everywhere may have.
  ///
  /// Each means gives signs that hold everywhere, so that all of them do.
  private func refined(
    _ signs: Signs, of tree: Tree, _ level: Int
  ) throws(CertificateError) -> Signs {
    var signs = signs
    func narrow(_ other: Signs?) {
      guard let other else { return }
      let both = signs.intersection(other)
      // No sign at all: no point is in the place, and anything is true.
      if !both.isEmpty { signs = both }
    }
    narrow(given?.signs(of: tree))
    narrow(Signs(try ranges.range(of: tree)))
    if signs.isSingle { return signs }
    narrow(try ranges.turns(of: tree).map { Signs($0) })
    if signs.isSingle { return signs }
    let smooth = try smoothed(tree, level)
    if smooth != tree {
      narrow(try status(of: smooth, level).signs)
      return signs
    }
    narrow(try comparedSigns(of: tree, level))
    if signs.isSingle { return signs }
    narrow(try arithmeticSigns(of: tree, level))
    if signs.isSingle { return signs }
    narrow(try monotoneSigns(of: tree, level))
    return signs
  }

  /// The tree without magnitudes and larger ones of two, where signs tell what they are.
  func smoothed(_ tree: Tree, _ level: Int) throws(CertificateError) -> Tree {
    guard tree.hasCorners else { return tree }
    let inner = try tree.mappingParts { (part) throws(CertificateError) in
      try smoothed(part, level)
    }
    if let base = inner.rootOfSquare { return try magnitude(of: base, level) ?? inner }
    guard case .apply(let function, let items) = inner else { return inner }
    switch function {
    case .abs: return try magnitude(of: items[0], level) ?? inner
    case .relu:
      let signs = try signs(of: items[0], level)
      if signs.isSubset(of: .nonnegative) { return items[0] }
      return signs.isSubset(of: .nonpositive) ? .number(.zero) : inner
    case .max, .min:
      let signs = try signs(of: .difference(items[0], items[1]), level)
      let isMax = function == .max
      if signs.isSubset(of: .nonnegative) { return isMax ? items[0] : items[1] }
      return signs.isSubset(of: .nonpositive) ? isMax ? items[1] : items[0] : inner
    default: return inner
    }
  }

  /// The magnitude of a tree that has one sign; nil for others.
  private func magnitude(of tree: Tree, _ level: Int) throws(CertificateError) -> Tree? {
    let signs = try signs(of: tree, level)
    if signs.isSubset(of: .nonnegative) { return tree }
    return signs.isSubset(of: .nonpositive) ? .negative(tree) : nil
  }

  /// The value at an end of the cell by its sign, if the tree is continuous up to it; nil where there is none.
  private func sign(of tree: Tree, at end: LinePoint) throws(CertificateError) -> Signs? {
    guard let cell, try tree.isSteady(in: cell.name, at: end) else { return nil }
    return try tree.placing(end.tree, for: cell.name).constantStatus().signs
  }

  /// The derivative in the cell; nil where there is none, or it is too large.
  func slope(of tree: Tree) throws(CertificateError) -> Tree? {
    let nodes = tree.extent.nodes
    guard let cell, nodes <= Self.mostNodes.tree else { return nil }
    try Work.spend(4 * nodes * nodes)
    guard let slope = tree.derivative(by: cell.name)?.simplified else { return nil }
    let extent = slope.extent
    return extent.nodes <= Self.mostNodes.derivative && extent.depth <= Certificate.Limits.depth
      ? slope : nil
  }

  /// The signs of a tree that rises, falls or rests everywhere in the cell, by its values at the ends.
  ///
  /// The tree has a value everywhere in the cell and is continuous there and up to an end at which it has a
  /// value. Where the derivative is positive, or not negative and zero at single numbers alone, it rises
  /// strictly, so that it is above the value at the lower end and below that at the upper one; where the
  /// derivative is not negative it does not fall.
  private func monotoneSigns(of tree: Tree, _ level: Int) throws(CertificateError) -> Signs? {
    guard level > 0, let cell, let slope = try slope(of: tree),
      let rate = try status(of: slope, level - 1).signs
    else { return nil }
    if rate == .zero {
      return try tree.substituting(cell.name, .number(cell.sample)).constantStatus().signs
    }
    let isRising = rate.isSubset(of: .nonnegative)
    guard isRising || rate.isSubset(of: .nonpositive) else { return nil }
    let isStrict = rate.excludesZero ? true : try isSteep(tree, slope)
    var signs = Signs.all
    if let end = isRising ? cell.lower : cell.upper, let value = try sign(of: tree, at: end) {
      // Above a value that is not negative.
      if value == .positive || (value == .zero && isStrict) { return .positive }
      if value == .zero { signs.formIntersection(.nonnegative) }
    }
    if let end = isRising ? cell.upper : cell.lower, let value = try sign(of: tree, at: end) {
      if value == .negative || (value == .zero && isStrict) { return .negative }
      if value == .zero { signs.formIntersection(.nonpositive) }
    }
    return signs.isEmpty ? nil : signs
  }
}
