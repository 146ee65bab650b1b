/// The mean of doubles, correctly rounded.
enum ExactMean {
  /// The double nearest to the mean of finite elements, ties to even; at least one element.
  ///
  /// - Complexity: O(count).
  static func rounded(_ elements: Span<Double>) -> Double {
    certified(elements) ?? decided(elements)
  }

  /// The mean by a compensated sum, where its bound proves the rounding.
  ///
  /// The sum is S = h + l ± e. With q = fl(h/n) the remainder r = h − q·n is a double, and its
  /// computation below is exact: q·n = p + p′ exactly, h − p is exact because p is near h, and what
  /// is left when p′ is taken away is r (neither over- nor underflow happens in the range asked for).
  /// So S/n = q + (r + l ± e)/n. Every bound of this is rounded outwards by one double a step; as
  /// rounding is monotone, S/n rounds to q + δ where both bounds δ give the same.
  private static func certified(_ elements: Span<Double>) -> Double? {
    let total = CompensatedKernels.sum(elements)
    let count = Double(elements.count)
    guard total.errorBound.isFinite, total.high.magnitude > 0x1p-900,
      total.high.magnitude < 0x1p1000
    else { return nil }
    let quotient = total.high / count
    let (product, error) = ErrorFree.product(quotient, count)
    let rest = (total.high - product) - error
    let greatest = (rest + (total.low + total.errorBound).nextUp).nextUp
    let least = (rest + (total.low - total.errorBound).nextDown).nextDown
    let up = quotient + (greatest / count).nextUp
    let down = quotient + (least / count).nextDown
    return up == down ? up : nil
  }

  /// The mean by exact comparison with the midpoints of neighbouring doubles.
  ///
  /// A guess a few doubles off is moved until the mean S/n lies between its two midpoints. The sign of
  /// S/n − (q + q′)/2 is that of 2S − n·q − n·q′, which is an exact dot product.
  private static func decided(_ elements: Span<Double>) -> Double {
    let count = Double(elements.count)
    // A mean is no larger than the largest element, though the sum may be. 2⁻⁶⁴ is enough for any
    // number of elements, and powers of two keep all digits of sums so large.
    let sum = WideAccumulator.sum(elements).rounded
    var mean = sum / count
    if !sum.isFinite {
      var scaled: [Double] = []
      scaled.reserveCapacity(elements.count)
      for index in elements.indices { scaled.append(elements[index] * 0x1p-64) }
      let greatest = Double.greatestFiniteMagnitude
      let guess = WideAccumulator.sum(scaled.span).rounded / count * 0x1p64
      mean = min(max(guess, -greatest), greatest)
    }
    while true {
      let isOdd = mean.bitPattern & 1 == 1
      let above = side(of: elements, between: mean, mean.nextUp)
      let below = side(of: elements, between: mean, mean.nextDown)
      if above > 0 || (above == 0 && isOdd) {
        mean = mean.nextUp
      } else if below < 0 || (below == 0 && isOdd) {
        mean = mean.nextDown
      } else {
        return mean
      }
    }
  }

  /// The sign of the difference of the mean and the midpoint of two doubles; that of a mean below an
  /// infinity, where one of them is infinite.
  private static func side(
    of elements: Span<Double>, between first: Double, _ second: Double
  ) -> Int {
    guard second.isFinite else { return second > 0 ? -1 : 1 }
    var total = WideAccumulator()
    for index in elements.indices { total.add(elements[index], times: 2) }
    total.add(-Double(elements.count), times: first)
    total.add(-Double(elements.count), times: second)
    // A multiple of 2⁻¹⁰⁷⁴, so that rounding keeps its sign.
    let difference = total.value.rounded
    return difference > 0 ? 1 : difference < 0 ? -1 : 0
  }
}
