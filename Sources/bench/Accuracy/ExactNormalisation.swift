import Exact
import Reference

/// Exact results of layer norm.
enum ExactNormalisation {
  /// The relative width, 2⁻¹²⁸, of the enclosures that roots are taken from.
  private static let precision = 128

  /// The deviations from the mean over √(variance + ε), by the definition.
  static func layerNorm(_ x: [Rational], _ epsilon: Rational) throws -> [Rational] {
    let count = Rational(x.count)
    let mean = try x.reduce(.zero, +) / count
    let deviations = x.map { $0 - mean }
    let variance = try deviations.reduce(Rational.zero) { $0 + $1 * $1 } / count
    let root = try (variance + epsilon).rootBounds(2, relativeBits: precision).middle
    return try deviations.map { try $0 / root }
  }
}
