/// Sums of exponentials of shifted logits, Σ e^(zᵢ − origin), the same in any order.
///
/// The origin is a multiple of 2^-20 near the largest logit: so a logit's shift needs no error term.
enum ShiftedSum {
  /// The origin near a finite largest logit; nothing for one that is too large to be cut.
  static func origin(near top: Double) -> Double? {
    top.magnitude < 0x1p29 ? ExponentialLanes.coarsened(top) : nil
  }

  /// Σ e^(zᵢ − origin) over all logits but one that is the largest, and the origin.
  ///
  /// The sum is at least e^-(2^-20), and the origin near `second`, the largest of the others.
  static func others(
    _ z: [Double], top: Double, second: Double
  ) -> (sum: DoubleDouble, origin: Double) {
    var total = FixedPointSum()
    let place = z.firstIndex(of: top) ?? 0
    let ranges = [0..<place, place + 1..<z.count]
    guard let origin = origin(near: second) else {
      let shifts = z.map { shift(min($0, second), second) }
      for range in ranges {
        add(range, to: &total) { start, isPair in
          shift(shifts, start, isPair)
        } store: { _, _, _ in
        }
      }
      return (total.value, second)
    }
    let lowest = SIMD2(repeating: origin + ExponentialWeights.least)
    z.withUnsafeBytes { z in
      for range in ranges {
        add(range, to: &total) { start, isPair in
          shift(z, start, isPair, lowest, origin)
        } store: { _, _, _ in
        }
      }
    }
    return (total.value, origin)
  }

  /// The shifts of two logits from an origin, or of one and of −800.
  @inline(__always)
  static func shift(
    _ z: UnsafeRawBufferPointer, _ start: Int, _ isPair: Bool, _ lowest: SIMD2<Double>,
    _ origin: Double
  ) -> ExponentialLanes.Shift {
    var logits =
      isPair
      ? z.loadUnaligned(fromByteOffset: start &* 8, as: SIMD2<Double>.self)
      : SIMD2(z.loadUnaligned(fromByteOffset: start &* 8, as: Double.self), lowest[1])
    logits.replace(with: lowest, where: logits .< lowest)
    return ExponentialLanes.shift(logits, from: origin)
  }

  /// Two of a list of shifts, or the last one and −800.
  static func shift(
    _ shifts: [DoubleDouble], _ start: Int, _ isPair: Bool
  ) -> ExponentialLanes.Shift {
    let first = shifts[start]
    let second =
      isPair ? shifts[start &+ 1] : DoubleDouble(known: ExponentialWeights.least, 0)
    return ExponentialLanes.shift(
      SIMD2(first.high, second.high), SIMD2(first.low, second.low))
  }

  /// z − top as a pair, but not below −800.
  static func shift(_ z: Double, _ top: Double) -> DoubleDouble {
    let (gap, error) = ErrorFree.sum(z, -top)
    let least = ExponentialWeights.least
    return gap >= least ? DoubleDouble(known: gap, error) : DoubleDouble(known: least, 0)
  }

  /// Adds e^d over shifts from −800 to 0 to a total.
  ///
  /// Each is within 2^-58.1 of itself, or 2^-82: so for up to 2^20 of them is a total of at least 1.
  @inline(__always)
  static func add(
    _ range: Range<Int>, to total: inout FixedPointSum,
    shift: (Int, Bool) -> ExponentialLanes.Shift,
    store: (Int, SIMD2<UInt64>, SIMD2<Double>) -> Void
  ) {
    ExponentialLanes.table.withUnsafeBytes { bytes in
      guard let table = bytes.baseAddress else { return }
      var start = range.lowerBound
      while start < range.upperBound {
        let end = min(range.upperBound, start &+ FixedPointSum.run)
        while start &+ 1 < end {
          let (steps, growth) = ExponentialLanes.reduced(shift(start, true))
          store(start, steps, growth)
          add(steps, growth, table, to: &total)
          start &+= 2
        }
        if start < end {
          let (steps, growth) = ExponentialLanes.reduced(shift(start, false))
          store(start, steps, growth)
          add(steps, growth, table, to: &total)
          start &+= 1
        }
        total.flush()
      }
    }
  }

  /// Adds e^d to a total, whose scale keeps e^-800 a normal double.
  @inline(__always)
  private static func add(
    _ steps: SIMD2<UInt64>, _ growth: SIMD2<Double>, _ table: UnsafeRawPointer,
    to total: inout FixedPointSum
  ) {
    let (high, low) = ExponentialLanes.powers(steps, in: table)
    let rest = low + (high + low) * growth
    let one = SIMD2<UInt64>(repeating: (0x3FF + FixedPointSum.scale) << 52)
    let power = unsafeBitCast(
      one &+ ExponentialLanes.scaleBits(steps), to: SIMD2<Double>.self)
    total.add(high * power, rest * power)
  }
}
