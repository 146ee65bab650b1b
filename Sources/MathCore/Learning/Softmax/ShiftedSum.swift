/// Sums of exponentials of shifted logits, Σ e^(zᵢ − origin), the same in any order.
enum ShiftedSum {
  /// Shifts below this count as it: the exponential is below 2^-1154, and no double.
  static let least = -800.0

  /// From where logits are shifted: a multiple of 2^-20 near the largest one, or that itself.
  enum Origin {
    /// At most 600, so that logits and shifts that count are below 1,400.
    case near(Double)
    /// Below 2^29: each logit is cut in two parts, so that a shift needs no error term.
    case far(Double)
    /// The largest logit, which is too large to be cut: each shift is a pair.
    case largest(Double)

    /// The origin for a finite largest logit.
    init(at largest: Double) {
      if largest.magnitude < 600 {
        self = .near(ExponentialLanes.coarsened(largest))
      } else if largest.magnitude < 0x1p29 {
        self = .far(ExponentialLanes.coarsened(largest))
      } else {
        self = .largest(largest)
      }
    }

    var value: Double {
      switch self {
      case .near(let value), .far(let value), .largest(let value): value
      }
    }

    /// The reduced shift of the largest logit itself, in both lanes.
    func reduced(_ largest: Double) -> ExponentialLanes.Reduced {
      let lanes = SIMD2(repeating: largest)
      return switch self {
      case .near(let origin): ExponentialLanes.reduced(lanes, from: origin)
      case .far(let origin):
        ExponentialLanes.reduced(ExponentialLanes.shift(lanes, from: origin))
      case .largest: ExponentialLanes.reduced((SIMD2(), SIMD2()))
      }
    }
  }

  /// Σ e^(zᵢ − origin) over all logits but one that is the largest, and the origin.
  ///
  /// Each larger logit counts as `second`, the largest of the others, and that is taken off once, which
  /// is exact. The sum is at least e^-(2^-20).
  static func others(_ z: [Double], second: Double) -> (sum: DoubleDouble, origin: Double) {
    let (sum, origin) = sum(z, largest: second) { _, _, _ in }
    var total = sum
    total.subtract(origin.reduced(second))
    return (total.value, origin.value)
  }

  /// The sum of e^(zᵢ − origin), where logits above `largest` count as that; the steps and growths are
  /// handed out in twos, for an odd count with one more.
  @inline(__always)
  static func sum(
    _ z: [Double], largest: Double, store: (Int, SIMD2<UInt64>, SIMD2<Double>) -> Void
  ) -> (total: FixedPointSum, origin: Origin) {
    let origin = Origin(at: largest)
    let highest = SIMD2(repeating: largest)
    let lowest = SIMD2(repeating: origin.value + least)
    let total = z.withUnsafeBytes { bytes -> FixedPointSum in
      switch origin {
      case .near(let origin):
        return sum(
          z.count,
          reduced: { start, isPair in
            ExponentialLanes.reduced(logits(bytes, start, isPair, lowest, highest), from: origin)
          }, store: store)
      case .far(let origin):
        return sum(
          z.count,
          reduced: { start, isPair in
            ExponentialLanes.reduced(
              ExponentialLanes.shift(
                logits(bytes, start, isPair, lowest, highest), from: origin))
          }, store: store)
      case .largest:
        return sum(z.map { shift(min($0, largest), largest) }, store: store)
      }
    }
    return (total, origin)
  }

  /// The sum of exponentials of shifts, the largest of which is 0, and the least at least −800.
  @inline(__always)
  static func sum(
    _ shifts: [DoubleDouble], store: (Int, SIMD2<UInt64>, SIMD2<Double>) -> Void
  ) -> FixedPointSum {
    sum(
      shifts.count,
      reduced: { start, isPair in
        let first = shifts[start]
        let second = isPair ? shifts[start &+ 1] : DoubleDouble(known: least, 0)
        return ExponentialLanes.reduced(
          ExponentialLanes.shift(
            SIMD2(first.high, second.high), SIMD2(first.low, second.low)))
      }, store: store)
  }

  /// z − top as a pair, but not below −800.
  private static func shift(_ z: Double, _ top: Double) -> DoubleDouble {
    let (gap, error) = ErrorFree.sum(z, -top)
    return gap >= least ? DoubleDouble(known: gap, error) : DoubleDouble(known: least, 0)
  }

  /// Two logits, or one and the lowest that counts.
  @inline(__always)
  private static func logits(
    _ z: UnsafeRawBufferPointer, _ start: Int, _ isPair: Bool, _ lowest: SIMD2<Double>,
    _ highest: SIMD2<Double>
  ) -> SIMD2<Double> {
    var logits =
      isPair
      ? z.loadUnaligned(fromByteOffset: start &* 8, as: SIMD2<Double>.self)
      : SIMD2(z.loadUnaligned(fromByteOffset: start &* 8, as: Double.self), lowest[1])
    logits.replace(with: lowest, where: logits .< lowest)
    logits.replace(with: highest, where: logits .> highest)
    return logits
  }

  /// Adds up exponentials.
  ///
  /// Each is within 2^-58.5 of itself, or 2^-82: so for up to 2^20 of them is a total of at least 1.
  @inline(__always)
  private static func sum(
    _ count: Int, reduced: (Int, Bool) -> ExponentialLanes.Reduced,
    store: (Int, SIMD2<UInt64>, SIMD2<Double>) -> Void
  ) -> FixedPointSum {
    var total = FixedPointSum()
    ExponentialLanes.table.withUnsafeBytes { bytes in
      guard let table = bytes.baseAddress else { return }
      var start = 0
      while start < count {
        let begin = start
        let end = min(count, start &+ FixedPointSum.run)
        while start &+ 1 < end {
          let lanes = reduced(start, true)
          let (power, growth) = ExponentialLanes.power(lanes, in: table)
          store(start, lanes.steps, growth)
          total.add(power, growth, lanes.steps)
          start &+= 2
        }
        if start < end {
          let lanes = reduced(start, false)
          let (power, growth) = ExponentialLanes.power(lanes, in: table)
          store(start, lanes.steps, growth)
          total.add(power, growth, lanes.steps)
          start &+= 1
        }
        total.flush(additions: (start &- begin &+ 1) / 2)
      }
    }
    return total
  }
}
