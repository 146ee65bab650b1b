extension Decompositions {
  /// A = U·B·V' for an upper bidiagonal B, by Householder reflections from both sides in turn.
  ///
  /// After Golub and Kahan (1965; Golub and Van Loan, §5.4.8). B is that of A + E with |E|₂ ≤ p(m, n)·u·|A|₂.
  struct Bidiagonalization {
    /// The diagonal of B.
    private(set) var diagonal: [Double]
    /// Beside the diagonal of B; the last one is 0.
    private(set) var offDiagonal: [Double]

    /// Reduces a matrix with at least as many rows as columns.
    ///
    /// - Complexity: 2mn² − 2n³/3 products.
    init(_ a: Columns) {
      let (height, count) = (a.height, a.count)
      var diagonal = [Double](repeating: 0, count: count)
      var offDiagonal = diagonal
      var work = a.values
      var row = diagonal
      var product = [Double](repeating: 0, count: height)
      work.withUnsafeMutableBufferPointer { work in
        row.withUnsafeMutableBufferPointer { row in
          product.withUnsafeMutableBufferPointer { product in
            guard let a = work.baseAddress, let v = row.baseAddress, let w = product.baseAddress
            else { return }
            for step in 0..<count {
              let vector = a + step * height + step
              let factor = HouseholderFactorization.reflector(vector, height - step)
              diagonal[step] = vector[0]
              let others = a + (step + 1) * height + step
              let rest = count - step - 1
              for column in 0..<rest {
                if factor != 0 {
                  HouseholderFactorization.reflect(
                    others + column * height, vector, factor, height - step)
                }
                v[column] = others[column * height]
              }
              guard rest > 0 else { continue }
              let other = HouseholderFactorization.reflector(v, rest)
              offDiagonal[step] = v[0]
              guard other != 0 else { continue }
              v[0] = 1
              Self.reflect(others + 1, height, v, w, other, rest, height - step - 1)
            }
          }
        }
      }
      self.diagonal = diagonal
      self.offDiagonal = offDiagonal
    }

    /// A − τ·(A·v)·v' in place of A.
    private static func reflect(
      _ a: ColumnKernels.Column, _ stride: Int, _ v: ColumnKernels.Column,
      _ w: ColumnKernels.Column, _ factor: Double, _ count: Int, _ height: Int
    ) {
      for row in 0..<height { w[row] = 0 }
      for column in 0..<count {
        ColumnKernels.add(v[column], a + column * stride, to: w, height)
      }
      for column in 0..<count {
        ColumnKernels.add(-factor * v[column], w, to: a + column * stride, height)
      }
    }

    /// The singular values in descending order; nothing where the iteration does not end.
    ///
    /// The symmetric matrix [[0, B'], [B, 0]], its rows and columns taken in turn, is tridiagonal with
    /// zeros on its diagonal, and has the singular values of B and their negatives as eigenvalues
    /// (Golub and Kahan 1965). QL steps find them to p(n)·u·|B|₂.
    var singularValues: [Double]? {
      let count = diagonal.count
      var beside: [Double] = []
      for index in 0..<count { beside += [diagonal[index], offDiagonal[index]] }
      let zeros = [Double](repeating: 0, count: 2 * count)
      let found = ImplicitQL(zeros, beside, Columns(zeros: 1, 2 * count))
      return found.map { $0.values.sorted(by: >).prefix(count).map { max($0, 0) } }
    }
  }
}
