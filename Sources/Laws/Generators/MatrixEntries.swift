import PropertyTesting

/// What the entries of a drawn matrix are.
public enum MatrixEntries: Sendable {
  /// Whole numbers up to a magnitude.
  case whole(Int = 9)
  /// Whole numbers up to 999 in magnitude times a power of two, one for each matrix, from 2⁻⁴ to 2⁴.
  ///
  /// An entry lies on a grid of 2⁻⁴ and below 2¹⁴, a sum of two below 2¹⁵: 18 and 19 bits. So a sum
  /// of 8 products of two has at most 41 bits, and every IEEE operation on the way is exact.
  case dyadic
  /// Doubles of moderate magnitude, up to 10³.
  case moderate
  /// Finite doubles of every magnitude.
  case finite
  /// All doubles.
  case any

  /// So many entries of one matrix.
  func generator(count: Int) -> Generator<[Double]> {
    switch self {
    case .whole(let magnitude):
      Generator<Int>.integers(in: -magnitude...magnitude).map { Double($0) }.array(exactly: count)
    case .dyadic:
      tuple(
        Generator<Int>.integers(in: -4...4),
        Generator<Int>.integers(in: -999...999).array(exactly: count)
      ).map { exponent, numbers in
        numbers.map { Double($0) * Double(sign: .plus, exponent: exponent, significand: 1) }
      }
    case .moderate: Generator<Double>.floats(in: -1e3...1e3).array(exactly: count)
    case .finite: Generator<Double>.floats().array(exactly: count)
    case .any: Generator<Double>.anyFloats().array(exactly: count)
    }
  }
}
