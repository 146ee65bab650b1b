/// The residual I − B·Z of an approximate inverse Z of a matrix B whose entries are below 2, in about
/// 75 bits.
///
/// B = B₁ + B₂ and Z = Z₁ + Z₂ where B₁ has multiples of 2^−β and Z₁ multiples of 2^(e − β), with 2^e
/// at most the largest entry of a column of Z: n products of two such numbers, each below 2^(β + 1)
/// units, stay below 2^53 units together, so that B₁Z₁ is exact (Ozaki, Ogita, Oishi and Rump,
/// "Error-free transformations of matrix multiplication", 2012). The rest, B₁Z₂ + B₂Z, is rounded, and
/// it is smaller by 2^β.
struct InverseResidual {
  private let size: Int
  /// The computed residual, row by row.
  let values: [Double]
  /// For each column the d of |R̂ − R| ≤ 4u·|R̂| + d.
  ///
  /// |B₁||Z₂| + |B₂||Z| ≤ n·(2·2^(e − β − 1) + 2^(−β − 1)·2^(e + 1)) = s. Its products are off by γₙ·s, the
  /// three differences that follow by u·(|R̂| + 2s) each or less, and the underflow of products, as Z is far
  /// from the ends of the range, by less than u·s.
  let errors: [Double]
  /// Above all magnitudes of Z.
  private let highest: Double

  /// The residual for matrices of n rows whose entries are 0 or far from the ends of the range.
  init(_ b: [Double], _ z: [Double], size n: Int) {
    size = n
    let bits = (51 - (Int.bitWidth - n.leadingZeroBitCount)) / 2
    let anchor = 0x1.8p52 * PowerOfTwo.power(-bits)
    let powers = RowPasses.columnMaxima(z, width: n).map {
      PowerOfTwo.power(PowerOfTwo.exponent(of: $0))
    }
    let upper = RowPasses.multiples(b, [Double](repeating: anchor, count: n))
    let first = RowPasses.multiples(z, powers.map { anchor * $0 })
    let lower = RowPasses.differences(b, upper)
    let second = RowPasses.differences(z, first)
    let exact = MatrixProduct.elements(upper.span, first.span, n, n, n)
    let rest = MatrixProduct.elements(upper.span, second.span, n, n, n)
    let last = MatrixProduct.elements(lower.span, z.span, n, n, n)
    values = RowPasses.array(n * n) { residual in
      exact.withUnsafeBufferPointer { exact in
        rest.withUnsafeBufferPointer { rest in
          last.withUnsafeBufferPointer { last in
            for place in 0..<n &* n {
              residual[place] = (-exact[place] - rest[place]) - last[place]
            }
            for place in stride(from: 0, to: n * n, by: n + 1) {
              residual[place] = ((1 - exact[place]) - rest[place]) - last[place]
            }
          }
        }
      }
    }
    let size = 2 * Double(n) * PowerOfTwo.power(-bits)
    let share = Factors.gamma(n) + 8 * 0x1p-53
    errors = powers.map { share * size * $0 }
    highest = 2 * (powers.max() ?? 0)
  }

  /// Whether |BX − I| ≤ 3n·u·|B|·|X|/(1 + γₙ) is certain for X = fl(Z + fl(Z·R̂)), from norms alone.
  ///
  /// B·X − I = (R̂ − R) − R·R̂ + B·E with |E| ≤ γₙ|Z||R̂| + u|X|. With ρ the largest |R| and cⱼ the sum
  /// of |R̂| over a column, that is at most
  ///
  ///     tᵢⱼ + u·(|B||X|)ᵢⱼ,   tᵢⱼ = 4u·|R̂ᵢⱼ| + dⱼ + ρ·cⱼ + γₙ·(2n·max |Z|)·cⱼ.
  ///
  /// So t ≤ (3n − 2)·u·|B||X| suffices; it leaves u·|B||X| for the rounding of t and for γₙ. An entry of
  /// |B||X| is at least that of X which an entry of the row of B meets that is 1 or more; where that
  /// does not tell, the sum is taken.
  func shows(_ x: [Double], _ b: [Double]) -> Bool {
    let n = size
    let limit = Double(3 * n - 2) * 0x1p-53
    let largest = PowerOfTwo.largestMagnitude(values.span) * (1 + 0x1p-20) + (errors.max() ?? 0)
    let factor = largest + Factors.gamma(n) * 2 * Double(n) * highest
    let rest = zip(errors, RowPasses.columnSums(values, width: n)).map { $0 + factor * $1 }
    var isShown = true
    RowPasses.rows(of: values, width: n) { values, start in
      guard isShown else { return }
      if let lead = (0..<n).first(where: { b[start + $0].magnitude >= 1 }) {
        var count = 0
        for column in 0..<n {
          let total = values[column].magnitude * 0x1p-51 + rest[column]
          count &+= total <= limit * x[lead &* n &+ column].magnitude ? 0 : 1
        }
        if count == 0 { return }
      }
      for column in 0..<n {
        var size = 0.0
        for k in 0..<n { size += b[start + k].magnitude * x[k * n + column].magnitude }
        let total = values[column].magnitude * 0x1p-51 + rest[column]
        if !(total <= limit * size) { isShown = false }
      }
    }
    return isShown
  }
}
