/// Sums of probabilities times logarithms, quick and with a bound on what they are off by.
///
/// A logarithm L is A + r (`LogarithmLanes`), where A, below 2^10, is exact. With A cut at 2^-21,
/// A = B + b, and p cut after 22 bits, p = h + l,
///
///     p·L = h·B + (p·(b + r) + l·B),
///
/// where h·B is exact, as it has at most 53 bits. The rest is so small that its roundings hardly
/// count: |b + r| < 2^-18, and l·B < 2^-22·p|L|.
struct WeightedLogarithms {
  /// The sums of exact products, which start from 3·2^19: so every sum is a multiple of 2^-32, as
  /// long as it is within 2^19 of the start, and what an addition cuts off is had by two others.
  private var tops = SIMD2<Double>(repeating: start)
  /// The sums of what was cut off, and of the small products.
  fileprivate var rests = SIMD2<Double>()
  /// The sum of earlier runs of these.
  private var earlierRests = DoubleDouble(known: 0, 0)
  /// Whether a logarithm was asked for of a number that is too small for it.
  fileprivate var isTooSmall = SIMDMask<SIMD2<Int64>>()

  private static let start = 0x1.8p20
  fileprivate static let run = 256
  /// What rounds to multiples of 2^-21.
  private static let cut = 0x1.8p31

  /// −Σ pᵢ log pᵢ of a distribution.
  static func entropy(_ p: [Double]) -> CertifiedSum? {
    sum(p, p, sign: -1, EntropyTerms.self)
  }

  /// −Σ pᵢ log qᵢ of two distributions; nothing where a qᵢ is below 2^-980.
  static func crossEntropy(_ p: [Double], _ q: [Double]) -> CertifiedSum? {
    sum(p, q, sign: -1, CrossEntropyTerms.self)
  }

  /// Σ pᵢ log(pᵢ/qᵢ) of two distributions; not finite where a quotient is too large.
  static func divergence(_ p: [Double], _ q: [Double]) -> CertifiedSum? {
    sum(p, q, sign: 1, DivergenceTerms.self)
  }

  /// Adds p·L.
  @inline(__always)
  fileprivate mutating func add(
    _ p: SIMD2<Double>, _ leading: SIMD2<Double>, _ rest: SIMD2<Double>,
    _ logarithm: LogarithmLanes.Parts
  ) {
    let coarse = (logarithm.exact + Self.cut) - Self.cut
    let fine = (logarithm.exact - coarse) + logarithm.rest
    let product = leading * coarse
    let top = tops + product
    let others = p * fine + rest * coarse
    rests += (product - (top - tops)) + others
    tops = top
  }

