import PropertyTesting

extension Generator where Value == Double {
  /// Whole numbers up to a magnitude.
  public static func whole(magnitude: Int = 9) -> Generator {
    Generator<Int>.integers(in: -magnitude...magnitude).map { Double($0) }
  }

  /// Whole numbers of up to 20 bits over powers of two up to 2²⁰.
  public static var dyadic: Generator {
    tuple(
      Generator<Int>.integers(in: -(1 << 20)...(1 << 20)), Generator<Int>.integers(in: 0...20)
    ).map { Double($0) / Double(1 << $1) }
  }

  /// The doubles nearest to fractions p/q with |p|, q ≤ 2²⁰.
  public static var nearFractions: Generator {
    tuple(
      Generator<Int>.integers(in: -(1 << 20)...(1 << 20)),
      Generator<Int>.integers(in: 1...(1 << 20))
    ).map { Double($0) / Double($1) }
  }

  /// Numbers ±m·2^e with 1 ≤ m < 2 and an exponent of a range.
  public static func atScale(_ exponents: ClosedRange<Int>) -> Generator {
    tuple(
      Generator<Double>.floats(in: 1...2), .integers(in: exponents), .booleans
    ).map { Double(sign: $2 ? .minus : .plus, exponent: $1, significand: $0) }
  }

  /// Subnormal numbers and zeros.
  public static var subnormal: Generator {
    Generator<Int>.oneOf([
      .integers(in: -5...5), .integers(in: -(1 << 52) + 1...(1 << 52) - 1),
    ]).map { Double($0) * .leastNonzeroMagnitude }
  }
}
