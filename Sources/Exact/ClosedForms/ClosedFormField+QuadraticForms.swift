extension ClosedFormField {
  /// The most monomials of a quadratic form.
  private static let mostMonomials = 8

  /// How a polynomial that is a quadratic form in monomials compares with 0.
  enum Definiteness { case positive, nonnegative }

  /// Whether a polynomial is shown to have no negative value, or none but positive ones, as a quadratic
  /// form in monomials whose matrix has no negative eigenvalue: x² + x + 1, x² − xy + y².
  ///
  /// Elimination shows it: every pivot is positive, or zero in a row of zeros. A form that is positive
  /// definite, with 1 among its monomials, is above 0 everywhere.
  func definiteness(of a: Kernel.Polynomial) throws -> Definiteness? {
    let half = try Rational(1, over: 2)
    var basis: [Kernel.Monomial] = []
    for term in a.terms where term.coefficient.signum > 0 {
      let root = term.monomial.power(half)
      if root.factors.allSatisfy({ $0.exponent.isInteger }) { basis.append(root) }
    }
    guard basis.count > 1, basis.count <= Self.mostMonomials else { return nil }
    var matrix = Array(
      repeating: Array(repeating: Rational.zero, count: basis.count), count: basis.count)
    for term in a.terms {
      if let place = basis.firstIndex(where: { $0 * $0 == term.monomial }),
        term.coefficient.signum > 0
      {
        matrix[place][place] = term.coefficient
        continue
      }
      guard let (i, j) = Self.pair(of: basis, with: term.monomial) else { return nil }
      let value = term.coefficient * half
      (matrix[i][j], matrix[j][i]) = (value, value)
    }
    try Fuel.spend(16 * basis.count * basis.count * basis.count)
    var isDefinite = true
    for pivot in basis.indices {
      let value = matrix[pivot][pivot]
      if value.signum < 0 { return nil }
      if value.isZero {
        guard matrix[pivot][pivot...].allSatisfy(\.isZero) else { return nil }
        isDefinite = false
        continue
      }
      for row in basis.indices where row > pivot {
        let factor = try matrix[row][pivot] / value
        for column in pivot..<basis.count {
          matrix[row][column] = matrix[row][column] - factor * matrix[pivot][column]
        }
      }
    }
    return isDefinite && basis.contains(where: \.isOne) ? .positive : .nonnegative
  }

  private static func pair(
    of basis: [Kernel.Monomial], with product: Kernel.Monomial
  ) -> (Int, Int)? {
    for i in basis.indices {
      for j in basis.indices where j > i && basis[i] * basis[j] == product { return (i, j) }
    }
    return nil
  }
}
