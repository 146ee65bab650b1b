/// Numbers about their mean, exactly: what layer norm and batch norm are made of.
///
/// With S = Σ x, Dᵢ = n·xᵢ − S and R = n·Σ x² − S² + n²ε, the variance is v = (n·Σ x² − S²)/n², and
///
///     x̂ᵢ = (xᵢ − S/n)/√(v + ε) = Dᵢ/√R.
///
/// D and R are sums of products of doubles, and exact: nothing cancels in what is rounded.
struct Deviations {
  /// n, the number of elements.
  private let count: Dyadic
  /// n·xᵢ − Σ x.
  let values: [Dyadic]
  /// n²·v, n times the sum of the squared deviations from the mean.
  let scatter: Dyadic
  /// n²(v + ε).
  let spread: Dyadic
  /// √R, within 2^-102.
  let root: ScaledPair

  /// The deviations of finite elements; nothing where v + ε = 0.
  init?(_ x: [Double], _ epsilon: Double) {
    let sum = WideAccumulator.sum(x.span)
    let squares = WideAccumulator.dot(x.span, x.span)
    let count = Dyadic(x.count)
    self.count = count
    scatter = .magnitudeDistance(count * squares, sum * sum)
    spread = scatter + count * count * Dyadic(epsilon)
    guard !spread.isZero else { return nil }
    values = x.map { count * Dyadic($0) - sum }
    root = ScaledPair(spread).squareRoot
  }

  /// The normalised element x̂ᵢ, within 2^-101 of itself.
  ///
  /// The numerator is within 2^-105; the root within 8u² and half of 2^-105; the quotient adds
  /// 10u².
  func normalised(_ index: Int) -> ScaledPair { ScaledPair(values[index]) / root }

  /// The gradient by x from a, that by x̂, each element within 1 ulp.
  ///
  /// With A = Σ a and B = Σ aⱼDⱼ the chain rule gives
  ///
  ///     ∂/∂xᵢ = (aᵢ − A/n − x̂ᵢ·(Σ aⱼx̂ⱼ)/n)/√(v + ε) = ((n·aᵢ − A)·R − Dᵢ·B)/(R·√R).
  ///
  /// The numerator is exact. What is left adds 2^-100 to the rounding, relatively.
  func gradient(_ a: [Dyadic]) -> [Double] {
    var sum = Dyadic(0)
    var product = Dyadic(0)
    for (entry, deviation) in zip(a, values) {
      sum = sum + entry
      product = product + entry * deviation
    }
    let divisor = ScaledPair(spread) * root
    return zip(a, values).map { entry, deviation in
      let numerator = (count * entry - sum) * spread - deviation * product
      return (ScaledPair(numerator) / divisor).rounded
    }
  }
}
