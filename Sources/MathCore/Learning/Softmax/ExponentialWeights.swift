/// The numbers e^dᵢ of shifted logits, kept as exponents and growths until their total is known.
///
/// e^d = 2^⌊k/256⌋·p·(1 + g) by `ExponentialLanes`, with p one of 256 powers. The inverse of the total
/// Σ e^dⱼ times p is a pair u + v, and the probability is 2^⌊k/256⌋·(u + (v + u·g)). Only k and g depend
/// on i: so the values before the last rounding are in the order of the shifts, and so are their
/// roundings.
///
/// A growth is off by 2^-60.5, and by 2^-59.41 more so that the order is kept where k grows by one; u·g and
/// its sum with v are rounded to 2^-62 each: below 2^-59.7 without that, and 2^-58.5 with it. Shifts of
/// logits from 600 on are rounded to 2^-59 besides. The total is off by 2^-58.5 + 2^-59 likewise: in
/// units of 2^-53 below 1/13 in all, and without the 2^-59 below 1/22, besides the last rounding.
struct ExponentialWeights {
  /// The growths g, and one more for an odd count.
  private var growths: [Double] = []
  /// The counts of steps k, likewise.
  private var steps: [Int32] = []
  private let count: Int
  /// 1/Σ e^dⱼ as a part of 26 bits and the rest, less the scale of the table.
  private let inverse: (high: Double, low: Double)

  /// The weights of logits, of which `top` is the largest and finite.
  init(_ z: [Double], top: Double) {
    self.init(z.count) { store in ShiftedSum.sum(z, largest: top, store: store).total }
  }

  /// The weights of shifts, the largest of which is 0, and the least at least −800.
  init(_ shifts: [DoubleDouble]) {
    self.init(shifts.count) { store in ShiftedSum.sum(shifts, store: store) }
  }

  @inline(__always)
  private init(
    _ count: Int,
    sum: ((Int, SIMD2<UInt64>, SIMD2<Double>) -> Void) -> FixedPointSum
  ) {
    self.count = count
    let room = count + (count & 1)
    var (growths, steps) = ([Double](), [Int32]())
    var total = FixedPointSum()
    growths = [Double](unsafeUninitializedCapacity: room) { growths, growthCount in
      steps = [Int32](unsafeUninitializedCapacity: room) { steps, stepCount in
        guard let growths = growths.baseAddress, let steps = steps.baseAddress else { return }
        total = sum { start, k, growth in
          UnsafeMutableRawPointer(growths + start).storeBytes(
            of: growth, as: SIMD2<Double>.self)
          UnsafeMutableRawPointer(steps + start).storeBytes(
            of: SIMD2<UInt32>(truncatingIfNeeded: k), as: SIMD2<UInt32>.self)
        }
        stepCount = room
      }
      growthCount = room
    }
    self.growths = growths
    self.steps = steps
    let inverse = DoubleDouble(0x1p-200, 0) / total.value
    let (high, rest) = ErrorFree.split(inverse.high)
    self.inverse = (high, rest + inverse.low)
  }

  /// Below this count of steps a probability may be subnormal.
  private static let smallest = Int32(-900 * ExponentialLanes.stepCount)

  /// The products u + v of two powers of the table and the inverse, off by 2^-77.
  ///
  /// The product of the leading parts is exact.
  @inline(__always)
  private static func product(
    _ power: SIMD2<Double>, _ inverse: (high: Double, low: Double)
  ) -> (first: SIMD2<Double>, rest: SIMD2<Double>) {
    let (high, low) = ErrorFree.split(power)
    let product = high * inverse.high
    let rest = high * inverse.low + low * (inverse.high + inverse.low)
    let first = product + rest
    return (first, rest - (first - product))
  }

  /// The probability of an entry, not rounded.
  func probability(_ index: Int) -> ScaledPair {
    let k = steps[index]
    let power = ExponentialLanes.table[Int(k & 255) * 2]
    let (first, rest) = Self.product(SIMD2(repeating: power), inverse)
    return ScaledPair(
      DoubleDouble(first[0], rest[0] + first[0] * growths[index]), exponent: Int(k >> 8))
  }

  /// The probabilities, each rounded once.
  consuming func rounded() -> [Double] {
    let (count, inverse) = (count, inverse)
    var result = growths
    growths = []
    result.withUnsafeMutableBytes { values in
      steps.withUnsafeBytes { steps in
        guard let values = values.baseAddress, let steps = steps.baseAddress else { return }
        if count >= 2 * ExponentialLanes.stepCount {
          let products = Self.products(inverse)
          products.withUnsafeBytes { products in
            guard let products = products.baseAddress else { return }
            Self.round(values, steps, count) { bits in
              let (first, second) = ExponentialLanes.entries(bits, of: products)
              return (SIMD2(first[0], second[0]), SIMD2(first[1], second[1]))
            }
          }
        } else {
          ExponentialLanes.table.withUnsafeBytes { table in
            guard let table = table.baseAddress else { return }
            Self.round(values, steps, count) { bits in
              let (first, second) = ExponentialLanes.entries(bits, of: table)
              return Self.product(SIMD2(first[0], second[0]), inverse)
            }
          }
        }
      }
    }
    if result.count > count { result.removeLast() }
    return result
  }

  /// The products of all powers, whose two parts alternate.
  private static func products(_ inverse: (high: Double, low: Double)) -> [Double] {
    let count = 2 * ExponentialLanes.stepCount
    return [Double](unsafeUninitializedCapacity: count) { products, used in
      for place in stride(from: 0, to: count, by: 4) {
        let table = ExponentialLanes.table
        let (first, rest) = product(SIMD2(table[place], table[place + 2]), inverse)
        for lane in 0..<2 {
          products[place + 2 * lane] = first[lane]
          products[place + 2 * lane + 1] = rest[lane]
        }
      }
      used = count
    }
  }

  /// Turns growths into probabilities.
  @inline(__always)
  private static func round(
    _ values: UnsafeMutableRawPointer, _ steps: UnsafeRawPointer, _ count: Int,
    product: (SIMD2<UInt64>) -> (first: SIMD2<Double>, rest: SIMD2<Double>)
  ) {
    var start = 0
    while start < count {
      let k = (steps + start &* 4).loadUnaligned(as: SIMD2<Int32>.self)
      // The lowest 20 bits are all that is asked of the steps.
      let bits = SIMD2<UInt64>(truncatingIfNeeded: SIMD2<UInt32>(truncatingIfNeeded: k))
      let growth = (values + start &* 8).loadUnaligned(as: SIMD2<Double>.self)
      let (first, rest) = product(bits)
      let low = rest + first * growth
      if k[0] >= smallest, k[1] >= smallest {
        let value = ExponentialLanes.scaled(first + low, bits)
        (values + start &* 8).storeBytes(of: value, as: SIMD2<Double>.self)
      } else {
        for lane in 0..<2 {
          let pair = ScaledPair(DoubleDouble(first[lane], low[lane]), exponent: Int(k[lane] >> 8))
          (values + (start &+ lane) &* 8).storeBytes(of: pair.rounded, as: Double.self)
        }
      }
      start &+= 2
    }
  }
}
