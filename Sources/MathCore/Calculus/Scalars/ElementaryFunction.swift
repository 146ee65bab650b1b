/// A function of one number that programs apply to each element, and those in their derivatives.
public enum ElementaryFunction: Sendable, Hashable {
  case neg, square, sqrt, exp, log, sin, cos, tanh, sigmoid, softplus, relu, abs, gelu, silu
  case reciprocal
  /// The power with a whole exponent.
  case pow(Int)
  /// c·x.
  case scale(Double)
  /// x + c.
  case shift(Double)
  /// The hyperbolic sine and cosine, in the derivative of tanh.
  case sinh, cosh
  /// The normal distribution function Φ and its density φ, in the derivative of gelu.
  case normalDistribution, normalDensity

  /// Those that programs name and that have no numbers of their own.
  static let plain: [ElementaryFunction] = [
    .neg, .square, .sqrt, .exp, .log, .sin, .cos, .tanh, .sigmoid, .softplus, .relu, .abs, .gelu,
    .silu, .reciprocal,
  ]

  /// The name by which programs call it.
  var name: String {
    switch self {
    case .pow: "pow"
    case .scale: "scale"
    case .shift: "shift"
    default: "\(self)"
    }
  }

  /// What x should be for the function to have a value, where it has none.
  func refusal(of x: Double) -> String? {
    switch self {
    case .sqrt: x < 0 ? "at least 0" : nil
    case .log: x <= 0 ? "positive" : nil
    case .reciprocal: x == 0 ? "other than 0" : nil
    case .pow(let exponent): x == 0 && exponent < 0 ? "other than 0" : nil
    default: nil
    }
  }

  /// What x should be for the function to have a derivative, where it has a value and no derivative.
  func refusalOfSlope(at x: Double) -> String? {
    self == .sqrt && x == 0 ? "positive, where the derivative is asked for" : nil
  }
}
