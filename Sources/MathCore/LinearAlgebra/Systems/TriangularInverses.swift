/// Approximate inverses of the triangular factors L, with ones on its diagonal, and U of a matrix.
///
/// Each row x' of an inverse is a solution of x'T = e' by substitution in doubles, so that
/// |XT − I| ≤ γₙ·|X|·|T| entry by entry, for any order of the sums (Higham, Accuracy and Stability of
/// Numerical Algorithms, theorem 8.5), and what underflow adds: 2^−1074 for each product, and for a
/// quotient as much times the diagonal entry that it is multiplied by again.
struct TriangularInverses {
  let size: Int
  /// X with XL ≈ I: zeros above the diagonal, which is one.
  private(set) var lower: [Double]
  /// X with XU ≈ I: zeros below the diagonal.
  private(set) var upper: [Double]

  /// Inverts the factors in an array as `Factors` has them; pivots must not be 0.
  ///
  /// - Complexity: n³/3 products.
  init(_ elements: [Double], size n: Int) {
    size = n
    lower = [Double](repeating: 0, count: n * n)
    for index in 0..<n { lower[index * n + index] = 1 }
    upper = lower
    elements.withUnsafeBufferPointer { factors in
      lower.withUnsafeMutableBufferPointer { lower in
        upper.withUnsafeMutableBufferPointer { upper in
          guard let t = factors.baseAddress, let x = lower.baseAddress, let y = upper.baseAddress
          else { return }
          Self.invertUpper(t, into: y, n)
          Self.invertLower(t, into: x, n)
        }
      }
    }
  }

  /// Substitutes in the rows of the identity from the left, with two rows of U at a time.
  private static func invertUpper(
    _ t: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    var k = 0
    while k + 1 < n {
      let (top, next) = (t + k * n, t + (k + 1) * n)
      for row in 0...k + 1 {
        let target = y + row * n
        // The last of these rows begins at k + 1.
        let first = row > k ? 0 : target[k] / top[k]
        let second = (target[k + 1] - first * top[k + 1]) / next[k + 1]
        target[k] = first
        target[k + 1] = second
        Factors.subtract(
          first, times: top + (k + 2), second, times: next + (k + 2), from: target + (k + 2),
          n - k - 2)
      }
      k += 2
    }
    guard k < n else { return }
    for row in 0...k { y[row * n + k] /= t[k * n + k] }
  }

  /// The same from the right with L.
  private static func invertLower(
    _ t: UnsafePointer<Double>, into x: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    var k = n - 1
    while k > 0 {
      let (top, next) = (t + k * n, t + (k - 1) * n)
      for row in k - 1..<n {
        let target = x + row * n
        let first = target[k]
        let second = target[k - 1] - first * top[k - 1]
        target[k - 1] = second
        Factors.subtract(first, times: top, second, times: next, from: target, k - 1)
      }
      k -= 2
    }
  }

  /// An upper bound of ‖L⁻¹·E·U⁻¹‖∞ for every E with |E| ≤ γ·|L|·|U| + η entry by entry, or an infinity.
  ///
  /// Let XU = I + F. Then |U⁻¹| = |X − F·U⁻¹| ≤ |X| + |F|·|U⁻¹|. If |F|·w ≤ θ·w with θ < 1 for
  /// w = |X|·e > 0, the spectral radius of |F| is below 1, and |U⁻¹|·e ≤ (I − |F|)⁻¹·w ≤ w/(1 − θ).
  /// Likewise |L⁻¹|·g ≤ h/(1 − φ) for h = |X|·g with the other X. So the bound is the largest entry of h
  /// over (1 − θ)(1 − φ), with g = γ·|L|·|U|·w + η. It grows with the condition of the factors as it is,
  /// and not with the comparison matrices, which double with almost every row.
  ///
  /// All sums are of numbers that are not negative, each of at most n terms; at most six such stages
  /// follow each other, whose roundings the factors 1 + 2^−20 cover for n up to 2^20. The factors may
  /// be the high parts of pairs, which differ from them by a relative u: hence n + 2 for n.
  ///
  /// - Complexity: 4·n² products.
  func perturbationBound(_ factors: [Double], gamma: Double) -> Double {
    let n = size
    let ones = [Double](repeating: 1, count: n)
    let w = Self.upperProduct(upper, ones, n)
    let uw = Self.upperProduct(factors, w, n)
    let theta = Self.largestRatio(Self.upperProduct(upper, uw, n), w, underflow(factors, w))
    let eta = w.reduce(0, +) * Double(n) * .leastNormalMagnitude
    let g = Self.lowerProduct(factors, uw, n).map { gamma * $0 + eta }
    let h = Self.lowerProduct(lower, g, n)
    let lh = Self.lowerProduct(factors, h, n)
    let phi = Self.largestRatio(Self.lowerProduct(lower, lh, n), h, underflow(factors, h))
    guard theta < 0.5, phi < 0.5 else { return .infinity }
    let bound = (h.max() ?? 0) / ((1 - theta) * (1 - phi)) * (1 + 0x1p-20)
    return bound.isFinite ? bound : .infinity
  }

