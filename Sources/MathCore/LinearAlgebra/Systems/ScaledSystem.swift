/// A square system whose matrix is scaled by powers of two, factored, and proved nonsingular.
struct ScaledSystem {
  let size: Int
  let scaled: Equilibrated
  let factors: Factors
  /// The bound of `Factors.perturbationBound`, below 1.
  let perturbation: Double
  /// The approximate inverses of the factors, where this bound took them.
  let inverses: TriangularInverses?

  /// Nothing where the certificate does not prove that the matrix is nonsingular; where the inverses of
  /// the factors are wanted anyway, they prove that of a large matrix at once.
  init?(_ a: Matrix, invertsFactors: Bool = false) {
    size = a.rowCount
    scaled = Equilibrated(a, scalesRows: true)
    guard scaled.isExact else { return nil }
    factors = Factors(scaled.elements, size: size)
    guard factors.hasPivots else { return nil }
    (perturbation, inverses) = Factors.perturbationBound(
      factors.elements, size: size, gamma: Factors.gamma(size),
      enough: invertsFactors && size >= 32 ? 0 : 0x1p-11)
    guard perturbation < 1 else { return nil }
  }

  /// The solution of the system with this right side, with componentwise backward error at most 2u;
  /// nothing where refinement does not reach that, or leaves the range of doubles.
  func refined(_ right: [Double]) -> [Double]? {
    // The right side has one power of two of its own, and its rows that of the matrix.
    let exponents = right.enumerated().map { index, value in
      (value == 0 ? Int.min / 2 : PowerOfTwo.exponent(of: value)) - scaled.rowExponents[index]
    }
    let highest = exponents.max() ?? 0
    let common = highest < Int.min / 4 ? 0 : highest
    var b = right
    for index in b.indices {
      let exponent = -scaled.rowExponents[index] - common
      b[index] = PowerOfTwo.scale(right[index], by: exponent)
      guard PowerOfTwo.scale(b[index], by: -exponent) == right[index] else { return nil }
    }
    var x = factors.solve(b)
    for _ in 0..<4 {
      guard x.allSatisfy({ $0.magnitude < 0x1p900 }) else { return nil }
      let (residual, isSmall) = residual(b, x)
      if isSmall { return unscaled(x, by: common) }
      let correction = factors.solve(residual)
      for index in x.indices { x[index] += correction[index] }
    }
    return nil
  }

  /// b − B·x, and whether it is at most (2u − 4γ²ₙ₊₁)·(|B|·|x| + |b|) in every entry.
  private func residual(_ b: [Double], _ x: [Double]) -> ([Double], Bool) {
    var isSmall = true
    var residual = b
    let magnitudes = x.map(\.magnitude)
    scaled.elements.withUnsafeBufferPointer { matrix in
      x.withUnsafeBufferPointer { x in
        guard let matrix = matrix.baseAddress, let x = x.baseAddress else { return }
        for row in 0..<size {
          let start = matrix + row * size
          residual[row] = Residual.entry(b[row], minus: start, times: x, count: size)
          let entries = scaled.elements.span.extracting(row * size..<(row + 1) * size)
          let scale = b[row].magnitude + TriangularInverses.product(entries, magnitudes.span)
          if !(residual[row].magnitude <= bound * scale) { isSmall = false }
        }
      }
    }
    return (residual, isSmall)
  }

  /// What a computed residual may be, relative to |B|·|x| + |b|, so that the true one is at most 2u:
  /// its own error is u·|r| + γ²ₙ₊₁, the sum beside it has a relative error of γₙ₊₁, and each of the
  /// two products here one of u.
  private var bound: Double {
    let gamma = Factors.gamma(size + 4)
    return 0x1p-52 * (1 - 4 * gamma) - 2 * gamma * gamma
  }

  /// The solution of the given system; nothing where scaling back would round.
  private func unscaled(_ x: [Double], by common: Int) -> [Double]? {
    var result = x
    for index in x.indices {
      let exponent = common - scaled.columnExponents[index]
      result[index] = PowerOfTwo.scale(x[index], by: exponent)
      let isRounded = result[index].isFinite && result[index].magnitude < .leastNormalMagnitude
      if isRounded && x[index] != 0 { return nil }
    }
    return result
  }
}
