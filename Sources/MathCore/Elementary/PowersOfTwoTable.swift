/// The powers 2^(j/256), 0 ≤ j < 256, as pairs; high and low parts alternate.
///
/// A square root of a pair has a relative error below 2^-101, a product one below 2^-103. The root
/// of 2 is taken eight times, and an error is halved by a root: so the roots err by less than
/// 1, 1½, 1¾, … times 2^-101, together by 14.1·2^-101. Each power is a product of at most eight
/// roots, and its relative error below 14.1·2^-101 + 7·2^-103 < 2^-97.
enum PowersOfTwoTable {
  static let count = 256

  static let pairs: [Double] = {
    var powers = [DoubleDouble(1, 0)]
    var roots: [DoubleDouble] = []
    var root = DoubleDouble(2, 0)
    for _ in 0..<8 {
      root = root.squareRoot
      roots.append(root)
    }
    for root in roots.reversed() { powers += powers.map { $0 * root } }
    return powers.flatMap { [$0.high, $0.low] }
  }()

  /// 2^(j/256).
  static func power(_ j: Int) -> DoubleDouble {
    DoubleDouble(pairs[2 &* j], pairs[2 &* j &+ 1])
  }
}
