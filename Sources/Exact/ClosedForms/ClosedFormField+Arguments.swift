extension ClosedFormField {
  /// The arctangent of a rational p/q: the argument of the Gaussian integer q + pi.
  func arctangent(ofRational x: Rational) throws -> ClosedForm {
    if x.isZero { return .zero }
    return try argument(of: GaussianInteger(real: x.denominator, imaginary: x.numerator))
  }

  /// The argument of a Gaussian integer with a positive real part and no common integer factor, in
  /// arguments of the Gaussian integers that divide it.
  ///
  /// z = unit · (1+i)ᵐ · ∏ wᵉ gives arg z = Σ e·arg w + kπ/4 for some integer k. An enclosure narrower
  /// than π/4 holds only one such multiple, which makes k certain.
  private func argument(of z: GaussianInteger) throws -> ClosedForm {
    var sum = Kernel.Polynomial.zero
    var rest = z
    for (base, exponent) in try factorBase.factor(z.norm) {
      if base == 2 {
        // arg(1+i) = π/4.
        for _ in 0..<exponent {
          rest = rest.dividedExactly(by: GaussianInteger(real: 1, imaginary: 1)) ?? rest
        }
        continue
      }
      // z has no common integer factor: of each p = w·w̄ it is divided by one of the two alone.
      let w = try GaussianInteger.greatestCommonDivisor(
        z, GaussianInteger(real: base, imaginary: .zero))
      guard w.norm != .one else { continue }
      for _ in 0..<exponent {
        guard let quotient = rest.dividedExactly(by: w) else { break }
        rest = quotient
        sum = try sum.adding(try reducedArgument(of: w))
      }
    }
    // What is left is a unit, or a unit times a factor that was not split.
    sum = try sum.adding(try reducedArgument(of: rest))
    let precision = 96
    try Fuel.spend(3 * FuelCost.function(precision))
    let value = try Interval(Rational(z.imaginary, over: z.real), precision: precision)
      .apply(.atan, precision: precision)
    let eighth = try Interval.pi(precision: precision).divided(
      by: Interval(4, precision: precision), precision: precision)
    let difference = value.adding(
      try enclosure(of: -sum, precision: precision), precision: precision)
    let turns = try difference.divided(by: eighth, precision: precision)
    guard let k = turns.lower.whole(roundingUp: true), k == turns.upper.whole() else {
      throw NoClosedForm()
    }
    return ClosedForm(
      try sum.adding(try multipleOfPi(Rational(k, over: 4)).numerator))
  }

  /// The argument of a Gaussian integer but for a multiple of π/2: ±arg(a + bi) with a > b > 0.
  private func reducedArgument(of z: GaussianInteger) throws -> Kernel.Polynomial {
    let (number, isReflected) = z.reduced
    // On an axis the argument is a multiple of π/2.
    if number.imaginary.isZero { return .zero }
    let tangent = try Rational(number.imaginary, over: number.real)
    let kernel = try kernel(.function(.atan, ClosedForm(tangent)))
    return Kernel.Polynomial(isReflected ? -1 : 1, Kernel.Monomial(kernel))
  }
}