  /// An upper bound of ‖(LU)⁻¹ − fl(YX)‖ in the Frobenius norm, with Y for U and X for L, or an infinity.
  ///
  /// With w = |Y|·e, h = |X|·e and θ, φ as in `perturbationBound`, but for this h, |U⁻¹ − Y|·e ≤ θ·w/(1 − θ),
  /// |L⁻¹ − X|·e ≤ φ·h/(1 − φ) and |L⁻¹|·e ≤ h/(1 − φ). So (U⁻¹ − Y)·L⁻¹ + Y·(L⁻¹ − X) has sums of magnitudes
  /// over rows of at most max h·(θ + φ)/((1 − θ)(1 − φ))·w, and the product one of γₙ·max h·w more. The norm
  /// is at most that of the vector of these sums.
  ///
  /// - Complexity: 3·n² products.
  func errorOfProduct(_ factors: [Double]) -> Double {
    let n = size
    let ones = [Double](repeating: 1, count: n)
    let w = Self.upperProduct(upper, ones, n)
    let uw = Self.upperProduct(factors, w, n)
    let theta = Self.largestRatio(Self.upperProduct(upper, uw, n), w, underflow(factors, w))
    let h = Self.lowerProduct(lower, ones, n)
    let lh = Self.lowerProduct(factors, h, n)
    let phi = Self.largestRatio(Self.lowerProduct(lower, lh, n), h, underflow(factors, h))
    guard theta < 0.5, phi < 0.5 else { return .infinity }
    let share = (theta + phi) / ((1 - theta) * (1 - phi)) + Factors.gamma(n)
    let bound = share * (h.max() ?? 0) * RowPasses.norm(w) * (1 + 0x1p-16)
    return bound.isFinite ? bound : .infinity
  }

  /// What underflow adds to an entry of |F|·w, many times over.
  private func underflow(_ factors: [Double], _ w: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<size { sum += (1 + factors[index * size + index].magnitude) * w[index] }
    return sum * Double(size) * .leastNormalMagnitude
  }

  /// The largest (γₙ₊₂·pᵢ + η)/wᵢ, rounded up; an infinity if one is not a number.
  private static func largestRatio(_ product: [Double], _ w: [Double], _ eta: Double) -> Double {
    let gamma = Factors.gamma(w.count + 2)
    var largest = 0.0
    for index in w.indices {
      let ratio = (gamma * product[index] + eta) / w[index]
      guard ratio.isFinite else { return .infinity }
      largest = max(largest, ratio)
    }
    return largest * (1 + 0x1p-20)
  }

  /// |T|·v for the upper triangle T of an array.
  private static func upperProduct(_ t: [Double], _ v: [Double], _ n: Int) -> [Double] {
    (0..<n).map { row in
      product(t.span.extracting(row * n + row..<row * n + n), v.span.extracting(row..<n))
    }
  }

  /// |T|·v for the triangle T below the diagonal of an array, with ones on the diagonal.
  private static func lowerProduct(_ t: [Double], _ v: [Double], _ n: Int) -> [Double] {
    (0..<n).map { row in
      v[row] + product(t.span.extracting(row * n..<row * n + row), v.span.extracting(0..<row))
    }
  }

  /// |t|·v for v without negative entries, in four sums at a time.
  @inline(__always)
  static func product(_ t: Span<Double>, _ v: Span<Double>) -> Double {
    var sums = SIMD4<Double>()
    let whole = t.count & ~3
    var start = 0
    while start < whole {
      let entries = t.bytes.unsafeLoadUnaligned(
        fromByteOffset: start &* 8, as: SIMD4<UInt64>.self)
      let magnitudes = unsafeBitCast(
        entries & SIMD4(repeating: ~(1 << 63)), to: SIMD4<Double>.self)
      sums +=
        magnitudes
        * v.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self)
      start &+= 4
    }
    var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
    for index in whole..<t.count { sum += t[index].magnitude * v[index] }
    return sum
  }
}
