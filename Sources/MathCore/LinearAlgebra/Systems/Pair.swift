/// A number as the unevaluated sum of two doubles, the second at most half an ulp of the first.
///
/// That is about 106 bits: double-double, after Dekker, "A floating-point technique for extending the
/// available precision", 1971.
struct Pair {
  var high: Double
  var low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The product, with a relative error of at most 8u² where nothing underflows: the product of the
  /// high parts is exact; the products across, each at most u·|ab|·(1 + u), are rounded once each and
  /// in two sums, the product of the low parts (u²) is left out.
  @inline(__always)
  static func * (a: Pair, b: Pair) -> Pair {
    let (product, low) = Residual.exactProduct(a.high, b.high)
    let rest = low + (a.high * b.low + a.low * b.high)
    let high = product + rest
    return Pair(high, rest - (high - product))
  }

  /// The difference, with an error of at most 16u²·(|a| + |b|): the high parts are subtracted exactly;
  /// the low parts and that error, each at most u·(|a| + |b|), are added with two roundings, and the
  /// last sum, where both of its parts may be that small, loses at most 8u²·(|a| + |b|).
  @inline(__always)
  static func - (a: Pair, b: Pair) -> Pair {
    let difference = a.high - b.high
    let part = difference - a.high
    let error = (a.high - (difference - part)) - (b.high + part)
    let rest = error + (a.low - b.low)
    let high = difference + rest
    return Pair(high, rest - (high - difference))
  }

  /// The quotient, which misses a / b by at most 32u²·|a / b|: the first quotient, and that of what it
  /// leaves, which is exact but for 24u²·|a|.
  @inline(__always)
  static func / (a: Pair, b: Pair) -> Pair {
    let first = a.high / b.high
    let left = a - Pair(first) * b
    let second = left.high / b.high
    let high = first + second
    return Pair(high, second - (high - first))
  }
}

/// Sums of products kept to about twice the precision of a double.
enum Residual {
  /// b − row·x, with the sum of products compensated, in four sums that are joined without a loss.
  ///
  /// It is Dot2 (Ogita, Rump and Oishi, "Accurate sum and dot product", 2005), for which the order of
  /// the sum does not matter: within u·|r| + γ²ₙ₊₁·(|row|·|x| + |b|), if no product underflows or
  /// overflows.
  @inline(__always)
  static func entry(
    _ b: Double, minus row: UnsafePointer<Double>, times x: UnsafePointer<Double>, count: Int
  ) -> Double {
    var sums = SIMD4<Double>()
    var errors = SIMD4<Double>()
    var index = 0
    while index &+ 4 <= count {
      let y = FourLanes.load(row + index)
      let z = FourLanes.load(x + index)
      let product = y * z
      let (yHigh, yLow) = split(y)
      let (zHigh, zLow) = split(z)
      let low = ((yHigh * zHigh - product) + yHigh * zLow + yLow * zHigh) + yLow * zLow
      let total = sums - product
      let part = total - sums
      errors += ((sums - (total - part)) - (product + part)) - low
      sums = total
      index &+= 4
    }
    var sum = b
    var error = (errors[0] + errors[1]) + (errors[2] + errors[3])
    for lane in 0..<4 { add(sums[lane], to: &sum, &error) }
    while index < count {
      let (product, low) = exactProduct(row[index], -x[index])
      add(product, to: &sum, &error)
      error += low
      index &+= 1
    }
    return sum + error
  }

  /// Adds a number to a sum, and what that rounds away to another one.
  @inline(__always)
  private static func add(_ x: Double, to sum: inout Double, _ error: inout Double) {
    let total = sum + x
    let part = total - sum
    error += (sum - (total - part)) + (x - part)
    sum = total
  }

  /// The halves of four doubles, as `split` has them.
  @inline(__always)
  static func split(_ a: SIMD4<Double>) -> (SIMD4<Double>, SIMD4<Double>) {
    let scaled = a * 134_217_729  // 2^27 + 1
    let high = scaled - (scaled - a)
    return (high, a - high)
  }

  /// The product as an unevaluated sum of two doubles (Dekker), exact if none of the parts overflows
  /// or underflows: the halves of Veltkamp's splitting have at most 26 bits each.
  @inline(__always)
  static func exactProduct(_ a: Double, _ b: Double) -> (Double, Double) {
    let product = a * b
    let (aHigh, aLow) = split(a)
    let (bHigh, bLow) = split(b)
    let low = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return (product, low)
  }

  @inline(__always)
  static func split(_ a: Double) -> (Double, Double) {
    let scaled = 134_217_729 * a  // 2^27 + 1
    let high = scaled - (scaled - a)
    return (high, a - high)
  }
}
