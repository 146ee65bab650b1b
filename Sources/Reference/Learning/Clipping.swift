import Exact

/// Clipping of gradients (sections B.15 and D.3).
public enum Clipping {
  /// The vector itself where |g| ≤ c, and c·g/|g| beyond: the nearest point of the ball of radius c.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for c < 0.
  @specialized(where S == Real)
  public static func byNorm<S: Scalar>(_ g: [S], _ c: S) throws -> [S] {
    try requireRadius(c, "clip by norm")
    guard try Vectors.dot(g, g).order(c.squared()) == .greater else { return g }
    let length = try Vectors.norm(g)
    return try g.map { try c * $0 / length }
  }

  /// Each entry cut off at ±c: the nearest point of the box.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for c < 0.
  @specialized(where S == Real)
  public static func byValue<S: Scalar>(_ g: [S], _ c: S) throws -> [S] {
    try requireRadius(c, "clip by value")
    return try g.map { entry in
      if try entry.order(c) == .greater { return c }
      return try entry.order(-c) == .less ? -c : entry
    }
  }

  private static func requireRadius<S: Scalar>(_ c: S, _ function: String) throws {
    guard try c.order(.zero) != .less else {
      throw ArithmeticError.outsideDomain(function: function, argument: c.summary)
    }
  }
}
