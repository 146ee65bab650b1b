import Exact

/// Sums, products, lengths and cosines of vectors of doubles, exactly.
///
/// Every function throws `ArithmeticError.notFinite` for a NaN or an infinity and
/// `DefinitionError.lengths` for vectors of two lengths. Terms are kept as an odd integer and a power
/// of two, which needs no common divisors.
public enum ExactVectors {
  /// The sum Σ xᵢ.
  public static func sum(_ x: [Double]) throws -> Rational {
    try x.reduce(Dyadic.zero) { $0 + (try Dyadic(exactly: $1)) }.rational
  }

  /// The sum of magnitudes Σ |xᵢ|.
  public static func sumOfMagnitudes(_ x: [Double]) throws -> Rational {
    try sum(x.map(\.magnitude))
  }

  /// The dot product Σ xᵢyᵢ.
  public static func dot(_ x: [Double], _ y: [Double]) throws -> Rational {
    try dyadicDot(x, y, "dot").rational
  }

  /// The dot product of magnitudes Σ |xᵢ||yᵢ|.
  public static func dotOfMagnitudes(_ x: [Double], _ y: [Double]) throws -> Rational {
    try dot(x.map(\.magnitude), y.map(\.magnitude))
  }

  /// The length |x|.
  public static func norm(_ x: [Double]) throws -> SignedRoot {
    SignedRoot(signedSquare: try dot(x, x))
  }

  /// The difference x − y.
  public static func difference(_ x: [Double], _ y: [Double]) throws -> [Rational] {
    guard x.count == y.count else {
      throw DefinitionError.lengths(function: "difference", x.count, y.count)
    }
    return try zip(x, y).map { try Rational($0) - Rational($1) }
  }

  /// The distance |x − y|.
  public static func distance(_ x: [Double], _ y: [Double]) throws -> SignedRoot {
    // |x − y|² = x·x − 2x·y + y·y needs no list of differences.
    let doubled = try dyadicDot(x, y, "distance") * Dyadic(2)
    let squares = try dyadicDot(x, x, "distance") + dyadicDot(y, y, "distance")
    return SignedRoot(signedSquare: (squares - doubled).rational)
  }

  /// The cosine x·y/(|x||y|).
  ///
  /// - Throws: `DefinitionError.zeroVector`.
  public static func cosine(_ x: [Double], _ y: [Double]) throws -> SignedRoot {
    let product = try dyadicDot(x, y, "cosine")
    let squares = try dyadicDot(x, x, "cosine") * dyadicDot(y, y, "cosine")
    guard !squares.isZero else { throw DefinitionError.zeroVector(function: "cosine") }
    return try SignedRoot(product.rational, overRootOf: squares.rational)
  }

  /// The Gram determinant (x·x)(y·y) − (x·y)², by Lagrange's identity Σ (xᵢyⱼ − xⱼyᵢ)² over i < j;
  /// zero just where the vectors are parallel or one is zero.
  public static func gramDeterminant(_ x: [Double], _ y: [Double]) throws -> Rational {
    let product = try dyadicDot(x, y, "gram")
    return try (dyadicDot(x, x, "gram") * dyadicDot(y, y, "gram") - product * product).rational
  }

  private static func dyadicDot(
    _ x: [Double], _ y: [Double], _ function: String
  ) throws -> Dyadic {
    guard x.count == y.count else {
      throw DefinitionError.lengths(function: function, x.count, y.count)
    }
    return try zip(x, y).reduce(Dyadic.zero) {
      $0 + (try Dyadic(exactly: $1.0)) * (try Dyadic(exactly: $1.1))
    }
  }
}

extension Dyadic {
  /// The number that a double stands for.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  fileprivate init(exactly value: Double) throws(ArithmeticError) {
    guard value.isFinite else { throw .notFinite }
    guard value != 0 else {
      self = .zero
      return
    }
    // |x| = m·2^e with 1 ≤ m < 2, of which 52 bits follow the point.
    let units = Int(value.significand * 0x1p52)
    self.init(
      significand: Integer(value < 0 ? -units : units), exponent: Int(value.exponent) - 52)
  }
}
