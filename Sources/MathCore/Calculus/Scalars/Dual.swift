/// A dual number a + a'ε with ε² = 0: a value, and its derivative in a direction.
///
/// What is computed with dual numbers carries its derivative along, since f(a + a'ε) = f(a) +
/// f'(a)·a'ε: the forward mode. Each rule is exact, so that only the roundings of its operations meet
/// the derivative (bound F20), and nothing is lost by a difference. The value's bits are those that
/// are computed without the derivative.
public struct Dual<Base: DifferentiableScalar>: DifferentiableScalar {
  /// The value.
  public var real: Base
  /// The derivative of the value.
  public var derivative: Base

  /// A value and its derivative.
  public init(_ real: Base, derivative: Base) {
    self.real = real
    self.derivative = derivative
  }

  /// A constant, whose derivative is 0.
  public init(_ value: Double) { self.init(Base(value), derivative: Base(0)) }

  /// The number.
  public var value: Double { real.value }
  /// Whether neither part is NaN.
  public var isDefined: Bool { real.isDefined && derivative.isDefined }
  /// The value with the derivative 0.
  public var detached: Dual { Dual(real, derivative: Base(0)) }
  /// Whether it carries a derivative: it does.
  public static var carriesDerivative: Bool { true }

  /// The sum.
  public static func + (left: Dual, right: Dual) -> Dual {
    Dual(left.real + right.real, derivative: left.derivative + right.derivative)
  }
  /// The difference.
  public static func - (left: Dual, right: Dual) -> Dual {
    Dual(left.real - right.real, derivative: left.derivative - right.derivative)
  }
  /// The product.
  public static func * (left: Dual, right: Dual) -> Dual {
    Dual(
      left.real * right.real,
      derivative: left.derivative * right.real + left.real * right.derivative)
  }
  /// q = a/b, so a = qb, a' = q'b + qb' and q' = (a' − qb')/b.
  public static func / (left: Dual, right: Dual) -> Dual {
    let quotient = left.real / right.real
    return Dual(
      quotient, derivative: (left.derivative - quotient * right.derivative) / right.real)
  }
  /// The number with the other sign.
  public static prefix func - (number: Dual) -> Dual {
    Dual(-number.real, derivative: -number.derivative)
  }

  /// The chain rule: f(a) and f'(a)·a'.
  public static func apply(_ function: ElementaryFunction, _ x: Dual) -> Dual {
    let value = Base.apply(function, x.real)
    return Dual(
      value, derivative: Base.slope(function, at: x.real, value: value) * x.derivative)
  }
}

extension Dual: Sendable where Base: Sendable {}
