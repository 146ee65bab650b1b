import Exact

/// What the names of a certificate stand for.
///
/// Making one checks all that can be told without the rules: every name stands for one thing, every
/// index is bound by one sum around it, and runs over one range in the whole certificate.
struct Scope {
  typealias Tree = Certificate.Tree
  typealias Part = CertificateError.Part

  /// The bounds of an index.
  struct Bounds: Hashable {
    let from: Tree
    let to: Tree
  }

  /// The variables by name.
  private(set) var variables: [String: Certificate.Domain] = [:]
  /// The families by name.
  private(set) var families: [String: Certificate.Family] = [:]
  /// The numbers of the atoms by name.
  private(set) var atoms: [String: Int] = [:]
  /// The range of each index.
  private(set) var ranges: [String: Bounds] = [:]
  /// The indices that each atom depends on.
  private(set) var atomIndices: [Set<String>] = []

  init(_ certificate: Certificate) throws(CertificateError) {
    guard certificate.atoms.count <= Certificate.Limits.atoms else {
      throw .tooLarge(.atoms, limit: Certificate.Limits.atoms)
    }
    for variable in certificate.variables {
      try declare(variable.name, .variable(variable.name))
      variables[variable.name] = variable.domain
    }
    for family in certificate.families { try declare(family) }
    try check(certificate.groups)
    // Indices are what sums bind, so the sums are looked through before the names in them.
    let trees = certificate.trees
    for (part, tree) in trees { try collectRanges(tree, part) }
    for (number, atom) in certificate.atoms.enumerated() {
      let part = Part.atom(atom.name)
      try declare(atom.name, part)
      guard ranges[atom.name] == nil else { throw .meaning(part, .twice(atom.name)) }
      guard Self.isAtomic(atom.definition) else { throw .meaning(part, .notAnAtom) }
      atomIndices.append(try indices(of: atom.definition, part))
      atoms[atom.name] = number
    }
    for (part, tree) in trees {
      let free = try indices(of: tree, part)
      switch part {
      case .left, .right, .reduction:
        if let index = free.min() { throw .meaning(part, .unboundIndex(index)) }
      default: break
      }
    }
  }

  private func declare(_ name: String, _ part: Part) throws(CertificateError) {
    guard variables[name] == nil, families[name] == nil, atoms[name] == nil else {
      throw .meaning(part, .twice(name))
    }
    guard (try? TreeReader(line: 0).name(name)) != nil else {
      throw .meaning(part, .notAName(name))
    }
  }

  /// Every group names two or more variables in [0, 1], and none that another one names.
  private func check(_ groups: [[String]]) throws(CertificateError) {
    var seen: Set<String> = []
    for group in groups {
      let part = Part.group(group.joined(separator: " "))
      guard group.count >= 2 else { throw .meaning(part, .argumentCount("group")) }
      for name in group {
        guard let domain = variables[name] else { throw .meaning(part, .unknownName(name)) }
        guard domain == .interval(.probabilities) else {
          throw .meaning(part, .outsideDomain(value: name, domain: "[0, 1]"))
        }
        guard seen.insert(name).inserted else { throw .meaning(part, .twice(name)) }
      }
    }
  }

  private mutating func declare(_ family: Certificate.Family) throws(CertificateError) {
    let part = Part.family(family.name)
    try declare(family.name, part)
    for size in family.sizes {
      switch size {
      case .number(let value) where value.isInteger && value.signum > 0: break
      case .name(let name) where variables[name]?.isWhole == true: break
      default: throw .meaning(part, .size(size.text))
      }
    }
    guard (1...2).contains(family.sizes.count) else {
      throw .meaning(part, .argumentCount(family.name))
    }
    families[family.name] = family
  }

  /// Notes the range of every index, and checks the size and the form of every node.
  private mutating func collectRanges(_ tree: Tree, _ part: Part) throws(CertificateError) {
    let extent = tree.extent
    guard extent.depth <= Certificate.Limits.depth else {
      throw .tooLarge(.depth, limit: Certificate.Limits.depth)
    }
    guard extent.nodes <= Certificate.Limits.nodes else {
      throw .tooLarge(.nodes, limit: Certificate.Limits.nodes)
    }
    try collectRangesInside(tree, part)
  }

  /// The same for a tree whose depth is known to be bounded.
  private mutating func collectRangesInside(
    _ tree: Tree, _ part: Part
  ) throws(CertificateError) {
    switch tree {
    case .number, .name, .pi: return
    case .sum(let items) where items.count < 2, .product(let items) where items.count < 2:
      throw .meaning(part, .argumentCount(items.isEmpty ? "+" : items[0].text))
    case .apply(let function, let items) where items.count != function.arity:
      throw .meaning(part, .argumentCount(function.rawValue))
    case .series(let index, let from, let to, _), .indexedProduct(let index, let from, let to, _):
      try declare(index, part)
      let bounds = Bounds(from: from, to: to)
      guard try isBound(from), try isBound(to) else {
        throw .meaning(part, .bounds(index: index))
      }
      guard ranges[index] ?? bounds == bounds else {
        throw .meaning(part, .twoRanges(index: index))
      }
      ranges[index] = bounds
    default: break
    }
    try tree.forEachChild { (child) throws(CertificateError) in
      try collectRangesInside(child, part)
    }
  }

  /// Whether a tree is arithmetic over numbers and variables.
  private func isBound(_ tree: Tree) throws(CertificateError) -> Bool {
    switch tree {
    case .number: return true
    case .name(let name): return variables[name] != nil
    case .sum, .negative, .difference, .product, .quotient:
      for child in tree.children where try !isBound(child) { return false }
      return true
    default: return false
    }
  }

