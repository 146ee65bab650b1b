import Exact

extension Certificate.Question {
  /// Neither side may divide by an algebraic number that is 0, for that has no value anywhere and equals anything.
  ///
  /// - Throws: `CertificateError.claim` with the side.
  func checkDivisors() throws(CertificateError) {
    for (tree, side) in [(left, CertificateError.Part.left), (right, .right)] {
      guard try !tree.dividesByZero() else { throw .claim(.nowhereDefined(side: side)) }
    }
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
