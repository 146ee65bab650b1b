/// A complex number a + ib with a tiny b, for derivatives by the complex step.
///
/// For an analytic f that is real on the real line, f(x + ih) = f(x) + ihf'(x) − h²f''(x)/2 − …, so
/// that Im f(x + ih)/h is f'(x) up to a relative error of order h². No difference is taken, so h may
/// be so small, 1e-100, that its square is lost against 1: only roundings meet the derivative.
public struct ComplexStep: DifferentiableScalar, Sendable, Hashable {
  /// The real part.
  public var real: Double
  /// The imaginary part.
  public var imaginary: Double

  /// A complex number.
  public init(_ real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }
  /// A real number.
  public init(_ value: Double) { self.init(value, imaginary: 0) }

  /// The real part.
  public var value: Double { real }
  /// Whether neither part is NaN.
  public var isDefined: Bool { !real.isNaN && !imaginary.isNaN }
  /// Whether it carries a derivative: it does.
  public static var carriesDerivative: Bool { true }
  /// Whether operations must be analytic: they must.
  public static var needsAnalyticOperations: Bool { true }

  /// The sum.
  public static func + (left: ComplexStep, right: ComplexStep) -> ComplexStep {
    ComplexStep(left.real + right.real, imaginary: left.imaginary + right.imaginary)
  }
  /// The difference.
  public static func - (left: ComplexStep, right: ComplexStep) -> ComplexStep {
    ComplexStep(left.real - right.real, imaginary: left.imaginary - right.imaginary)
  }
  /// The product.
  public static func * (left: ComplexStep, right: ComplexStep) -> ComplexStep {
    ComplexStep(
      left.real * right.real - left.imaginary * right.imaginary,
      imaginary: left.real * right.imaginary + left.imaginary * right.real)
  }
  /// Smith's division, scaled by the larger part of the divisor.
  public static func / (left: ComplexStep, right: ComplexStep) -> ComplexStep {
    if right.imaginary.magnitude <= right.real.magnitude {
      let ratio = right.imaginary / right.real
      let scale = right.real + right.imaginary * ratio
      return ComplexStep(
        (left.real + left.imaginary * ratio) / scale,
        imaginary: (left.imaginary - left.real * ratio) / scale)
    }
    let ratio = right.real / right.imaginary
    let scale = right.real * ratio + right.imaginary
    return ComplexStep(
      (left.real * ratio + left.imaginary) / scale,
      imaginary: (left.imaginary * ratio - left.real) / scale)
  }
  /// The number with the other sign.
  public static prefix func - (number: ComplexStep) -> ComplexStep {
    ComplexStep(-number.real, imaginary: -number.imaginary)
  }
}
