#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The three products x·y, x·x and y·y of two vectors, from which the angle between them follows.
struct Inclination {
  /// x·y, x·x and y·y as pairs, scaled by powers of two; within 2^-66 relatively each.
  private let dot: DoubleDouble
  private let xx: DoubleDouble
  private let yy: DoubleDouble
  /// The power of two by which `dot` stands too high in `cosine`.
  private let exponent: Int
  private let x: [Double]
  private let y: [Double]

  /// The products of two vectors of one length and finite elements, neither of them zero.
  init(_ x: [Double], _ y: [Double], in function: String) throws(MathError) {
    guard !x.isEmpty else { throw .empty(function: function) }
    guard let (xx, xExponent) = EuclideanLength.scaledSquare(x.span) else {
      throw .zeroVector(function: function, argument: "x")
    }
    guard let (yy, yExponent) = EuclideanLength.scaledSquare(y.span) else {
      throw .zeroVector(function: function, argument: "y")
    }
    self.x = x
    self.y = y
    self.xx = xx
    self.yy = yy
    let total = CompensatedKernels.dot(
      x.span, y.span, scales: PowerOfTwo.power(-xExponent), PowerOfTwo.power(-yExponent))
    if total.isTight {
      dot = DoubleDouble(total.high, total.low)
      exponent = 0
      return
    }
    let exact = WideAccumulator.dot(x.span, y.span)
    guard !exact.isZero else {
      dot = DoubleDouble(0, 0)
      exponent = 0
      return
    }
    let (value, power) = exact.pair
    dot = value
    exponent = power - xExponent - yExponent
  }

  /// x·y/√(x·x·y·y) with 2^-64 of relative error, scaled down by 2^exponent.
  private var scaledCosine: DoubleDouble { dot / (xx * yy).squareRoot }

  /// The cosine, rounded once, and once more where it is subnormal.
  ///
  /// Each of the three sums is within 2^-66, and the arithmetic of pairs adds less than 2^-100: the
  /// pair is within 2^-64 of the cosine. So a cosine of ±1 gives ±1, and none goes beyond, since
  /// 1 ± 2^-64 rounds to 1.
  var cosine: Double { PowerOfTwo.scale(scaledCosine.high, by: exponent) }

  /// The cosine, not rounded: within 2^-64.
  var unroundedCosine: ScaledPair { ScaledPair(scaledCosine, exponent: exponent) }

  /// The exact Gram determinant (x·x)(y·y) − (x·y)², and the three products.
  private var exactGram: (gram: Dyadic, dot: Dyadic, xx: Dyadic, yy: Dyadic) {
    let dot = WideAccumulator.dot(x.span, y.span)
    let xx = WideAccumulator.dot(x.span, x.span)
    let yy = WideAccumulator.dot(y.span, y.span)
    return (.magnitudeDistance(xx * yy, dot * dot), dot, xx, yy)
  }

  /// The distance 1 − cos.
  ///
  /// For cos ≤ 1/2 the difference of pairs is within 2^-63 relatively. Above, it is
  /// G/((x·x)(y·y)(1 + cos)) with the exact Gram determinant G, and the error is that of the pairs.
  var cosineDistance: Double {
    if exponent < -60 { return 1 - cosine }
    let scaled = scaledCosine
    let factor = PowerOfTwo.power(min(exponent, 900))
    let cosine = DoubleDouble(scaled.high * factor, scaled.low * factor)
    let one = DoubleDouble(1, 0)
    if cosine.high <= 0.5 { return (one - cosine).high }
    let (gram, _, xx, yy) = exactGram
    guard !gram.isZero else { return 0 }
    let (top, topExponent) = gram.pair
    let (bottom, bottomExponent) = (xx * yy).pair
    let quotient = top / (bottom * (one - -cosine))
    return PowerOfTwo.scale(quotient.high, by: topExponent - bottomExponent)
  }

  /// The angle in [0, π], as atan2(√G, x·y).
  ///
  /// √G and x·y, over √((x·x)(y·y)), are sine and cosine with a relative error of u and a bit each.
  /// A relative error of 2u in their ratio moves the angle by at most 2u·sin·cos ≤ 2u·angle.
  var angle: Double {
    let (gram, exactDot, _, _) = exactGram
    guard !gram.isZero else { return exactDot.isNegative ? .pi : 0 }
    guard !exactDot.isZero else { return .pi / 2 }
    let (square, squareExponent) = gram.pair
    let isOdd = squareExponent & 1 == 1
    let even = isOdd ? DoubleDouble(2 * square.high, 2 * square.low) : square
    let sine = even.squareRoot.high
    let (cosine, cosineExponent) = exactDot.pair
    // The larger of the two keeps its size, so that only the smaller may underflow.
    let difference = (squareExponent - (isOdd ? 1 : 0)) / 2 - cosineExponent
    let top = PowerOfTwo.scale(sine, by: min(difference, 0))
    let bottom = PowerOfTwo.scale(cosine.high, by: min(-difference, 0))
    return min(atan2(top, bottom), .pi)
  }
}
