extension Softmax {
  /// The Jacobian diag(p) − pp' of the softmax, symmetric to the bit.
  ///
  /// - Throws: as `softmax` does.
  public static func softmaxJacobian(_ z: [Double]) throws(MathError) -> Matrix {
    let p = try probabilities(z, temperature: 1, in: "softmaxJacobian")
    var elements: [Double] = []
    elements.reserveCapacity(p.count * p.count)
    for i in p.indices {
      for j in p.indices { elements.append(i == j ? p[i] * (1 - p[i]) : -(p[i] * p[j]) + 0) }
    }
    return Matrix(checked: p.count, p.count, elements)
  }

  /// The product pᵢ(gᵢ − Σ pⱼgⱼ) of the Jacobian with a vector.
  ///
  /// - Throws: as `softmax` does; `shapes`; `notFinite` for g.
  public static func softmaxVjp(_ z: [Double], _ g: [Double]) throws(MathError) -> [Double] {
    try Requirements.sameLength(z, g, in: "softmaxVjp")
    try Requirements.finite(g, "g", in: "softmaxVjp")
    let p = try probabilities(z, temperature: 1, in: "softmaxVjp")
    var mean = 0.0
    for index in p.indices { mean += p[index] * g[index] }
    return p.indices.map { p[$0] * (g[$0] - mean) }
  }
}
