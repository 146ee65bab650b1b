/// Distributions of one number: probabilities, densities, moments, quantiles, draws: section C.20.
///
/// Parameters are taken as the doubles they are, and nothing is renormalised. Every value is formed
/// as an unrounded pair, or exactly, and rounded once.
public enum Distributions {
  /// The most numbers that one call draws: 2^26, which are 512 MiB.
  static let mostDraws = 1 << 26
}
