/// The numbers e^dᵢ of shifted logits, kept as exponents and growths until their total is known.
///
/// e^d = 2^(k/128)·(1 + g) by `ExponentialLanes`, and the probability e^dᵢ/Σ e^dⱼ is
/// 2^⌊k/128⌋·(u + u·g) for u = 2^(j/128)/Σ as a pair. Nothing else depends on i: so the values
/// before the last rounding are in the order of the shifts, and so are their roundings.
///
/// Errors in units of 2^-53: a shift is rounded to 2^-59 (1/64), r and g err by 2^-62 each, and the
/// product u·g, below 2^-8.5·u, and its sum with u.low by 2^-61.5 each: 2^-59.7 together, and that
/// with 2^-59 for the total too: below 1/20 in all, besides the last rounding.
struct ExponentialWeights {
  /// The growths g, and one more for an odd count.
  private var growths: [Double]
  /// The counts of steps k, likewise.
  private var steps: [Int32]
  private let count: Int
  /// 1/Σ e^dⱼ.
  private let inverse: DoubleDouble

  /// Below this shift the exponential is not added to the total: 2^-288 beside 1.
  private static let negligible = -200.0
  /// From this count on the 128 pairs u are worked out once.
  private static let manyWeights = 256

  /// The weights of logits, of which `top` is the largest and finite.
  init(_ z: [Double], top: Double) {
    let count = z.count
    self = z.withUnsafeBytes { z in
      ExponentialWeights(count) { start, isPair in
        ErrorFree.sum(Self.logits(z, start, isPair), SIMD2(repeating: -top))
      }
    }
  }

  /// The weights of shifts, the largest of which is 0.
  init(_ shifts: [DoubleDouble]) {
    self.init(shifts.count) { start, isPair in
      let first = shifts[start]
      guard isPair else { return (SIMD2(first.high, -.infinity), SIMD2(first.low, 0)) }
      let second = shifts[start &+ 1]
      return (SIMD2(first.high, second.high), SIMD2(first.low, second.low))
    }
  }

  @inline(__always)
  private init(_ count: Int, shift: (Int, Bool) -> (sum: SIMD2<Double>, error: SIMD2<Double>)) {
    self.count = count
    var growths = [Double](repeating: 0, count: count + (count & 1))
    var steps = [Int32](repeating: 0, count: count + (count & 1))
    let total = growths.withUnsafeMutableBufferPointer { growths in
      steps.withUnsafeMutableBufferPointer { steps in
        Self.sum(count, shift: shift) { start, k, growth in
          growths[start] = growth[0]
          growths[start &+ 1] = growth[1]
          steps[start] = Int32(truncatingIfNeeded: k[0])
          steps[start &+ 1] = Int32(truncatingIfNeeded: k[1])
        }
      }
    }
    self.growths = growths
    self.steps = steps
    inverse = DoubleDouble(1, 0) / total
  }

  /// Σ e^dᵢ over all finite logits but one that is the largest, shifted by the largest of the others.
  static func sumOfOthers(_ z: [Double], second: Double) -> DoubleDouble {
    z.withUnsafeBytes { z in
      sum(z.count / 8, leavingOutOne: true) { start, isPair in
        ErrorFree.sum(logits(z, start, isPair), SIMD2(repeating: -second))
      } store: { _, _, _ in
      }
    }
  }

  /// Two logits, or the last one and a deleted one.
  @inline(__always)
  private static func logits(
    _ z: UnsafeRawBufferPointer, _ start: Int, _ isPair: Bool
  ) -> SIMD2<Double> {
    isPair
      ? z.loadUnaligned(fromByteOffset: start &* 8, as: SIMD2<Double>.self)
      : SIMD2(z.loadUnaligned(fromByteOffset: start &* 8, as: Double.self), -.infinity)
  }

