/// The powers 2^(j/128), 0 ≤ j < 128, as pairs; high and low parts alternate.
///
/// A square root of a pair has a relative error below 2^-101, and so has a product. The root of 2
/// is taken seven times, and each power is a product of at most seven roots; an error is halved by
/// a root. So the relative error of each power is below 14·2^-101 < 2^-97.
enum PowersOfTwoTable {
  static let count = 128

  static let pairs: [Double] = {
    var powers = [DoubleDouble(1, 0)]
    var roots: [DoubleDouble] = []
    var root = DoubleDouble(2, 0)
    for _ in 0..<7 {
      root = root.squareRoot
      roots.append(root)
    }
    for root in roots.reversed() { powers += powers.map { $0 * root } }
    return powers.flatMap { [$0.high, $0.low] }
  }()

  /// 2^(j/128).
  static func power(_ j: Int) -> DoubleDouble {
    DoubleDouble(pairs[2 &* j], pairs[2 &* j &+ 1])
  }
}
