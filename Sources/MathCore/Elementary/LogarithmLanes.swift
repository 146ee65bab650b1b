/// The logarithms of two probabilities at a time, to 2^-67: quick enough for long vectors.
///
/// x = 2^k·m, and c of 11 bits from the table makes mc = 1 + f, so that log x = k·log 2 − log c +
/// log(1 + f). It is given as A + r: A, a multiple of 2^-42 below 2^10, is the exact sum of the
/// leading parts, and |r| < 2^-18.4.
///
/// The table is that of `LogarithmTable` but for its first c, which is 2044/2048 here: near 1 only
/// the absolute error counts, and so |f| ≤ 1.09·2^-9 throughout (the greatest over the 256
/// intervals, by evaluating both ends of each).
enum LogarithmLanes {
  /// What the table knows of two numbers.
  struct Rows {
    /// c·2^−k.
    let factor: SIMD2<Double>
    /// k·log 2 − log c in multiples of 2^-42, and what is left.
    let logarithm: SIMD2<Double>
    let rest: SIMD2<Double>
  }

  /// What the logarithms of two numbers are the sums of.
  struct Parts {
    /// A.
    let exact: SIMD2<Double>
    /// r.
    let rest: SIMD2<Double>
  }

  /// The tables, which live as long as the program: rows of −log c in two parts, c·2^1023, and 0,
  /// and then k·log 2 in two parts, for k from −1023 on.
  ///
  /// From `halving` on the logarithm is −log 2c, and k is one larger.
  nonisolated(unsafe) static let table: UnsafeRawPointer? = {
    let rows = (0..<256).flatMap { j in
      let c = j == 0 ? 2044.0 / 2048 : LogarithmTable.factors[j]
      let logarithm = -ScaledPair(j < LogarithmTable.halving ? c : 2 * c).log.unscaled
      // Adding 3·2^9 rounds to a multiple of 2^-42.
      let high = (logarithm.high + 0x1.8p10) - 0x1.8p10
      return [high, (logarithm.high - high) + logarithm.low, c * 0x1p1023, 0]
    }
    let powers = (0..<2048).flatMap { field in
      let k = Double(field - 1023)
      return [k * Elementary.log2.high, k * Elementary.log2.low]
    }
    let copy = UnsafeMutableBufferPointer<Double>.allocate(capacity: rows.count + powers.count)
    _ = copy.initialize(from: rows + powers)
    return UnsafeRawPointer(copy.baseAddress)
  }()

  /// The first part of numbers below 2^990, 22 bits of each; the rest has 31 (Veltkamp).
  @inline(__always)
  static func leading(_ x: SIMD2<Double>) -> SIMD2<Double> {
    let large = x * (0x1p31 + 1)
    return large - (large - x)
  }

  /// Looks up numbers in 0 ..< 2^990, and writes their factors and, in turn, the two parts of the
  /// logarithms.
  ///
  /// Numbers below 2^-1022 give numbers without meaning, though finite ones. c·2^−k is the table's
  /// entry less the bits of the exponent.
  @inline(__always)
  static func lookUp(
    _ x: UnsafePointer<Double>, _ count: Int, in table: UnsafeRawPointer,
    _ factors: UnsafeMutablePointer<Double>, _ logarithms: UnsafeMutablePointer<Double>
  ) {
    let place = UnsafeMutableRawPointer(logarithms)
    for index in 0..<count {
      let bits = x[index].bitPattern
      // 32 bytes a row; the masks keep all places inside of the tables.
      let row = table + Int(truncatingIfNeeded: (bits &>> 39) & (255 << 5))
      let factor = row.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
      factors[index] = Double(bitPattern: factor &- (bits & (0x7FF << 52)))
      // The carry of the 150 indices from 106 on adds one to the exponent.
      let field = Int(truncatingIfNeeded: ((bits &+ (150 << 44)) &>> 52) & 0x7FF)
      let power = (table + 256 * 32 + field &* 16).loadUnaligned(as: SIMD2<Double>.self)
      place.storeBytes(
        of: power + row.loadUnaligned(as: SIMD2<Double>.self), toByteOffset: index &* 16,
        as: SIMD2<Double>.self)
    }
  }

  /// The parts for the sums of two leading parts and rests, with the rows of these.
  ///
  /// c·2^−k times a leading part, less 1, is a multiple of 2^-33, and exact; so is its product with
  /// a rest of 31 bits; with others it is off by 2^-75. It is at most 2^-22. They make f. The tail
  /// log(1 + f) − f is f²·g(f), g = −1/2 + f/3 − f²/4 + f³/5 − f⁴/6 + f⁵/7. For |f| ≤ a the power
  /// f⁵ is within a⁵/16 of 5a²f³/4 − 5a⁴f/16: what is missing is a⁵/16 times the fifth polynomial
  /// of Chebyshev at f/a. So the last term is folded into two others, which with f⁸/8, left out,
  /// makes less than a⁷/112 + a⁸/8 < 2^-68. The tail is below 2^-18.7, and its roundings below
  /// 2^-70.
  @inline(__always)
  static func parts(
    _ leading: SIMD2<Double>, _ rest: SIMD2<Double>, _ rows: Rows
  ) -> Parts {
    let high = leading * rows.factor - 1
    let low = rest * rows.factor
    let f = high + low
    var g = f * (-1 / 6.0) + cubic
    g = g * f - 0.25
    g = g * f + linear
    g = g * f - 0.5
    return Parts(exact: rows.logarithm + high, rest: low + ((f * f) * g + rows.rest))
  }

  /// a² for a = 1.09·2^-9, the range of f.
  private static let square = 0x1.31p-18
  private static let cubic = 1 / 5.0 + 5 / 28.0 * square
  private static let linear = 1 / 3.0 - 5 / 112.0 * square * square
}
