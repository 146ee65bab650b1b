extension Decompositions {
  /// A = Q·T·Q' for a symmetric A and a tridiagonal T, by Householder reflections.
  ///
  /// After Golub and Van Loan, §8.3.1. The factors are those of A + E with |E|₂ ≤ p(n)·u·|A|₂.
  struct Tridiagonalization {
    /// The diagonal of T.
    private(set) var diagonal: [Double]
    /// Below the diagonal of T; the last one is 0.
    private(set) var offDiagonal: [Double]
    /// Q.
    private(set) var vectors: Columns

    /// - Complexity: 4n³/3 products.
    init(_ a: Columns) {
      let count = a.count
      diagonal = [Double](repeating: 0, count: count)
      offDiagonal = diagonal
      vectors = Columns(identity: count, count)
      var work = a.values
      var factors = diagonal
      var product = diagonal
      work.withUnsafeMutableBufferPointer { buffer in
        product.withUnsafeMutableBufferPointer { scratch in
          vectors.values.withUnsafeMutableBufferPointer { q in
            guard let a = buffer.baseAddress, let p = scratch.baseAddress, let q = q.baseAddress
            else { return }
            for step in 0..<count {
              diagonal[step] = a[step * count + step]
              let length = count - step - 1
              guard length > 0 else { continue }
              let vector = a + step * count + step + 1
              let factor = HouseholderFactorization.reflector(vector, length)
              offDiagonal[step] = vector[0]
              factors[step] = factor
              guard factor != 0 else { continue }
              vector[0] = 1
              Self.reflect(a + (step + 1) * (count + 1), count, vector, p, factor, length)
            }
            // Q = H₀·H₁ ⋯, from the last one, whose effect is on the fewest entries.
            for step in (0..<count).reversed() where factors[step] != 0 {
              let length = count - step - 1
              let vector = a + step * count + step + 1
              for column in step + 1..<count {
                HouseholderFactorization.reflect(
                  q + column * count + step + 1, vector, factors[step], length)
              }
            }
          }
        }
      }
    }

    /// H·A·H with H = I − τ·v·v', on and below the diagonal: A − v·w' − w·v' for w = p − (τ/2)(p'v)·v
    /// with p = τ·A·v.
    private static func reflect(
      _ a: ColumnKernels.Column, _ stride: Int, _ v: ColumnKernels.Column,
      _ p: ColumnKernels.Column, _ factor: Double, _ length: Int
    ) {
      for index in 0..<length { p[index] = 0 }
      for column in 0..<length {
        let entries = a + column * stride
        let rest = length - column - 1
        let below = ColumnKernels.dot(entries + column + 1, v + column + 1, rest)
        p[column] += entries[column] * v[column] + below
        ColumnKernels.add(v[column], entries + column + 1, to: p + column + 1, rest)
      }
      for index in 0..<length { p[index] *= factor }
      let half = factor / 2 * ColumnKernels.dot(p, v, length)
      ColumnKernels.add(-half, v, to: p, length)
      for column in 0..<length {
        let entries = a + column * stride + column
        let rest = length - column
        let (first, second) = (v[column], p[column])
        for index in 0..<rest {
          entries[index] -= v[column + index] * second + p[column + index] * first
        }
      }
    }
  }
}
