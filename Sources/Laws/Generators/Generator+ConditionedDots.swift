import Exact
import PropertyTesting
import Reference

/// A dot product that nearly cancels.
public struct ConditionedDot: Sendable, Hashable {
  /// The factors.
  public let pair: VectorPair

  /// The condition number 2|x|·|y| / |x·y| of Ogita, Rump and Oishi, exactly; nil where x·y is 0.
  public func condition() throws -> Rational? {
    let exact = try ExactVectors.dot(pair.x, pair.y).magnitude
    return exact.isZero ? nil : try 2 * ExactVectors.dotOfMagnitudes(pair.x, pair.y) / exact
  }
}

extension Generator where Value == ConditionedDot {
  /// Dot products with a condition number of about 10^k, for a k of a range, or beyond: as in
  /// algorithm 6.1 (GenDot) of Ogita, Rump and Oishi (2005), half of the terms have exponents spread
  /// over half of the bits of the condition, and each later term is chosen to cancel what came before
  /// down to a magnitude that falls to 1.
  public static func conditionedDots(
    decimalExponents: ClosedRange<Int> = 8...24, count: ClosedRange<Int> = 3...5
  ) -> Generator {
    tuple(
      Generator<Int>.integers(in: count), Generator<Int>.integers(in: decimalExponents)
    ).flatMap { half, exponent in
      // log₂ 10 ≈ 3.32; a factor of a product has half of its bits.
      let bits = exponent * 332 / 200
      return tuple(
        Generator<Double>.atScale(0...bits).array(exactly: half),
        Generator<Double>.atScale(0...bits).array(exactly: half),
        Generator<Double>.atScale(-1...1).array(exactly: half),
        Generator<Double>.atScale(0...1).array(exactly: half)
      ).map { x, y, targets, others in
        cancelled(x: x, y: y, bits: bits, targets: targets, others: others)
      }
    }
  }

  private static func cancelled(
    x: [Double], y: [Double], bits: Int, targets: [Double], others: [Double]
  ) -> ConditionedDot {
    var (x, y) = (x, y)
    if let first = x.indices.first {
      // The largest product is surely there.
      x[first] = Double(sign: .plus, exponent: bits, significand: x[first].significand)
      y[first] = Double(sign: .plus, exponent: bits, significand: y[first].significand)
    }
    for (step, (target, other)) in zip(targets, others).enumerated() {
      let exponent = bits * (targets.count - 1 - step) / max(1, targets.count - 1)
      let factor = Double(sign: .plus, exponent: exponent, significand: other)
      let before = (try? ExactVectors.dot(x, y)) ?? .zero
      let wanted = ((try? Rational(target)) ?? .zero).scaled(byTwoToThe: exponent) - before
      x.append(factor)
      y.append(((try? wanted / Rational(factor)) ?? .zero).roundedToDouble())
    }
    return ConditionedDot(pair: VectorPair(x: x, y: y))
  }
}

extension Generator where Value == [Double] {
  /// Sums that nearly cancel: the terms of a conditioned dot product, each product as its head and
  /// its tail.
  public static var cancellingSums: Generator {
    Generator<ConditionedDot>.conditionedDots().map { dot in
      zip(dot.pair.x, dot.pair.y).flatMap { x, y in
        let product = x * y
        return [product, (-product).addingProduct(x, y)]
      }
    }
  }
}
