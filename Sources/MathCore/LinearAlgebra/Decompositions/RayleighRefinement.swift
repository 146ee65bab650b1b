extension Decompositions {
  /// Singular values from singular vectors: u'A·v/(|u|·|v|) in double-double.
  ///
  /// With vectors that are off by δ the quotient is off by about σ₁·δ², so that vectors with errors of
  /// a few u give values that are right to nearly u. What a matrix of doubles gives is exact but
  /// for that: products of two doubles are pairs (Dekker), sums are compensated (Ogita, Rump and Oishi
  /// 2005, Dot2).
  struct RayleighRefinement {
    private let height: Int
    /// The matrix, the upper 26 bits of its elements, and the rest of them.
    private let values: [Double]
    private var high: [Double]
    private var low: [Double]

    /// Values that are smaller than this part of the first keep what rotations have found.
    ///
    /// There σ₁·(8u)² is no longer below u·σᵢ/2.
    static let reach = 0x1p-46

    init(_ columns: Columns) {
      height = columns.height
      values = columns.values
      high = values
      low = values
      for index in values.indices { (high[index], low[index]) = ErrorFree.split(values[index]) }
    }

    /// The given values, those that are not too small replaced by the quotients of their vectors.
    func refined(_ lengths: [Double], _ left: Columns, _ right: Columns) -> [Double] {
      let smallest = Self.reach * (lengths.max() ?? 0)
      var result = lengths
      // A·v as pairs.
      var sums = [Double](repeating: 0, count: height)
      var rests = sums
      for index in lengths.indices where lengths[index] > 0 && lengths[index] >= smallest {
        let rightVector = index * right.height..<(index + 1) * right.height
        let leftVector = index * left.height..<(index + 1) * left.height
        multiply(right.values.span.extracting(rightVector), &sums, &rests)
        result[index] = Self.quotient(
          left.values.span.extracting(leftVector),
          right.values.span.extracting(rightVector), sums.span, rests.span)
      }
      return result
    }

    /// u'y/(|u|·|v|) for y as pairs.
    private static func quotient(
      _ u: Span<Double>, _ v: Span<Double>, _ sums: Span<Double>, _ rests: Span<Double>
    ) -> Double {
      var total = 0.0
      var rest = 0.0
      for row in 0..<u.count {
        let (product, productError) = ErrorFree.product(u[row], sums[row])
        let (sum, sumError) = ErrorFree.sum(total, product)
        total = sum
        rest += sumError + (productError + u[row] * rests[row])
      }
      // |u|·|v| = 1 + (u'u − 1)/2 + (v'v − 1)/2 up to the square of such differences.
      let excess = (excess(u) + excess(v)) / 2
      return total + (rest - total * excess)
    }

    /// A·x, column by column: products are pairs, and what a sum rounds away is kept.
    private func multiply(
      _ x: Span<Double>, _ sums: inout [Double], _ rests: inout [Double]
    ) {
      let height = self.height
      let values = self.values.span
      let high = self.high.span
      let low = self.low.span
      var sums = sums.mutableSpan
      var rests = rests.mutableSpan
      for row in 0..<height {
        sums[row] = 0
        rests[row] = 0
      }
      for column in 0..<x.count {
        let factor = x[column]
        let (factorHigh, factorLow) = ErrorFree.split(factor)
        let range = column * height..<(column + 1) * height
        let a = values.extracting(range)
        let aHigh = high.extracting(range)
        let aLow = low.extracting(range)
        for row in 0..<height {
          let product = a[row] * factor
          let error =
            ((aHigh[row] * factorHigh - product) + aHigh[row] * factorLow
              + aLow[row] * factorHigh) + aLow[row] * factorLow
          let old = sums[row]
          let sum = old + product
          let part = sum - old
          rests[row] += ((old - (sum - part)) + (product - part)) + error
          sums[row] = sum
        }
      }
    }

    /// x'x − 1.
    private static func excess(_ x: Span<Double>) -> Double {
      var total = -1.0
      var rest = 0.0
      for index in 0..<x.count {
        let (product, productError) = ErrorFree.product(x[index], x[index])
        let (sum, sumError) = ErrorFree.sum(total, product)
        total = sum
        rest += sumError + productError
      }
      return total + rest
    }
  }
}
