/// A Gaussian integer a + bi.
struct GaussianInteger: Hashable {
  var real: Integer
  var imaginary: Integer

  /// The squared magnitude.
  var norm: Integer { real * real + imaginary * imaginary }
  /// The complex conjugate.
  var conjugate: GaussianInteger { GaussianInteger(real: real, imaginary: -imaginary) }
  /// Whether the number is zero.
  var isZero: Bool { real.isZero && imaginary.isZero }

  /// The product.
  static func * (a: GaussianInteger, b: GaussianInteger) -> GaussianInteger {
    GaussianInteger(
      real: a.real * b.real - a.imaginary * b.imaginary,
      imaginary: a.real * b.imaginary + a.imaginary * b.real)
  }

  /// The quotient, if the division leaves no remainder.
  func dividedExactly(by b: GaussianInteger) -> GaussianInteger? {
    let n = b.norm
    let product = self * b.conjugate
    guard let x = try? product.real.remainder(by: n), x.isZero,
      let y = try? product.imaginary.remainder(by: n), y.isZero
    else { return nil }
    return GaussianInteger(
      real: product.real.dividedExactly(by: n), imaginary: product.imaginary.dividedExactly(by: n))
  }

  /// A greatest common divisor, by Euclid's algorithm: rounding the quotient to the nearest Gaussian
  /// integer at least halves the norm at each step.
  static func greatestCommonDivisor(
    _ a: GaussianInteger, _ b: GaussianInteger
  ) throws -> GaussianInteger {
    var (a, b) = (a, b)
    while !b.isZero {
      let n = b.norm
      let words = FuelCost.words(n.bitWidth)
      try Fuel.spend(8 * words * words)
      let product = a * b.conjugate
      let q = GaussianInteger(
        real: try nearest(product.real, n), imaginary: try nearest(product.imaginary, n))
      let qb = q * b
      (a, b) = (
        b, GaussianInteger(real: a.real - qb.real, imaginary: a.imaginary - qb.imaginary)
      )
    }
    return a
  }

  /// The integer nearest to a quotient.
  private static func nearest(_ a: Integer, _ n: Integer) throws -> Integer {
    try (a + a + n).quotient(by: n + n, rounding: .down)
  }

  /// The associate or conjugate of an associate a + bi with a ≥ b ≥ 0, and whether its argument has the
  /// same sign: arg z = ±arg(result) + a multiple of π/2.
  var reduced: (number: GaussianInteger, isReflected: Bool) {
    // arg(−x+iy) = π − arg(x+iy); arg(x−iy) = −arg(x+iy); arg(y+ix) = π/2 − arg(x+iy).
    var isReflected = real.signum < 0
    if imaginary.signum < 0 { isReflected.toggle() }
    let (x, y) = (real.magnitude, imaginary.magnitude)
    if x >= y { return (GaussianInteger(real: x, imaginary: y), isReflected) }
    return (GaussianInteger(real: y, imaginary: x), !isReflected)
  }
}
