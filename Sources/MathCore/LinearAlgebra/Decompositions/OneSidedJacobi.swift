extension Decompositions {
  /// Rotations from the right that make the columns of a square matrix L orthogonal: L·W = X.
  ///
  /// A rotation leaves columns as they are to a few roundings of their own length, so that the
  /// lengths of the columns of X are the singular values of L with a relative error that grows with
  /// the condition of L after its columns are scaled, and not with that of L (Demmel and Veselić,
  /// Jacobi's method is more accurate than QR, 1992).
  struct OneSidedJacobi {
    /// X, with orthogonal columns.
    private(set) var columns: Columns
    /// W, a product of rotations.
    private(set) var rotations: Columns
    /// The lengths of the columns.
    private(set) var lengths: [Double]

    /// More sweeps than any matrix is known to need: convergence is quadratic in the end.
    static let sweepLimit = 60

    /// Nothing where the columns are not orthogonal after so many sweeps.
    init?(_ start: Columns) {
      columns = start
      rotations = Columns(identity: start.count, start.count)
      lengths = []
      guard sweep() else { return nil }
      lengths = measured()
    }

    private mutating func measured() -> [Double] {
      let height = columns.height
      var result = [Double](repeating: 0, count: columns.count)
      columns.values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for column in result.indices {
          result[column] = ColumnKernels.norm(base + column * height, height)
        }
      }
      return result
    }

    /// Sweeps until no pair of columns is further from orthogonal than √n·2u, which is what a
    /// product of columns of this length can be told apart from zero to.
    private mutating func sweep() -> Bool {
      let height = columns.height
      let count = columns.count
      guard count > 1 else { return true }
      let tolerance = Double(height).squareRoot() * 0x1p-52
      var order = Array(0..<count)
      return columns.values.withUnsafeMutableBufferPointer { values in
        rotations.values.withUnsafeMutableBufferPointer { turns in
          guard let x = values.baseAddress, let w = turns.baseAddress else { return true }
          var norms = [Double](repeating: 0, count: count)
          for _ in 0..<Self.sweepLimit {
            var isDone = true
            for column in 0..<count {
              norms[column] = ColumnKernels.norm(x + column * height, height)
            }
            for i in 0..<count - 1 {
              for j in i + 1..<count {
                // The longer column stands first, so that the angle is at most 45° (de Rijk).
                if norms[order[i]] < norms[order[j]] { order.swapAt(i, j) }
                let p = order[i]
                let q = order[j]
                guard norms[q] > 0 else { continue }
                let product = ColumnKernels.dot(x + p * height, x + q * height, height)
                // The cosine of the columns; two divisions, as the product of norms may overflow.
                let cosine = product / norms[p] / norms[q]
                // Underflow may have made as much as this of products that should be zero.
                let underflow = Double(height) * .leastNonzeroMagnitude
                guard abs(cosine) > tolerance, abs(product) > underflow else { continue }
                isDone = false
                // tan 2θ = 2·x_p·x_q/(|x_p|² − |x_q|²), in terms of the ratio of the lengths.
                let ratio = norms[q] / norms[p]
                let zeta = (1 - ratio) * (1 + ratio) / (2 * ratio * cosine)
                if abs(zeta) > 0x1p500 {
                  // The tangent x_p·x_q/|x_p|² may be below the normal numbers, and what is taken off
                  // the shorter column is not; the longer one stays as it is to the last digit.
                  let part = cosine * norms[q]
                  for row in 0..<height {
                    x[q * height + row] -= part * (x[p * height + row] / norms[p])
                  }
                  norms[q] = ColumnKernels.norm(x + q * height, height)
                  continue
                }
                let tangent =
                  (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
                let c = 1 / (1 + tangent * tangent).squareRoot()
                let s = c * tangent
                ColumnKernels.rotate(x + p * height, x + q * height, c, -s, height)
                ColumnKernels.rotate(w + p * count, w + q * count, c, -s, count)
                norms[p] *= (1 + tangent * ratio * cosine).squareRoot()
                // Of a length that cancels few digits are left: it is measured again.
                let part = 1 - tangent * cosine / ratio
                if part > 0.25 {
                  norms[q] *= part.squareRoot()
                } else {
                  norms[q] = ColumnKernels.norm(x + q * height, height)
                }
              }
            }
            if isDone { return true }
          }
          return false
        }
      }
    }
  }
}
