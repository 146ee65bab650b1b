/// Sums of products kept to about twice the precision of a double.
enum Residual {
  /// b − row·x, with the sum of products compensated (Dot2: T. Ogita, S. Rump and S. Oishi, "Accurate
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
  private static func split(_ a: Double) -> (Double, Double) {
    let scaled = 134_217_729 * a  // 2^27 + 1
    let high = scaled - (scaled - a)
    return (high, a - high)
  }
}
