import Exact

extension Matrix<Rational> {
  /// The characteristic polynomial det(xI − A) of a square matrix; 1 for the 0 × 0 matrix.
  ///
  /// By Faddeev and LeVerrier: with M₁ = A, c = −tr(Mₖ)/k is the coefficient of xⁿ⁻ᵏ, and
  /// Mₖ₊₁ = A(Mₖ + cI). For a matrix of integers every division is exact, so a common denominator d
  /// is taken out first: the eigenvalues of A are those of dA over d.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  /// - Complexity: n⁴ products of integers.
  public func characteristicPolynomial() throws(ArithmeticError) -> RationalPolynomial {
    guard isSquare else {
      throw .shapes(operation: "characteristic polynomial", left: shape, right: [])
    }
    let n = rowCount
    let (a, multiplier) = try whole()
    var coefficients = [Integer](repeating: .zero, count: n) + [Integer.one]
    var m = a
    for k in 1..<max(1, n + 1) {
      var trace = Integer.zero
      for index in 0..<n { trace += m[index][index] }
      let c = -(try trace.quotient(by: Integer(k), rounding: .towardZero))
      coefficients[n - k] = c
      guard k < n else { break }
      for index in 0..<n { m[index][index] += c }
      m = Self.product(a, m)
    }
    let denominator = Rational(multiplier)
    var result: [Rational] = []
    for index in coefficients.indices {
      result.append(Rational(coefficients[index]) * (try denominator.power(index - n)))
    }
    return RationalPolynomial(result)
  }

  private static func product(_ a: [[Integer]], _ b: [[Integer]]) -> [[Integer]] {
    a.map { row in
      b.indices.map { column in
        var sum = Integer.zero
        for k in row.indices where !row[k].isZero { sum += row[k] * b[k][column] }
        return sum
      }
    }
  }
}