  /// Σ e^dᵢ, to 2^-58.2 for numbers of at least 1 and up to 2^20 of them.
  ///
  /// Where one is to be left out, a shift above 0 counts as 0, and 1 is taken off.
  @inline(__always)
  private static func sum(
    _ count: Int, leavingOutOne: Bool = false,
    shift: (Int, Bool) -> (sum: SIMD2<Double>, error: SIMD2<Double>),
    store: (Int, SIMD2<UInt64>, SIMD2<Double>) -> Void
  ) -> DoubleDouble {
    var total = FixedPointSum()
    PowersOfTwoTable.pairs.withUnsafeBytes { bytes in
      guard let table = bytes.baseAddress else { return }
      var start = 0
      while start < count {
        let end = min(count, start &+ FixedPointSum.run)
        while start &+ 1 < end {
          let shift = clamped(shift(start, true), from: leavingOutOne ? 0 : .infinity)
          let (steps, growth) = ExponentialLanes.reduced(shift.sum, shift.error)
          store(start, steps, growth)
          add(steps, growth, shift.sum, table, to: &total)
          start &+= 2
        }
        if start < end {
          let shift = clamped(shift(start, false), from: leavingOutOne ? 0 : .infinity)
          let (steps, growth) = ExponentialLanes.reduced(shift.sum, shift.error)
          store(start, steps, growth)
          add(steps, growth, shift.sum, table, to: &total)
          start &+= 1
        }
        total.flush()
      }
    }
    if leavingOutOne { total.subtract(1) }
    return total.value
  }

  /// Shifts below −800 as −800, and those above an upper end as it; an error that is NaN is then 0.
  @inline(__always)
  private static func clamped(
    _ shift: (sum: SIMD2<Double>, error: SIMD2<Double>), from above: Double
  ) -> (sum: SIMD2<Double>, error: SIMD2<Double>) {
    let isInside = (shift.sum .>= -800) .& (shift.sum .<= above)
    let mask = unsafeBitCast(isInside, to: SIMD2<UInt64>.self)
    let error = unsafeBitCast(shift.error, to: SIMD2<UInt64>.self) & mask
    let least = SIMD2<Double>(repeating: -800)
    let most = SIMD2<Double>(repeating: above)
    var sum = shift.sum.replacing(with: least, where: shift.sum .< least)
    sum.replace(with: most, where: sum .> most)
    return (sum, unsafeBitCast(error, to: SIMD2<Double>.self))
  }

  /// Adds e^d to a total.
  @inline(__always)
  private static func add(
    _ steps: SIMD2<UInt64>, _ growth: SIMD2<Double>, _ shift: SIMD2<Double>,
    _ table: UnsafeRawPointer, to total: inout FixedPointSum
  ) {
    let (high, low) = ExponentialLanes.powers(steps, in: table)
    let small = low + high * growth
    let value = high + small
    let rest = small - (value - high)
    var power = unsafeBitCast(
      SIMD2(repeating: 0x3FF0_0000_0000_0000) &+ ExponentialLanes.scaleBits(steps),
      to: SIMD2<Double>.self)
    power.replace(with: 0, where: shift .< negligible)
    total.add(value * power, rest * power)
  }

  /// The probability of an entry, not rounded.
  func probability(_ index: Int) -> ScaledPair {
    let k = Int(steps[index])
    let unit = PowersOfTwoTable.power(k & 127) * inverse
    let pair = DoubleDouble(unit.high, unit.low + unit.high * growths[index])
    return ScaledPair(pair, exponent: k >> 7)
  }

  /// The probabilities, each rounded once.
  consuming func rounded() -> [Double] {
    let count = count
    let inverse = inverse
    let units: [Double]
    if count >= Self.manyWeights {
      units = (0..<PowersOfTwoTable.count).flatMap { j in
        let unit = PowersOfTwoTable.power(j) * inverse
        return [unit.high, unit.low]
      }
    } else {
      units = []
    }
    var result = growths
    growths = []
    result.withUnsafeMutableBufferPointer { values in
      steps.withUnsafeBufferPointer { steps in
        units.withUnsafeBufferPointer { units in
          for index in 0..<count {
            let k = Int(steps[index])
            let j = k & 127
            let unit =
              units.isEmpty
              ? PowersOfTwoTable.power(j) * inverse
              : DoubleDouble(known: units[2 &* j], units[2 &* j &+ 1])
            let rest = unit.low + unit.high * values[index]
            let exponent = k >> 7
            let value = unit.high + rest
            if exponent > -900 {
              values[index] = Double(
                bitPattern: value.bitPattern &+ UInt64(bitPattern: Int64(exponent)) &<< 52)
            } else {
              values[index] =
                ScaledPair(DoubleDouble(unit.high, rest), exponent: exponent).rounded
            }
          }
        }
      }
    }
    if result.count > count { result.removeLast() }
    return result
  }
}
