import Exact
import Reference

extension Bound {
  /// F18 for an element of layer norm, γx̂ + β: what two plain passes are off by, times the gain, and the
  /// rounding of the sum; of RMS norm likewise, without an error of the mean.
  static func layerNorm(
    _ exact: EnclosedNorm, _ place: Int, gain: Rational, output y: RationalInterval
  ) -> Bound {
    let carried = gain.magnitude * exact.error(place)
    let rounded = unitRoundoff * (y.greatest + carried) + Rational(1).scaled(byTwoToThe: -1074)
    return Bound("F18", carried + rounded)
  }

  /// γx̂ + β as a pair within 2^−68 of its terms, rounded once.
  static func accurateNorm(
    _ normal: RationalInterval, gain: Rational, bias: Rational, output y: RationalInterval
  ) -> Bound {
    let pairs = (gain.magnitude * normal.greatest + bias.magnitude).scaled(byTwoToThe: -68)
    return Bound("F18 in pairs, rounded once", pairs + rounding(y.greatest + pairs).amount)
  }

  /// An element of the gradient by x, (h − mean h − x̂·mean(hx̂))/s, by textbook formulas from a row x̂
  /// and an s that are off by F18: a running error analysis.
  ///
  /// - Parameter h: the products of gains and upstream gradients.
  static func layerNormGradients(_ exact: EnclosedNorm, h: [Rational]) throws -> [Bound] {
    let n = h.count
    let share = try Rational(n).reciprocal()
    let least = Rational(1).scaled(byTwoToThe: -1074)
    let terms = h.map { RunningError($0, error: unitRoundoff * $0.magnitude + least) }
    let normal = h.indices.map {
      RunningError(exact.enclosed[$0].middle, error: exact.error($0).roundedUp)
    }
    func mean(_ values: [RunningError]) -> RunningError {
      let sum = values.reduce(RunningError(.zero), +)
      let size = values.reduce(Rational.zero) { $0 + $1.magnitude }
      // n products, n − 1 sums and a quotient.
      let rounded = sum.widened(by: gamma(n + 1) * size + Rational(n) * least)
      return RunningError(rounded.value * share, error: rounded.error * share + least)
    }
    let middle = exact.isCentred ? mean(terms) : RunningError(.zero)
    let along = mean(zip(terms, normal).map { $0 * $1 })
    let inverse = exact.inverse.enclosed
    let scale = RunningError(
      inverse.middle, error: (exact.scaleError * inverse.upper + inverse.radius).roundedUp)
    return h.indices.map { place in
      let product = normal[place] * along
      let size = terms[place].magnitude + middle.magnitude + product.magnitude
      let sum = (terms[place] - middle - product).widened(by: gamma(4) * size + least)
      let result = sum * scale
      return result.widened(by: unitRoundoff * result.magnitude + least).bound("F18, carried on")
    }
  }

  /// The gradient by a gain, Σ gx̂ over the examples, as a sum of pairs within 2^−68 of
  /// its terms, rounded once.
  static func accurateGainGradient(
    _ g: [Rational], _ normal: [RationalInterval], _ exact: RationalInterval
  ) -> Bound {
    let pairs = zip(g, normal).reduce(Rational.zero) { $0 + $1.0.magnitude * $1.1.greatest }
      .scaled(byTwoToThe: -68)
    return Bound("a sum of pairs", pairs + rounding(exact.greatest + pairs).amount)
  }

  /// The gradient by a gain, Σ gx̂ over the examples, from elements of x̂ that are off by F18.
  static func gainGradient(
    _ g: [Rational], _ normal: [(enclosed: RationalInterval, error: Rational)]
  ) -> Bound {
    let (carried, size) = zip(g, normal).reduce((Rational.zero, Rational.zero)) {
      let factor = $1.0.magnitude
      return (
        $0.0 + factor * $1.1.error, $0.1 + factor * ($1.1.enclosed.greatest + $1.1.error)
      )
    }
    return Bound(
      "F18 and F1",
      carried + gamma(g.count + 1) * size + Rational(g.count + 1).scaled(byTwoToThe: -1074))
  }

  /// Batch norm with a mean and a variance that are given, by six roundings: of x − m, of v + ε (half of
  /// it counts), of the root, the quotient and the product, and of the sum; and of results that are
  /// subnormal.
  static func inference(_ product: Rational, output y: RationalInterval, gain: Rational) -> Bound {
    let least = Rational(1).scaled(byTwoToThe: -1074)
    let carried = gamma(6) * product.magnitude + (gain.magnitude + 1) * least
    return Bound("six roundings", carried + unitRoundoff * (y.greatest + carried) + least)
  }
}
