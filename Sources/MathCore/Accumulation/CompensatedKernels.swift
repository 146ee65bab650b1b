/// Compensated sums and dot products in four lanes (Ogita, Rump and Oishi 2005), with their bounds.
///
/// A NaN or an infinity among the elements, and an overflow on the way, leave a bound or a sum that
/// is not finite.
enum CompensatedKernels {
  /// The one to three elements from an index to the end, and zeros.
  @inline(__always)
  private static func tail(_ x: Span<Double>, _ start: Int, _ end: Int) -> SIMD4<Double> {
    let count = end &- start
    return SIMD4(x[start], count > 1 ? x[start &+ 1] : 0, count > 2 ? x[start &+ 2] : 0, 0)
  }

  @inline(__always)
  private static func four(_ x: Span<Double>, _ start: Int) -> SIMD4<Double> {
    x.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self)
  }

  /// The sum of the elements, or of their magnitudes.
  static func sum(_ x: Span<Double>, ofMagnitudes: Bool = false) -> CompensatedTotal {
    // Clearing the sign bit by a mask serves both with one loop.
    let mask = SIMD4<UInt64>(repeating: ofMagnitudes ? ~(1 << 63) : ~0)
    var sums = SIMD4<Double>()
    var corrections = SIMD4<Double>()
    var magnitudes = SIMD4<Double>()
    let whole = x.count & ~3
    var start = 0
    while start < whole {
      add(four(x, start), mask, &sums, &corrections, &magnitudes)
      start &+= 4
    }
    if whole < x.count { add(tail(x, whole, x.count), mask, &sums, &corrections, &magnitudes) }
    return CompensatedTotal(
      sums: sums, corrections: corrections, magnitudes: magnitudes, steps: x.count / 4 + 1,
      underflow: 0)
  }

  @inline(__always)
  private static func add(
    _ terms: SIMD4<Double>, _ mask: SIMD4<UInt64>, _ sums: inout SIMD4<Double>,
    _ corrections: inout SIMD4<Double>, _ magnitudes: inout SIMD4<Double>
  ) {
    let masked = unsafeBitCast(
      unsafeBitCast(terms, to: SIMD4<UInt64>.self) & mask, to: SIMD4<Double>.self)
    let (sum, error) = ErrorFree.sum(sums, masked)
    sums = sum
    corrections += error
    magnitudes += magnitude(error)
  }

  /// The rounding of the sum of the elements, or of their magnitudes, where two doubles hold it.
  ///
  /// The errors of the sum are summed with their errors in turn. If none of these is other than 0,
  /// then the two sums are the exact sum, and one addition rounds it. So ties are decided here: the
  /// sums of fixed-point numbers, such as uniform draws, are often half-way between two doubles.
  static func sumOfTwo(_ x: Span<Double>, ofMagnitudes: Bool = false) -> Double? {
    let mask = SIMD4<UInt64>(repeating: ofMagnitudes ? ~(1 << 63) : ~0)
    var sums = SIMD4<Double>()
    var corrections = SIMD4<Double>()
    var rests = SIMD4<Double>()
    let whole = x.count & ~3
    var start = 0
    while start < x.count {
      let terms = start < whole ? four(x, start) : tail(x, start, x.count)
      let masked = unsafeBitCast(
        unsafeBitCast(terms, to: SIMD4<UInt64>.self) & mask, to: SIMD4<Double>.self)
      let (sum, error) = ErrorFree.sum(sums, masked)
      sums = sum
      let (correction, rest) = ErrorFree.sum(corrections, error)
      corrections = correction
      rests += magnitude(rest)
      start &+= 4
    }
    var high = 0.0
    var low = 0.0
    var rest = (rests[0] + rests[1]) + (rests[2] + rests[3])
    func add(_ x: Double) {
      let (sum, error) = ErrorFree.sum(high, x)
      high = sum
      let (correction, correctionError) = ErrorFree.sum(low, error)
      low = correction
      rest += correctionError.magnitude
    }
    for lane in 0..<4 { add(sums[lane]) }
    for lane in 0..<4 { add(corrections[lane]) }
    // NaN and infinities fail the comparison.
    return rest == 0 && high.isFinite ? high + low + 0 : nil
  }

  /// The dot product of x·xScale and y·yScale, for two vectors of one length and powers of two.
  ///
  /// Underflow adds less than 2^-1041 a product to the bound: 2^-1042 for the pair, and, where scaled elements
  /// are at most 4 in magnitude, at most 2^-1072 for the rounding of scaled elements.
  /// It is counted as 2^-1000, since arithmetic with subnormal numbers is slow.
  @inline(__always)
  static func dot(
    _ x: Span<Double>, _ y: Span<Double>, scales xScale: Double = 1, _ yScale: Double = 1
  ) -> CompensatedTotal {
    var sums = SIMD4<Double>()
    var corrections = SIMD4<Double>()
    var magnitudes = SIMD4<Double>()
    let count = min(x.count, y.count)
    let whole = count & ~3
    var start = 0
    while start < whole {
      addProduct(
        four(x, start) * xScale, four(y, start) * yScale, &sums, &corrections, &magnitudes)
      start &+= 4
    }
    if whole < count {
      addProduct(
        tail(x, whole, count) * xScale, tail(y, whole, count) * yScale, &sums, &corrections,
        &magnitudes)
    }
    return CompensatedTotal(
      sums: sums, corrections: corrections, magnitudes: magnitudes, steps: count / 4 + 1,
      underflow: Double(count) * 0x1p-1000)
  }

  /// The sum of the squares of x·scale as an unrounded pair, for a power of two.
  ///
  /// No term is negative, so that the pair needs no bound from the data: each of the at most n/4 + 4
  /// steps in a lane adds a correction of at most 2u of the sum so far, with a relative error of u for each
  /// of the corrections before, and the pair is relatively within n²u²/2 + 16nu².
  static func squares(_ x: Span<Double>, scale: Double) -> DoubleDouble {
    var sums = SIMD4<Double>()
    var corrections = SIMD4<Double>()
    let whole = x.count & ~3
    var start = 0
    while start < whole {
      addSquare(four(x, start) * scale, &sums, &corrections)
      start &+= 4
    }
    if whole < x.count { addSquare(tail(x, whole, x.count) * scale, &sums, &corrections) }
    let total = CompensatedTotal(
      sums: sums, corrections: corrections, magnitudes: SIMD4(), steps: 0, underflow: 0)
    return DoubleDouble(total.high, total.low)
  }

  /// The square of a sum of halves has three products, all exact (Dekker).
  @inline(__always)
  private static func addSquare(
    _ x: SIMD4<Double>, _ sums: inout SIMD4<Double>, _ corrections: inout SIMD4<Double>
  ) {
    let (high, low) = ErrorFree.split(x)
    let square = x * x
    let squareError = ((high * high - square) + (high + high) * low) + low * low
    let (sum, sumError) = ErrorFree.sum(sums, square)
    sums = sum
    corrections += squareError + sumError
  }

  @inline(__always)
  private static func addProduct(
    _ x: SIMD4<Double>, _ y: SIMD4<Double>, _ sums: inout SIMD4<Double>,
    _ corrections: inout SIMD4<Double>, _ magnitudes: inout SIMD4<Double>
  ) {
    let (product, productError) = ErrorFree.product(x, y)
    let (sum, sumError) = ErrorFree.sum(sums, product)
    sums = sum
    let error = productError + sumError
    corrections += error
    magnitudes += magnitude(error)
  }

  @inline(__always)
  private static func magnitude(_ x: SIMD4<Double>) -> SIMD4<Double> {
    unsafeBitCast(
      unsafeBitCast(x, to: SIMD4<UInt64>.self) & SIMD4(repeating: ~(1 << 63)),
      to: SIMD4<Double>.self)
  }
}
