import Exact

extension Matrix<Rational> {
  /// The matrix times the least positive integer that makes it whole, and that integer.
  func whole() throws(ArithmeticError) -> (rows: [[Integer]], multiplier: Integer) {
    let multiplier = elements.reduce(Integer.one) {
      Integer.leastCommonMultiple($0, $1.denominator)
    }
    var result: [[Integer]] = []
    for row in rows {
      var whole: [Integer] = []
      for element in row {
        whole.append(
          element.numerator
            * (try multiplier.quotient(by: element.denominator, rounding: .towardZero)))
      }
      result.append(whole)
    }
    return (result, multiplier)
  }

  /// The square of the Frobenius norm: Σ aᵢⱼ².
  public func squaredFrobenius() -> Rational {
    var sum = Rational.zero
    for element in elements where !element.isZero { sum += element * element }
    return sum
  }

  /// The matrix AᵀA of the dot products of columns.
  ///
  /// - Complexity: m · n²/2 products of rationals.
  public func gramMatrix() -> RationalMatrix {
    var result = RationalMatrix.zero(rowCount: columnCount, columnCount: columnCount)
    for i in 0..<columnCount {
      for j in i..<columnCount {
        var sum = Rational.zero
        for row in 0..<rowCount { sum += self[row, i] * self[row, j] }
        result[i, j] = sum
        result[j, i] = sum
      }
    }
    return result
  }
}
