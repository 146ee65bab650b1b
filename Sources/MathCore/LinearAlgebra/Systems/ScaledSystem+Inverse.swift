extension ScaledSystem {
  /// The inverse of the given matrix, refined once; nothing where the certificate leaves room for the
  /// refinement to fail, where F9 is not shown, or where a number leaves the range of doubles.
  ///
  /// From Z = X·Y·P with the approximate inverses X of U and Y of L it is Z + Z·(I − B·Z), one step of
  /// Schulz (1933): with ‖I − ZB‖ = δ that leaves δ² of the error, and what rounding of the residual and
  /// of the sum adds. An entry of which the step leaves only the last bits was rounding error as
  /// a whole, and a zero is taken for it: what is right is decided by the test that follows.
  ///
  /// - Complexity: 6⅓·n³ products.
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
    let residual = residual(first)
    let correction = MatrixProduct.elements(first.span, residual.span, n, n, n)
    var refined = first
    for index in refined.indices {
      let value = first[index] + correction[index]
      refined[index] = value.magnitude < 0x1p-16 * first[index].magnitude ? 0 : value
    }
    guard Self.isMiddling(refined), isShown(refined) else { return nil }
    return unscaled(refined)
  }

  /// Whether all numbers are 0 or so far from the ends of the range that no product of two of them and
  /// no sum of such products overflows or underflows.
  private static func isMiddling(_ elements: [Double]) -> Bool {
    elements.allSatisfy { $0 == 0 || ($0.magnitude > 0x1p-450 && $0.magnitude < 0x1p450) }
  }

  /// I − B·Z in about 75 bits.
  ///
  /// B = B₁ + B₂ and Z = Z₁ + Z₂ where B₁ has multiples of 2^−β and Z₁ multiples of 2^(e − β), with 2^e
  /// at most the largest entry of a column of Z: n products of two such numbers, each below 2^(β + 1) units, stay
  /// below 2^53 units together, so that B₁Z₁ is exact (Ozaki, Ogita, Oishi and Rump, "Error-free
  /// transformations of matrix multiplication", 2012). The rest, B₁Z₂ + B₂Z, is rounded, and it is
  /// smaller by 2^β.
  private func residual(_ z: [Double]) -> [Double] {
    let n = size
    let bits = (51 - (Int.bitWidth - n.leadingZeroBitCount)) / 2
    let unit = 0x1.8p52 * PowerOfTwo.scale(1, by: -bits)
    let upper = scaled.elements.map { ($0 + unit) - unit }
    let lower = zip(scaled.elements, upper).map { $0 - $1 }
    var largest = [Double](repeating: 0, count: n)
    for row in 0..<n {
      for column in 0..<n {
        largest[column] = max(largest[column], z[row * n + column].magnitude)
      }
    }
    let units = largest.map { unit * PowerOfTwo.scale(1, by: PowerOfTwo.exponent(of: $0)) }
    var left = z
    var right = z
    for row in 0..<n {
      for column in 0..<n {
        let place = row * n + column
        let part = (z[place] + units[column]) - units[column]
        left[place] = part
        right[place] = z[place] - part
      }
    }
    let exact = MatrixProduct.elements(upper.span, left.span, n, n, n)
    let middle = MatrixProduct.elements(upper.span, right.span, n, n, n)
    let last = MatrixProduct.elements(lower.span, z.span, n, n, n)
    var residual = exact
    for row in 0..<n {
      for column in 0..<n {
        let place = row * n + column
        residual[place] =
          (((row == column ? 1 : 0) - exact[place]) - middle[place]) - last[place]
      }
    }
    return residual
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
