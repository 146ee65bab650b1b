import Exact

/// Vectors and their products, lengths and angles (sections A.1 to A.3 of the notes).
public enum Vectors {
  /// The dot product Σ aᵢbᵢ.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func dot<S: Scalar>(_ a: [S], _ b: [S]) throws -> S {
    try S.sum(hadamard(a, b, function: "dot"))
  }

  /// The products of matching entries, aᵢbᵢ.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func hadamard<S: Scalar>(
    _ a: [S], _ b: [S], function: String = "hadamard"
  ) throws -> [S] {
    guard a.count == b.count else {
      throw DefinitionError.lengths(function: function, a.count, b.count)
    }
    return try zip(a, b).map { try $0 * $1 }
  }

  /// The Euclidean length √(Σ aᵢ²).
  @specialized(where S == Real)
  public static func norm<S: Scalar>(_ a: [S]) throws -> S { try dot(a, a).sqrt() }

  /// The sum of magnitudes Σ |aᵢ|.
  @specialized(where S == Real)
  public static func norm1<S: Scalar>(_ a: [S]) throws -> S {
    try S.sum(a.map { try $0.absolute() })
  }

  /// The largest magnitude.
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func normInfinity<S: Scalar>(_ a: [S]) throws -> S {
    try maximum(a.map { try $0.absolute() }, function: "norminf")
  }

  /// The largest entry.
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func maximum<S: Scalar>(_ a: [S], function: String = "max") throws -> S {
    guard let first = a.first else { throw DefinitionError.empty(function: function) }
    return try a.dropFirst().reduce(first) { try S.maximum($0, $1) }
  }

  /// The smallest entry.
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func minimum<S: Scalar>(_ a: [S], function: String = "min") throws -> S {
    guard let first = a.first else { throw DefinitionError.empty(function: function) }
    return try a.dropFirst().reduce(first) { try S.minimum($0, $1) }
  }

  /// The distance |a − b|.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func distance<S: Scalar>(_ a: [S], _ b: [S]) throws -> S {
    guard a.count == b.count else {
      throw DefinitionError.lengths(function: "distance", a.count, b.count)
    }
    return try norm(zip(a, b).map { try $0 - $1 })
  }

  /// The vector of length 1 in the same direction.
  ///
  /// - Throws: `DefinitionError.zeroVector`.
  @specialized(where S == Real)
  public static func normalize<S: Scalar>(_ a: [S]) throws -> [S] {
    let length = try norm(a)
    guard try !length.isZero else { throw DefinitionError.zeroVector(function: "normalize") }
    return try a.map { try $0 / length }
  }

  /// The cosine similarity a·b / (|a| |b|).
  ///
  /// - Throws: `DefinitionError.zeroVector`, `.lengths`.
  @specialized(where S == Real)
  public static func cosine<S: Scalar>(
    _ a: [S], _ b: [S], function: String = "cosine"
  ) throws -> S {
    let product = try S.sum(hadamard(a, b, function: function))
    let lengths = try norm(a) * norm(b)
    guard try !lengths.isZero else { throw DefinitionError.zeroVector(function: function) }
    return try product / lengths
  }

  /// The angle between two vectors in radians, acos of the cosine similarity; in [0, π].
  ///
  /// - Throws: `DefinitionError.zeroVector`, `.lengths`.
  @specialized(where S == Real)
  public static func angle<S: Scalar>(_ a: [S], _ b: [S]) throws -> S {
    try cosine(a, b, function: "angle").apply(.acos)
  }

  /// The arithmetic mean.
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func mean<S: Scalar>(_ a: [S]) throws -> S {
    guard !a.isEmpty else { throw DefinitionError.empty(function: "mean") }
    return try S.sum(a) / S(a.count)
  }
}
