extension Decompositions {
  /// Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by QL steps with implicit shifts
  /// (Dubrulle, Martin and Wilkinson, "The implicit QL algorithm", 1968; Wilkinson's shift, with which it
  /// converges always).
  struct ImplicitQL {
    /// The eigenvalues, in no order.
    private(set) var values: [Double]
    /// The columns of Q after all rotations.
    private(set) var vectors: Columns

    /// More steps for one value than any matrix is known to need.
    static let stepLimit = 60
    /// What is below this is zero beside a largest entry of about 1, and its squares underflow.
    private static let negligible = 0x1p-450

    /// Nothing where the entries beside the diagonal do not vanish.
    init?(_ start: Tridiagonalization) {
      self.init(start.diagonal, start.offDiagonal, start.vectors)
    }

    /// The matrix with a diagonal, entries beside it, the last of them 0, and rows to rotate along, at least
    /// one.
    init?(_ diagonal: [Double], _ offDiagonal: [Double], _ rows: Columns) {
      values = diagonal
      vectors = rows
      let count = values.count
      let height = rows.height
      var d = diagonal
      var e = offDiagonal
      let isDone = vectors.values.withUnsafeMutableBufferPointer { buffer in
        guard let z = buffer.baseAddress else { return true }
        for first in 0..<count {
          var steps = 0
          while true {
            let last = Self.blockEnd(d, e, from: first)
            if last == first { break }
            guard steps < Self.stepLimit else { return false }
            steps += 1
            Self.step(&d, &e, first, last, z, height)
          }
        }
        return true
      }
      guard isDone else { return nil }
      values = d
    }

    /// The end of the block from an index on in which no entry beside the diagonal is negligible.
    private static func blockEnd(_ d: [Double], _ e: [Double], from first: Int) -> Int {
      var last = first
      while last + 1 < d.count {
        let size = abs(d[last]) + abs(d[last + 1])
        if abs(e[last]) <= max(0x1p-53 * size, negligible) { break }
        last += 1
      }
      return last
    }

    /// One step on the block, from its end up to its first row.
    private static func step(
      _ d: inout [Double], _ e: inout [Double], _ first: Int, _ last: Int,
      _ z: ColumnKernels.Column, _ height: Int
    ) {
      let ratio = (d[first + 1] - d[first]) / (2 * e[first])
      let root = length(ratio, 1)
      var g = d[last] - d[first] + e[first] / (ratio + (ratio < 0 ? -root : root))
      var s = 1.0
      var c = 1.0
      var shift = 0.0
      for index in (first..<last).reversed() {
        let f = s * e[index]
        let b = c * e[index]
        let r = length(f, g)
        e[index + 1] = r
        guard r > 0 else {
          // The block falls apart here.
          d[index + 1] -= shift
          e[last] = 0
          return
        }
        s = f / r
        c = g / r
        g = d[index + 1] - shift
        let t = (d[index] - g) * s + 2 * c * b
        shift = s * t
        d[index + 1] = g + shift
        g = c * t - b
        ColumnKernels.rotate(z + index * height, z + (index + 1) * height, c, s, height)
      }
      d[first] -= shift
      e[first] = g
      e[last] = 0
    }

    /// √(x² + y²), where neither square may overflow and the larger one may not underflow.
    private static func length(_ x: Double, _ y: Double) -> Double {
      let larger = max(abs(x), abs(y))
      if larger > 0x1p-500, larger < 0x1p500 { return (x * x + y * y).squareRoot() }
      guard larger > 0 else { return 0 }
      let quotient = min(abs(x), abs(y)) / larger
      return larger * (1 + quotient * quotient).squareRoot()
    }
  }
}