  private static func sum<Terms: WeightedTerms>(
    _ p: [Double], _ q: [Double], sign: Double, _ terms: Terms.Type
  ) -> CertifiedSum? {
    let count = min(p.count, q.count)
    var sum = WeightedLogarithms()
    let isComplete = p.withUnsafeBufferPointer { p in
      q.withUnsafeBufferPointer { q in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 5 * run) { space in
          guard let p = p.baseAddress, let q = q.baseAddress, let space = space.baseAddress,
            let table = LogarithmLanes.table
          else { return false }
          for start in stride(from: 0, to: count, by: run) {
            sum.add(terms, p + start, q + start, min(run, count - start), table, space)
          }
          return true
        }
      }
    }
    guard isComplete, !any(sum.isTooSmall) else { return nil }
    return sum.certified(count, sign)
  }

  /// Adds a run: first all numbers are looked up, into parts of `space`, then all is arithmetic.
  @inline(__always)
  private mutating func add<Terms: WeightedTerms>(
    _ terms: Terms.Type, _ p: UnsafePointer<Double>, _ q: UnsafePointer<Double>, _ count: Int,
    _ table: UnsafeRawPointer, _ space: UnsafeMutablePointer<Double>
  ) {
    // In turn: logarithms in two parts, factors, and what the terms write.
    let (logarithms, factors) = (space, space + 2 * Self.run)
    let (arguments, others) = Terms.arguments(p, q, count, space + 3 * Self.run)
    LogarithmLanes.lookUp(arguments, count, in: table, factors, logarithms)
    var start = 0
    while start &+ 1 < count {
      let (a, b) = (Self.two(logarithms, 2 &* start), Self.two(logarithms, 2 &* start &+ 2))
      let rows = LogarithmLanes.Rows(
        factor: Self.two(factors, start), logarithm: SIMD2(a[0], b[0]), rest: SIMD2(a[1], b[1]))
      Terms.add(
        Self.two(p, start), Self.two(arguments, start), Self.two(others, start), rows, to: &self)
      start &+= 2
    }
    if start < count {
      // Beside the last of an odd count stands 0 times log 1.
      let rows = LogarithmLanes.Rows(
        factor: SIMD2(factors[start], 1), logarithm: SIMD2(logarithms[2 &* start], 0),
        rest: SIMD2(logarithms[2 &* start &+ 1], 0))
      Terms.add(
        SIMD2(p[start], 0), SIMD2(arguments[start], 1), SIMD2(others[start], 0), rows, to: &self)
    }
    let (total, error) = ErrorFree.sum(earlierRests.high, self.rests[0] + self.rests[1])
    earlierRests = DoubleDouble(known: total, earlierRests.low + error)
    self.rests = SIMD2()
  }

  @inline(__always)
  fileprivate static func two(_ x: UnsafePointer<Double>, _ start: Int) -> SIMD2<Double> {
    UnsafeRawPointer(x + start).loadUnaligned(as: SIMD2<Double>.self)
  }

  /// The sum with its bound, for probabilities that add up to 1 or nearly.
  ///
  /// In units of p: a logarithm is off by 2^-68 (`LogarithmLanes`), and by 2^-70 for the roundings
  /// of its tail; those of b + r, four below 2^-18 and the product's, are below 2^-69; l·B and the
  /// rest are off by 2^-75·|L| and 2^-69. That is below 2^-66.5 + 2^-74·|L|. A run adds 128 rests
  /// to a lane, each below 2^-32 + p·2^-17 + p|L|·2^-21, with a rounding each: 2^-71 in all, and
  /// (2^-63 + 2^-67·|L|)·p. Σ p is 1 or nearly, and Σ p|L| is the sum, or for a divergence less
  /// than the sum and 2. All of it is below 2^-62 + 2^-65·|sum| + n·2^-77, with room for what the
  /// terms of `LogarithmicTerms` are off by. Where p is subnormal its logarithm has no meaning, but
  /// is below 2^11, and the term below 2^-1000.
  private func certified(_ count: Int, _ sign: Double) -> CertifiedSum {
    let top = (tops[0] - Self.start) + (tops[1] - Self.start)
    let value = DoubleDouble(sign * top, sign * (earlierRests.high + earlierRests.low))
    let error = 0x1p-62 + 0x1p-65 * value.high.magnitude + Double(count) * 0x1p-77
    return CertifiedSum(value: value, error: error)
  }
}

/// The terms of a sum of probabilities times logarithms, two at a time.
private protocol WeightedTerms {
  /// The numbers whose logarithms are asked for, and what else a term needs of each; both are
  /// written to `space` where they are neither p nor q.
  static func arguments(
    _ p: UnsafePointer<Double>, _ q: UnsafePointer<Double>, _ count: Int,
    _ space: UnsafeMutablePointer<Double>
  ) -> (arguments: UnsafePointer<Double>, others: UnsafePointer<Double>)

  static func add(
    _ p: SIMD2<Double>, _ argument: SIMD2<Double>, _ other: SIMD2<Double>,
    _ rows: LogarithmLanes.Rows, to sum: inout WeightedLogarithms)
}

