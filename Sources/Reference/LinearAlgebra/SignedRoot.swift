import Exact

/// A real number whose square is rational: a length, a distance, a cosine.
///
/// Two of them, or one and a rational number, are compared over the rationals: t ↦ t·|t| grows with
/// t, so that the order is that of the squares with the signs of the numbers.
public struct SignedRoot: Sendable, Hashable {
  /// The square, with the sign of the number.
  public let signedSquare: Rational

  /// The number with this square and with its sign.
  public init(signedSquare: Rational) { self.signedSquare = signedSquare }

  /// A rational number.
  public init(_ value: Rational) { signedSquare = value * value.magnitude }

  /// The quotient p/√d for a positive d.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for d = 0.
  public init(_ numerator: Rational, overRootOf denominator: Rational) throws(ArithmeticError) {
    signedSquare = try numerator * numerator.magnitude / denominator
  }

  /// The sign: −1, 0 or 1.
  public var signum: Int { signedSquare.signum }
  /// The magnitude.
  public var magnitude: SignedRoot { SignedRoot(signedSquare: signedSquare.magnitude) }

  /// The floor of the base-2 logarithm of the magnitude, exactly; nil for zero.
  ///
  /// 2^2k ≤ s < 2^(2k + 2) holds just where 2^k ≤ √s < 2^(k + 1).
  public func floorLog2() -> Int? { signedSquare.floorLog2().map { $0 >> 1 } }

  /// The number, cut off towards zero after so many bits of its magnitude; exact where they suffice.
  public func truncated(bits: Int = 128) -> Rational {
    // A magnitude has a square root.
    let bounds = try? signedSquare.magnitude.rootBounds(2, relativeBits: max(bits, 1) - 1)
    let magnitude = bounds?.lower ?? .zero
    return signum < 0 ? -magnitude : magnitude
  }

  /// The number as a real.
  public func real() throws -> Real {
    let root = try Real.rational(signedSquare.magnitude).sqrt()
    return signum < 0 ? try -root : root
  }
}

extension SignedRoot: Comparable {
  /// Whether the first number is less.
  public static func < (a: SignedRoot, b: SignedRoot) -> Bool { a.signedSquare < b.signedSquare }
  /// The number with the other sign.
  public static prefix func - (a: SignedRoot) -> SignedRoot {
    SignedRoot(signedSquare: -a.signedSquare)
  }
  /// The product.
  public static func * (a: SignedRoot, b: SignedRoot) -> SignedRoot {
    SignedRoot(signedSquare: a.signedSquare * b.signedSquare)
  }
}
