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

  /// Whether one of both sides is shown to have no value at any point of the domains.
  package func isNowhereDefined() throws(CertificateError) -> Bool {
    for tree in [left, right] {
      if try Self.isNowhereDefined(tree, ranges(for: tree)) { return true }
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
    // A root that is divided by is taken of what is above 0.
    case .quotient(_, let divisor):
      if let radicand = divisor.radicand, try ranges.range(of: radicand).isNonpositive {
        return true
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
