/// The determinant of a square matrix B by its factors in doubles, and by the trace of what these miss.
///
/// The factors of PB are rounded to L and U of some 47 bits, so that E = PB − LU is found nearly exactly
/// by four products of triangles. Then det B = ± det U·det(I + EM) with M = (LU)⁻¹, and
///
///     log det(I + EM) = tr EM + η,   |η| ≤ s²/(2 − 2s),   s = ‖E‖·‖M‖ < 1,
///
/// in Frobenius norms, since |tr (EM)ᵏ| ≤ sᵏ for k ≥ 2. M is not known, but Z ≈ YX is, with the
/// approximate inverses Y of U and X of L, and E is known as Ê. So tr EM is the computed t = Σ Êᵢⱼ·Zⱼᵢ but
/// for ‖E‖·‖M − Z‖ + ‖E − Ê‖·‖Z‖ and γ·‖Ê‖·‖Z‖ for the n² roundings of the sum. With all that as δ,
/// det(I + EM) is within δ + (|t| + δ)² of 1 + t for small t.
struct TracedDeterminant {
  private(set) var determinant = PivotProduct()
  /// An upper bound of the relative error.
  let relativeError: Double

  /// The determinant of a matrix with entries below 2, row by row; nothing where a pivot is 0 or nothing
  /// can be said of the error.
  ///
  /// - Complexity: 7/3·n³ products.
  init?(_ matrix: [Double], size n: Int) {
    let plain = Factors(matrix, size: n)
    guard plain.hasPivots, let factors = RoundedFactors(plain) else { return nil }
    let residual = factors.residual(of: matrix)
    let inverses = TriangularInverses(factors.elements, size: n)
    guard RowPasses.areMiddling(inverses.upper), RowPasses.areMiddling(inverses.lower) else {
      return nil
    }
    let z = MatrixProduct.ofTriangles(inverses.upper.span, inverses.lower.span, n)
    let error = inverses.errorOfProduct(factors.elements)
    let (known, own) = (RowPasses.norm(residual.values), RowPasses.norm(z))
    let missed = RowPasses.norm(residual.sizes) * 0x1p-53
    let product = (known + missed) * (own + error)
    let trace = Self.trace(residual.values, z, n)
    guard product < 0x1p-10, trace.magnitude < 0x1p-10 else { return nil }
    let bound =
      product * product + (known + missed) * error + missed * own
      + Factors.gamma(n * n + 8) * known * own
    // The last factor covers the roundings of the bounds.
    let share = trace.magnitude + bound
    relativeError =
      (bound + share * share) * (1 + 0x1p-8) + 9.001 * Double(n + 1) * 0x1p-106
    for k in 0..<n { determinant.multiply(by: Pair(factors.elements[k * n + k])) }
    let sum = 1 + trace
    determinant.multiply(by: Pair(sum, trace - (sum - 1)))
    if plain.isOdd { determinant.negate() }
  }

  /// The trace of the product, in four sums.
  private static func trace(_ x: [Double], _ y: [Double], _ n: Int) -> Double {
    var sums = SIMD4<Double>()
    var rest = 0.0
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        for row in 0..<n {
          var column = 0
          while column &+ 4 <= n {
            let place = x + (column &* n &+ row)
            let four = SIMD4(place[0], place[n], place[2 &* n], place[3 &* n])
            sums += four * FourLanes.load(y + (row &* n &+ column))
            column &+= 4
          }
          while column < n {
            rest += x[column &* n &+ row] * y[row &* n &+ column]
            column &+= 1
          }
        }
      }
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
  }

  /// The significand, rounded to the nearest double, and the exponent, where the bound leaves no doubt.
  var certain: (significand: Double, exponent: Int)? {
    determinant.rounded(relativeError: relativeError).map { ($0, determinant.exponent) }
  }
}
