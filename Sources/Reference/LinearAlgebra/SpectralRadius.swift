import Exact

extension RationalPolynomial {
  /// Whether every root, real or complex, has a magnitude below 1 (Schur and Cohn, Jury).
  ///
  /// A polynomial with |a₀| < |aₙ| has all roots inside the circle iff (aₙp(z) − a₀p*(z))/z has,
  /// where p* has the coefficients reversed: on the circle |a₀p*| < |aₙp|, so by Rouché aₙp − a₀p*
  /// has as many roots inside as p, and one of them is 0. With |a₀| ≥ |aₙ| the product of the roots
  /// has a magnitude of at least 1. True for constants but zero, of which there are no roots.
  public func hasAllRootsInsideUnitCircle() throws(ArithmeticError) -> Bool {
    guard !isZero else { return false }
    var p = try primitive()
    while p.degree > 0 {
      let (first, last) = (p.coefficients[0], p.coefficients[p.degree])
      guard first.magnitude < last.magnitude else { return false }
      let next = (1...p.degree).map {
        last * p.coefficients[$0] - first * p.coefficients[p.degree - $0]
      }
      p = try RationalPolynomial(next).primitive()
    }
    return true
  }
}

extension Matrix<Rational> {
  /// Whether the spectral radius is below a positive number, decided on the characteristic
  /// polynomial.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  public func hasSpectralRadius(below r: Rational) throws(ArithmeticError) -> Bool {
    guard r.signum > 0 else { return false }
    return try characteristicPolynomial().scalingArgument(by: r).hasAllRootsInsideUnitCircle()
  }

  /// The spectral radius between two rationals, at most 2^−bits of it apart; exactly 0 for nilpotent
  /// matrices.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  /// - Complexity: about bits + log₂(n) tests of n² steps each.
  public func spectralRadius(relativeBits bits: Int) throws(ArithmeticError) -> RationalInterval {
    let p = try characteristicPolynomial()
    let nonzero = RationalPolynomial(Array(p.coefficients.drop { $0.isZero }))
    guard nonzero.degree > 0 else { return RationalInterval(.zero) }
    var upper = try p.rootBound()
    var lower = try RationalPolynomial(Array(nonzero.coefficients.reversed())).rootBound()
      .reciprocal()
    while upper - lower > lower.scaled(byTwoToThe: -bits) {
      let middle = try nonzero.middle(lower, upper)
      if try nonzero.scalingArgument(by: middle).hasAllRootsInsideUnitCircle() {
        upper = middle
      } else {
        lower = middle
      }
    }
    return RationalInterval(lower: lower, upper: upper)
  }
}
