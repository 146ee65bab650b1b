extension Dual {
  /// The sum of the values, and that of the derivatives.
  public static func sum(_ elements: [Dual]) -> Dual {
    Dual(Base.sum(elements.map(\.real)), derivative: Base.sum(elements.map(\.derivative)))
  }

  /// The mean of the values, and that of the derivatives.
  public static func mean(_ elements: [Dual]) -> Dual {
    Dual(Base.mean(elements.map(\.real)), derivative: Base.mean(elements.map(\.derivative)))
  }

  /// The product A·B with the derivative A'·B + A·B', three products of matrices.
  public static func product(
    _ a: [Dual], _ b: [Dual], _ m: Int, _ k: Int, _ n: Int
  ) -> [Dual] {
    let (left, right) = (a.map(\.real), b.map(\.real))
    let values = Base.product(left, right, m, k, n)
    let first = Base.product(a.map(\.derivative), right, m, k, n)
    let second = Base.product(left, b.map(\.derivative), m, k, n)
    return values.indices.map { Dual(values[$0], derivative: first[$0] + second[$0]) }
  }

  /// The gradient of log-sum-exp is the softmax: the derivative is Σ pᵢzᵢ'.
  public static func logSumExp(_ z: [Dual]) throws(MathError) -> Dual {
    let values = z.map(\.real)
    return Dual(try Base.logSumExp(values), derivative: try slope(z, values))
  }

  /// The derivative of pᵢ is pᵢ(zᵢ' − Σ pⱼzⱼ').
  public static func softmax(_ z: [Dual]) throws(MathError) -> [Dual] {
    let values = z.map(\.real)
    let p = try Base.softmax(values)
    let slope = try slope(z, values)
    return z.indices.map { Dual(p[$0], derivative: p[$0] * (z[$0].derivative - slope)) }
  }

  /// The derivative of log pᵢ is zᵢ' − Σ pⱼzⱼ'.
  public static func logSoftmax(_ z: [Dual]) throws(MathError) -> [Dual] {
    let values = z.map(\.real)
    let logarithms = try Base.logSoftmax(values)
    let slope = try slope(z, values)
    return z.indices.map { Dual(logarithms[$0], derivative: z[$0].derivative - slope) }
  }

  /// Σ pᵢzᵢ'.
  private static func slope(_ z: [Dual], _ values: [Base]) throws(MathError) -> Base {
    let p = try Base.softmax(values)
    return Base.sum(z.indices.map { p[$0] * z[$0].derivative })
  }
}
