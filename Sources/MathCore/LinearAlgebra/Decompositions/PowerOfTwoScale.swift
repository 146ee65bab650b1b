extension Decompositions {
  /// Multiplication by a power of two in two steps, so that every exponent can be reached.
  struct PowerOfTwoScale {
    private let first: Double
    private let second: Double

    init(_ exponent: Int) {
      first = Double(sign: .plus, exponent: exponent / 2, significand: 1)
      second = Double(sign: .plus, exponent: exponent - exponent / 2, significand: 1)
    }

    /// The exponent that brings the largest of the magnitudes into [2^target, 2^(target + 1)).
    static func exponent(for values: some Sequence<Double>, target: Int) -> Int {
      var largest = 0.0
      for value in values { largest = max(largest, abs(value)) }
      return largest > 0 ? target - Int(largest.exponent) : 0
    }

    /// The value times the power: exact unless it is subnormal or too large.
    func callAsFunction(_ value: Double) -> Double { value * first * second }
    func callAsFunction(_ values: [Double]) -> [Double] { values.map { $0 * first * second } }
    func callAsFunction(_ a: Matrix) -> Matrix {
      Matrix(checked: a.rowCount, a.columnCount, self(a.elements))
    }
  }
}
