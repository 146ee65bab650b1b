/// A proof that a symmetric matrix is positive definite, by one factorisation in doubles.
///
/// With powers of two in D the diagonal of DAD lies in [1, 4). If Cholesky's factorisation of
/// H = DAD − cI runs to its end in doubles, then R'R = H + E with |eᵢⱼ| ≤ γ·√(hᵢᵢhⱼⱼ),
/// γ = (n + 1)u/(1 − 2(n + 1)u) (Demmel, "On floating point errors in Cholesky", 1989). R'R is not
/// negative definite, so that no eigenvalue of H is below −‖E‖ ≥ −γ·Σhᵢᵢ ≥ −4nγ, and those of DAD are
/// above 0 for c > 4nγ (Rump, "Verification of positive definiteness", 2006). c is twice that, which
/// covers the rounding of hᵢᵢ, at most 4u, and whatever underflows, below n·2^-1070.
enum CholeskyCertificate {
  /// Whether the factorisation proves it; where it does not, nothing is known.
  ///
  /// - Complexity: n³/6 products.
  static func holds(for a: Matrix) -> Bool {
    let n = a.rowCount
    guard n < 1 << 20, (0..<n).allSatisfy({ a[$0, $0] > 0 }) else { return false }
    // a[i, i] lies in 4^h ..< 4^(h + 1).
    let halves = (0..<n).map { Int(a[$0, $0].exponent) >> 1 }
    let shift = 8 * Double(n) * Double(n + 3) * ErrorFree.unitRoundoff
    var rows = [Double](repeating: 0, count: n * n)
    for row in 0..<n {
      for column in 0...row {
        var rest = PowerOfTwo.scale(a[row, column], by: -halves[row] - halves[column])
        for k in 0..<column { rest -= rows[row * n + k] * rows[column * n + k] }
        if column < row {
          rows[row * n + column] = rest / rows[column * n + column]
        } else {
          rest -= shift
          guard rest > 0 else { return false }
          rows[row * n + row] = rest.squareRoot()
        }
      }
    }
    return true
  }
}
