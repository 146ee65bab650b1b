extension ElementaryFunction {
  /// The derivative at x, where the value is y: the rules of B.12 in forms that do not cancel.
  ///
  /// - σ' = σ(x)·σ(−x), since 1 − σ(x) = σ(−x), which keeps its digits where σ(x) is near 1.
  /// - tanh' = 1/cosh², which keeps its digits where tanh is near ±1; divided twice, because cosh²
  ///   overflows long before the quotient underflows.
  /// - silu = x·σ(x), so silu' = σ(x)·(1 + x·σ(−x)); gelu = x·Φ(x), so gelu' = Φ(x) + x·φ(x); Φ' = φ
  ///   and φ' = −x·φ.
  /// - relu'(0) = abs'(0) = 0 is the convention; x⁰ is the constant 1.
  ///
  /// With g·slope, a step of the reverse sweep takes at most four times the operations of the step:
  /// the derivative of a function counted as one operation takes at most three.
  func slope<Scalar: DifferentiableScalar>(at x: Scalar, value y: Scalar) -> Scalar {
    switch self {
    case .neg: return Scalar(-1)
    case .square: return x + x
    case .sqrt: return Scalar(0.5) / y
    case .exp: return y
    case .log: return Scalar(1) / x
    case .sin: return Scalar.apply(.cos, x)
    case .cos: return -Scalar.apply(.sin, x)
    case .tanh:
      let cosine = Scalar.apply(.cosh, x)
      return Scalar(1) / cosine / cosine
    case .sigmoid: return y * Scalar.apply(.sigmoid, -x)
    case .softplus: return Scalar.apply(.sigmoid, x)
    case .relu: return Scalar(x.value > 0 ? 1 : 0)
    case .abs: return Scalar(x.value > 0 ? 1 : x.value < 0 ? -1 : 0)
    case .gelu:
      return Scalar.apply(.normalDistribution, x) + x * Scalar.apply(.normalDensity, x)
    case .silu:
      return Scalar.apply(.sigmoid, x) * (Scalar(1) + x * Scalar.apply(.sigmoid, -x))
    case .reciprocal: return -(y * y)
    case .pow(0): return Scalar(0)
    case .pow(let exponent):
      return Scalar(Double(exponent)) * Scalar.apply(.pow(exponent - 1), x)
    case .scale(let factor): return Scalar(factor)
    case .shift: return Scalar(1)
    case .sinh: return Scalar.apply(.cosh, x)
    case .cosh: return Scalar.apply(.sinh, x)
    case .normalDistribution: return Scalar.apply(.normalDensity, x)
    case .normalDensity: return -(x * y)
    }
  }
}
