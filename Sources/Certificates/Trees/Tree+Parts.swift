import Exact

extension Certificate.Tree {
  /// The arguments that a step may replace, each with its number.
  ///
  /// The index and the bounds of a sum, and what stands in an entry, are fixed.
  package var parts: [(number: Int, tree: Certificate.Tree)] {
    switch self {
    case .number, .name, .pi, .entry: []
    case .negative(let a): [(0, a)]
    case .difference(let a, let b), .quotient(let a, let b), .power(let a, let b):
      [(0, a), (1, b)]
    case .sum(let items), .product(let items), .apply(_, let items):
      items.enumerated().map { ($0.offset, $0.element) }
    case .series(_, _, _, let body), .indexedProduct(_, _, _, let body): [(3, body)]
    }
  }

  /// All arguments that are trees, those that are fixed too.
  package var children: [Certificate.Tree] {
    switch self {
    case .number, .name, .pi: []
    case .negative(let a): [a]
    case .difference(let a, let b), .quotient(let a, let b), .power(let a, let b): [a, b]
    case .sum(let items), .product(let items), .apply(_, let items), .entry(_, let items): items
    case .series(_, let from, let to, let body), .indexedProduct(_, let from, let to, let body):
      [from, to, body]
    }
  }

  /// Does something for each of the children, in their order, without making a list of them.
  @inline(__always)
  func forEachChild<E: Error>(_ body: (Certificate.Tree) throws(E) -> Void) throws(E) {
    switch self {
    case .number, .name, .pi: return
    case .negative(let a): try body(a)
    case .difference(let a, let b), .quotient(let a, let b), .power(let a, let b):
      try body(a)
      try body(b)
    case .sum(let items), .product(let items), .apply(_, let items), .entry(_, let items):
      for item in items { try body(item) }
    case .series(_, let from, let to, let summand),
      .indexedProduct(_, let from, let to, let summand):
      try body(from)
      try body(to)
      try body(summand)
    }
  }

  /// The index that the root binds; nil where it binds none.
  package var boundIndex: String? {
    switch self {
    case .series(let index, _, _, _), .indexedProduct(let index, _, _, _): index
    default: nil
    }
  }

  /// Whether the first version of the format has no word for something in the tree.
  var isOfSecondVersion: Bool {
    switch self {
    case .indexedProduct: true
    case .apply(let function, let items):
      function.isOfSecondVersion || items.contains { $0.isOfSecondVersion }
    default: children.contains { $0.isOfSecondVersion }
    }
  }

  /// Whether something in the tree is divided by, or summed or multiplied over an index.
  var dividesOrSums: Bool {
    switch self {
    case .quotient, .series, .indexedProduct: true
    case .power(_, let exponent) where (exponent.constant?.signum ?? 0) < 0: true
    default: children.contains { $0.dividesOrSums }
    }
  }

  /// Whether the root is a power whose exponent is no number.
  var isOpenPower: Bool {
    if case .power(_, let exponent) = self { return exponent.constant == nil }
    return false
  }

  /// The tree with each argument that may be replaced changed.
  func mappingParts<E: Error>(_ change: (Certificate.Tree) throws(E) -> Certificate.Tree) throws(E)
    -> Certificate.Tree
  {
    func all(_ items: [Certificate.Tree]) throws(E) -> [Certificate.Tree] {
      var changed: [Certificate.Tree] = []
      for item in items { changed.append(try change(item)) }
      return changed
    }
    switch self {
    case .number, .name, .pi, .entry: return self
    case .negative(let a): return .negative(try change(a))
    case .difference(let a, let b): return .difference(try change(a), try change(b))
    case .quotient(let a, let b): return .quotient(try change(a), try change(b))
    case .power(let a, let b): return .power(try change(a), try change(b))
    case .sum(let items): return .sum(try all(items))
    case .product(let items): return .product(try all(items))
    case .apply(let function, let items): return .apply(function, try all(items))
    case .series(let index, let from, let to, let body):
      return .series(index: index, from: from, to: to, body: try change(body))
    case .indexedProduct(let index, let from, let to, let body):
      return .indexedProduct(index: index, from: from, to: to, body: try change(body))
    }
  }

  /// The subtree at a place and the indices of the sums around it; nil where nothing stands that may be
  /// replaced.
  package func subtree(at place: Certificate.Place) -> (tree: Certificate.Tree, indices: [String])?
  {
    var tree = self
    var indices: [String] = []
    for number in place.path {
      guard let part = tree.parts.first(where: { $0.number == number }) else { return nil }
      if let index = tree.boundIndex { indices.append(index) }
      tree = part.tree
    }
    return (tree, indices)
  }

  /// The number of places that hold a tree, none within another one.
  func occurrences(of target: Certificate.Tree) -> Int {
    if self == target { return 1 }
    switch self {
    case .number, .name, .pi, .entry: return 0
    case .series(_, _, _, let body), .indexedProduct(_, _, _, let body):
      return body.occurrences(of: target)
    default: return children.reduce(0) { $0 + $1.occurrences(of: target) }
    }
  }

  /// The tree with one tree replaced by another one wherever it stands.
  package func replacing(_ target: Certificate.Tree, by result: Certificate.Tree)
    -> Certificate.Tree
  {
    replacingInside(target, by: result) ?? self
  }

