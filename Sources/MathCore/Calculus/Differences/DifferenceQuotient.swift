/// Quotients of differences of a function of one number, and what they are off by.
///
/// With a step h the exact quotients differ from the derivative by a truncation error of the order p:
///
/// - forward, (f(x + h) − f(x))/h: Taylor's h·f''/2, p = 1;
/// - central, (f(x + h) − f(x − h))/2h: the odd terms remain, h²·f'''/6, p = 2;
/// - five points, (4C(h) − C(2h))/3 for the central C: the terms in h² cancel, h⁴·f⁽⁵⁾/30, p = 4;
/// - second derivative, (f(x + h) − 2f(x) + f(x − h))/h²: h²·f⁗/12, p = 2.
///
/// Rounding adds what the values are off by, divided by h (bound F19). The points are rounded, and the
/// differences of the points as they are divide the differences of the values, so that no error comes
/// from x + h being another number than was asked for.
struct DifferenceQuotient {
  /// The ways to form a quotient, by their names.
  enum Method: String {
    case forward, central, fivePoint
    /// The second derivative by three points.
    case second

    /// The order of the truncation error in h.
    var order: Int {
      switch self {
      case .forward: 1
      case .central, .second: 2
      case .fivePoint: 4
      }
    }
  }

  /// The quotient.
  let value: Double
  /// A bound of what rounding has added, to first order.
  let rounding: Double

  /// The quotient of a function at x with a step h, made representable: (x + h) − x.
  ///
  /// - Throws: what the function throws; `MathError.outsideDomain` for a step that is lost in x or
  ///   reaches beyond the range of doubles.
  init(
    _ method: Method, of function: ScalarProgram, at x: Double, step h: Double
  ) throws(MathError) {
    let step = (x + h) - x
    guard step != 0, (x + 2 * step).isFinite, (x - 2 * step).isFinite, x - step != x else {
      throw .outsideDomain(
        function: function.name, argument: "h", value: h.description,
        condition: "a step that changes x = \(x) and stays among the doubles")
    }
    switch method {
    case .forward: self = try Self.slope(function, x, x + step)
    case .central: self = try Self.slope(function, x - step, x + step)
    case .fivePoint:
      let near = try Self.slope(function, x - step, x + step)
      let far = try Self.slope(function, x - 2 * step, x + 2 * step)
      // A difference, a product and a quotient, each rounded once.
      let value = near.value + (near.value - far.value) / 3
      self.init(
        value: value,
        rounding: (4 * near.rounding + far.rounding) / 3
          + ErrorFree.unitRoundoff * (value.magnitude + (near.value - far.value).magnitude))
    case .second:
      // Twice the second divided difference, whatever the two steps are.
      let left = try Self.slope(function, x - step, x)
      let right = try Self.slope(function, x, x + step)
      let width = (x + step) - (x - step)
      let value = 2 * ((right.value - left.value) / width)
      self.init(
        value: value,
        rounding: 2 * (left.rounding + right.rounding) / width.magnitude
          + 3 * ErrorFree.unitRoundoff * value.magnitude)
    }
  }

  init(value: Double, rounding: Double) {
    self.value = value
    self.rounding = rounding
  }

  /// The slope of the secant between two points.
  private static func slope(
    _ function: ScalarProgram, _ a: Double, _ b: Double
  ) throws(MathError) -> DifferenceQuotient {
    let (left, right) = (try function.value(at: a), try function.value(at: b))
    let width = b - a
    let value = (right.value - left.value) / width
    // The difference, the width and the quotient are rounded once each.
    return DifferenceQuotient(
      value: value,
      rounding: (left.error + right.error) / width.magnitude
        + 3 * ErrorFree.unitRoundoff * value.magnitude)
  }
}

/// A program as a function of one number, for the functions of differences.
struct ScalarProgram {
  /// What it is computed for, in errors.
  let name: String
  private let steps: CheckedProgram

  /// - Throws: `MathError.operation` with a malformed step.
  init(_ program: Program, for name: String) throws(MathError) {
    self.name = name
    steps = try CheckedProgram(program, for: name)
  }

  /// The value at x with a bound of its rounding error.
  func value(at x: Double) throws(MathError) -> RunningError { try value(at: RunningError(x)) }

  /// The value at any scalar.
  ///
  /// - Throws: `MathError.notScalar` where it is not one number; `.operation` with the step that throws.
  func value<Scalar: DifferentiableScalar>(at x: Scalar) throws(MathError) -> Scalar {
    try Differentiation.scalar(
      Recording(steps, [Values([], [x])], for: name).output, for: name)
  }
}
