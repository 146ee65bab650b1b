extension Decompositions {
  /// A·P = Q·R by Householder reflections, Q kept as the vectors of the reflections.
  struct HouseholderFactorization {
    /// R on and above the diagonal; below it the vectors of the reflections without their leading 1.
    private(set) var columns: Columns
    /// The factors τ of the reflections I − τ·v·v'.
    private(set) var factors: [Double] = []
    /// The column of A that stands at each place.
    private(set) var pivots: [Int]

    /// The number of reflections.
    var rank: Int { min(columns.height, columns.count) }

    /// A factorisation that double-double arithmetic has made, rounded.
    init(_ extended: ExtendedHouseholder) {
      columns = extended.columns
      factors = extended.factors
      pivots = extended.pivots
    }

    /// Factors the columns, those of the largest remaining length first where `pivoting` says so.
    init(_ columns: Columns, pivoting: Bool) {
      self.columns = columns
      pivots = Array(0..<columns.count)
      let height = columns.height
      let count = columns.count
      let steps = min(height, count)
      var factors = [Double](repeating: 0, count: steps)
      var pivots = self.pivots
      self.columns.values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for step in 0..<steps {
          let length = height - step
          if pivoting {
            var best = step
            var largest = -1.0
            for column in step..<count {
              let norm = ColumnKernels.norm(base + column * height + step, length)
              if norm > largest {
                largest = norm
                best = column
              }
            }
            if best != step {
              pivots.swapAt(step, best)
              for row in 0..<height {
                let kept = base[step * height + row]
                base[step * height + row] = base[best * height + row]
                base[best * height + row] = kept
              }
            }
          }
          let vector = base + step * height + step
          let factor = Self.reflector(vector, length)
          factors[step] = factor
          guard factor != 0 else { continue }
          for column in step + 1..<count {
            Self.reflect(base + column * height + step, vector, factor, length)
          }
        }
      }
      self.factors = factors
      self.pivots = pivots
    }

    /// Turns a column into the vector of the reflection that maps it to β·e₁, with β in front.
    ///
    /// β has the sign opposite to the first entry, so that x₁ − β does not cancel.
    @inline(__always)
    static func reflector(_ x: ColumnKernels.Column, _ length: Int) -> Double {
      let tail = ColumnKernels.norm(x + 1, length - 1)
      guard tail > 0 else { return 0 }
      let first = x[0]
      let norm = ColumnKernels.norm(x, length)
      let beta = first > 0 ? -norm : norm
      let head = first - beta
      for index in 1..<length { x[index] /= head }
      x[0] = beta
      return -head / beta
    }

    /// y − τ·v·(v'y) in place of y.
    @inline(__always)
    static func reflect(
      _ y: ColumnKernels.Column, _ vector: ColumnKernels.Column, _ factor: Double, _ length: Int
    ) {
      let product =
        factor * (y[0] + ColumnKernels.dot(vector + 1, y + 1, length - 1))
      y[0] -= product
      ColumnKernels.add(-product, vector + 1, to: y + 1, length - 1)
    }

    /// Q·C in place of the m × k matrix C.
    func applyQ(to other: inout Columns) {
      apply(to: &other, (0..<factors.count).reversed())
    }

    /// Q'·C in place of the m × k matrix C.
    func applyTransposedQ(to other: inout Columns) {
      apply(to: &other, 0..<factors.count)
    }

    private func apply(to other: inout Columns, _ steps: some Sequence<Int>) {
      let height = columns.height
      let count = other.count
      var vectors = columns.values
      vectors.withUnsafeMutableBufferPointer { source in
        other.values.withUnsafeMutableBufferPointer { target in
          guard let source = source.baseAddress, let target = target.baseAddress else { return }
          for step in steps where factors[step] != 0 {
            for column in 0..<count {
              Self.reflect(
                target + column * height + step, source + step * height + step,
                factors[step], height - step)
            }
          }
        }
      }
    }

    /// The first columns of Q: as many as there are reflections.
    var q: Columns {
      var result = Columns(identity: columns.height, rank)
      applyQ(to: &result)
      return result
    }
  }
}
