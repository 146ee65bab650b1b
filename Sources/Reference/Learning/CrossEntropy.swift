import Exact

/// Cross-entropy from logits and its gradients (sections B.17, D.3 and D.6).
public enum CrossEntropy {
  /// The loss of a class c, log Σ e^(zⱼ) − z_c.
  ///
  /// - Throws: `DefinitionError.empty`; `ArithmeticError.outsideDomain` for a class that is none.
  @specialized(where S == Real)
  public static func loss<S: Scalar>(_ z: [S], class c: Int) throws -> S {
    try requireClass(c, of: z.count)
    return try Activations.logSumExp(z) - z[c]
  }

  /// The loss of weights y of the classes, −Σ yᵢ log pᵢ = (Σ yᵢ)·log Σ e^(zⱼ) − y·z.
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`.
  @specialized(where S == Real)
  public static func loss<S: Scalar>(_ z: [S], weights y: [S]) throws -> S {
    let total = try Activations.logSumExp(z)
    return try S.sum(y) * total - Vectors.dot(y, z)
  }

  /// The weights (1 − ε)·(one-hot c) + ε/K of label smoothing.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for a class that is none.
  @specialized(where S == Real)
  public static func smoothed<S: Scalar>(class c: Int, of count: Int, epsilon: S) throws -> [S] {
    try requireClass(c, of: count)
    return try (0..<count).map { place in
      let share = try epsilon / S(count)
      return place == c ? try .one - epsilon + share : share
    }
  }

  /// The gradient by the logits, (Σ yᵢ)·p − y.
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`.
  @specialized(where S == Real)
  public static func gradient<S: Scalar>(_ z: [S], weights y: [S]) throws -> [S] {
    guard z.count == y.count else {
      throw DefinitionError.lengths(function: "celogits", z.count, y.count)
    }
    let (p, total) = (try Activations.softmax(z), try S.sum(y))
    return try zip(p, y).map { try total * $0 - $1 }
  }

  /// The gradient of the loss of a class, p − (one-hot c), with −(1 − p_c) as a sum of probabilities.
  ///
  /// - Throws: `DefinitionError.empty`; `ArithmeticError.outsideDomain`.
  @specialized(where S == Real)
  public static func gradient<S: Scalar>(_ z: [S], class c: Int) throws -> [S] {
    try requireClass(c, of: z.count)
    let p = try Activations.softmax(z)
    return try p.indices.map { place in
      place == c ? try -S.sum(p.indices.filter { $0 != c }.map { p[$0] }) : p[place]
    }
  }

  /// The mean of the losses of a batch, and its gradient by the logits: a row an example.
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`; `ArithmeticError.outsideDomain`.
  @specialized(where S == Real)
  public static func batch<S: Scalar>(
    _ z: Matrix<S>, classes: [Int]
  ) throws -> (loss: S, gradient: Matrix<S>) {
    guard z.rowCount == classes.count else {
      throw DefinitionError.lengths(function: "celogits", z.rowCount, classes.count)
    }
    let losses = try zip(z.rows, classes).map { try loss($0, class: $1) }
    let rows = try zip(z.rows, classes).map { row, c in
      try gradient(row, class: c).map { try $0 / S(z.rowCount) }
    }
    return (try Vectors.mean(losses), try Matrix(rows: rows))
  }

  private static func requireClass(_ c: Int, of count: Int) throws {
    guard count > 0 else { throw DefinitionError.empty(function: "celogits") }
    guard 0..<count ~= c else {
      throw ArithmeticError.outsideDomain(function: "celogits", argument: "class \(c)")
    }
  }
}

// MARK: - Two classes

extension CrossEntropy {
  /// The loss −y log σ(x) − (1 − y) log(1 − σ(x)) of a logit x, as y·softplus(−x) + (1 − y)·softplus(x).
  @specialized(where S == Real)
  public static func binary<S: Scalar>(_ x: S, _ y: S) throws -> S {
    try y * Activations.softplus(-x) + (.one - y) * Activations.softplus(x)
  }

  /// The derivative of that loss by the logit, σ(x) − y, as (1 − y)·σ(x) − y·σ(−x).
  @specialized(where S == Real)
  public static func binaryGrad<S: Scalar>(_ x: S, _ y: S) throws -> S {
    try (.one - y) * Activations.sigmoid(x) - y * Activations.sigmoid(-x)
  }
}
