// Elementary functions. Each computes an approximation by operations that IEEE 754 rounds to nearest, with a
// bound for its error that is derived beside it, and widens by several times that bound. u is 2^−53.
extension MachineInterval {
  /// The exponential function; nil for arguments beyond ±690.
  package func exponential() -> MachineInterval? {
    guard lower >= -690, upper <= 690 else { return nil }
    if lower == 0, upper == 0 { return .one }
    let low = Self.exponential(lower)
    let high = isPoint ? low : Self.exponential(upper)
    return MachineInterval(low * (1 - Self.relative), high * (1 + Self.relative))
  }

  /// The logarithm; nil where a number may be 0 or below.
  package func logarithm() -> MachineInterval? {
    guard lower >= Double.leastNormalMagnitude else { return nil }
    if lower == 1, upper == 1 { return .zero }
    let low = Self.logarithm(lower)
    return Self.widened(low, isPoint ? low : Self.logarithm(upper))
  }

  /// The sine; nil for arguments beyond ±2^20.
  package func sine() -> MachineInterval? { circular(isSine: true) }

  /// The cosine; nil for arguments beyond ±2^20.
  package func cosine() -> MachineInterval? { circular(isSine: false) }

  /// The arctangent; nil for numbers so near to 0 that what is computed on the way has fewer digits.
  package func arctangent() -> MachineInterval? {
    if lower == 0, upper == 0 { return .zero }
    guard lower.magnitude >= 0x1p-500 || lower == 0, upper.magnitude >= 0x1p-500 || upper == 0
    else {
      return nil
    }
    let low = Self.arctangent(lower)
    return Self.widened(low, isPoint ? low : Self.arctangent(upper))
  }

  /// The arcsine; nil where a number may lie outside of [−1, 1].
  package func arcsine() -> MachineInterval? {
    guard lower >= -1, upper <= 1, let low = Self.arcsine(lower),
      let high = isPoint ? low : Self.arcsine(upper)
    else { return nil }
    return MachineInterval(low.lower, high.upper)
  }

  /// A quarter of a turn.
  private static let quarterTurn = MachineInterval.pi.divided(by: MachineInterval(small: 2))

  /// The arccosine, π/2 less the arcsine.
  package func arccosine() -> MachineInterval? {
    guard let arcsine = arcsine(), let difference = Self.quarterTurn?.subtracting(arcsine) else {
      return nil
    }
    return MachineInterval(max(0, difference.lower), difference.upper)
  }

  /// An elementary function by name; nil where this is not the place to find out.
  package func apply(_ function: ElementaryFunction) -> MachineInterval? {
    switch function {
    case .exp: return exponential()
    case .log: return logarithm()
    case .sin: return sine()
    case .cos: return cosine()
    case .tan:
      guard let cosine = cosine() else { return nil }
      return sine()?.divided(by: cosine)
    case .asin: return arcsine()
    case .acos: return arccosine()
    case .atan: return arctangent()
    case .sinh, .cosh:
      // Half the sum, or the difference, of exp x and exp −x.
      guard let up = exponential(), let down = negated.exponential(),
        let both = function == .cosh ? up.adding(down) : up.subtracting(down)
      else { return nil }
      return both.divided(by: MachineInterval(small: 2))
    case .tanh:
      // 1 − 2/(exp 2x + 1), in which x occurs once.
      guard let square = multiplied(by: MachineInterval(small: 2))?.exponential(),
        let sum = square.adding(.one), let part = MachineInterval(small: 2).divided(by: sum)
      else { return nil }
      return MachineInterval.one.subtracting(part)
    case .erf, .erfc: return nil
    }
  }

  // MARK: What the bounds rest on

  /// The relative error that is allowed for.
  private static let relative = 0x1p-44

  /// The interval around approximations of the least and the greatest value.
  private static func widened(_ low: Double, _ high: Double) -> MachineInterval? {
    // Products with 2^−44 are exact above the least numbers, and a step outward covers the sums.
    MachineInterval(
      (low - low.magnitude * relative).nextDown, (high + high.magnitude * relative).nextUp)
  }

  /// log 2 = `twoHigh` + `twoLow` + δ with |δ| ≤ u·`twoLow`; `twoHigh` has 32 bits, so that its products with
  /// numbers up to 2^20 are exact.
  private static let (twoHigh, twoLow) = (0x1.62e42feep-1, 0x1.a39ef35793c76p-33)
  /// π/2 in the same way; `quarterHigh` has 33 bits.
  private static let (quarterHigh, quarterLow) = (0x1.921fb544p+0, 0x1.0b4611a626331p-34)

