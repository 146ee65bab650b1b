import Exact
import PropertyTesting
import Reference

/// A function of one number that programs name, with what its value and its derivatives may be off at
/// an exact argument.
///
/// A unit is u of the value; one unit in the last place is at most 2u. Values: operations of IEEE 754
/// are rounded once; exp, log, sin and cos are within 1 ulp, tanh within 2.5 (F12); sigmoid and softplus
/// within 2, silu within 4, gelu within 6 ulp (law 174). A power has a rounding for each product, or 1 ulp
/// where it is a function. Derivatives are products, quotients and sums of a few such values:
///
/// - sqrt' = ½/y and 1/x' = −y²: the roundings of y and of one or two operations more;
/// - tanh' = 1/cosh²: two quotients and cosh within 2.5 ulp, taken twice; σ' = σ(x)σ(−x);
/// - silu' = σ(x)(1 + xσ(−x)) and gelu' = Φ(x) + xφ(x) have terms of both signs, so that their errors are
///   shares of the sum of the magnitudes of the terms, at most 1 + |x| and 5/4: |xφ(x)| ≤ φ(1) < ¼;
/// - Φ(x) = erfc(−x/√2)/2 has 5.5 ulp of erfc and the rounding of its argument, which is 2u·x² of
///   |x|φ(x)/Φ(x) ≤ 1 + x²; φ(x) has that of exp at the rounded −x²/2;
/// - second derivatives are those of these forms by dual numbers, each with at most twice as many
///   roundings and two more; σ'' = σ'(x)(1 − 2σ(x)) as a share of σ', gelu'' = φ(x)(2 − x²) and silu'' as
///   shares of 1 + x² and 1 + |x|.
struct RoundedFunction {
  private let step: Program.Step
  /// Units of u for the value, the derivative and the second derivative.
  private let value: Int, slope: Int, bend: Int
  /// Whether rational values that are doubles, and such derivatives, come without an error.
  private let isRational: Bool

  /// - Throws: `SubjectError.malformed` for another operation.
  init(_ step: Program.Step) throws {
    self.step = step
    switch step.operation {
    case "neg": (value, slope, bend, isRational) = (0, 0, 0, true)
    case "square", "scale", "shift": (value, slope, bend, isRational) = (1, 1, 1, true)
    case "sqrt": (value, slope, bend, isRational) = (1, 2, 6, true)
    case "reciprocal": (value, slope, bend, isRational) = (1, 3, 8, true)
    case "exp", "sin", "cos", "log": (value, slope, bend, isRational) = (2, 2, 6, false)
    case "tanh": (value, slope, bend, isRational) = (5, 12, 26, false)
    case "sigmoid": (value, slope, bend, isRational) = (4, 10, 22, false)
    case "softplus": (value, slope, bend, isRational) = (4, 4, 14, false)
    case "silu": (value, slope, bend, isRational) = (8, 16, 40, false)
    case "gelu": (value, slope, bend, isRational) = (12, 15, 40, false)
    case "pow":
      let degree = Int(clamping: try step.count().magnitude)
      (value, slope, bend) = (max(2, degree), degree + 3, 2 * degree + 6)
      isRational = try step.count() >= 0
    default: throw step.malformed
    }
  }

  /// The function at an argument that is off by an error at most.
  struct Local {
    let value: Real
    let error: RoundedUp
    let slope: Magnitude
    let bend: Magnitude
  }

  func local(at x: Real, error: RoundedUp, in graph: RoundingGraph) throws -> Local {
    let result = try step.elementwise(x)
    let middle = x.enclosure
    // The argument that is computed with is somewhere here.
    let around =
      error.isZero
      ? x
      : try Real.within(
        middle.lower.rational - error.rational(), middle.upper.rational + error.rational())
    let jet = try step.elementwise(Jet(variable: around, order: 2))
    let (first, second) = (try jet.derivative(1), try jet.derivative(2))
    let carried = RoundedUp(first) * error
    let own = graph.rounding(
      result, units: value, error: carried, isExact: isRational && error.isZero)
    let isExact = error.isZero && own.isZero && isRational && !graph.assumesRoundings
    let (slopeScale, bendScale) = scales(at: RoundedUp(around), slope: RoundedUp(first))
    return Local(
      value: result, error: carried + own,
      slope: magnitude(first, units: slope, scale: slopeScale, isExact: isExact),
      bend: magnitude(second, units: bend, scale: bendScale, isExact: isExact))
  }

  /// A derivative that is enclosed over the arguments that may be meant.
  private func magnitude(
    _ derivative: Real, units: Int, scale: RoundedUp, isExact: Bool
  ) -> Magnitude {
    let size = RoundedUp(derivative)
    if isExact, let value = derivative.asRational, value.isDouble { return .exact(size) }
    let width =
      derivative.asRational == nil ? RoundedUp(derivative.enclosure.width.rational) : .zero
    return Magnitude(
      size: size, error: width + RoundedUp.gamma(units) * max(scale, size + width))
  }

  /// The sums of the magnitudes of the terms of the derivatives, in units of their roundings.
  private func scales(at x: RoundedUp, slope: RoundedUp) -> (RoundedUp, RoundedUp) {
    let square = RoundedUp.one + x * x
    let line = RoundedUp.one + x
    switch step.operation {
    case "sigmoid": return (slope, slope)
    case "silu": return (line, line)
    case "gelu": return (RoundedUp(1.25) * square, square * square)
    default: return (.zero, .zero)
    }
  }
}
