import Exact

// The mean cross-entropy of logits z/τ is convex in β = 1/τ: its derivative, the mean of
// Σ pⱼzⱼ − z_c, has the mean variance of z as its own derivative. At β = 0 it is the mean of the mean
// logit less z_c, and for β → ∞ it tends to the mean of the largest logit less z_c.
extension Calibration {
  /// The mean cross-entropy of logits βz, a row an example.
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`; `ArithmeticError.outsideDomain` for a class that is
  ///   none.
  @specialized(where S == Real)
  public static func temperatureLoss<S: Scalar>(
    _ z: Matrix<S>, targets: [Int], inverse beta: S
  ) throws -> S {
    guard z.rowCount == targets.count else {
      throw DefinitionError.lengths(function: "temperature", z.rowCount, targets.count)
    }
    return try Vectors.mean(
      zip(z.rows, targets).map { row, target in
        try CrossEntropy.loss(gaps(row, target).map { try beta * $0 }, class: target)
      })
  }

  /// The derivative of that loss by β.
  ///
  /// - Throws: as `temperatureLoss`.
  @specialized(where S == Real)
  public static func temperatureSlope<S: Scalar>(
    _ z: Matrix<S>, targets: [Int], inverse beta: S
  ) throws -> S {
    guard z.rowCount == targets.count else {
      throw DefinitionError.lengths(function: "temperature", z.rowCount, targets.count)
    }
    return try Vectors.mean(
      zip(z.rows, targets).map { row, target in
        let gaps = try gaps(row, target)
        return try Vectors.dot(Activations.softmax(gaps.map { try beta * $0 }), gaps)
      })
  }

  /// The logits less that of the target, which moves no probability and keeps exponentials small.
  private static func gaps<S: Scalar>(_ row: [S], _ target: Int) throws -> [S] {
    guard row.indices.contains(target) else {
      throw ArithmeticError.outsideDomain(function: "temperature", argument: "class \(target)")
    }
    return try row.map { try $0 - row[target] }
  }

  /// Whether a positive finite temperature has the least loss, and no other: the derivative is below 0
  /// at β = 0 and above 0 in the end.
  ///
  /// - Throws: `DefinitionError.lengths`; `ArithmeticError.outsideDomain` for a class that is none.
  public static func hasBestTemperature(_ z: RationalMatrix, targets: [Int]) throws -> Bool {
    guard z.rowCount == targets.count, z.columnCount > 0 else {
      throw DefinitionError.lengths(function: "temperature", z.rowCount, targets.count)
    }
    var (first, last) = (Rational.zero, Rational.zero)
    for (row, target) in zip(z.rows, targets) {
      guard row.indices.contains(target) else {
        throw ArithmeticError.outsideDomain(function: "temperature", argument: "class \(target)")
      }
      first += try row.reduce(Rational.zero, +) / Rational(row.count) - row[target]
      last += (row.max() ?? .zero) - row[target]
    }
    return first.signum < 0 && last.signum > 0
  }
}