  /// The machine number 2^n for −1022 ≤ n ≤ 1023.
  @inline(__always)
  private static func powerOfTwo(_ n: Int) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: n + 1023) << 52)
  }

  /// The whole number nearest to a number below 2^50, as a number; one of two neighbours at a tie.
  @inline(__always)
  private static func nearest(_ x: Double) -> Double { (x + 0x1.8p52) - 0x1.8p52 }

  /// exp x for |x| ≤ 690, with a relative error below 2^−46.
  ///
  /// x = n·log 2 + r with |n| ≤ 997. n is a whole number nearest to an approximation of x/log 2, off by less
  /// than 2^−40, so that |r| ≤ 0.347. n·twoHigh is exact, and so is the difference of x and it (both are
  /// multiples of the last place of twoHigh or of x, and it is below 0.35); the other product and sum err by
  /// at most u·2^−22 and u/2, and δ by n·u·2^−32: r errs by less than u. The series up to r^13/13! leaves
  /// less than 0.347^14/14!·1.5 < 2^−56. By Horner's rule with 26 operations on coefficients that err by u each, the sum
  /// errs by less than 40u·exp |r| ≤ 57u, which is below 81u relative to exp r ≥ 0.706: in all less than
  /// 90u < 2^−46. The product with 2^n is exact.
  private static func exponential(_ x: Double) -> Double {
    let n = nearest(x * 0x1.71547652b82fep+0)
    let r = (x - n * twoHigh) - n * twoLow
    var sum = 1.0 / 6_227_020_800
    sum = sum * r + 1.0 / 479_001_600
    sum = sum * r + 1.0 / 39_916_800
    sum = sum * r + 1.0 / 3_628_800
    sum = sum * r + 1.0 / 362_880
    sum = sum * r + 1.0 / 40_320
    sum = sum * r + 1.0 / 5_040
    sum = sum * r + 1.0 / 720
    sum = sum * r + 1.0 / 120
    sum = sum * r + 1.0 / 24
    sum = sum * r + 1.0 / 6
    sum = sum * r + 0.5
    sum = sum * r + 1
    sum = sum * r + 1
    return sum * powerOfTwo(Int(n))
  }

  /// log x for a normal number above 0, with a relative error below 2^−46; 0 for 1.
  ///
  /// x = m·2^n with √½ < m < √2 but for rounding, and log m = 2 artanh s with s = f/(2 + f), f = m − 1. f is
  /// exact, s errs by at most 2.1u relatively, |s| < 0.1717. The series in s² up to s^20/21 leaves less than
  /// 2^−60 relatively; its terms are positive and its sum lies in [1, 1.011], so that Horner's rule with 20
  /// operations errs by less than 24u, and with the products log m by less than 30u relatively. For n ≠ 0
  /// the sum with n·log 2, which errs by 2u·|n|·0.694, is at least |n|·0.693 − 0.347 ≥ |n|·0.346 in
  /// magnitude: the relative error is at most (1.4u·|n| + 30u·0.347)/(0.346·|n|) + u < 37u < 2^−46.
  private static func logarithm(_ x: Double) -> Double {
    var n = Int(x.bitPattern >> 52) - 1023
    var m = Double(bitPattern: x.bitPattern & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    if m > 0x1.6a09e667f3bcdp+0 {
      m /= 2
      n += 1
    }
    let f = m - 1
    let s = f / (2 + f)
    let square = s * s
    var sum = 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    sum = sum * square + 1
    return 2 * s * sum + Double(n) * 0x1.62e42fefa39efp-1
  }

  /// The sines or the cosines of the numbers of an interval: those of its middle, and as far around as the
  /// interval reaches, since neither changes faster than the angle.
  private func circular(isSine: Bool) -> MachineInterval? {
    guard lower >= -0x1p20, upper <= 0x1p20 else { return nil }
    if isPoint, lower == 0 { return isSine ? .zero : .one }
    let middle = lower + (upper - lower) / 2
    let radius = max((upper - middle).nextUp, (middle - lower).nextUp)
    let value = Self.circular(middle, isSine: isSine)
    // 2^−44 is four times the error of the value.
    let reach = (radius + 0x1p-44).nextUp
    return MachineInterval(max(-1, (value - reach).nextDown), min(1, (value + reach).nextUp))
  }

  /// sin x or cos x for |x| ≤ 2^20, with an error below 2^−46.
  ///
  /// x = n·π/2 + r with |n| < 2^20, |r| ≤ 0.786. As for the exponential, the product with quarterHigh and the difference
  /// are exact, and r errs by less than n·quarterLow·2u + u < 2u. The series up to r^17 and r^18 leave less
  /// than 0.786^19/19! < 2^−60. Horner's rule with 20 operations, on coefficients that err by u each, errs by
  /// less than 30u·cosh r < 40u: in all less than 44u < 2^−46.
  private static func circular(_ x: Double, isSine: Bool) -> Double {
    let n = nearest(x * 0x1.45f306dc9c883p-1)
    let r = (x - n * quarterHigh) - n * quarterLow
    let square = r * r
    let turn = (Int(n) + (isSine ? 0 : 1)) & 3
    var sum: Double
    if turn & 1 == 0 {
      sum = 1.0 / 355_687_428_096_000
      sum = sum * square - 1.0 / 1_307_674_368_000
      sum = sum * square + 1.0 / 6_227_020_800
      sum = sum * square - 1.0 / 39_916_800
      sum = sum * square + 1.0 / 362_880
      sum = sum * square - 1.0 / 5_040
      sum = sum * square + 1.0 / 120
      sum = sum * square - 1.0 / 6
      sum = (sum * square + 1) * r
    } else {
      sum = -1.0 / 6_402_373_705_728_000
      sum = sum * square + 1.0 / 20_922_789_888_000
      sum = sum * square - 1.0 / 87_178_291_200
      sum = sum * square + 1.0 / 479_001_600
      sum = sum * square - 1.0 / 3_628_800
      sum = sum * square + 1.0 / 40_320
      sum = sum * square - 1.0 / 720
      sum = sum * square + 1.0 / 24
      sum = sum * square - 0.5
      sum = sum * square + 1
    }
    return turn & 2 == 0 ? sum : -sum
  }

  /// atan x, with a relative error below 2^−46.
  ///
  /// For |x| > 1 it is ±π/2 − atan 1/x. For |x| ≤ 1 the angle is halved twice by x/(1 + √(1 + x²)), which errs by
  /// at most 4u relatively each time (the root of 1 + x² by 1.5u), and atan y changes relatively no faster
  /// than y: 9u. Then |y| ≤ 0.199, and the series in −y² up to y^26 leaves less than 2^−61. Its sum lies in
  /// [0.98, 1], and Horner's rule with 26 operations on terms of a sum of magnitudes below 1.02 errs by less than
  /// 30u: in all 40u relatively, and with the difference from π/2, which is at least π/4, less than 45u < 2^−46.
  private static func arctangent(_ x: Double) -> Double {
    let magnitude = x.magnitude
    var y = magnitude > 1 ? 1 / magnitude : magnitude
    y = y / (1 + (1 + y * y).squareRoot())
    y = y / (1 + (1 + y * y).squareRoot())
    let square = y * y
    var sum = 1.0 / 27
    sum = 1.0 / 25 - sum * square
    sum = 1.0 / 23 - sum * square
    sum = 1.0 / 21 - sum * square
    sum = 1.0 / 19 - sum * square
    sum = 1.0 / 17 - sum * square
    sum = 1.0 / 15 - sum * square
    sum = 1.0 / 13 - sum * square
    sum = 1.0 / 11 - sum * square
    sum = 1.0 / 9 - sum * square
    sum = 1.0 / 7 - sum * square
    sum = 1.0 / 5 - sum * square
    sum = 1.0 / 3 - sum * square
    sum = 1 - sum * square
    var angle = 4 * y * sum
    if magnitude > 1 { angle = 0x1.921fb54442d18p+0 - angle }
    return x < 0 ? -angle : angle
  }

  /// The arcsine of a number in [−1, 1] as the arctangent of x/√((1 − x)(1 + x)).
  private static func arcsine(_ x: Double) -> MachineInterval? {
    if x == 1 { return quarterTurn }
    if x == -1 { return quarterTurn?.negated }
    guard let point = MachineInterval(x, x), let below = MachineInterval.one.subtracting(point),
      let above = MachineInterval.one.adding(point)
    else { return nil }
    guard let root = below.multiplied(by: above)?.squareRoot() else { return nil }
    return point.divided(by: root)?.arctangent()
  }
}
