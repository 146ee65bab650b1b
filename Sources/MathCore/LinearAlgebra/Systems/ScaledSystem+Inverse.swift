extension ScaledSystem {
  /// The inverse of the given matrix, refined once; nothing where the certificate leaves room for the
  /// refinement to fail, where F9 is not shown, or where a number leaves the range of doubles.
  ///
  /// From Z = X·Y·P with the approximate inverses X of U and Y of L it is Z + Z·(I − B·Z), one step of
  /// Schulz (1933): with ‖I − ZB‖ = δ that leaves δ² of the error, and what rounding of the residual and
  /// of the sum adds. An entry of which the step leaves only the last bits was rounding error as
  /// a whole, and a zero is taken for it: what is right is decided by the test that follows.
  ///
  /// - Complexity: 5⅓·n³ products, and 2·n³ more where the bound by norms does not show F9.
  func inverse() -> Matrix? {
    let n = size
    guard perturbation < 0x1p-10 else { return nil }
    let triangles = inverses ?? TriangularInverses(factors.elements, size: n)
    let product = MatrixProduct.elements(triangles.upper.span, triangles.lower.span, n, n, n)
    var first = product
    for row in 0..<n {
      for column in 0..<n { first[row * n + factors.order[column]] = product[row * n + column] }
    }
    guard Self.isMiddling(first), Self.isMiddling(scaled.elements) else { return nil }
    let residual = InverseResidual(scaled.elements, first, size: n)
    // The correction, and then what it corrects with it.
    var refined = MatrixProduct.elements(first.span, residual.values.span, n, n, n)
    var isWhole = true
    for index in refined.indices {
      let value = first[index] + refined[index]
      let isNoise = value.magnitude < 0x1p-16 * first[index].magnitude
      refined[index] = isNoise ? 0 : value
      if isNoise { isWhole = false }
    }
    guard Self.isMiddling(refined),
      isWhole && residual.shows(refined, scaled.elements) || isShown(refined)
    else { return nil }
    return unscaled(refined)
  }

  /// Whether all numbers are 0 or so far from the ends of the range that no product of two of them and
  /// no sum of such products overflows or underflows.
  private static func isMiddling(_ elements: [Double]) -> Bool {
    // What is too small, if it is not 0, and what is too large is counted, as that needs no branches.
    var count = 0
    for element in elements {
      let magnitude = element.magnitude
      let isOut = magnitude <= 0x1p-450 && magnitude != 0 || !(magnitude < 0x1p450)
      count &+= isOut ? 1 : 0
    }
    return count == 0
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
    var inverse = Matrix(checked: size, size, x)
    for row in 0..<size {
      for column in 0..<size {
        let exponent = -scaled.columnExponents[row] - scaled.rowExponents[column]
        let value = PowerOfTwo.scale(x[row * size + column], by: exponent)
        guard value.isNormal || value == 0 && x[row * size + column] == 0 else { return nil }
        inverse[row, column] = value
      }
    }
    return inverse
  }
}
