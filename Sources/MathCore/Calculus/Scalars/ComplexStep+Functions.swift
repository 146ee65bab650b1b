#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ComplexStep {
  /// The analytic continuation of a function from the real line.
  ///
  /// `relu` and `abs` have none; programs with them are refused before. The normal distribution
  /// function is taken by its Taylor polynomial, for |b|(1 + |a|) ≤ 2⁻²⁷, and is NaN beyond.
  public static func apply(_ function: ElementaryFunction, _ z: ComplexStep) -> ComplexStep {
    let (a, b) = (z.real, z.imaginary)
    switch function {
    case .neg: return -z
    case .square: return z * z
    case .sqrt:
      let root = ((hypot(a, b) + a) / 2).squareRoot()
      return ComplexStep(root, imaginary: b / (2 * root))
    case .exp: return ComplexStep(exp(a) * cos(b), imaginary: exp(a) * sin(b))
    case .log: return ComplexStep(log(hypot(a, b)), imaginary: atan2(b, a))
    case .sin: return ComplexStep(sin(a) * cosh(b), imaginary: cos(a) * sinh(b))
    case .cos: return ComplexStep(cos(a) * cosh(b), imaginary: -(sin(a) * sinh(b)))
    case .sinh: return ComplexStep(sinh(a) * cos(b), imaginary: cosh(a) * sin(b))
    case .cosh: return ComplexStep(cosh(a) * cos(b), imaginary: sinh(a) * sin(b))
    case .tanh: return tanh(z)
    case .sigmoid:
      if a >= 0 { return ComplexStep(1) / (ComplexStep(1) + apply(.exp, -z)) }
      let power = apply(.exp, z)
      return power / (ComplexStep(1) + power)
    case .softplus:
      return a >= 0 ? z + logOfOne(plus: apply(.exp, -z)) : logOfOne(plus: apply(.exp, z))
    case .silu: return z * apply(.sigmoid, z)
    case .gelu: return z * apply(.normalDistribution, z)
    case .reciprocal: return ComplexStep(1) / z
    case .pow(let exponent): return power(z, exponent)
    case .scale(let factor): return ComplexStep(factor * a, imaginary: factor * b)
    case .shift(let addend): return ComplexStep(a + addend, imaginary: b)
    case .normalDistribution: return normalDistribution(z)
    case .normalDensity:
      let power = apply(.exp, -(z * z) / ComplexStep(2))
      return power / ComplexStep((2 * Double.pi).squareRoot())
    case .relu, .abs: return ComplexStep(.nan)
    }
  }

  /// tanh(a + ib) = (t + iτ)/(1 + itτ) with t = tanh a and τ = tan b, and 1 − t² = 1/cosh²a.
  private static func tanh(_ z: ComplexStep) -> ComplexStep {
    let t = Double.apply(.tanh, z.real)
    let tangent = tan(z.imaginary)
    let cosine = cosh(z.real)
    let scale = 1 + t * t * (tangent * tangent)
    return ComplexStep(
      t * (1 + tangent * tangent) / scale, imaginary: tangent / cosine / cosine / scale)
  }

  /// log(1 + w) = log1p(2 Re w + |w|²)/2 + i·arg(1 + w).
  private static func logOfOne(plus w: ComplexStep) -> ComplexStep {
    let square = w.real * w.real + w.imaginary * w.imaginary
    return ComplexStep(
      log1p(2 * w.real + square) / 2, imaginary: atan2(w.imaginary, 1 + w.real))
  }

  /// (a + ib)ᵏ = aᵏ·(1 + iβ)ᵏ with β = b/a, and the argument of 1 + iβ is atan β.
  ///
  /// Taking out aᵏ keeps the digits of a tiny argument when a is negative. (ib)ᵏ is lost against
  /// any number for k > 1, as all terms of order h² are.
  private static func power(_ z: ComplexStep, _ exponent: Int) -> ComplexStep {
    if exponent == 0 { return ComplexStep(1) }
    if exponent == 1 { return z }
    let power = pow(z.real, Double(exponent))
    if z.real == 0 { return ComplexStep(power) }
    let ratio = z.imaginary / z.real
    let argument = Double(exponent) * atan(ratio)
    let length = power * exp(Double(exponent) * log1p(ratio * ratio) / 2)
    return ComplexStep(length * cos(argument), imaginary: length * sin(argument))
  }

  /// Φ(a + ib) = Φ(a) + ib·φ(a) + b²·aφ(a)/2 − …: each further term is below b²(1 + a²) times an
  /// earlier one of its part, so that it is lost where |b|(1 + |a|) ≤ 2⁻²⁷.
  private static func normalDistribution(_ z: ComplexStep) -> ComplexStep {
    guard z.imaginary.magnitude * (1 + z.real.magnitude) <= 0x1p-27 else {
      return ComplexStep(.nan)
    }
    let density = Double.apply(.normalDensity, z.real)
    let square = z.imaginary * z.imaginary
    return ComplexStep(
      Double.apply(.normalDistribution, z.real) + square * z.real * density / 2,
      imaginary: z.imaginary * density)
  }
}
