/// The numbers e^dᵢ of shifted logits, kept as exponents and growths until their total is known.
///
/// e^d = 2^(k/128)·(1 + g) by `ExponentialLanes`. With 2^(j/128) = a + b, a of 26 bits, and the
/// inverse of the total Σ e^dⱼ as q + s, q of 26 bits, the probability is
/// 2^⌊k/128⌋·(u + (v + (u + v)·g)), u = a·q exact and v = a·s + b·(q + s). Only k and g depend on i: so the
/// values before the last rounding are in the order of the shifts, and so are their roundings.
///
/// Errors in units of 2^-53: a shift is rounded to 2^-59 (1/64), r and g err by 2^-62 each, and the
/// factor u + v, the product, below 2^-8.5·u, and its sum with v by 2^-61.5 each: 2^-59.3 together,
/// and that with 2^-59 for the total too: below 1/18 in all, besides the last rounding.
struct ExponentialWeights {
  /// Shifts below this count as it: the exponential is below 2^-1154, and no double.
  static let least = -800.0

  /// The growths g, and one more for an odd count.
  private var growths: [Double]
  /// The counts of steps k, likewise.
  private let steps: [Int32]
  private let count: Int
  /// 1/Σ e^dⱼ as a part of 26 bits and the rest.
  private let inverse: (high: Double, low: Double)

  /// The weights of logits, of which `top` is the largest and finite.
  init(_ z: [Double], top: Double) {
    guard let origin = ShiftedSum.origin(near: top) else {
      self.init(z.map { ShiftedSum.shift($0, top) })
      return
    }
    let lowest = SIMD2(repeating: origin + Self.least)
    self = z.withUnsafeBytes { z in
      ExponentialWeights(z.count / 8) { start, isPair in
        ShiftedSum.shift(z, start, isPair, lowest, origin)
      }
    }
  }

  /// The weights of shifts, the largest of which is 0, and the least at least −800.
  init(_ shifts: [DoubleDouble]) {
    self.init(shifts.count) { start, isPair in ShiftedSum.shift(shifts, start, isPair) }
  }

  @inline(__always)
  private init(_ count: Int, shift: (Int, Bool) -> ExponentialLanes.Shift) {
    self.count = count
    var growths = [Double](repeating: 0, count: count + (count & 1))
    var steps = [Int32](repeating: 0, count: count + (count & 1))
    var total = FixedPointSum()
    growths.withUnsafeMutableBufferPointer { growths in
      steps.withUnsafeMutableBufferPointer { steps in
        ShiftedSum.add(0..<count, to: &total, shift: shift) { start, k, growth in
          growths[start] = growth[0]
          growths[start &+ 1] = growth[1]
          steps[start] = Int32(truncatingIfNeeded: k[0])
          steps[start &+ 1] = Int32(truncatingIfNeeded: k[1])
        }
      }
    }
    self.growths = growths
    self.steps = steps
    let inverse = DoubleDouble(1, 0) / total.value
    let (high, rest) = ErrorFree.split(inverse.high)
    self.inverse = (high, rest + inverse.low)
  }

  /// Below this count of steps a probability may be subnormal.
  private static let smallest = Int32(-900 * 128)

  /// u and v + (u + v)·g for two counts of steps and growths.
  @inline(__always)
  private static func parts(
    _ steps: SIMD2<UInt64>, _ growth: SIMD2<Double>, _ table: UnsafeRawPointer,
    _ inverse: (high: Double, low: Double)
  ) -> (first: SIMD2<Double>, rest: SIMD2<Double>) {
    let (high, low) = ExponentialLanes.powers(steps, in: table)
    let first = high * inverse.high
    let rest = high * inverse.low + low * (inverse.high + inverse.low)
    return (first, rest + (first + rest) * growth)
  }

  /// The probability of an entry, not rounded.
  func probability(_ index: Int) -> ScaledPair {
    let k = steps[index]
    let bits = SIMD2<UInt64>(repeating: UInt64(truncatingIfNeeded: k))
    let growth = SIMD2(repeating: growths[index])
    let pair = ExponentialLanes.table.withUnsafeBytes { bytes in
      guard let table = bytes.baseAddress else { return DoubleDouble(0, 0) }
      let (first, rest) = Self.parts(bits, growth, table, inverse)
      return DoubleDouble(first[0], rest[0])
    }
    return ScaledPair(pair, exponent: Int(k >> 7))
  }

  /// The probabilities, each rounded once.
  consuming func rounded() -> [Double] {
    let (count, inverse) = (count, inverse)
    var result = growths
    growths = []
    result.withUnsafeMutableBufferPointer { values in
      steps.withUnsafeBufferPointer { steps in
        ExponentialLanes.table.withUnsafeBytes { bytes in
          guard let table = bytes.baseAddress else { return }
          var start = 0
          while start < count {
            let k = SIMD2(steps[start], steps[start &+ 1])
            // The lowest 19 bits are all that is asked of the steps.
            let bits = SIMD2<UInt64>(truncatingIfNeeded: SIMD2<UInt32>(truncatingIfNeeded: k))
            let growth = SIMD2(values[start], values[start &+ 1])
            let (first, rest) = Self.parts(bits, growth, table, inverse)
            if k[0] >= Self.smallest, k[1] >= Self.smallest {
              let value = unsafeBitCast(
                unsafeBitCast(first + rest, to: SIMD2<UInt64>.self)
                  &+ ExponentialLanes.scaleBits(bits), to: SIMD2<Double>.self)
              values[start] = value[0]
              values[start &+ 1] = value[1]
            } else {
              for lane in 0..<2 {
                let pair = ScaledPair(
                  DoubleDouble(first[lane], rest[lane]), exponent: Int(k[lane] >> 7))
                values[start &+ lane] = pair.rounded
              }
            }
            start &+= 2
          }
        }
      }
    }
    if result.count > count { result.removeLast() }
    return result
  }
}
