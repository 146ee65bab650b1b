import Exact

// Signs of expansions that the ranges of their terms one by one do not show.
extension Checker {
  /// Whether an expansion is at least 0, or above 0, by a factor that all terms share and by what is left:
  /// by its range, or as a quadratic form.
  func hasSign(
    _ value: Expansion, _ wanted: Expansion.Definiteness
  ) throws(CertificateError) -> Bool {
    guard value.terms.count > 1 else { return false }
    let common = value.commonPowers
    guard !common.isEmpty else { return try isForm(value, wanted) }
    let factor = try Expansion.one.multiplied(by: common)
    let rest = try value.multiplied(by: Expansion.raised(common, to: -1))
    let outside = try ranges.range(of: factor, algebra.meanings)
    let product = outside.multiplied(by: try ranges.range(of: rest, algebra.meanings))
    switch wanted {
    case .nonnegative:
      if product.isNonnegative { return true }
      if outside.isNonnegative { return try isForm(rest, wanted) }
      if outside.isNonpositive { return try isForm(-rest, wanted) }
    case .positive:
      if product.isPositive { return true }
      if outside.isPositive { return try isForm(rest, wanted) }
      if outside.isNegative { return try isForm(-rest, wanted) }
    }
    return try isForm(value, wanted)
  }

  private func isForm(
    _ value: Expansion, _ wanted: Expansion.Definiteness
  ) throws(CertificateError) -> Bool {
    let found = try value.definiteness(
      hasRoot: { (symbol) throws(CertificateError) in
        if algebra.isExponential(symbol) { return true }
        return try ranges.range(of: algebra.meanings[symbol]).isNonnegative
      }, isPositive: { algebra.isExponential($0) })
    switch found {
    case .positive: return true
    case .nonnegative: return wanted == .nonnegative
    case nil: return false
    }
  }
}
