extension Descent {
  /// The vector g shortened to the length c where it is longer: g·min(1, c/|g|).
  ///
  /// Whether |g| ≤ c is decided exactly, and then the result is g itself. Else it is f·g, each
  /// component rounded once, for one factor f that is c/|g| rounded down until the exact length of
  /// the result is at most c. So the result is not clipped again, and clipping is idempotent.
  ///
  /// The first f is within 2.1u of c/|g|: a rounded length, then a quotient. Each step down takes
  /// between u and 2u from it, and f ≤ (c/|g|)(1 − u) is small enough, as components are within u
  /// of those of f·g. So there are at most four steps, and f stays within 3.1u of c/|g|. A
  /// subnormal component, which could be off by more than u, is rounded towards 0: it lengthens
  /// nothing and is within 2^-1074. Nothing over- or underflows on the way, as powers of two are
  /// kept apart.
  ///
  /// - Throws: `notFinite`; `domain` for c < 0.
  /// - Complexity: O(n).
  public static func clipNorm(_ g: [Double], _ c: Double) throws(MathError) -> [Double] {
    try Requirements.finite(g, "g", in: "clipNorm")
    try Requirements.number(c, "c", "0 or more", in: "clipNorm") { $0 >= 0 }
    if isLength(of: g, atMost: c) { return g }
    guard c > 0, let (square, exponent) = EuclideanLength.scaledSquare(g.span) else {
      return [Double](repeating: 0, count: g.count)
    }
    // The factor is quotient · 2^shift.
    let shift = PowerOfTwo.exponent(of: c) - exponent
    var quotient = c.significand / square.squareRoot.high
    while true {
      let clipped = g.map { shortened($0, quotient, shift) }
      if isLength(of: clipped, atMost: c) { return clipped }
      quotient = quotient.nextDown
    }
  }

  /// x·quotient·2^shift, rounded once; towards 0 where the result is subnormal.
  private static func shortened(_ x: Double, _ quotient: Double, _ shift: Int) -> Double {
    guard x != 0 else { return x }
    let (product, error) = ErrorFree.product(x.significand, quotient)
    let power = Int(x.exponent) + shift
    let result = PowerOfTwo.scale(product, by: power)
    guard result < .leastNormalMagnitude else { return x < 0 ? -result : result }
    // In units of 2^-1074, rounded down and then cut.
    let lower = error < 0 ? product.nextDown : product
    let units = PowerOfTwo.scale(lower, by: power + 1074).rounded(.towardZero)
    let magnitude = PowerOfTwo.scale(units, by: -1074)
    return x < 0 ? -magnitude : magnitude
  }

  /// Whether |x| ≤ c, decided by the exact sum of squares.
  private static func isLength(of x: [Double], atMost c: Double) -> Bool {
    var difference = WideAccumulator()
    difference.add(productsOf: x.span, x.span)
    difference.add(-c, times: c)
    return difference.value.sign <= 0
  }

  /// The vector g with each component brought into −c … c: its nearest point in that box.
  ///
  /// - Throws: `notFinite`; `domain` for c < 0.
  /// - Complexity: O(n).
  public static func clipValue(_ g: [Double], _ c: Double) throws(MathError) -> [Double] {
    try Requirements.finite(g, "g", in: "clipValue")
    try Requirements.number(c, "c", "0 or more", in: "clipValue") { $0 >= 0 }
    return g.map { min(max($0, -c), c) }
  }
}
