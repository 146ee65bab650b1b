import Exact

/// Layer, RMS and batch norm, and dropout.
///
/// Variances have the divisor N, and ε stands inside of the root.
public enum Normalisation {
  /// What layer norm makes of one row: γ(x − μ)/√(v + ε) + β (Ba, Kiros and Hinton 2016).
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`; `ArithmeticError.divisionByZero` for v + ε = 0.
  @specialized(where S == Real)
  public static func layer<S: Scalar>(
    _ x: [S], gain: [S], bias: [S], epsilon: S
  ) throws -> [S] {
    let mean = try Vectors.mean(x)
    let scale = try (Probability.variance(x) + epsilon).sqrt()
    return try affine(x.map { try ($0 - mean) / scale }, gain, bias, "layer norm")
  }

  /// What RMS norm makes of one row: γx/√(mean of x² + ε) (Zhang and Sennrich 2019).
  ///
  /// - Throws: as `layer`.
  @specialized(where S == Real)
  public static func rootMeanSquare<S: Scalar>(
    _ x: [S], gain: [S], epsilon: S
  ) throws -> [S] {
    let scale = try (Vectors.mean(x.map { try $0.squared() }) + epsilon).sqrt()
    return try Vectors.hadamard(x.map { try $0 / scale }, gain, function: "RMS norm")
  }

  /// What batch norm makes of a batch, a row an example: each column normalised over the examples
  /// (Ioffe and Szegedy 2015).
  ///
  /// - Throws: as `layer`.
  @specialized(where S == Real)
  public static func batch<S: Scalar>(
    _ x: Matrix<S>, gain: [S], bias: [S], epsilon: S
  ) throws -> Matrix<S> {
    guard gain.count == x.columnCount, bias.count == x.columnCount else {
      throw DefinitionError.lengths(function: "batch norm", x.columnCount, gain.count)
    }
    let columns = try x.transposed().rows.enumerated().map { place, column in
      try layer(
        column, gain: column.map { _ in gain[place] }, bias: column.map { _ in bias[place] },
        epsilon: epsilon)
    }
    return try Matrix(rows: columns).transposed()
  }

  /// Batch norm of one row with means and variances that are given: γ(x − m)/√(v + ε) + β.
  ///
  /// - Throws: as `layer`.
  @specialized(where S == Real)
  public static func inference<S: Scalar>(
    _ x: [S], gain: [S], bias: [S], mean: [S], variance: [S], epsilon: S
  ) throws -> [S] {
    guard mean.count == x.count, variance.count == x.count else {
      throw DefinitionError.lengths(function: "batch norm", x.count, mean.count)
    }
    let normal = try x.indices.map { place in
      try (x[place] - mean[place]) / (variance[place] + epsilon).sqrt()
    }
    return try affine(normal, gain, bias, "batch norm")
  }

  /// Dropout: xᵢ/(1 − r) where the mask keeps it, and 0.
  ///
  /// - Throws: `DefinitionError.lengths`; `ArithmeticError.divisionByZero` for r = 1.
  @specialized(where S == Real)
  public static func dropout<S: Scalar>(_ x: [S], mask: [Int], rate: S) throws -> [S] {
    guard x.count == mask.count else {
      throw DefinitionError.lengths(function: "dropout", x.count, mask.count)
    }
    return try zip(x, mask).map { try $1 == 0 ? .zero : $0 / (.one - rate) }
  }

  private static func affine<S: Scalar>(
    _ x: [S], _ gain: [S], _ bias: [S], _ function: String
  ) throws -> [S] {
    guard x.count == gain.count, x.count == bias.count else {
      throw DefinitionError.lengths(function: function, x.count, gain.count)
    }
    return try x.indices.map { try gain[$0] * x[$0] + bias[$0] }
  }
}
