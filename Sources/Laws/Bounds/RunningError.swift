import Exact

/// An exact number, and how far a computed one may be from it: running error analysis (Wilkinson;
/// Higham, ASNA, section 3.3).
///
/// Sums and products carry the errors of their operands on; each rounding to a double is stated.
struct RunningError: Sendable {
  /// The exact number.
  let value: Rational
  /// The greatest distance of the computed one.
  let error: Rational

  /// A number with an error.
  init(_ value: Rational, error: Rational = .zero) {
    self.value = value
    self.error = error
  }

  /// A number that is given as a double.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  init(_ value: Double) throws(ArithmeticError) { self.init(try Rational(value)) }

  /// The greatest magnitude of the computed number.
  var magnitude: Rational { value.magnitude + error }

  /// The number after a rounding to a double: half a unit in the last place more, or 2⁻¹⁰⁷⁵.
  var rounded: RunningError {
    RunningError(value, error: (error + Bound.rounding(magnitude).amount).roundedUp)
  }

  /// The number with an error more.
  func widened(by more: Rational) -> RunningError {
    RunningError(value, error: (error + more).roundedUp)
  }

  /// The error as a bound.
  func bound(_ name: String) -> Bound { Bound(name, error) }

  static func + (a: RunningError, b: RunningError) -> RunningError {
    RunningError(a.value + b.value, error: a.error + b.error)
  }

  static func - (a: RunningError, b: RunningError) -> RunningError {
    RunningError(a.value - b.value, error: a.error + b.error)
  }

  static func * (a: RunningError, b: RunningError) -> RunningError {
    RunningError(
      a.value * b.value,
      error: a.value.magnitude * b.error + a.error * b.value.magnitude + a.error * b.error)
  }
}

extension Rational {
  /// A number not below this positive one, at most 2⁻⁴⁸ of it larger, of few bits.
  var roundedUp: Rational {
    guard let exponent = floorLog2() else { return self }
    return Rational(scaled(byTwoToThe: 48 - exponent).ceiling).scaled(byTwoToThe: exponent - 48)
  }

  /// A number nearest to this one among those of 128 bits.
  var shortened: Rational {
    guard let exponent = floorLog2() else { return self }
    let shift = 127 - exponent
    return Rational(scaled(byTwoToThe: shift).nearestInteger).scaled(byTwoToThe: -shift)
  }

  /// A number that no double of the law's input, and nothing on the way to a result, should exceed.
  static let farInsideRange = Rational.one.scaled(byTwoToThe: 1000)
  /// A number that no rounding brings back into the range of doubles.
  static let farOutsideRange = Rational.one.scaled(byTwoToThe: 1030)
}
