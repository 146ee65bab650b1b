import Exact
import PropertyTesting

extension Subject {
  /// Requires that a computed value is within a bound of the exact one, and records its error.
  ///
  /// An infinity is right where the exact value, moved by no more than the bound, rounds to it.
  public func hold(
    _ function: Function, _ computed: Double, to exact: Rational, within bound: Bound,
    file: String = #fileID, line: Int = #line
  ) throws {
    try hold(
      function, computed, near: exact, within: bound, SourceLine(file: file, line: line)
    ) { _, error in
      error <= bound.amount
    } isAtLeast: {
      $0 <= exact.magnitude
    }
  }

  /// Requires that a computed value is within a bound of an enclosed one.
  ///
  /// - Throws: `Undecided` where no precision tells.
  public func hold(
    _ function: Function, _ computed: Double, to exact: Real, within bound: Bound,
    file: String = #fileID, line: Int = #line
  ) throws {
    if let value = exact.asRational {
      return try hold(function, computed, to: value, within: bound, file: file, line: line)
    }
    let middle = exact.enclosure.midpoint.rational
    try hold(
      function, computed, near: middle, within: bound, SourceLine(file: file, line: line)
    ) { value, _ in
      try decided {
        let above = try exact.order(.rational(value + bound.amount)) != .greater
        let below = try exact.order(.rational(value - bound.amount)) != .less
        return above && below
      }
    } isAtLeast: {
      $0 <= middle.magnitude
    }
  }

  /// Requires that a vector is within bounds of the exact one, entry by entry.
  public func hold(
    _ function: Function, _ computed: [Double], to exact: [Rational], within bounds: [Bound],
    file: String = #fileID, line: Int = #line
  ) throws {
    guard computed.count == exact.count, bounds.count == exact.count else {
      throw BoundBroken(
        description:
          "\(function.name) has \(computed.count) elements, and should have \(exact.count)",
        sourceLine: SourceLine(file: file, line: line))
    }
    for index in exact.indices {
      try hold(
        function, computed[index], to: exact[index], within: bounds[index], file: file, line: line)
    }
  }

  /// Requires that a matrix is within bounds of the exact one, entry by entry.
  public func hold(
    _ function: Function, _ computed: Matrix<Double>, to exact: RationalMatrix,
    within bound: (_ row: Int, _ column: Int) throws -> Bound, file: String = #fileID,
    line: Int = #line
  ) throws {
    try requireShape(function, computed.shape, exact.shape, SourceLine(file: file, line: line))
    for row in 0..<exact.rowCount {
      for column in 0..<exact.columnCount {
        try hold(
          function, computed[row, column], to: exact[row, column], within: try bound(row, column),
          file: file, line: line)
      }
    }
  }

  /// Requires that a computed value is within a bound of an exact one that is near a rational number,
  /// and records its error.
  ///
  /// - Parameters:
  ///   - near: a number close to the exact value, and of its sign.
  ///   - isWithin: whether a finite value, with its distance from `near`, is within the bound.
  ///   - isAtLeast: whether the magnitude of the exact value is at least a number.
  func hold(
    _ function: Function, _ computed: Double, near: Rational, within bound: Bound,
    _ place: SourceLine, isWithin: (_ value: Rational, _ error: Rational) throws -> Bool,
    isAtLeast: (Rational) -> Bool
  ) throws {
    let isRight: Bool
    if computed.isFinite {
      let value = try Rational(computed)
      let error = (value - near).magnitude
      isRight = try isWithin(value, error)
      recorder?.note(
        function,
        ulps: (try error / Rational(near.roundedToDouble().ulpForMeasuring)).roundedToDouble(),
        share: bound.amount.isZero
          ? (isRight ? 0 : .infinity) : (try error / bound.amount).roundedToDouble())
    } else {
      isRight =
        !computed.isNaN && (computed < 0) == (near.signum < 0)
        && isAtLeast(.leastRoundedToInfinity - bound.amount)
    }
    guard isRight else {
      throw BoundBroken(
        description:
          "\(function.name) gave \(computed), the exact value is near \(near.roundedToDouble()), and "
          + "\(bound.name) permits \(bound.amount.roundedToDouble())",
        sourceLine: place)
    }
  }

  /// Requires that a result has the shape of the exact one.
  func requireShape(
    _ function: Function, _ computed: [Int], _ exact: [Int], _ place: SourceLine
  ) throws {
    guard computed == exact else {
      throw BoundBroken(
        description: "\(function.name) has the shape \(computed), and should have \(exact)",
        sourceLine: place)
    }
  }
}

extension Rational {
  /// The least number that rounds to an infinite double, 2¹⁰²⁴ − 2⁹⁷⁰: half way from the greatest
  /// double to the next one that there would be, and ties go to the even one.
  fileprivate static let leastRoundedToInfinity =
    Rational(1).scaled(byTwoToThe: 1024) - Rational(1).scaled(byTwoToThe: 970)
}

extension Double {
  /// The distance of doubles at the number, that of the greatest ones for an infinity.
  fileprivate var ulpForMeasuring: Double {
    isFinite ? Swift.max(magnitude.ulp, .leastNonzeroMagnitude) : Double.greatestFiniteMagnitude.ulp
  }
}
