import PropertyTesting

/// An exponent p = a/b ≥ 1 of a norm.
struct NormExponent: Sendable, Hashable {
  /// The numerator.
  let numerator: Int
  /// The denominator.
  let denominator: Int

  /// The exponent as a double.
  var value: Double { Double(numerator) / Double(denominator) }

  /// The exponent q with 1/p + 1/q = 1, for p > 1.
  var conjugate: NormExponent {
    NormExponent(numerator: numerator, denominator: numerator - denominator)
  }

  /// Exponents that are doubles, 1 and 2 among them, in increasing order.
  static let all: [NormExponent] = [(1, 1), (5, 4), (3, 2), (2, 1), (5, 2), (3, 1), (10, 1)].map {
    NormExponent(numerator: $0.0, denominator: $0.1)
  }
}

extension NormExponent: CustomStringConvertible {
  /// The exponent as a fraction.
  var description: String { "p = \(numerator)/\(denominator)" }
}

extension Generator where Value == NormExponent {
  /// The exponents that laws of norms are stated for.
  static var normExponents: Generator { .elements(NormExponent.all) }
}
