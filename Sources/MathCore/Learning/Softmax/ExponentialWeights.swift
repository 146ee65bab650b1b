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
    self = z.withUnsafeBufferPointer { z in
      ExponentialWeights(count) { start in
        let next = start &+ 1 < count ? z[start &+ 1] : -.infinity
        return ErrorFree.sum(SIMD2(z[start], next), SIMD2(repeating: -top))
      }
    }
  }

  /// The weights of shifts, the largest of which is 0.
  init(_ shifts: [DoubleDouble]) {
    let count = shifts.count
    self.init(count) { start in
      let first = shifts[start]
      guard start &+ 1 < count else { return (SIMD2(first.high, -.infinity), SIMD2(first.low, 0)) }
      let second = shifts[start &+ 1]
      return (SIMD2(first.high, second.high), SIMD2(first.low, second.low))
    }
  }

  @inline(__always)
  private init(_ count: Int, shift: (Int) -> (sum: SIMD2<Double>, error: SIMD2<Double>)) {
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
    let count = z.count
    return z.withUnsafeBufferPointer { z in
      sum(count, leavingOutOne: true) { start in
        let next = start &+ 1 < count ? z[start &+ 1] : -.infinity
        return ErrorFree.sum(SIMD2(z[start], next), SIMD2(repeating: -second))
      } store: { _, _, _ in
      }
    }
  }

  /// Σ e^dᵢ, to 2^-58.2 for numbers of at least 1 and up to 2^20 of them.
  ///
  /// Where one is to be left out, a shift above 0 counts as 0, and 1 is taken off.
  @inline(__always)
  private static func sum(
    _ count: Int, leavingOutOne: Bool = false,
    shift: (Int) -> (sum: SIMD2<Double>, error: SIMD2<Double>),
    store: (Int, SIMD2<UInt64>, SIMD2<Double>) -> Void
  ) -> DoubleDouble {
    var total = FixedPointSum()
    PowersOfTwoTable.pairs.withUnsafeBytes { bytes in
      guard let table = bytes.baseAddress else { return }
      var start = 0
      while start < count {
        let end = min(count, start &+ FixedPointSum.run)
        while start < end {
          var (sum, error) = shift(start)
          // NaN, as an error of an infinite sum, is replaced as well.
          let isFar = .!(sum .>= -800)
          sum.replace(with: -800, where: isFar)
          error.replace(with: 0, where: isFar)
          if leavingOutOne {
            let isTop = sum .> 0
            sum.replace(with: 0, where: isTop)
            error.replace(with: 0, where: isTop)
          }
          let (steps, growth) = ExponentialLanes.reduced(sum, error)
          store(start, steps, growth)
          let (high, low) = ExponentialLanes.powers(steps, in: table)
          let small = low + high * growth
          let value = high + small
          let rest = small - (value - high)
          var power = unsafeBitCast(
            SIMD2(repeating: 0x3FF0_0000_0000_0000) &+ ExponentialLanes.scaleBits(steps),
            to: SIMD2<Double>.self)
          power.replace(with: 0, where: sum .< negligible)
          total.add(value * power, rest * power)
          start &+= 2
        }
        total.flush()
      }
    }
    if leavingOutOne { total.subtract(1) }
    return total.value
  }

  /// The probability of an entry, not rounded.
  func probability(_ index: Int) -> ScaledPair {
    let k = Int(steps[index])
    let unit = PowersOfTwoTable.power(k & 127) * inverse
    let pair = DoubleDouble(unit.high, unit.low + unit.high * growths[index])
    return ScaledPair(pair: pair, exponent: k >> 7)
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
                ScaledPair(pair: DoubleDouble(unit.high, rest), exponent: exponent).rounded
            }
          }
        }
      }
    }
    if result.count > count { result.removeLast() }
    return result
  }
}
