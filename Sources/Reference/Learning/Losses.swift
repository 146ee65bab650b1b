import Exact

/// Losses of predictions of numbers and their gradients (sections B.16 and C.25).
///
/// Each is the mean over the examples; every function throws `DefinitionError.lengths` for lists of two
/// lengths and `.empty` without examples.
public enum Losses {
  /// The mean of (ŷ − y)².
  @specialized(where S == Real)
  public static func mse<S: Scalar>(_ prediction: [S], _ target: [S]) throws -> S {
    try Vectors.mean(residuals(prediction, target, "mse").map { try $0.squared() })
  }

  /// The mean of |ŷ − y|.
  @specialized(where S == Real)
  public static func mae<S: Scalar>(_ prediction: [S], _ target: [S]) throws -> S {
    try Vectors.mean(residuals(prediction, target, "mae").map { try $0.absolute() })
  }

  /// The mean of r²/2 where |r| ≤ δ and δ(|r| − δ/2) beyond, with r = ŷ − y.
  @specialized(where S == Real)
  public static func huber<S: Scalar>(
    _ prediction: [S], _ target: [S], delta: S
  ) throws -> S {
    try Vectors.mean(
      residuals(prediction, target, "huber").map { r in
        guard try isBeyond(r, delta) else { return try r.squared() / S(2) }
        return try delta * (r.absolute() - delta / S(2))
      })
  }

  /// The gradient of the mean of |ŷ − y| by the predictions: sign(r)/n, with sign 0 = 0.
  @specialized(where S == Real)
  public static func maeGrad<S: Scalar>(_ prediction: [S], _ target: [S]) throws -> [S] {
    let r = try residuals(prediction, target, "mae")
    return try r.map { try sign($0) / S(r.count) }
  }

  /// The gradient of the mean Huber loss by the predictions: r cut off at ±δ, over n.
  @specialized(where S == Real)
  public static func huberGrad<S: Scalar>(
    _ prediction: [S], _ target: [S], delta: S
  ) throws -> [S] {
    let r = try residuals(prediction, target, "huber")
    return try r.map { r in
      try (isBeyond(r, delta) ? sign(r) * delta : r)
    }.map { try $0 / S(r.count) }
  }

  /// The gradient of the mean of (x·w + b − y)², a row of x an example: (2/n)·Xᵀr and (2/n)·Σ rᵢ.
  ///
  /// - Throws: `DefinitionError.shapes` too.
  @specialized(where S == Real)
  public static func mseGrad<S: Scalar>(
    _ x: Matrix<S>, _ y: [S], weights w: [S], bias b: S
  ) throws -> (w: [S], b: S) {
    let prediction = try Matrices.product(x, w).map { try $0 + b }
    let r = try residuals(prediction, y, "mse").map { try S(2) * $0 / S(y.count) }
    return (try Matrices.product(r, x), try S.sum(r))
  }

  private static func residuals<S: Scalar>(
    _ prediction: [S], _ target: [S], _ function: String
  ) throws -> [S] {
    guard prediction.count == target.count else {
      throw DefinitionError.lengths(function: function, prediction.count, target.count)
    }
    guard !prediction.isEmpty else { throw DefinitionError.empty(function: function) }
    return try zip(prediction, target).map { try $0 - $1 }
  }

  private static func isBeyond<S: Scalar>(_ r: S, _ delta: S) throws -> Bool {
    try r.order(delta) == .greater || r.order(-delta) == .less
  }

  private static func sign<S: Scalar>(_ r: S) throws -> S {
    switch try r.order(.zero) {
    case .greater: .one
    case .less: try -S.one
    case .equal: .zero
    }
  }
}
