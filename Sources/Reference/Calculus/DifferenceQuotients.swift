import Exact

/// Difference quotients, without rounding (section B.12 of the notes).
///
/// The truncation errors are those of Taylor's theorem: with |f″| ≤ M₂, |f‴| ≤ M₃, |f⁗′| ≤ M₅ on
/// [x − 2h, x + 2h] they are at most M₂·h/2, M₃·h²/6 and M₅·h⁴/30.
public enum DifferenceQuotients {
  /// (f(x + h) − f(x))/h.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for h = 0, as do the others.
  @specialized(where S == Real)
  public static func forward<S: Scalar>(at x: S, step h: S, of f: (S) throws -> S) throws -> S {
    try (f(x + h) - f(x)) / h
  }

  /// (f(x + h) − f(x − h))/(2h).
  @specialized(where S == Real)
  public static func central<S: Scalar>(at x: S, step h: S, of f: (S) throws -> S) throws -> S {
    try (f(x + h) - f(x - h)) / (S(2) * h)
  }

  /// (f(x − 2h) − 8f(x − h) + 8f(x + h) − f(x + 2h))/(12h).
  @specialized(where S == Real)
  public static func fivePoint<S: Scalar>(at x: S, step h: S, of f: (S) throws -> S) throws -> S {
    let twice = try S(2) * h
    let near = try S(8) * (f(x + h) - f(x - h))
    return try (near - (f(x + twice) - f(x - twice))) / (S(12) * h)
  }

  /// (f(x − h) − 2f(x) + f(x + h))/h², for the second derivative.
  @specialized(where S == Real)
  public static func second<S: Scalar>(at x: S, step h: S, of f: (S) throws -> S) throws -> S {
    try (f(x - h) - S(2) * f(x) + f(x + h)) / h.squared()
  }
}
