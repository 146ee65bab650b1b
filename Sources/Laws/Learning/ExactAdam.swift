import Exact
import Reference

/// The means of Adam for one parameter, exactly, and its steps from computed parameters.
struct ExactAdam {
  /// The means before the correction.
  private(set) var m = Rational.zero, v = Rational.zero
  private var magnitudes = Rational.zero
  private var count = 0
  private let stepper: Adam<Real>
  private let eta: Rational, beta1: Rational, beta2: Rational, epsilon: Rational
  private let decay: Rational
  private let isDecoupled: Bool

  init(_ function: Function, _ eta: Double, _ settings: AdamSettings) throws {
    self.eta = try Rational(eta)
    beta1 = try Rational(settings.beta1)
    beta2 = try Rational(settings.beta2)
    epsilon = try Rational(settings.epsilon)
    decay = function == .adam ? .zero : try Rational(settings.decay)
    isDecoupled = function == .adamW
    stepper = Adam<Real>(
      eta: Real(self.eta), beta1: Real(beta1), beta2: Real(beta2), epsilon: Real(epsilon),
      decay: function == .adam
        ? .none : isDecoupled ? .decoupled(Real(decay)) : .inGradient(Real(decay)))
  }

  /// The exact parameter after a step from a computed one.
  mutating func step(
    from parameter: Double, gradient: Double
  ) throws -> (parameter: Real, bound: Bound) {
    let w = try Rational(parameter)
    let g = try Rational(gradient) + (isDecoupled ? .zero : decay * w)
    let state = Adam<Real>.State(weights: [Real(w)], m: [Real(m)], v: [Real(v)], step: count)
    count += 1
    m = beta1 * m + (.one - beta1) * g
    v = beta2 * v + (.one - beta2) * g * g
    magnitudes = beta1 * magnitudes + (.one - beta1) * g.magnitude
    let corrections = (try .one - beta1.power(count), try .one - beta2.power(count))
    let root = try (v / corrections.1).rootBounds(2, relativeBits: 64).lower
    let divisor = root + epsilon
    // 0/0 is a step of 0.
    let direction = divisor.isZero ? .zero : try magnitudes / corrections.0 / divisor
    let decayed = isDecoupled ? decay * w.magnitude : .zero
    let exact: Real
    if divisor.isZero {
      exact = Real(w - eta * (isDecoupled ? decay * w : .zero))
    } else {
      exact = try stepper.step(state, gradient: [Real(try Rational(gradient))]).weights[0]
    }
    let reached = exact.enclosure.midpoint.rational.magnitude
    return (exact, .adamParameter(size: eta.magnitude * (direction + decayed), reached: reached))
  }

  private var square: Rational { Bound.unitRoundoff * Bound.unitRoundoff }

  /// How far m may be: 8tu² of the mean of magnitudes, and a rounding.
  var meanBound: Bound {
    let pairs = Rational(8 * count) * square * magnitudes
    return Bound("m in pairs", Bound.rounding(m.magnitude + pairs).amount + pairs)
  }

  /// How far v may be: (8t + 5)u² of itself, and a rounding.
  var squareBound: Bound {
    let pairs = Rational(8 * count + 5) * square * v
    return Bound("v in pairs", Bound.rounding(v + pairs).amount + pairs)
  }
}
