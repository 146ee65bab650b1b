extension ClosedFormField {
  /// The cosine and the sine of rπ.
  func rotationByPi(times r: Rational) throws -> UnitVector {
    // r = k/2 + s with |s| ≤ 1/4: k quarter turns and a rest in the octants beside 0.
    let quarter = try Rational(1, over: 4)
    let k = (r + r + quarter + quarter).floor
    let s = r - Rational(k) * quarter * 2
    let rest = try firstOctant(s.magnitude)
    let sine = s.signum < 0 ? try negative(rest.sine) : rest.sine
    let cosine = rest.cosine
    // A quarter turn takes (cos, sin) to (−sin, cos).
    switch try k.remainder(by: 4) {
    case 0: return UnitVector(cosine: cosine, sine: sine)
    case 1: return UnitVector(cosine: try negative(sine), sine: cosine)
    case 2: return UnitVector(cosine: try negative(cosine), sine: try negative(sine))
    default: return UnitVector(cosine: sine, sine: try negative(cosine))
    }
  }

  /// The cosine and the sine of sπ for 0 ≤ s ≤ 1/4.
  private func firstOctant(_ s: Rational) throws -> UnitVector {
    if s.isZero { return UnitVector(cosine: .one, sine: .zero) }
    switch s.denominator.asInt {
    case 4?:
      let root = try surd(1, 2, over: 2)
      return UnitVector(cosine: root, sine: root)
    case 6?: return UnitVector(cosine: try surd(1, 3, over: 2), sine: ClosedForm(try half))
    case 12?:
      // cos 15° = (√6+√2)/4, sin 15° = (√6−√2)/4.
      let (six, two) = (try surd(1, 6, over: 4), try surd(1, 2, over: 4))
      return UnitVector(cosine: try sum(six, two), sine: try difference(six, two))
    case 5?:
      // cos 36° = (1+√5)/4.
      return try fromCosine(try sum(ClosedForm(try half * half), try surd(1, 5, over: 4)))
    case 10?:
      // cos 18° = √((5+√5)/8), as cos 36° = 2 cos² 18° − 1 = (1+√5)/4.
      return try halved(s)
    case 8?, 16?, 20?, 24?:
      // cos x/2 = √((1+cos x)/2).
      return try halved(s)
    default:
      let unit = try angleUnits.unit(of: "pi", dividing: s)
      guard let n = try (s / unit).numerator.asInt, n <= Self.largestMultipleOfPi else {
        return try opaqueRotation(try multipleOfPi(s))
      }
      return try multipleOfPart(unit, n)
    }
  }

  /// The rotation by n times a part of π: one after the other, of which those that were asked for before are known.
  private func multipleOfPart(_ unit: Rational, _ n: Int) throws -> UnitVector {
    var known = multiplesOfParts[unit] ?? [UnitVector(cosine: .one, sine: .zero)]
    defer { multiplesOfParts[unit] = known }
    guard known.count <= n else { return known[n] }
    let base = try opaqueRotation(try multipleOfPi(unit))
    while known.count <= n { known.append(try added(known[known.count - 1], base)) }
    return known[n]
  }

  /// The largest n for which cos nx is expanded where x is a part of π.
  private static let largestMultipleOfPi = 64

  private var half: Rational { get throws { try Rational(1, over: 2) } }

  /// The vector with a cosine in the first quadrant: sin x = √(1 − cos² x) there.
  private func fromCosine(_ cosine: ClosedForm) throws -> UnitVector {
    let square = try difference(.one, try product(cosine, cosine))
    return UnitVector(cosine: cosine, sine: try power(square, try half))
  }

  /// Half of the angle 2sπ: cos x = √((1+cos 2x)/2), sin x = √((1−cos 2x)/2), both ≥ 0 in the first
  /// quadrant.
  private func halved(_ s: Rational) throws -> UnitVector {
    let double = try rotationByPi(times: s + s).cosine
    let one = ClosedForm.one
    return UnitVector(
      cosine: try power(try scaled(try sum(one, double), by: try half), try half),
      sine: try power(try scaled(try difference(one, double), by: try half), try half))
  }

  /// a·√n/d.
  private func surd(_ a: Int, _ n: Int, over d: Int) throws -> ClosedForm {
    let root = try power(ClosedForm(Rational(n)), try half)
    return try scaled(root, by: try Rational(Integer(a), over: Integer(d)))
  }

  /// The rational r with an angle = rπ, |r| ≤ 1/2, if it is a standard one: `matches` proves that the
  /// candidate, which the enclosure of the angle singles out, is the angle.
  func standardAngle(
    _ enclosure: Interval, _ matches: (UnitVector) throws -> Bool
  ) throws -> Rational? {
    let precision = 96
    try Fuel.spend(FuelCost.function(precision))
    guard
      let turns = try settled({
        try enclosure.divided(by: Interval.pi(precision: precision), precision: precision)
      })
    else { return nil }
    for d in [20, 24] {
      // ⌊td + 1/2⌋ is ⌊(⌊2td⌋ + 1)/2⌋.
      let doubled = turns.midpoint * Dyadic(significand: Integer(2 * d), exponent: 0)
      guard let k = doubled.whole().map({ ($0 + .one) >> 1 }) else { continue }
      let r = try Rational(k, over: Integer(d))
      guard turns.lower.order(to: r) <= 0, turns.upper.order(to: r) >= 0,
        r.magnitude <= (try half)
      else { continue }
      if try matches(try rotationByPi(times: r)) { return r }
    }
    return nil
  }
}
