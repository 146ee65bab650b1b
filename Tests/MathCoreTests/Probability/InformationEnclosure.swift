import Exact

/// Enclosures of entropies and divergences, for tests: the definitions over intervals.
struct InformationEnclosure {
  private let precision = 1200

  private func log(_ x: Rational) throws -> Interval {
    try Interval(x, precision: precision).logarithm(precision: precision)
  }

  private func weighted(_ p: [Rational], _ ratio: [Rational]) throws -> Interval {
    var total = Interval.zero
    for (p, ratio) in zip(p, ratio) where p.signum > 0 {
      let term = try Interval(p, precision: precision)
        .multiplied(by: log(ratio), precision: precision)
      total = total.adding(term, precision: precision)
    }
    return total
  }

  /// −Σ pᵢ log pᵢ.
  func entropy(_ p: [Rational]) throws -> Interval {
    try Interval.zero.subtracting(weighted(p, p), precision: precision)
  }

  /// −Σ pᵢ log qᵢ.
  func crossEntropy(_ p: [Rational], _ q: [Rational]) throws -> Interval {
    try Interval.zero.subtracting(weighted(p, q), precision: precision)
  }

  /// Σ pᵢ log(pᵢ/qᵢ); q may be 0 where p is.
  func kl(_ p: [Rational], _ q: [Rational]) throws -> Interval {
    let kept = p.indices.filter { p[$0].signum > 0 }
    return try weighted(kept.map { p[$0] }, kept.map { try p[$0] / q[$0] })
  }

  /// ½KL(p ‖ m) + ½KL(q ‖ m).
  func js(_ p: [Rational], _ q: [Rational]) throws -> Interval {
    let half = Rational(1).scaled(byTwoToThe: -1)
    let middle = zip(p, q).map { ($0 + $1) * half }
    return try kl(p, middle).adding(kl(q, middle), precision: precision)
      .multiplied(by: Interval(half, precision: precision), precision: precision)
  }

  /// An amount in bits.
  func bits(_ nats: Interval) throws -> Interval {
    try nats.divided(by: log(2), precision: precision)
  }

  /// An amount over a number.
  func over(_ nats: Interval, _ n: Int) throws -> Interval {
    try nats.divided(by: Interval(Rational(n), precision: precision), precision: precision)
  }
}

extension DoubleDraws {
  /// A distribution: each double is near its share, so that the sum is off 1 by roundings alone.
  mutating func distribution(_ count: Int, exponents: ClosedRange<Int> = -6...0) -> [Double] {
    var weights = (0..<count).map { _ in double(exponents: exponents).magnitude }
    if count > 2, integer(0...3) == 0 { weights[1] = 0 }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// A distribution of whole multiples of 2^-52, the sum of which is exactly 1.
  mutating func wholeDistribution(_ count: Int) -> [Double] {
    var rest = 1 << 52
    var p: [Double] = []
    for index in 0..<count {
      let part = index == count - 1 ? rest : integer(0...rest / 2)
      p.append(Double(part) * 0x1p-52)
      rest -= part
    }
    return p
  }
}

/// Doubles, exactly.
func exact(_ x: [Double]) throws -> [Rational] { try x.map { try Rational($0) } }
