extension Differentiation {
  /// The value and the derivative of a program with one input, a number, by dual numbers.
  ///
  /// - Throws: `MathError.notScalar` where the value is not one number; as `evaluate` does.
  public static func dualDerivative(
    _ program: Program, _ x: Double
  ) throws(MathError) -> (value: Double, derivative: Double) {
    let function = try ScalarProgram(program, at: x, for: "dualDerivative")
    let result = try function.value(at: Dual(x, derivative: 1.0))
    return (result.real, result.derivative)
  }

  /// The difference quotient of a program with one input, a number, with a step h.
  ///
  /// The step is made representable, (x + h) − x; the methods are `forward`, `central` and `fivePoint`,
  /// with the errors that `DifferenceQuotient` derives.
  ///
  /// - Throws: `MathError.outsideDomain` for another method, and for a step that does not change x; as
  ///   `dualDerivative` does.
  public static func differenceQuotient(
    _ program: Program, _ x: Double, _ h: Double, _ method: String
  ) throws(MathError) -> Double {
    let function = try ScalarProgram(program, at: x, for: "differenceQuotient")
    try Requirements.finite(h, "h", in: "differenceQuotient")
    guard let method = DifferenceQuotient.Method(named: method) else {
      throw .outsideDomain(
        function: "differenceQuotient", argument: "method", value: method,
        condition: "forward, central or fivePoint")
    }
    return try DifferenceQuotient(method, of: function, at: x, step: h).value
  }

  /// A derivative by differences or by the complex step: its value, an estimate of its error, and the
  /// step that was taken.
  public struct Estimate: Sendable, Hashable {
    /// The derivative.
    public let value: Double
    /// What it is off by: truncation and rounding.
    public let error: Double
    /// The step.
    public let step: Double
  }

  /// The derivative of a program with one input, a number, with the step chosen.
  ///
  /// The methods are `forward`, `central`, `fivePoint`, `richardson` (central quotients extrapolated to the
  /// step 0) and `complexStep`, for programs of analytic operations, with the step 1e-100. How the step is
  /// chosen and the error estimated: `StepChoice`, `Richardson`. The error of the complex step is the
  /// rounding of its operations.
  ///
  /// - Throws: `MathError.outsideDomain` for another method, for an operation that is not analytic, and
  ///   where the function has no values around x; as `dualDerivative` does.
  public static func derivative(
    _ program: Program, _ x: Double, _ method: String
  ) throws(MathError) -> Estimate {
    let function = try ScalarProgram(program, at: x, for: "derivative")
    if let quotient = DifferenceQuotient.Method(named: method) {
      return try Estimate(StepChoice(quotient, of: function, at: x))
    }
    switch method {
    case "richardson": return try Richardson.estimate(of: function, at: x)
    case "complexStep": return try complexStep(function, x)
    default:
      throw .outsideDomain(
        function: "derivative", argument: "method", value: method,
        condition: "forward, central, fivePoint, richardson or complexStep")
    }
  }

  /// The second derivative of a program with one input, a number, by differences of three points.
  ///
  /// - Throws: as `derivative` does.
  public static func secondDerivative(
    _ program: Program, _ x: Double
  ) throws(MathError) -> Estimate {
    let function = try ScalarProgram(program, at: x, for: "secondDerivative")
    return try Estimate(StepChoice(.second, of: function, at: x))
  }

  /// The step of the complex step: its square is lost against 1, and a derivative up to 1e200 times as
  /// large as the function's values neither over- nor underflows.
  private static let complexStepLength = 1e-100

  private static func complexStep(
    _ function: ScalarProgram, _ x: Double
  ) throws(MathError) -> Estimate {
    let h = complexStepLength
    let value = try function.value(at: ComplexStep(x, imaginary: h)).imaginary / h
    // The rounding of a derivative by the chain rule, and how far this one is from that.
    let bounded = try function.value(
      at: Dual(RunningError(x), derivative: RunningError(1))
    ).derivative
    let error = bounded.error + (value - bounded.value).magnitude
    return Estimate(value: value, error: error, step: h)
  }
}

extension Differentiation.Estimate {
  init(_ choice: StepChoice) {
    self.init(value: choice.value, error: choice.error, step: choice.step)
  }
}

extension DifferenceQuotient.Method {
  /// The method of the first derivative with a name.
  init?(named name: String) {
    self.init(rawValue: name)
    if self == .second { return nil }
  }
}

extension ScalarProgram {
  /// The program, for a number that is finite.
  init(_ program: Program, at x: Double, for name: String) throws(MathError) {
    try Requirements.finite(x, "x", in: name)
    try self.init(program, for: name)
  }
}
