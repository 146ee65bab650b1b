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

    /// Shorter columns are taken for zero: beside a length of about 2⁴⁰⁰ they are nothing, and the
    /// rounding of their subnormal parts would keep them from becoming orthogonal.
    static let leastLength = 0x1p-1000
    /// Products with shorter columns may underflow.
    private static let shortLength = 0x1p-300

    /// How two columns stand to each other, the first one at least as long.
    private struct Angle {
      /// The quotient of their lengths.
      let ratio: Double
      /// The cosine of the angle between them.
      let cosine: Double
      /// cot 2θ = (|x_p|² − |x_q|²)/(2·x_p·x_q) for the rotation by θ that makes them orthogonal; an
      /// infinity where it is too large.
      let zeta: Double

      @inline(__always)
      init(_ product: Double, _ longer: Double, _ shorter: Double) {
        ratio = shorter / longer
        // Two divisions, as a product of lengths may overflow.
        cosine = product / longer / shorter
        zeta = (1 - ratio) * (1 + ratio) / 2 * longer * longer / product
      }

      /// Of columns so short that they are multiplied by a power of two first, each on its own.
      init(
        short y: ColumnKernels.Column, _ x: ColumnKernels.Column, _ height: Int, _ longer: Double,
        _ shorter: Double
      ) {
        let lift = 0x1p600
        let other = longer < shortLength ? lift : 1
        var product = 0.0
        for row in 0..<height { product += (x[row] * other) * (y[row] * lift) }
        ratio = shorter / longer
        cosine = product / (longer * other) / (shorter * lift)
        zeta = (1 - ratio) * (1 + ratio) / 2 / (ratio * cosine)
      }
    }

    /// Rotates the columns of a matrix L, or of L·W where an orthogonal W has been found before; nothing
    /// where they are not orthogonal after so many sweeps.
    init?(_ start: Columns, found turned: Columns? = nil) {
      columns = start
      rotations = turned ?? Columns(identity: start.count, start.count)
      lengths = []
      guard sweep() else { return nil }
      lengths = columns.lengths
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
              if norms[column] < Self.leastLength {
                norms[column] = 0
                for row in 0..<height { x[column * height + row] = 0 }
              }
            }
            for i in 0..<count - 1 {
              // The product of the next pair, where the rotation before has found it on its way.
              var known: Double?
              for j in i + 1..<count {
                // The longer column stands first, so that the angle is at most 45° (de Rijk).
                if norms[order[i]] < norms[order[j]] { order.swapAt(i, j) }
                let p = order[i]
                let q = order[j]
                let (xp, xq) = (x + p * height, x + q * height)
                let found = known
                known = nil
                guard norms[q] > 0 else { continue }
                let angle =
                  norms[q] < Self.shortLength
                  ? Angle(short: xq, xp, height, norms[p], norms[q])
                  : Angle(found ?? ColumnKernels.dot(xp, xq, height), norms[p], norms[q])
                guard abs(angle.cosine) > tolerance else { continue }
                isDone = false
                let zeta = angle.zeta
                if abs(zeta) > 0x1p500 {
                  // The tangent x_p·x_q/|x_p|² may be below the normal numbers, and what is taken off
                  // the shorter column is not; the longer one stays as it is to the last digit.
                  let part = angle.cosine * norms[q]
                  for row in 0..<height { xq[row] -= part * (xp[row] / norms[p]) }
                  norms[q] = ColumnKernels.norm(xq, height)
                  continue
                }
                // With t = tan θ = ±1/(|ζ| + √(1 + ζ²)): cos²θ = (1 + |ζ|/√(1 + ζ²))/2.
                let root = (1 + zeta * zeta).squareRoot()
                let tangent = (zeta < 0 ? -1 : 1) / (abs(zeta) + root)
                let c = ((1 + abs(zeta) / root) / 2).squareRoot()
                let s = c * tangent
                let next = j + 1 < count ? order[j + 1] : q
                known = ColumnKernels.rotate(
                  xp, xq, cosine: c, sine: s, thenDot: x + next * height, height)
                ColumnKernels.rotate(w + p * count, w + q * count, c, -s, count)
                norms[p] *= (1 + tangent * angle.ratio * angle.cosine).squareRoot()
                // Of a length that cancels few digits are left: it is measured again.
                let part = 1 - tangent * angle.cosine / angle.ratio
                if part > 0.25 {
                  norms[q] *= part.squareRoot()
                } else {
                  norms[q] = ColumnKernels.norm(xq, height)
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
