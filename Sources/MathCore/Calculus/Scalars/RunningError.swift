/// A double with a bound of its distance from the exact value: running error analysis.
///
/// Each operation adds its own rounding, at most u times its result, to what the errors of its
/// operands become (Higham, Accuracy and Stability of Numerical Algorithms, §3.3). Through a function
/// f an error e becomes |f'|·e to first order, terms of order e² being left out. So the error of a
/// program's value, the c_f·u·|f| of bound F19, needs no constant chosen by hand.
struct RunningError: DifferentiableScalar {
  /// The computed number.
  let value: Double
  /// How far it is from the exact one at most, to first order.
  let error: Double

  init(_ value: Double, error: Double) {
    self.value = value
    self.error = error
  }
  init(_ value: Double) { self.init(value, error: 0) }

  var isDefined: Bool { !value.isNaN }
  var detached: RunningError { self }

  /// The result of an operation that is rounded once, with what its operands' errors became.
  private init(rounded value: Double, carried: Double) {
    self.init(value, error: carried + ErrorFree.unitRoundoff * value.magnitude)
  }

  static func + (left: RunningError, right: RunningError) -> RunningError {
    RunningError(rounded: left.value + right.value, carried: left.error + right.error)
  }
  static func - (left: RunningError, right: RunningError) -> RunningError {
    RunningError(rounded: left.value - right.value, carried: left.error + right.error)
  }
  /// A product may also underflow, by half the least subnormal number.
  static func * (left: RunningError, right: RunningError) -> RunningError {
    RunningError(
      rounded: left.value * right.value,
      carried: left.value.magnitude * right.error + left.error * right.value.magnitude
        + left.error * right.error + .leastNonzeroMagnitude)
  }
  /// With q = a/b the error is (a' − qb')/b for the errors a' and b', at most (|a'| + |q||b'|)/|b|.
  static func / (left: RunningError, right: RunningError) -> RunningError {
    let quotient = left.value / right.value
    return RunningError(
      rounded: quotient,
      carried: (left.error + quotient.magnitude * right.error) / right.value.magnitude
        + .leastNonzeroMagnitude)
  }
  static prefix func - (number: RunningError) -> RunningError {
    RunningError(-number.value, error: number.error)
  }

  /// A value that was computed in another way than this one: its error is at most this one's and
  /// the distance of the two.
  private func agreeing(with value: Double) -> RunningError {
    RunningError(value, error: error + (value - self.value).magnitude)
  }

  static func sum(_ elements: [RunningError]) -> RunningError {
    elements.reduce(RunningError(0), +).agreeing(with: Double.sum(elements.map(\.value)))
  }
  static func mean(_ elements: [RunningError]) -> RunningError {
    (elements.reduce(RunningError(0), +) / RunningError(Double(elements.count)))
      .agreeing(with: Double.mean(elements.map(\.value)))
  }

  static func apply(_ function: ElementaryFunction, _ x: RunningError) -> RunningError {
    let value = Double.apply(function, x.value)
    let slope = Double.slope(function, at: x.value, value: value)
    let carried = x.error == 0 ? 0 : slope.magnitude * x.error
    let own = roundings(of: function, at: x.value, value: value)
    return RunningError(
      value,
      error: carried + own * ErrorFree.unitRoundoff * value.magnitude + .leastNonzeroMagnitude
    )
  }

  /// How many u of its value a function may be off, for an exact argument.
  ///
  /// One ulp is at most 2u of the value. Operations are rounded once, u; functions of libm are within
  /// 1 ulp, tanh within 2.5, erfc within 5.5 (bound F12); sigmoid, softplus, silu and gelu are
  /// sums, products and quotients of at most five such factors that do not cancel. Φ(x) = erfc(y)/2
  /// at the rounded y = −x/√2: it is off by 2u|x|φ(x) more, and φ(x)|x| ≤ (1 + x²)Φ(x). φ(x) is exp at
  /// a rounded −x²/2: 2u of that more.
  private static func roundings(
    of function: ElementaryFunction, at x: Double, value y: Double
  ) -> Double {
    switch function {
    case .neg, .relu, .abs: 0
    case .square, .sqrt, .reciprocal, .scale, .shift: 1
    case .exp, .log, .sin, .cos, .pow: 2
    case .tanh, .sinh, .cosh: 5
    case .sigmoid, .softplus, .silu: 10
    case .gelu, .normalDistribution: 13 + 2 * (1 + x * x)
    case .normalDensity: 5 + x * x
    }
  }
}

extension RunningError {
  /// The core's value, with the bound for the definition and the distance of the two.
  static func logSumExp(_ z: [RunningError]) throws(MathError) -> RunningError {
    try shiftedLogSumExp(z).agreeing(with: Double.logSumExp(z.map(\.value)))
  }
  /// The core's values, likewise.
  static func softmax(_ z: [RunningError]) throws(MathError) -> [RunningError] {
    try zip(shiftedSoftmax(z), Double.softmax(z.map(\.value))).map { $0.agreeing(with: $1) }
  }
  /// The core's values, likewise.
  static func logSoftmax(_ z: [RunningError]) throws(MathError) -> [RunningError] {
    try zip(shiftedLogSoftmax(z), Double.logSoftmax(z.map(\.value))).map { $0.agreeing(with: $1) }
  }
}
