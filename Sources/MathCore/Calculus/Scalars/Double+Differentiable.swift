#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Plain values, with the sums, products and stable functions of the core.
extension Double: DifferentiableScalar {
  /// The number.
  public var value: Double { self }
  /// Whether it is a number, or an infinity.
  public var isDefined: Bool { !isNaN }

  /// The value of a function; at infinities its limit, where it has one.
  public static func apply(_ function: ElementaryFunction, _ x: Double) -> Double {
    switch function {
    case .neg: return -x
    case .square: return x * x
    case .sqrt: return x.squareRoot()
    case .exp: return exp(x)
    case .log: return log(x)
    case .sin: return sin(x)
    case .cos: return cos(x)
    case .tanh: return (try? Activations.tanh(x)) ?? tanh(x)
    case .sigmoid: return (try? Activations.sigmoid(x)) ?? (x > 0 ? 1 : x < 0 ? 0 : x)
    case .softplus: return (try? Activations.softplus(x)) ?? (x < 0 ? 0 : x)
    case .relu: return x > 0 ? x : x.isNaN ? x : 0
    case .abs: return x.magnitude
    case .gelu: return (try? Activations.gelu(x)) ?? (x < 0 ? 0 : x)
    case .silu: return (try? Activations.silu(x)) ?? (x < 0 ? 0 : x)
    case .reciprocal: return 1 / x
    case .pow(let exponent): return pow(x, Double(exponent))
    case .scale(let factor): return factor * x
    case .shift(let addend): return x + addend
    case .sinh: return sinh(x)
    case .cosh: return cosh(x)
    case .normalDistribution: return erfc(-x * 0.5.squareRoot()) / 2
    case .normalDensity: return exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    }
  }

  /// The sum, correctly rounded while it is finite.
  public static func sum(_ elements: [Double]) -> Double {
    guard elements.count > 2, Finiteness.holds(for: elements.span) else {
      return elements.reduce(0, +)
    }
    return CompensatedKernels.sum(elements.span).rounded
      ?? WideAccumulator.sum(elements.span).rounded
  }

  /// The mean, correctly rounded.
  public static func mean(_ elements: [Double]) -> Double {
    guard Finiteness.holds(for: elements.span) else {
      return elements.reduce(0, +) / Double(elements.count)
    }
    return ExactMean.rounded(elements.span)
  }

  /// The product with bound F4.
  public static func product(
    _ a: [Double], _ b: [Double], _ m: Int, _ k: Int, _ n: Int
  ) -> [Double] {
    MatrixProduct.elements(a.span, b.span, m, k, n)
  }

  /// `Softmax.logSumExp`.
  public static func logSumExp(_ z: [Double]) throws(MathError) -> Double {
    try Softmax.logSumExp(z)
  }
  /// `Softmax.softmax`.
  public static func softmax(_ z: [Double]) throws(MathError) -> [Double] {
    try Softmax.softmax(z)
  }
  /// `Softmax.logSoftmax`.
  public static func logSoftmax(_ z: [Double]) throws(MathError) -> [Double] {
    try Softmax.logSoftmax(z)
  }
}

extension Double {
  /// The derivative: of the activations the core's own, else by the rules of `ElementaryFunction`.
  public static func slope(
    _ function: ElementaryFunction, at x: Double, value y: Double
  ) -> Double {
    // Each is flat at −∞, and at ∞ as flat or as steep as the ramp.
    switch function {
    case .tanh: return (try? Activations.tanhGrad(x)) ?? 0
    case .sigmoid: return (try? Activations.sigmoidGrad(x)) ?? 0
    case .gelu: return (try? Activations.geluGrad(x)) ?? (x > 0 ? 1 : 0)
    case .silu: return (try? Activations.siluGrad(x)) ?? (x > 0 ? 1 : 0)
    default: return function.slope(at: x, value: y)
    }
  }
}