  /// Whether a tree is a function, a root or a sum of arithmetic.
  private static func isAtomic(_ tree: Tree) -> Bool {
    switch tree {
    case .apply(_, let arguments): arguments.allSatisfy(isArithmetic)
    case .power(let base, let exponent):
      if let value = exponent.constant {
        !value.isInteger && isArithmetic(base)
      } else {
        isArithmetic(base) && isArithmetic(exponent)
      }
    case .series(_, _, _, let body), .indexedProduct(_, _, _, let body): isArithmetic(body)
    default: false
    }
  }

  static func isArithmetic(_ tree: Tree) -> Bool {
    switch tree {
    case .number, .name, .pi, .entry: true
    case .sum, .negative, .difference, .product, .quotient:
      tree.children.allSatisfy(isArithmetic)
    case .power(let base, let exponent): exponent.constant != nil && isArithmetic(base)
    case .apply, .series, .indexedProduct: false
    }
  }

  // MARK: - Indices

  /// The indices of a tree that no sum inside it binds; for trees that steps make of those of the certificate.
  ///
  /// - Throws: `CertificateError.meaning` as for trees that are written.
  func indices(of tree: Tree) throws(CertificateError) -> Set<String> {
    // Without any sum there is no index.
    ranges.isEmpty ? [] : try indices(of: tree, .left)
  }

  /// The indices of a tree that no sum inside it binds.
  ///
  /// - Throws: `CertificateError.meaning` for names that stand for nothing, or not for this.
  private func indices(of tree: Tree, _ part: Part) throws(CertificateError) -> Set<String> {
    var found: Set<String> = []
    try collectIndices(of: tree, part, &found)
    return found
  }

  private func collectIndices(
    of tree: Tree, _ part: Part, _ found: inout Set<String>
  ) throws(CertificateError) {
    switch tree {
    case .number, .pi: return
    case .name(let name):
      if variables[name] != nil { return }
      if let atom = atoms[name] { return found.formUnion(atomIndices[atom]) }
      guard ranges[name] != nil else { throw .meaning(part, .unknownName(name)) }
      found.insert(name)
    case .entry(let name, let items):
      guard let family = families[name] else { throw .meaning(part, .notAFamily(name)) }
      guard family.sizes.count == items.count else {
        throw .meaning(
          part,
          .indexCount(family: name, expected: family.sizes.count, found: items.count))
      }
      for item in items where !isEntryIndex(item) {
        throw .meaning(part, .entryIndex(item.text))
      }
      for item in items { try collectIndices(of: item, part, &found) }
    case .series(let index, _, _, let body), .indexedProduct(let index, _, _, let body):
      var free = try indices(of: body, part)
      guard !binds(body, index) else { throw .meaning(part, .indexTwice(index)) }
      free.remove(index)
      found.formUnion(free)
    case .negative(let a): try collectIndices(of: a, part, &found)
    case .difference(let a, let b), .quotient(let a, let b), .power(let a, let b):
      try collectIndices(of: a, part, &found)
      try collectIndices(of: b, part, &found)
    case .sum(let items), .product(let items), .apply(_, let items):
      for item in items { try collectIndices(of: item, part, &found) }
    }
  }

  /// Whether a tree is a polynomial in indices, variables and numbers.
  private func isEntryIndex(_ tree: Tree) -> Bool {
    switch tree {
    case .number: true
    case .name(let name): variables[name] != nil || ranges[name] != nil
    case .sum, .negative, .difference, .product: tree.children.allSatisfy(isEntryIndex)
    default: false
    }
  }

  /// An index that two sums in a tree bind of which one stands in the other; nil where there is none.
  func indexBoundTwice(in tree: Tree, _ outer: [String] = []) -> String? {
    var inner = outer
    if let index = tree.boundIndex {
      if outer.contains(index) { return index }
      inner.append(index)
    }
    for child in tree.children {
      if let index = indexBoundTwice(in: child, inner) { return index }
    }
    return nil
  }

  /// Whether a sum over an index stands in a tree.
  func binds(_ tree: Tree, _ index: String) -> Bool {
    if tree.boundIndex == index { return true }
    return tree.children.contains { binds($0, index) }
  }
}

extension ExtendedInterval {
  /// The numbers from 0 to 1.
  fileprivate static let probabilities = ExtendedInterval(
    lower: End(.zero, isIncluded: true), upper: End(.one, isIncluded: true))
}

extension Certificate {
  /// All trees that the certificate holds, with the parts they belong to.
  var trees: [(part: CertificateError.Part, tree: Tree)] {
    var all: [(part: CertificateError.Part, tree: Tree)] = []
    for atom in atoms {
      all.append((.atom(atom.name), atom.definition))
      if let value = atom.value { all.append((.atom(atom.name), value)) }
    }
    all += [(.left, left), (.right, right)]
    if case .same(let agreement) = claim { all += agreement.trees }
    if case .reduced(let reduction, _) = claim {
      for tree in reduction.trees { all.append((.reduction, tree)) }
    }
    for (number, step) in steps.enumerated() {
      let part = CertificateError.Part.step(number + 1)
      all.append((part, step.result))
      for pair in step.pairs { all += [(part, pair.first), (part, pair.second)] }
      for condition in step.conditions { all.append((part, condition.tree)) }
    }
    return all
  }
}
