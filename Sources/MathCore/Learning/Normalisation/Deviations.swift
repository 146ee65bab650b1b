/// Numbers about their mean, exactly: what layer norm and batch norm are made of.
///
/// With S = Σ x, Dᵢ = n·xᵢ − S and R = n·Σ x² − S² + n²ε, the variance is v = (n·Σ x² − S²)/n², and
///
///     x̂ᵢ = (xᵢ − S/n)/√(v + ε) = Dᵢ/√R.
///
/// D and R are sums of products of doubles, and exact: nothing cancels in what is rounded.
struct Deviations {
  private let x: [Double]
  /// n, the number of elements.
  private let count: Dyadic
  /// S, the sum of the elements.
  private let sum: Dyadic
  /// n²·v, n times the sum of the squared deviations from the mean.
  let scatter: Dyadic
  /// R = n²(v + ε).
  private let spread: Dyadic
  /// √R, within 9u².
  let root: ScaledPair
  /// S/n, within 11u².
  private let mean: ScaledPair
  /// √(v + ε), within 19u².
  private let deviation: ScaledPair

  /// The deviations of finite elements; nothing where v + ε = 0.
  init?(_ x: [Double], _ epsilon: Double) {
    self.x = x
    let sum = WideAccumulator.sum(x.span)
    let squares = WideAccumulator.dot(x.span, x.span)
    let count = Dyadic(x.count)
    self.count = count
    self.sum = sum
    scatter = .magnitudeDistance(count * squares, sum * sum)
    spread = scatter + count * count * Dyadic(epsilon)
    guard !spread.isZero else { return nil }
    root = ScaledPair(spread).squareRoot
    mean = ScaledPair(sum) / ScaledPair(x.count)
    deviation = root / ScaledPair(x.count)
  }

  /// Dᵢ = n·xᵢ − S.
  func value(_ index: Int) -> Dyadic { count * Dyadic(x[index]) - sum }

  /// The normalised element x̂ᵢ, within 2^-69 of itself.
  ///
  /// The difference of xᵢ and the mean as pairs is off by 11u² of the mean and 3u² of both. Where
  /// it is not below 2^-30 of the larger of them, roughly taken by exponents, that is 17u²·2^31 of
  /// it, below 2^-70; the root and the quotient add less than 2^-100. Else the numerator is Dᵢ.
  func normalised(_ index: Int) -> ScaledPair {
    let element = ScaledPair(x[index])
    let distance = element - mean
    let isNear = distance.exponent + 30 < max(element.exponent, mean.exponent)
    return distance.isZero || isNear
      ? ScaledPair(value(index)) / root : distance / deviation
  }

  /// The gradient by x from a, that by x̂, each element within 1 ulp.
  ///
  /// With A = Σ a and B = Σ aⱼDⱼ the chain rule gives
  ///
  ///     ∂/∂xᵢ = (aᵢ − A/n − x̂ᵢ·(Σ aⱼx̂ⱼ)/n)/√(v + ε) = ((n·aᵢ − A)·R − Dᵢ·B)/(R·√R).
  ///
  /// The numerator is exact. What is left adds 2^-100 to the rounding, relatively.
  func gradient(_ a: [Dyadic]) -> [Double] {
    let values = x.indices.map(value)
    var total = Dyadic(0)
    var product = Dyadic(0)
    for (entry, value) in zip(a, values) {
      total = total + entry
      product = product + entry * value
    }
    let divisor = ScaledPair(spread) * root
    return zip(a, values).map { entry, value in
      let numerator = (count * entry - total) * spread - value * product
      return (ScaledPair(numerator) / divisor).rounded
    }
  }
}
