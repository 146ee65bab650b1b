import Exact

extension Certificate.Question {
  /// The question on a smaller interval of a variable, outside of which one of both sides has no value
  /// anywhere: a root of what is below 0 there, a logarithm of what is not above 0, an inverse sine of what is
  /// above 1.
  ///
  /// - Parameter whole: the domain of the variable.
  func within(
    _ name: String, _ domain: ExtendedInterval, of whole: ExtendedInterval
  ) throws(CertificateError) -> Certificate.Question {
    guard whole.contains(domain), !domain.isEmpty else { throw .reduction(.uncovered(name)) }
    var outside: [ExtendedInterval] = []
    if let end = domain.lower.value {
      let upper = ExtendedInterval.End(end, isIncluded: !domain.lower.isIncluded)
      outside.append(ExtendedInterval(lower: whole.lower, upper: upper))
    }
    if let end = domain.upper.value {
      let lower = ExtendedInterval.End(end, isIncluded: !domain.upper.isIncluded)
      outside.append(ExtendedInterval(lower: lower, upper: whole.upper))
    }
    for piece in outside where !piece.isEmpty {
      guard try with(name, in: .interval(piece)).isNowhereDefined() else {
        throw .reduction(.uncovered(name))
      }
    }
    return with(name, in: .interval(domain))
  }

  /// Neither side may divide by an algebraic number that is 0, for that has no value anywhere and equals anything.
  ///
  /// - Throws: `CertificateError.claim` with the side.
  func checkDivisors() throws(CertificateError) {
    for (tree, side) in [(left, CertificateError.Part.left), (right, .right)] {
      guard try !tree.dividesByZero() else { throw .claim(.nowhereDefined(side: side)) }
    }
  }

  /// Whether one of both sides is shown to have no value at any point of the domains.
  package func isNowhereDefined() throws(CertificateError) -> Bool {
    for tree in [left, right] {
      let bare = try Certificate(
        variables: variables, families: families, left: tree, right: tree,
        claim: .equal(atoms: [], steps: []))
      if try Self.isNowhereDefined(tree, Ranges(bare, Scope(bare))) { return true }
    }
    return false
  }

  private static func isNowhereDefined(
    _ tree: Certificate.Tree, _ ranges: Ranges
  ) throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    switch tree {
    // Sums and products over an index may be empty.
    case .number, .pi, .name, .entry, .series, .indexedProduct: return false
    case .power(let base, let exponent):
      if let value = exponent.constant, !value.isInteger {
        let range = try ranges.range(of: base)
        if value.signum < 0 ? range.isNonpositive : range.isNegative { return true }
      }
    case .apply(.sqrt, let items):
      if try ranges.range(of: items[0]).isNegative { return true }
    case .apply(.log, let items), .apply(.log2, let items), .apply(.log10, let items):
      if try ranges.range(of: items[0]).isNonpositive { return true }
    case .apply(.asin, let items), .apply(.acos, let items):
      let one = ExtendedInterval(Rational.one)
      let range = try ranges.range(of: items[0])
      if range.adding(one.negated).isPositive || range.adding(one).isNegative { return true }
    default: break
    }
    for child in tree.children where try isNowhereDefined(child, ranges) { return true }
    return false
  }
}

extension ExtendedInterval {
  /// Whether no number lies between the ends.
  fileprivate var isEmpty: Bool {
    guard let low = lower.value, let high = upper.value else { return false }
    return high < low || (high == low && !(lower.isIncluded && upper.isIncluded))
  }
}

extension Certificate.Tree {
  /// Whether the tree divides by what is shown to be 0 whatever its variables are, outside of sums and products over
  /// an index, which may be empty.
  fileprivate func dividesByZero() throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    switch self {
    case .number, .pi, .name, .entry, .series, .indexedProduct: return false
    case .quotient(_, let divisor): if try divisor.isZeroNumber() { return true }
    case .power(let base, let exponent):
      if (exponent.constant?.signum ?? 0) < 0, try base.isZeroNumber() { return true }
    default: break
    }
    for child in children where try child.dividesByZero() { return true }
    return false
  }

  /// Whether the tree, or a factor of it, is shown to be the number 0.
  private func isZeroNumber() throws(CertificateError) -> Bool {
    switch self {
    case .number(let value): return value.isZero
    case .pi, .name, .entry, .series, .indexedProduct: return false
    case .negative(let a), .quotient(let a, _): return try a.isZeroNumber()
    case .product(let items):
      for item in items where try item.isZeroNumber() { return true }
      return false
    case .power(let base, let exponent):
      return (exponent.constant?.signum ?? 0) > 0 ? try base.isZeroNumber() : false
    case .sum, .difference, .apply:
      guard names.isEmpty, !hasEntries, !hasSeries else { return false }
      return try AlgebraicNumber.areEqual(self, .number(.zero))
    }
  }
}