  /// The tree with one tree replaced by another one; nil where it does not stand, and nothing is made again.
  private func replacingInside(
    _ target: Certificate.Tree, by result: Certificate.Tree
  ) -> Certificate.Tree? {
    if self == target { return result }
    func change(_ tree: Certificate.Tree) -> Certificate.Tree? {
      tree.replacingInside(target, by: result)
    }
    func pair(_ a: Certificate.Tree, _ b: Certificate.Tree) -> (Certificate.Tree, Certificate.Tree)?
    {
      let (x, y) = (change(a), change(b))
      return x == nil && y == nil ? nil : (x ?? a, y ?? b)
    }
    func list(_ items: [Certificate.Tree]) -> [Certificate.Tree]? {
      var changed: [Certificate.Tree]?
      for (place, item) in items.enumerated() {
        guard let other = change(item) else { continue }
        if changed == nil { changed = items }
        changed?[place] = other
      }
      return changed
    }
    switch self {
    case .number, .name, .pi, .entry: return nil
    case .negative(let a): return change(a).map { .negative($0) }
    case .difference(let a, let b): return pair(a, b).map { .difference($0.0, $0.1) }
    case .quotient(let a, let b): return pair(a, b).map { .quotient($0.0, $0.1) }
    case .power(let a, let b): return pair(a, b).map { .power($0.0, $0.1) }
    case .sum(let items): return list(items).map { .sum($0) }
    case .product(let items): return list(items).map { .product($0) }
    case .apply(let function, let items): return list(items).map { .apply(function, $0) }
    case .series(let index, let from, let to, let body):
      return change(body).map { .series(index: index, from: from, to: to, body: $0) }
    case .indexedProduct(let index, let from, let to, let body):
      return change(body).map { .indexedProduct(index: index, from: from, to: to, body: $0) }
    }
  }

  /// The tree with an index renamed, also in entries; for trees without sums over either name.
  package func renaming(_ index: String, to other: String) -> Certificate.Tree {
    switch self {
    case .name(index): .name(other)
    case .entry(let family, let indices):
      .entry(family, indices.map { $0.renaming(index, to: other) })
    default: mappingParts { $0.renaming(index, to: other) }
    }
  }

  /// The tree with a tree for a variable wherever it stands, in bounds and entries too.
  ///
  /// No index has the name of a variable, so that none is caught.
  package func substituting(_ name: String, _ tree: Certificate.Tree) -> Certificate.Tree {
    switch self {
    case .name(name): tree
    case .entry(let family, let indices):
      .entry(family, indices.map { $0.substituting(name, tree) })
    case .series(let index, let from, let to, let body):
      .series(
        index: index, from: from.substituting(name, tree), to: to.substituting(name, tree),
        body: body.substituting(name, tree))
    case .indexedProduct(let index, let from, let to, let body):
      .indexedProduct(
        index: index, from: from.substituting(name, tree), to: to.substituting(name, tree),
        body: body.substituting(name, tree))
    default: mappingParts { $0.substituting(name, tree) }
    }
  }

  /// The names that occur as variables, indices and atoms.
  package var names: [String] {
    var names: [String] = []
    collectNames(&names)
    return names
  }

  private func collectNames(_ names: inout [String]) {
    if case .name(let name) = self { return names.append(name) }
    forEachChild { $0.collectNames(&names) }
  }

  /// The names that occur and are bound by no index around them.
  package var freeNames: Set<String> {
    var names: Set<String> = []
    if case .name(let name) = self { return [name] }
    switch self {
    case .series(let index, let from, let to, let body),
      .indexedProduct(let index, let from, let to, let body):
      names = body.freeNames.subtracting([index]).union(from.freeNames).union(to.freeNames)
    default: forEachChild { names.formUnion($0.freeNames) }
    }
    return names
  }

  /// The names that an index binds somewhere.
  var boundNames: Set<String> {
    var names = Set([boundIndex].compactMap { $0 })
    forEachChild { names.formUnion($0.boundNames) }
    return names
  }

  /// The families of which entries occur.
  var familyNames: Set<String> {
    var names: Set<String> = []
    if case .entry(let family, _) = self { names.insert(family) }
    forEachChild { names.formUnion($0.familyNames) }
    return names
  }

  /// The number of nodes and the depth; both are found only until one is beyond its limit.
  package var extent: (nodes: Int, depth: Int) {
    var extent = (nodes: 0, depth: 0)
    measure(&extent, level: 1)
    return extent
  }

  /// Counts nodes by a recursion that ends one level below the deepest one allowed.
  private func measure(_ extent: inout (nodes: Int, depth: Int), level: Int) {
    extent.nodes += 1
    extent.depth = max(extent.depth, level)
    guard extent.depth <= Certificate.Limits.depth, extent.nodes <= Certificate.Limits.nodes else {
      return
    }
    switch self {
    case .number, .name, .pi: return
    case .negative(let a): a.measure(&extent, level: level + 1)
    case .difference(let a, let b), .quotient(let a, let b), .power(let a, let b):
      a.measure(&extent, level: level + 1)
      b.measure(&extent, level: level + 1)
    case .sum(let items), .product(let items), .apply(_, let items), .entry(_, let items):
      for item in items {
        item.measure(&extent, level: level + 1)
        if extent.depth > Certificate.Limits.depth || extent.nodes > Certificate.Limits.nodes {
          return
        }
      }
    case .series(_, let from, let to, let body), .indexedProduct(_, let from, let to, let body):
      from.measure(&extent, level: level + 1)
      to.measure(&extent, level: level + 1)
      body.measure(&extent, level: level + 1)
    }
  }

  /// The value of a tree of whole numbers and fractions alone: a rational exponent.
  package var constant: Rational? {
    switch self {
    case .number(let value): return value
    case .negative(let a): return a.constant.map { -$0 }
    case .quotient(.number(let a), .number(let b)): return try? a / b
    default: return nil
    }
  }
}
