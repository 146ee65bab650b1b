import Exact

/// The standard normal distribution (sections B.18 and C.20).
public enum Gaussian {
  /// The density φ(x) = exp(−x²/2)/√(2π).
  @specialized(where S == Real)
  public static func density<S: Scalar>(_ x: S) throws -> S {
    try (-(x.squared() / S(2))).exp() / (S(2) * S.pi).sqrt()
  }

  /// The distribution function Φ(x) = ½ erfc(−x/√2).
  @specialized(where S == Real)
  public static func cumulative<S: Scalar>(_ x: S) throws -> S {
    try (-x / S(2).sqrt()).apply(.erfc) / S(2)
  }
}
