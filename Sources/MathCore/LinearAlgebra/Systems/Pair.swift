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
  /// b − row·x, with the sum of products compensated.
  ///
  /// It is Dot2 (Ogita, Rump and Oishi, "Accurate
  /// sum and dot product", 2005): within u·|r| + γ²ₙ₊₁·(|row|·|x| + |b|), if no product underflows or
  /// overflows.
  @inline(__always)
  static func entry(
    _ b: Double, minus row: UnsafePointer<Double>, times x: UnsafePointer<Double>, count: Int
  ) -> Double {
    var sum = b
    var error = 0.0
    for index in 0..<count {
      let (product, low) = exactProduct(row[index], -x[index])
      let total = sum + product
      let part = total - sum
      error += ((sum - (total - part)) + (product - part)) + low
      sum = total
    }
    return sum + error
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
