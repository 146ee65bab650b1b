import Exact

extension Certificate.Question {
  /// The left side has to have a value everywhere that compares so with 0: by its range; without variables, by
  /// its value.
  func check(_ relation: Certificate.Condition.Relation) throws(CertificateError) {
    if left.names.isEmpty, !left.hasEntries {
      guard try hasSign(relation) else { throw .claim(.sign(relation.word)) }
      return
    }
    guard try hasEntriesInside(left), let range = try range(whereDefined: left) else {
      throw .reduction(.notDefined(left.text))
    }
    let isShown =
      switch relation {
      case .positive: range.isPositive
      case .nonnegative: range.isNonnegative
      case .nonzero: range.excludesZero
      }
    guard isShown else { throw .claim(.sign(relation.word)) }
  }

  /// Whether the value of the left side, which has no variables, compares so with 0.
  private func hasSign(_ relation: Certificate.Condition.Relation) throws(CertificateError) -> Bool
  {
    try Work.exactly {
      guard let order = try? left.value(at: [:])?.sign() else { return false }
      switch relation {
      case .positive: return order == .greater
      case .nonnegative: return order != .less
      case .nonzero: return order != .equal
      }
    }
  }

  /// An interval that holds all values of a tree on the domains, where it is shown that it has a value
  /// everywhere; nil where that is not shown.
  ///
  /// Families are taken to go on without end, with entries of their domains: what holds for all such ones, and is
  /// about nothing but the values of formulas, holds where they end.
  func range(whereDefined tree: Certificate.Tree) throws(CertificateError) -> ExtendedInterval? {
    let ranges = try ranges(for: tree)
    guard try isDefined(tree, ranges) else { return nil }
    return try ranges.range(of: tree)
  }

  /// An interval that holds all values that a tree takes on the domains, wherever it has one.
  package func range(of tree: Certificate.Tree) throws(CertificateError) -> ExtendedInterval {
    try ranges(for: tree).range(of: tree)
  }

  /// The ranges that a tree and its parts are looked up in.
  func ranges(for tree: Certificate.Tree) throws(CertificateError) -> Ranges {
    let alone = try alone(tree)
    return try Ranges(alone, Scope(alone))
  }

  /// The certificate that a tree equals itself, for what is known of trees of certificates.
  func alone(_ tree: Certificate.Tree) throws(CertificateError) -> Certificate {
    try Certificate(
      variables: variables, families: families, left: tree, right: tree,
      claim: .equal(atoms: [], steps: []))
  }

  private func isDefined(
    _ tree: Certificate.Tree, _ ranges: Ranges
  ) throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    switch tree {
    case .number, .pi, .name, .entry: return true
    case .negative, .sum, .difference, .product: break
    case .quotient(_, let b):
      guard try ranges.range(of: b).excludesZero else { return false }
    case .power(let base, let exponent):
      guard let value = exponent.constant else {
        let range = try ranges.range(of: base)
        if range.isPositive { break }
        guard isWhole(exponent, ranges) else { return false }
        if range.excludesZero { break }
        guard try ranges.range(of: exponent).isNonnegative else { return false }
        break
      }
      if value.isInteger {
        if value.signum < 0 {
          guard try ranges.range(of: base).excludesZero else { return false }
        }
      } else {
        let range = try ranges.range(of: base)
        guard value.signum < 0 ? range.isPositive : range.isNonnegative else { return false }
      }
    case .apply(let function, let arguments):
      guard try isDefined(function, arguments, ranges) else { return false }
    case .series(_, let from, let to, _), .indexedProduct(_, let from, let to, _):
      guard isWhole(from, ranges), isWhole(to, ranges),
        try ranges.range(of: .sum([.difference(to, from), .number(1)])).isNonnegative
      else { return false }
    }
    for child in tree.children where try !isDefined(child, ranges) { return false }
    return true
  }

  private func isDefined(
    _ function: Certificate.Function, _ arguments: [Certificate.Tree], _ ranges: Ranges
  ) throws(CertificateError) -> Bool {
    let argument = arguments[0]
    switch function {
    case .log, .log2, .log10: return try ranges.range(of: argument).isPositive
    case .sqrt: return try ranges.range(of: argument).isNonnegative
    case .asin, .acos:
      let range = try ranges.range(of: argument)
      guard let low = range.lower.value, let high = range.upper.value else { return false }
      return low >= -1 && high <= 1
    case .tan: return try ranges.range(of: .apply(.cos, [argument])).excludesZero
    case .factorial, .binomial:
      let count = arguments[function == .factorial ? 0 : 1]
      guard isWhole(count, ranges) else { return false }
      return try ranges.range(of: count).isNonnegative
    case .exp, .abs, .sigmoid, .tanh, .sinh, .cosh, .softplus, .relu, .max, .min, .sin, .cos,
      .atan, .erf, .erfc, .floor, .sign:
      return true
    }
  }

  /// Whether a tree takes whole values alone on the domains: whole variables and indices, their sums and
  /// products.
  func isWhole(_ tree: Certificate.Tree, _ ranges: Ranges) -> Bool {
    switch tree {
    case .number(let value): value.isInteger
    case .name(let name):
      variable(name)?.domain.isWhole ?? (ranges.scope.ranges[name] != nil)
    case .sum, .negative, .difference, .product:
      tree.children.allSatisfy { isWhole($0, ranges) }
    default: false
    }
  }
}

// Entries that a family has: a claim that a formula has a value everywhere is one about these too.
extension Certificate.Question {
  /// Whether every entry of a tree is one that its family has, at all points of the domains and for all values of
  /// the indices.
  ///
  /// Its places are whole numbers from 1 to the size. False also where that is not shown.
  func hasEntriesInside(_ tree: Certificate.Tree) throws(CertificateError) -> Bool {
    guard tree.hasEntries else { return true }
    let alone = try alone(tree)
    let scope = try Scope(alone)
    var algebra = try Algebra(alone, scope)
    return try hasEntriesInside(tree, try Ranges(alone, scope), &algebra)
  }

  private func hasEntriesInside(
    _ tree: Certificate.Tree, _ ranges: Ranges, _ algebra: inout Algebra
  ) throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    if case .entry(let name, let places) = tree {
      guard let sizes = families.first(where: { $0.name == name })?.sizes else { return false }
      for (place, size) in zip(places, sizes) {
        guard isWhole(place, ranges),
          try isNonnegative(.difference(place, .number(1)), ranges, &algebra),
          try isNonnegative(.difference(size, place), ranges, &algebra)
        else { return false }
      }
    }
    for child in tree.children {
      guard try hasEntriesInside(child, ranges, &algebra) else { return false }
    }
    return true
  }

  /// Whether a tree is at least 0 for all values of its indices: of what is linear in an index the least value is
  /// that at one of the bounds, between which there may be none.
  private func isNonnegative(
    _ tree: Certificate.Tree, _ ranges: Ranges, _ algebra: inout Algebra
  ) throws(CertificateError) -> Bool {
    var least = tree
    for index in tree.freeNames.sorted() {
      guard let bounds = ranges.scope.ranges[index] else { continue }
      guard let slope = least.slope(in: index) else { return false }
      least = try least.placing(slope.signum < 0 ? bounds.to : bounds.from, for: index)
    }
    if try ranges.range(of: least).isNonnegative { return true }
    guard let value = try algebra.expand(least), value.denominator.isOne else { return false }
    return try ranges.range(of: value.numerator, algebra.meanings).isNonnegative
  }
}
