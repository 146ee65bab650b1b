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
    let unit = 0x1.8p52 * PowerOfTwo.power(-bits)
    let upper = b.map { ($0 + unit) - unit }
    let lower = zip(b, upper).map { $0 - $1 }
    // First the largest entries of columns, then their powers of two.
    var powers = [Double](repeating: 0, count: n)
    for row in 0..<n {
      for column in 0..<n { powers[column] = max(powers[column], z[row * n + column].magnitude) }
    }
    for column in 0..<n {
      powers[column] = PowerOfTwo.power(PowerOfTwo.exponent(of: powers[column]))
    }
    // Z₁ and Z₂ side by side.
    var parts = [Double](repeating: 0, count: 2 * n * n)
    for row in 0..<n {
      for column in 0..<n {
        let value = z[row * n + column]
        let unit = unit * powers[column]
        let part = (value + unit) - unit
        parts[2 * row * n + column] = part
        parts[(2 * row + 1) * n + column] = value - part
      }
    }
    let products = MatrixProduct.elements(upper.span, parts.span, n, n, 2 * n)
    var residual = MatrixProduct.elements(lower.span, z.span, n, n, n)
    for row in 0..<n {
      for column in 0..<n {
        let exact = (row == column ? 1 : 0) - products[2 * row * n + column]
        let place = row * n + column
        residual[place] = (exact - products[(2 * row + 1) * n + column]) - residual[place]
      }
    }
    values = residual
    let size = 2 * Double(n) * PowerOfTwo.power(-bits)
    let share = Factors.gamma(n) + 8 * 0x1p-53
    errors = powers.map { share * size * $0 }
    highest = 2 * (powers.max() ?? 0)
  }

  /// Whether |BX − I| ≤ 3n·u·|B|·|X|/(1 + γₙ) is certain for X = fl(Z + fl(Z·R̂)), from norms alone.
  ///
  /// B·X − I = (R̂ − R) − R·R̂ + B·E with |E| ≤ γₙ|Z||R̂| + u|X|. With ρᵢ the largest |R| of a row and cⱼ
  /// the sum of |R̂| over a column, that is at most
  ///
  ///     tᵢⱼ + u·(|B||X|)ᵢⱼ,   tᵢⱼ = 4u·|R̂ᵢⱼ| + dⱼ + ρᵢ·cⱼ + γₙ·(2n·max |Z|)·cⱼ.
  ///
  /// So t ≤ (3n − 2)·u·|B||X| suffices; it leaves u·|B||X| for the rounding of t and for γₙ. An entry of
  /// |B||X| is at least that of X which a largest entry of the row of B meets, as this is 1 or more;
  /// where that does not tell, the sum is taken.
  func shows(_ x: [Double], _ b: [Double]) -> Bool {
    let n = size
    var sums = [Double](repeating: 0, count: n)
    for row in 0..<n {
      for column in 0..<n { sums[column] += values[row * n + column].magnitude }
    }
    let limit = Double(3 * n - 2) * 0x1p-53
    let carried = Factors.gamma(n) * 2 * Double(n) * highest
    for row in 0..<n {
      var most = 0.0
      var lead = 0
      for column in 0..<n {
        most = max(most, values[row * n + column].magnitude * (1 + 0x1p-20) + errors[column])
        if b[row * n + column].magnitude > b[row * n + lead].magnitude { lead = column }
      }
      for column in 0..<n {
        let error = values[row * n + column].magnitude * 0x1p-51 + errors[column]
        let total = error + (most + carried) * sums[column]
        if total <= limit * x[lead * n + column].magnitude { continue }
        var size = 0.0
        for k in 0..<n { size += b[row * n + k].magnitude * x[k * n + column].magnitude }
        if !(total <= limit * size) { return false }
      }
    }
    return true
  }
}
