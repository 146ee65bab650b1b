import Exact

/// Elementary functions as formulas in those that a scalar provides.
public enum Elementary {
  /// The logarithm to a base, log x / log b.
  @specialized(where S == Real)
  public static func log<S: Scalar>(_ x: S, base: Int) throws -> S {
    try x.log() / S(base).log()
  }

  /// The real n-th root for n from 1 on; for odd n that of x below 0 is the negative of the root of −x.
  ///
  /// Where the sign of x is not known it is the difference of the roots of max(x, 0) and max(−x, 0), of which one
  /// is 0.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for even n and x below 0.
  @specialized(where S == Real)
  public static func root<S: Scalar>(_ x: S, degree: Int) throws -> S {
    let exponent = try S.one / S(degree)
    if degree.isMultiple(of: 2) { return try x.power(exponent) }
    do {
      return try x.order(.zero) == .less ? -((-x).power(exponent)) : x.power(exponent)
    } catch ArithmeticError.undecided {
      return try S.maximum(x, .zero).power(exponent) - S.maximum(-x, .zero).power(exponent)
    }
  }

  /// The angle of the point (x, y) from the positive x axis, in (−π, π].
  ///
  /// - Throws: `ArithmeticError.outsideDomain` at the origin.
  @specialized(where S == Real)
  public static func atan2<S: Scalar>(_ y: S, _ x: S) throws -> S {
    switch (try x.order(.zero), try y.order(.zero)) {
    case (.greater, _): return try (y / x).apply(.atan)
    case (.less, .less): return try (y / x).apply(.atan) - S.pi
    case (.less, _): return try (y / x).apply(.atan) + S.pi
    case (.equal, .greater): return try S.pi / S(2)
    case (.equal, .less): return try -(S.pi / S(2))
    case (.equal, .equal):
      throw ArithmeticError.outsideDomain(function: "atan2", argument: "0, 0")
    }
  }

  /// The secant 1/cos x.
  @specialized(where S == Real)
  public static func sec<S: Scalar>(_ x: S) throws -> S { try .one / x.apply(.cos) }
  /// The cosecant 1/sin x.
  @specialized(where S == Real)
  public static func csc<S: Scalar>(_ x: S) throws -> S { try .one / x.apply(.sin) }
  /// The cotangent cos x / sin x.
  @specialized(where S == Real)
  public static func cot<S: Scalar>(_ x: S) throws -> S { try x.apply(.cos) / x.apply(.sin) }
  /// The hyperbolic secant 1/cosh x.
  @specialized(where S == Real)
  public static func sech<S: Scalar>(_ x: S) throws -> S { try .one / x.apply(.cosh) }
  /// The hyperbolic cosecant 1/sinh x.
  @specialized(where S == Real)
  public static func csch<S: Scalar>(_ x: S) throws -> S { try .one / x.apply(.sinh) }
  /// The hyperbolic cotangent cosh x / sinh x.
  @specialized(where S == Real)
  public static func coth<S: Scalar>(_ x: S) throws -> S { try x.apply(.cosh) / x.apply(.sinh) }
  /// The inverse of the secant, acos(1/x).
  @specialized(where S == Real)
  public static func asec<S: Scalar>(_ x: S) throws -> S { try (.one / x).apply(.acos) }
  /// The inverse of the cosecant, asin(1/x).
  @specialized(where S == Real)
  public static func acsc<S: Scalar>(_ x: S) throws -> S { try (.one / x).apply(.asin) }
  /// The inverse of the cotangent, atan(1/x).
  @specialized(where S == Real)
  public static func acot<S: Scalar>(_ x: S) throws -> S { try (.one / x).apply(.atan) }
  /// The inverse of sinh, log(x + √(x² + 1)).
  @specialized(where S == Real)
  public static func asinh<S: Scalar>(_ x: S) throws -> S {
    try (x + (x.squared() + .one).sqrt()).log()
  }
  /// The inverse of cosh, log(x + √(x² − 1)); x ≥ 1.
  @specialized(where S == Real)
  public static func acosh<S: Scalar>(_ x: S) throws -> S {
    // Of formulas this is often open; then log and the root have the same domain.
    if (try? x.order(.one)) == .less {
      throw ArithmeticError.outsideDomain(function: "acosh", argument: x.summary)
    }
    return try (x + (x.squared() - .one).sqrt()).log()
  }
  /// The inverse of tanh, ½ log((1 + x)/(1 − x)); |x| < 1.
  @specialized(where S == Real)
  public static func atanh<S: Scalar>(_ x: S) throws -> S {
    // Of formulas this is often open; then the logarithm has the same domain.
    if let order = try? x.absolute().order(.one), order != .less {
      throw ArithmeticError.outsideDomain(function: "atanh", argument: x.summary)
    }
    return try ((.one + x) / (.one - x)).log() / S(2)
  }
  /// The inverse of sech, acosh(1/x); 0 < x ≤ 1.
  @specialized(where S == Real)
  public static func asech<S: Scalar>(_ x: S) throws -> S { try acosh(.one / x) }
  /// The inverse of csch, asinh(1/x).
  @specialized(where S == Real)
  public static func acsch<S: Scalar>(_ x: S) throws -> S { try asinh(.one / x) }
  /// The inverse of coth, atanh(1/x); |x| > 1.
  @specialized(where S == Real)
  public static func acoth<S: Scalar>(_ x: S) throws -> S { try atanh(.one / x) }

  /// The factorial n! of a whole number that is not negative.
  ///
  /// - Throws: `DefinitionError.notACount`; `ArithmeticError.undecided` where x is not told from a whole number;
  ///   `ArithmeticError.tooLarge` before it is computed.
  public static func factorial(_ x: Real) throws -> Real {
    let recognised = try x.recognised().asRational
    // A whole number may be written so that it is not recognised.
    if try recognised == nil && x.mayBeWhole { throw ArithmeticError.undecided }
    guard let value = recognised, value.isInteger, value.signum >= 0 else {
      throw DefinitionError.notACount(function: "factorial", value: x.summary)
    }
    // n! < n^n has fewer than n·⌈log2 n⌉ bits.
    let bits = value.bitWidth
    guard let n = value.numerator.asInt, n < FuelCost.largestValue,
      n * bits <= FuelCost.largestValue
    else {
      let needed = (value.numerator.asInt ?? .max).multipliedReportingOverflow(by: bits)
      throw ArithmeticError.tooLarge(
        bits: needed.overflow ? .max : needed.partialValue, allowed: FuelCost.largestValue)
    }
    let words = n * bits / 64 + 1
    try Fuel.spend(words * words)
    return .rational(Rational(Integer.factorial(UInt(n))))
  }
}
