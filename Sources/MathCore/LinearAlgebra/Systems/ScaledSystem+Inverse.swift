extension ScaledSystem {
  /// The inverse of the given matrix, refined once; nothing where the certificate leaves room for the
  /// refinement to fail, where F9 is not shown, or where a number leaves the range of doubles.
  ///
  /// From Z = X·Y·P with the approximate inverses X of U and Y of L it is Z + Z·(I − B·Z), one step of
  /// Schulz (1933): with ‖I − ZB‖ = δ that leaves δ² of the error, and what rounding of the residual and
  /// of the sum adds. An entry of which the step leaves only the last bits was rounding error as
  /// a whole, and a zero is taken for it: what is right is decided by the test that follows.
  ///
  /// - Complexity: 4⅔·n³ products, and 2·n³ more where the bound by norms does not show F9.
  func inverse() -> Matrix? {
    let n = size
    guard perturbation < 0x1p-10 else { return nil }
    let triangles = inverses ?? TriangularInverses(factors.elements, size: n)
    let product = MatrixProduct.ofTriangles(triangles.upper.span, triangles.lower.span, n)
    let order = factors.order
    let first = RowPasses.array(n * n) { first in
      RowPasses.rows(of: product, width: n) { product, start in
        for column in 0..<n { first[start &+ order[column]] = product[column] }
      }
    }
    guard RowPasses.areMiddling(first), RowPasses.areMiddling(scaled.elements) else { return nil }
    let residual = InverseResidual(scaled.elements, first, size: n)
    let correction = MatrixProduct.elements(first.span, residual.values.span, n, n, n)
    var noise = 0
    let refined = RowPasses.array(n * n) { refined in
      correction.withUnsafeBufferPointer { correction in
        first.withUnsafeBufferPointer { first in
          for index in 0..<n &* n {
            let value = first[index] + correction[index]
            let isNoise = value.magnitude < 0x1p-16 * first[index].magnitude
            refined[index] = isNoise ? 0 : value
            noise &+= isNoise ? 1 : 0
          }
        }
      }
    }
    guard RowPasses.areMiddling(refined),
      noise == 0 && residual.shows(refined, scaled.elements) || isShown(refined)
    else { return nil }
    return unscaled(refined)
  }

  /// Whether |BX − I| ≤ 3n·u·|B|·|X|/(1 + γₙ) is certain entry by entry, from which F9 follows with any
  /// factors of B, since |B| ≤ (1 + γₙ)·P'|L||U|.
  ///
  /// The computed product misses BX by at most γₙ·|B|·|X|, and the computed |B|·|X| has a relative error
  /// of γₙ; so (2n − 1)·u of it leaves u·|B|·|X| for terms of the order n²u².
  private func isShown(_ x: [Double]) -> Bool {
    let n = size
    let magnitudes = scaled.elements.map(\.magnitude)
    let product = MatrixProduct.elements(scaled.elements.span, x.span, n, n, n)
    let size = MatrixProduct.elements(magnitudes.span, x.map(\.magnitude).span, n, n, n)
    let limit = Double(2 * n - 1) * 0x1p-53
    for row in 0..<n {
      for column in 0..<n {
        let place = row * n + column
        let error = (product[place] - (row == column ? 1 : 0)).magnitude
        if error > limit * size[place] { return false }
      }
    }
    return true
  }

  /// The inverse of the given matrix; nothing where scaling back would round.
  private func unscaled(_ x: [Double]) -> Matrix? {
    let exponents = (scaled.columnExponents, scaled.rowExponents)
    // Then the powers and their products are normal, as are those with what is middling.
    if exponents.0.allSatisfy({ $0.magnitude < 250 }),
      exponents.1.allSatisfy({ $0.magnitude < 250 })
    {
      let powers = exponents.1.map { PowerOfTwo.power(-$0) }
      let elements = RowPasses.array(x.count) { result in
        RowPasses.rows(of: x, width: size) { x, start in
          let power = PowerOfTwo.power(-exponents.0[start / size])
          for column in 0..<size { result[start &+ column] = x[column] * (power * powers[column]) }
        }
      }
      return Matrix(checked: size, size, elements)
    }
    var inverse = Matrix(checked: size, size, x)
    for row in 0..<size {
      for column in 0..<size {
        let exponent = -exponents.0[row] - exponents.1[column]
        let value = PowerOfTwo.scale(x[row * size + column], by: exponent)
        guard value.isNormal || value == 0 && x[row * size + column] == 0 else { return nil }
        inverse[row, column] = value
      }
    }
    return inverse
  }
}
