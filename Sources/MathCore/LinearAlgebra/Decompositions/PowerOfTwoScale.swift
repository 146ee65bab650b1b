extension Decompositions {
  /// Multiplication by a power of two of any exponent, which rounds at most once.
  struct PowerOfTwoScale {
    private let exponent: Int

    init(_ exponent: Int) { self.exponent = exponent }

    /// The exponent that brings the largest of the magnitudes into [2^target, 2^(target + 1)).
    static func exponent(for values: some Sequence<Double>, target: Int) -> Int {
      var largest = 0.0
      for value in values { largest = max(largest, abs(value)) }
      return largest > 0 ? target - Int(largest.exponent) : 0
    }

    /// The value times the power: exact unless it is subnormal or too large.
    func callAsFunction(_ value: Double) -> Double { PowerOfTwo.scale(value, by: exponent) }
    func callAsFunction(_ values: [Double]) -> [Double] {
      values.map { PowerOfTwo.scale($0, by: exponent) }
    }
    func callAsFunction(_ a: Matrix) -> Matrix {
      Matrix(checked: a.rowCount, a.columnCount, self(a.elements))
    }
  }
}
