import Exact
import PropertyTesting
import Reference

/// A way to form a quotient of differences, with its truncation error of the order p: bound F19.
///
/// By Taylor's theorem the exact quotients with a step h are off by M₂h/2, M₃h²/6, M₅h⁴/30 and, for the
/// second derivative by three points, M₄h²/12 at most, with the bounds M of derivatives on [x − 2h, x + 2h].
/// The values are off by E each, which the division by the step makes E/h: c_f·u·|f|/h with the error
/// c_f of the values as running error analysis has it (F20).
enum DifferenceMethod: String, CaseIterable, Sendable {
  case forward, central, fivePoint
  /// The second derivative by three points.
  case second

  /// The order p of the truncation error.
  var order: Int {
    switch self {
    case .forward: 1
    case .central, .second: 2
    case .fivePoint: 4
    }
  }

  /// The derivative that the truncation error has, and the factor before it and hᵖ.
  private var remainder: (derivative: Int, divisor: Int) {
    switch self {
    case .forward: (2, 2)
    case .central: (3, 6)
    case .fivePoint: (5, 30)
    case .second: (4, 12)
    }
  }

  /// The points in units of h, and the coefficients of the values in the quotient times hᵏ, k being the
  /// derivative's order, and times `divisor`.
  private var stencil: (points: [Int], coefficients: [Int], divisor: Int) {
    switch self {
    case .forward: ([0, 1], [-1, 1], 1)
    case .central: ([-1, 1], [-1, 1], 2)
    case .fivePoint: ([-2, -1, 1, 2], [1, -8, 8, -1], 12)
    case .second: ([-1, 0, 1], [1, -2, 1], 1)
    }
  }

  /// The exact quotient.
  func quotient(at x: Real, step h: Real, of f: (Real) throws -> Real) throws -> Real {
    switch self {
    case .forward: try DifferenceQuotients.forward(at: x, step: h, of: f)
    case .central: try DifferenceQuotients.central(at: x, step: h, of: f)
    case .fivePoint: try DifferenceQuotients.fivePoint(at: x, step: h, of: f)
    case .second: try DifferenceQuotients.second(at: x, step: h, of: f)
    }
  }

  /// The least and the largest truncation error with a step.
  func truncation(
    of program: Program, at x: Double, step h: Double
  ) throws -> (least: Rational, most: Rational) {
    let (place, step) = (try Rational(x), try Rational(h).magnitude)
    let exact = try ExactProgram(program, [Tensor(shape: [], elements: [x])])
    let reach = Rational(2) * step
    let bounds = try enclosed {
      try exact.derivativeBounds(
        upTo: remainder.derivative, from: place - reach, to: place + reach, pieces: 4)
    }
    let factor = try step.power(order) / Rational(remainder.divisor)
    return try (
      factor * bounds.smallest(remainder.derivative), factor * bounds.largest(remainder.derivative)
    )
  }

  /// What rounding may add to the quotient with a step that moves x exactly.
  ///
  /// The errors of the values, with the coefficients; and the roundings of forming the quotient. A
  /// difference of two values and its division are three roundings, the step's included. The others may
  /// be formed as one sum of products or by quotients of differences: at most eight roundings of the
  /// magnitudes of the terms.
  ///
  /// An estimate of the error can not know which operations are exact: it may assume that all are
  /// rounded.
  func rounding(
    of program: Program, at x: Double, step h: Double, assumingRoundings: Bool = false
  ) throws -> Rational {
    let (points, coefficients, divisor) = stencil
    var errors = Rational.zero
    var terms = Rational.zero
    var sum = Rational.zero
    for (point, coefficient) in zip(points, coefficients) {
      let place = try Tensor(shape: [], elements: [x + Double(point) * h])
      let size = Rational(coefficient).magnitude
      errors +=
        size
        * (try ProgramBounds(program, [place], assumingRoundings: assumingRoundings).value().amount)
      let value = try ExactProgram(program, [place]).value().elements[0].enclosure
      terms += size * value.magnitude.upper.rational
      sum += Rational(coefficient) * value.midpoint.rational
    }
    let scale = Rational(divisor) * (try Rational(h).magnitude.power(self == .second ? 2 : 1))
    let isPlain = points.count == 2
    // The midpoints of enclosures are far nearer to the values than their errors allow to matter.
    let formed =
      isPlain
      ? Bound.gamma(4) * (sum.magnitude + errors) : Bound.gamma(8) * (terms + errors)
    return try (errors + formed) / scale
  }
}

/// An enclosure that reaches over an edge of a domain, or is too wide, says nothing of the case.
func enclosed<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch ArithmeticError.straddlesEdge {
    throw Discard()
  } catch ArithmeticError.undecided {
    throw Undecided()
  } catch ArithmeticError.divisionByZero {
    throw Discard()
  }
}

extension Bound {
  /// F19 for a difference quotient with a step that moves x exactly: truncation and rounding.
  static func differenceQuotient(
    _ method: DifferenceMethod, of program: Program, at x: Double, step h: Double
  ) throws -> Bound {
    let truncation = try method.truncation(of: program, at: x, step: h).most
    return Bound("F19", truncation + (try method.rounding(of: program, at: x, step: h)))
  }

  /// F19 for a derivative whose step is chosen by halving, without derivatives of higher order being
  /// known.
  ///
  /// With the truncation error t(h) ~ hᵖ and the rounding r(h), what D(h) is off by shows in |D(2h) − D(h)|,
  /// which is at most (2ᵖ + 1)·t(h) up to rounding. So a choice that makes this difference least is within
  /// (2ᵖ + 1)·t(h) + c·r(h) for each power of two h, also for the one that makes it least; c = 16 leaves room
  /// for the roundings of D(2h) and D(h) and for an estimate of them that is some times too large.
  ///
  /// - Parameter assumingRoundings: whether all operations are taken to be rounded, as an estimate of the
  ///   error has to.
  static func chosenStep(
    _ method: DifferenceMethod, of program: Program, at x: Double, assumingRoundings: Bool = false
  ) throws -> Bound {
    let factor = Rational((1 << method.order) + 1)
    var best: Rational?
    for exponent in stride(from: -3, through: -30, by: -3) {
      let h = Double(sign: .plus, exponent: exponent, significand: 1)
      guard x + h - x == h, x + 2 * h - x == 2 * h else { break }
      let truncation = factor * (try method.truncation(of: program, at: x, step: h).most)
      let rounding =
        Rational(16)
        * (try method.rounding(of: program, at: x, step: h, assumingRoundings: assumingRoundings))
      let sum = truncation + rounding
      // Past the best step the rounding alone is larger than all of the error there.
      if let found = best, rounding > found { break }
      best = min(best ?? sum, sum)
    }
    guard let best else { throw Discard() }
    return Bound("F19", best)
  }
}
