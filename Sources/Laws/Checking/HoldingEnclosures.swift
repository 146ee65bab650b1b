import Exact
import PropertyTesting
import Reference

extension Subject {
  /// Requires that a computed value is within a bound of an enclosed one, and records its error.
  ///
  /// - Throws: `Undecided` where the enclosure does not tell.
  func hold(
    _ function: Function, _ computed: Double, to exact: RationalInterval, within bound: Bound,
    file: String = #fileID, line: Int = #line
  ) throws {
    try hold(
      function, computed, near: exact.middle, within: bound, SourceLine(file: file, line: line)
    ) { _, error in
      if error + exact.radius <= bound.amount { return true }
      if error - exact.radius > bound.amount { return false }
      throw Undecided()
    } isAtLeast: {
      $0 <= exact.lower.magnitude && $0 <= exact.upper.magnitude
    }
  }

  /// Requires that a vector is within bounds of the enclosed one, entry by entry.
  func hold(
    _ function: Function, _ computed: [Double], to exact: [RationalInterval],
    file: String = #fileID, line: Int = #line, within bound: (Int) throws -> Bound
  ) throws {
    try requireShape(
      function, [computed.count], [exact.count], SourceLine(file: file, line: line))
    for index in exact.indices {
      try hold(
        function, computed[index], to: exact[index], within: bound(index), file: file, line: line)
    }
  }

  /// Requires that each entry of a vector is within so many units in the last place.
  func hold(
    _ function: Function, _ computed: [Double], to exact: [RationalInterval], ulps: Rational = 1,
    file: String = #fileID, line: Int = #line
  ) throws {
    try hold(function, computed, to: exact, file: file, line: line) {
      .ulps(ulps, of: exact[$0])
    }
  }

  /// Requires that a number is within so many units in the last place of an enclosed one.
  func hold(
    _ function: Function, _ computed: Double, to exact: Real, ulps: Rational = 1,
    file: String = #fileID, line: Int = #line
  ) throws {
    let enclosed = try exact.narrowed()
    try hold(
      function, computed, to: enclosed, within: .ulps(ulps, of: enclosed), file: file, line: line)
  }
}

extension Bound {
  /// So many units in the last place of an enclosed value, in the binade that its end of greater
  /// magnitude lies in.
  static func ulps(_ count: Rational, of exact: RationalInterval) -> Bound {
    ulps(count, of: exact.greatest)
  }

  /// A relative part, and the half of 2^−1074 that rounding a subnormal result costs.
  static func relative(_ name: String, _ share: Rational, of exact: RationalInterval) -> Bound {
    Bound(name, share * exact.greatest + Rational(1).scaled(byTwoToThe: -1075))
  }
}

extension Double {
  /// What a value that is within 1 ulp of the exact one is off by at most, told from the value: 2 ulp
  /// of it, as the exact one lies in its binade, in the next one, or at the start of that.
  func slack() throws -> Rational { Bound.ulps(2, of: try Rational(self)).amount }
}
