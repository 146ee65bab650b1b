/// The factors of a square matrix as `Factors` has them, in pairs of doubles: PB = LU + E with
/// |E| ≤ γ·|L|·|U|, γ = 128·(n + 2)·u².
///
/// Each step takes a product from an entry, with an error of at most 8u²·|lu| for the product and
/// 16u²·(|a| + |lu|) for the difference, and a quotient misses by 32u²·|l|. The entry a on the way is
/// what is left of (LU)ᵢⱼ and at most (1 + n·64u²)·(|L|·|U|)ᵢⱼ in magnitude. So the n steps and the
/// quotient add up to less than (n·(8 + 32) + 32)·u²·(1 + …)·|L|·|U|, for n up to 2^20.
struct PairFactors {
  /// The product of the pivots with the sign of the exchanges.
  private(set) var determinant = PivotProduct()
  /// An upper bound of the relative error of this determinant; an infinity where nothing is certain.
  private(set) var relativeError = 0.0

  /// Factors the matrix with these elements, row by row.
  ///
  /// det B = ± det(LU)·det(I + F) with ‖F‖∞ ≤ δ, the bound of `Factors.perturbationBound`. All
  /// eigenvalues of I + F are in the disc of radius δ around 1, so that det(I + F) is between (1 − δ)ⁿ
  /// and (1 + δ)ⁿ, within 2nδ of 1 if nδ ≤ 1/2. The n products of the pivots add 9n·u².
  ///
  /// - Complexity: n³/3 products of pairs.
  init(_ matrix: [Double], size: Int) {
    var rows = PairRows(matrix, size: size)
    var isOdd = false
    for k in 0..<size {
      guard let pivotRow = rows.eliminate(k) else {
        relativeError = .infinity
        return
      }
      if pivotRow != k { isOdd.toggle() }
    }
    for k in 0..<size { determinant.multiply(by: rows[k, k]) }
    if isOdd { determinant.negate() }
    let gamma = Double(128 * (size + 2)) * 0x1p-106
    let (bound, _) = Factors.perturbationBound(
      rows.highParts, size: size, gamma: gamma, enough: 0x1p-64 / Double(size + 1))
    let n = Double(size)
    relativeError = n * bound <= 0.5 ? 2.001 * n * bound + 9.001 * n * 0x1p-106 : .infinity
  }

  /// The significand, rounded to the nearest double, and the exponent, where the bound leaves no doubt.
  var certain: (significand: Double, exponent: Int)? {
    determinant.rounded(relativeError: relativeError).map { ($0, determinant.exponent) }
  }
}
