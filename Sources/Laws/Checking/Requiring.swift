import Exact
import PropertyTesting

/// Thrown where an enclosure could not tell whether a law holds; such a case is neither passed nor
/// failed.
public struct Undecided: Error, Sendable {
  /// The error.
  public init() {}
}

/// Thrown where a value is further from the exact one than its bound permits.
public struct BoundBroken: LocatedError, CustomStringConvertible {
  /// The function, its value, the exact value, the bound.
  public let description: String
  /// Where it was required.
  public let sourceLine: SourceLine
}

extension Subject {
  /// Requires that a computed value is within a bound of the exact one, and records its error.
  ///
  /// An infinity is right where the exact value, moved by no more than the bound, rounds to it.
  public func hold(
    _ function: Function, _ computed: Double, to exact: Rational, within bound: Bound,
    file: String = #fileID, line: Int = #line
  ) throws {
    let place = SourceLine(file: file, line: line)
    guard computed.isFinite else {
      let farthest = exact.signum < 0 ? exact - bound.amount : exact + bound.amount
      if !computed.isNaN, farthest.roundedToDouble() == computed { return }
      throw broken(function, computed, "\(exact.roundedToDouble())", bound, place)
    }
    let error = (try Rational(computed) - exact).magnitude
    let unit = try Rational(exact.roundedToDouble().ulpForMeasuring)
    recorder?.note(
      function, ulps: (try error / unit).roundedToDouble(),
      share: bound.amount.isZero
        ? (error.isZero ? 0 : .infinity) : (try error / bound.amount).roundedToDouble())
    guard error <= bound.amount else {
      throw broken(function, computed, "\(exact.roundedToDouble())", bound, place)
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
    let place = SourceLine(file: file, line: line)
    let middle = exact.enclosure.midpoint.rational
    guard computed.isFinite else {
      let farthest = middle.signum < 0 ? middle - bound.amount : middle + bound.amount
      if !computed.isNaN, farthest.roundedToDouble() == computed { return }
      throw broken(function, computed, "\(middle.roundedToDouble())", bound, place)
    }
    let value = try Rational(computed)
    let error = (value - middle).magnitude
    let unit = try Rational(middle.roundedToDouble().ulpForMeasuring)
    recorder?.note(
      function, ulps: (try error / unit).roundedToDouble(),
      share: bound.amount.isZero
        ? (error.isZero ? 0 : .infinity) : (try error / bound.amount).roundedToDouble())
    let isWithin = try decided {
      let above = try exact.order(.rational(value + bound.amount)) != .greater
      let below = try exact.order(.rational(value - bound.amount)) != .less
      return above && below
    }
    guard isWithin else {
      throw broken(function, computed, "\(middle.roundedToDouble())", bound, place)
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
    guard computed.shape == exact.shape else {
      throw BoundBroken(
        description:
          "\(function.name) has the shape \(computed.shape), and should have \(exact.shape)",
        sourceLine: SourceLine(file: file, line: line))
    }
    for row in 0..<exact.rowCount {
      for column in 0..<exact.columnCount {
        try hold(
          function, computed[row, column], to: exact[row, column], within: try bound(row, column),
          file: file, line: line)
      }
    }
  }

  /// Requires that a call is refused with an error of a kind.
  public func refuses<Result>(
    _ kind: String, file: String = #fileID, line: Int = #line, _ call: () throws -> Result
  ) throws {
    let result: Result
    do {
      result = try call()
    } catch SubjectError.refused(kind: kind, _) {
      return
    }
    try require(false, "gave \(result), where \(kind) is due", file: file, line: line)
  }

  private func broken(
    _ function: Function, _ computed: Double, _ exact: String, _ bound: Bound, _ place: SourceLine
  ) -> BoundBroken {
    BoundBroken(
      description:
        "\(function.name) gave \(computed), the exact value is near \(exact), and \(bound.name) "
        + "permits \(bound.amount.roundedToDouble())",
      sourceLine: place)
  }
}

/// The answer to a question about enclosed numbers.
///
/// - Throws: `Undecided` where the precision is out.
public func decided<Result>(_ question: () throws -> Result) throws -> Result {
  do {
    return try question()
  } catch ArithmeticError.undecided {
    throw Undecided()
  }
}

extension Double {
  /// The distance of doubles at the number, that of the greatest ones for an infinity.
  var ulpForMeasuring: Double {
    isFinite ? Swift.max(magnitude.ulp, .leastNonzeroMagnitude) : Double.greatestFiniteMagnitude.ulp
  }
}
