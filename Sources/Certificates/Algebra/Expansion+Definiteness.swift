import Exact

// Signs that show only when terms are taken together: x² + x + 1, x² − xy + y², c⁴ − c² + 1, u + 1/u − 2.
extension Expansion {
  /// How a quadratic form compares with 0.
  enum Definiteness { case positive, nonnegative }

  /// The most products of a quadratic form.
  private static let mostProductsOfForm = 8

  /// Whether the sum is shown to have no negative value as a quadratic form in products of powers.
  ///
  /// A sum mᵀQm of real numbers m with a matrix Q is at least 0 where elimination meets no negative
  /// pivot, and none that is zero in a row that is not; it is above 0 where all pivots are, and one of
  /// the m is nowhere zero.
  ///
  /// - Parameters:
  ///   - hasRoot: whether a symbol has a real square root everywhere.
  ///   - isPositive: whether a symbol is above 0 everywhere, by its definition.
  /// - Complexity: cubic in the number of products, of which there are at most 8.
  func definiteness(
    hasRoot: (Int) throws(CertificateError) -> Bool, isPositive: (Int) -> Bool
  ) throws(CertificateError) -> Definiteness? {
    guard let half = try? Rational(1, over: 2),
      terms.count <= Self.mostProductsOfForm * (Self.mostProductsOfForm + 1) / 2
    else { return nil }
    var basis: [[Power]] = []
    for term in terms where term.coefficient.signum > 0 {
      let root = Self.raised(term.powers, to: half)
      var isReal = true
      for power in root where !power.exponent.isInteger {
        // A power with a whole numerator of what has a root.
        guard (power.exponent * 2).isInteger, try hasRoot(power.symbol) else {
          isReal = false
          break
        }
      }
      if isReal { basis.append(root) }
    }
    guard !basis.isEmpty, basis.count <= Self.mostProductsOfForm else { return nil }
    guard let matrix = matrix(in: basis) else { return nil }
    guard let isDefinite = try Self.isDefinite(matrix) else { return nil }
    let hasUnit = basis.contains { $0.allSatisfy { isPositive($0.symbol) } }
    return isDefinite && hasUnit ? .positive : .nonnegative
  }

  /// The symmetric matrix of the form; nil where a term is no product of two of the basis.
  private func matrix(in basis: [[Power]]) -> [[Rational]]? {
    guard let half = try? Rational(1, over: 2) else { return nil }
    var matrix = Array(
      repeating: Array(repeating: Rational.zero, count: basis.count), count: basis.count)
    for term in terms {
      if term.coefficient.signum > 0,
        let place = basis.firstIndex(where: { Self.product($0, $0) == term.powers })
      {
        matrix[place][place] = term.coefficient
        continue
      }
      var isFound = false
      for i in basis.indices where !isFound {
        for j in basis.indices where j > i && Self.product(basis[i], basis[j]) == term.powers {
          let value = term.coefficient * half
          (matrix[i][j], matrix[j][i]) = (value, value)
          isFound = true
          break
        }
      }
      guard isFound else { return nil }
    }
    return matrix
  }

  /// Whether all pivots of elimination are above 0; nil where one is below, or is zero in a row that is
  /// not.
  private static func isDefinite(_ form: [[Rational]]) throws(CertificateError) -> Bool? {
    var matrix = form
    let bits = form.reduce(0) { $1.reduce($0) { max($0, $1.bitWidth) } }
    let count = form.count
    try Work.spend(count * count * count * Work.product(count * bits, count * bits))
    var isDefinite = true
    for pivot in matrix.indices {
      let value = matrix[pivot][pivot]
      if value.signum < 0 { return nil }
      guard let inverse = try? value.reciprocal() else {
        guard matrix[pivot][pivot...].allSatisfy(\.isZero) else { return nil }
        isDefinite = false
        continue
      }
      for row in matrix.indices where row > pivot {
        let factor = matrix[row][pivot] * inverse
        for column in pivot..<count {
          matrix[row][column] = matrix[row][column] - factor * matrix[pivot][column]
        }
      }
    }
    return isDefinite
  }
}