/// p·log p.
private enum EntropyTerms: WeightedTerms {
  @inline(__always)
  static func arguments(
    _ p: UnsafePointer<Double>, _ q: UnsafePointer<Double>, _ count: Int,
    _ space: UnsafeMutablePointer<Double>
  ) -> (arguments: UnsafePointer<Double>, others: UnsafePointer<Double>) { (p, p) }

  @inline(__always)
  static func add(
    _ p: SIMD2<Double>, _ argument: SIMD2<Double>, _ other: SIMD2<Double>,
    _ rows: LogarithmLanes.Rows, to sum: inout WeightedLogarithms
  ) {
    let leading = LogarithmLanes.leading(p)
    let rest = p - leading
    sum.add(p, leading, rest, LogarithmLanes.parts(leading, rest, rows))
  }
}

/// p·log q.
private enum CrossEntropyTerms: WeightedTerms {
  @inline(__always)
  static func arguments(
    _ p: UnsafePointer<Double>, _ q: UnsafePointer<Double>, _ count: Int,
    _ space: UnsafeMutablePointer<Double>
  ) -> (arguments: UnsafePointer<Double>, others: UnsafePointer<Double>) { (q, q) }

  @inline(__always)
  static func add(
    _ p: SIMD2<Double>, _ q: SIMD2<Double>, _ other: SIMD2<Double>,
    _ rows: LogarithmLanes.Rows, to sum: inout WeightedLogarithms
  ) {
    sum.isTooSmall = sum.isTooSmall .| (q .< SIMD2(repeating: 0x1p-980))
    let leading = LogarithmLanes.leading(q)
    let logarithm = LogarithmLanes.parts(leading, q - leading, rows)
    let own = LogarithmLanes.leading(p)
    sum.add(p, own, p - own, logarithm)
  }
}

/// p·log(p/q).
///
/// The quotient is t + d/q, where t is the leading part of fl(p·fl(1/q)) and d = p − tq, at most
/// 2^-21.9·p. With q cut as well, t·h has 44 bits and t·l 53, so that both are exact, and so is p −
/// t·h: d is off by 2^-75·p, and d·fl(1/q) by 2^-73·p/q. Where q is too small, t is not finite, and
/// neither is the sum.
private enum DivergenceTerms: WeightedTerms {
  @inline(__always)
  static func arguments(
    _ p: UnsafePointer<Double>, _ q: UnsafePointer<Double>, _ count: Int,
    _ space: UnsafeMutablePointer<Double>
  ) -> (arguments: UnsafePointer<Double>, others: UnsafePointer<Double>) {
    let rests = space + WeightedLogarithms.run
    var start = 0
    while start < count {
      let isPair = start &+ 1 < count
      let (a, b) =
        isPair
        ? (WeightedLogarithms.two(p, start), WeightedLogarithms.two(q, start))
        : (SIMD2(p[start], 0), SIMD2(q[start], 1))
      let inverse = 1 / b
      let leading = LogarithmLanes.leading(a * inverse)
      let half = LogarithmLanes.leading(b)
      let difference = (a - leading * half) - leading * (b - half)
      // There is room for an even number.
      UnsafeMutableRawPointer(space + start).storeBytes(of: leading, as: SIMD2<Double>.self)
      UnsafeMutableRawPointer(rests + start).storeBytes(
        of: difference * inverse, as: SIMD2<Double>.self)
      start &+= 2
    }
    return (UnsafePointer(space), UnsafePointer(rests))
  }

  @inline(__always)
  static func add(
    _ p: SIMD2<Double>, _ ratio: SIMD2<Double>, _ rest: SIMD2<Double>,
    _ rows: LogarithmLanes.Rows, to sum: inout WeightedLogarithms
  ) {
    let own = LogarithmLanes.leading(p)
    sum.add(p, own, p - own, LogarithmLanes.parts(ratio, rest, rows))
  }
}
