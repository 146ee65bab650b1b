/// A real number: a rational, or a construction that can be enclosed to any precision.
///
/// What is rational by construction stays rational (`exp 0`, `log 1`, perfect squares, `acos 1`).
/// Everything else keeps how it was made, together with an enclosure to `Real.basePrecision` bits;
/// whether it is defined is settled when it is made.
public enum Real: Sendable {
  /// An exact rational value.
  case rational(Rational)
  /// A value known by its construction.
  case constructed(Construction)

  /// The precision, in bits, of the enclosure that every real carries with it.
  public static let basePrecision = 96
}

/// How a real number that is not known to be rational was made.
public final class Construction: Sendable {
  /// The last step of the construction.
  public enum Step: Sendable {
    /// The circle constant.
    case pi
    /// The sum of two reals.
    case sum(Real, Real)
    /// The product of two reals.
    case product(Real, Real)
    /// The quotient of two reals.
    case quotient(Real, Real)
    /// A power with an integer exponent that is neither 0 nor 1.
    case integerPower(Real, Int)
    /// A power with another exponent; the base is positive.
    case power(Real, Real)
    /// An elementary function.
    case function(ElementaryFunction, Real)
    /// The magnitude.
    case absolute(Real)
    /// The larger one of two reals.
    case maximum(Real, Real)
    /// Some number of an interval, and nothing more is known of it.
    case within(Interval)
  }

  /// The last step.
  public let step: Step
  /// An enclosure to `Real.basePrecision` bits.
  public let enclosure: Interval
  /// The number of steps above the deepest leaf.
  let depth: Int
  /// Whether the number depends on one of which only an interval is known, so that a higher precision
  /// need not narrow it.
  let isUncertain: Bool

  init(_ step: Step, enclosure: Interval) throws(ArithmeticError) {
    self.step = step
    self.enclosure = enclosure
    var depth = 0
    var isUncertain = false
    if case .within = step { isUncertain = true }
    for operand in Construction.operands(of: step) {
      guard case .constructed(let construction) = operand else { continue }
      depth = max(depth, construction.depth)
      isUncertain = isUncertain || construction.isUncertain
    }
    guard depth < FuelCost.deepestReal else {
      throw .tooLarge(bits: depth, allowed: FuelCost.deepestReal)
    }
    self.depth = depth + 1
    self.isUncertain = isUncertain
  }

  /// The reals that a step is applied to.
  static func operands(of step: Step) -> [Real] {
    switch step {
    case .pi, .within: []
    case .integerPower(let a, _), .function(_, let a), .absolute(let a): [a]
    case .sum(let a, let b), .product(let a, let b), .quotient(let a, let b), .power(let a, let b),
      .maximum(let a, let b):
      [a, b]
    }
  }
}

extension Real {
  /// The value, if the real is a rational by construction.
  public var asRational: Rational? {
    if case .rational(let value) = self { value } else { nil }
  }

  /// Some number between two bounds, of which nothing more is known: a measured or rounded value.
  public static func within(_ lower: Rational, _ upper: Rational) throws(ArithmeticError) -> Real {
    guard lower < upper else { return .rational(lower) }
    let low = Interval(lower, precision: 2 * basePrecision).lower
    let high = Interval(upper, precision: 2 * basePrecision).upper
    let interval = Interval(lower: low, upper: high)
    return .constructed(try Construction(.within(interval), enclosure: interval))
  }

  /// Whether the number depends on one of which only an interval is known.
  public var isUncertain: Bool {
    if case .constructed(let construction) = self { construction.isUncertain } else { false }
  }

  /// The enclosure to the base precision.
  public var enclosure: Interval {
    switch self {
    case .rational(let value): Interval(value, precision: Real.basePrecision)
    case .constructed(let construction): construction.enclosure
    }
  }
}
