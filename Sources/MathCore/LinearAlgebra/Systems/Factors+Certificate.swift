extension Factors {
  /// An upper bound of ‖L⁻¹·E·U⁻¹‖∞ for every E with |E| ≤ γ·|L|·|U| + η entry by entry, or an infinity:
  /// the quick one if it is at most `enough`, else that of approximate inverses of the factors, which are
  /// given back; with 0 for `enough` always that.
  ///
  /// - Complexity: n² products, or n³/3.
  static func perturbationBound(
    _ elements: [Double], size: Int, gamma: Double, enough: Double
  ) -> (bound: Double, inverses: TriangularInverses?) {
    if enough > 0 {
      let quick = comparisonBound(elements, size: size, gamma: gamma)
      if quick <= enough { return (quick, nil) }
    }
    let inverses = TriangularInverses(elements, size: size)
    return (inverses.perturbationBound(elements, gamma: gamma), inverses)
  }

  /// An upper bound of ‖L⁻¹·E·U⁻¹‖∞ for every E with |E| ≤ γ·|L|·|U| + η entry by entry, or an infinity.
  ///
  /// With PB = LU + E = L·(I + L⁻¹EU⁻¹)·U a bound below 1 proves that B is nonsingular and that the sign
  /// of det B is that of det P times the diagonal of U.
  ///
  /// For a triangular T the comparison matrix M(T) has |tᵢᵢ| on the diagonal and −|tᵢⱼ| elsewhere, and
  /// |T⁻¹| ≤ M(T)⁻¹ (Higham, theorem 8.12). So the bound is the largest entry of
  /// M(L)⁻¹·(γ·|L|·|U| + η)·M(U)⁻¹·e, found by four substitutions or products with numbers that are not
  /// negative, none of which cancels: at most 2n + 4 roundings an entry and stage, each within 1 ± 2u,
  /// which the last factor covers for n up to 2^20. η is for underflow: each of the at most n products
  /// of an entry loses at most 2^−1074.
  ///
  /// The factors may be the high parts of pairs: these differ from the pairs by a relative u, which the
  /// last factor covers too. Pivots must not be 0.
  ///
  /// - Complexity: 2·n² products.
  private static func comparisonBound(
    _ elements: [Double], size n: Int, gamma: Double
  ) -> Double {
    var v = [Double](repeating: 0, count: n)
    for row in (0..<n).reversed() {
      var sum = 1.0
      for column in row + 1..<max(n, row + 1) {
        sum += elements[row * n + column].magnitude * v[column]
      }
      v[row] = sum / elements[row * n + row].magnitude
    }
    let underflow = v.reduce(0, +) * Double(n) * .leastNormalMagnitude
    // |U|·v, from the top, where the entries of v below are still those of M(U)⁻¹·e.
    for row in 0..<n {
      var sum = 0.0
      for column in row..<n { sum += elements[row * n + column].magnitude * v[column] }
      v[row] = sum
    }
    // |L| times that, from the bottom.
    for row in (0..<n).reversed() {
      var sum = v[row]
      for column in 0..<row { sum += elements[row * n + column].magnitude * v[column] }
      v[row] = gamma * sum + underflow
    }
    var largest = 0.0
    for row in 0..<n {
      var sum = v[row]
      for column in 0..<row { sum += elements[row * n + column].magnitude * v[column] }
      v[row] = sum
      largest = max(largest, sum)
    }
    let bound = largest * (1 + 0x1p-20)
    return bound.isFinite ? bound : .infinity
  }

  /// γₙ = n·u / (1 − n·u), rounded up.
  static func gamma(_ count: Int) -> Double {
    let nu = Double(count) * 0x1p-53
    return (nu / (1 - nu)).nextUp.nextUp
  }
}
