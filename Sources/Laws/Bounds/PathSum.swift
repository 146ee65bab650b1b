import Exact

/// What is known of a sum over paths of products of local derivatives that a program computes in some
/// order: bound F20.
///
/// A derivative is Σ over paths of Π d with the local derivatives d along a path (Bauer 1974). Forward
/// mode, reverse mode and every other order of elimination multiply and add the same products; they
/// differ in which parts they add first. With computed local derivatives d + η and r roundings on a
/// path each of them gives Σ Π(d + η)·(1 + δ)ʳ, |δ| ≤ u, so that all of them are within
///
///     Σ Π(|d| + |η|)·(1 + u)ʳ − Σ Π|d|
///
/// of the exact derivative. `size` bounds Σ Π|d| and `error` this difference; both are propagated
/// along the program, an edge at a time.
struct PathSum: Sendable {
  /// At least the sum of the magnitudes of the paths.
  var size: RoundedUp
  /// At least the error.
  var error: RoundedUp
  /// At least the sum over paths of Π max(1, |d| + |η|): no part of a path is larger, so that it bounds
  /// what an underflow on the way may become, and what partial sums may reach.
  var cover: RoundedUp

  /// No path.
  static let zero = PathSum(size: .zero, error: .zero, cover: .zero)

  /// The start of a path with a factor that is a double.
  static func start(_ factor: Double) -> PathSum {
    factor == 0
      ? .zero
      : PathSum(
        size: RoundedUp(factor), error: .zero, cover: max(.one, RoundedUp(factor)))
  }

  var isEmpty: Bool { cover.isZero }

  /// The paths, all of them longer by a factor, with so many roundings.
  func times(_ factor: Magnitude, roundings: Int) -> PathSum {
    guard !isEmpty else { return .zero }
    let wide = factor.size + factor.error
    let whole = (size + error) * wide
    return PathSum(
      size: size * factor.size,
      error: size * factor.error + error * wide + RoundedUp.gamma(roundings) * whole,
      cover: cover * max(.one, wide))
  }

  /// The pairs of paths.
  func times(_ other: PathSum, roundings: Int) -> PathSum {
    guard !isEmpty, !other.isEmpty else { return .zero }
    var product = times(
      Magnitude(size: other.size, error: other.error), roundings: roundings)
    product.cover = cover * other.cover
    return product
  }

  static func + (a: PathSum, b: PathSum) -> PathSum {
    PathSum(size: a.size + b.size, error: a.error + b.error, cover: a.cover + b.cover)
  }
}

/// A bound of the magnitude of a number, and of the error with which it is computed.
struct Magnitude: Sendable {
  let size: RoundedUp
  let error: RoundedUp

  /// A number that is computed without an error.
  static func exact(_ size: RoundedUp) -> Magnitude { Magnitude(size: size, error: .zero) }

  /// Whether products with the number are not rounded: it is a power of two, and exact.
  var isPowerOfTwo: Bool {
    error.isZero && size.value.isNormal && size.value.significand == 1
  }

  /// Whether it is exact and whole.
  var isWhole: Bool { error.isZero && size.value == size.value.rounded() }
}
