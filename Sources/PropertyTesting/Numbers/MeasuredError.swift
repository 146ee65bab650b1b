/// The error of a computed double against its exact value, and whether a bound permits it.
public struct MeasuredError: Sendable, Equatable {
  /// What is known of an error and a bound.
  public enum Decision: Sendable {
    /// The error is proved to be within the bound.
    case within
    /// The error is proved to be beyond the bound.
    case beyond
    /// The exact value could not be enclosed narrowly enough to tell.
    case undecided
  }

  /// Whether the error is within the bound.
  public let decision: Decision
  /// Two doubles between which the error lies, in ulps of the exact value; infinite for a NaN.
  public let ulps: ClosedRange<Double>
  /// What the limits of doubles have to do with it; nothing where computed and exact value are both
  /// within them.
  public let range: RangeFault?
  /// The error as a multiple of the bound, about: what a search makes as great as it can.
  ///
  /// Where the bound is zero it is the error in ulps.
  public let score: Double
}

/// How a value leaves what doubles can hold.
public enum RangeFault: Sendable, Equatable, CaseIterable {
  /// The computed value is NaN.
  case notANumber
  /// The computed value, or one on the way to it, is infinite, and the exact one is not.
  case overflow
  /// The exact value rounds to infinity, and the computed one is something else.
  case beyondGreatest
  /// The computed and the exact value, or values on the way to them, are below the least normal
  /// double, where doubles have fewer digits.
  case underflow
}

extension ErrorBound {
  /// The error of a computed double, decided against the bound.
  ///
  /// An infinite result counts as 2¹⁰²⁴ with its sign, which is the next number after the greatest
  /// double; it is right where the exact value rounds to that infinity. The sign of zero does not
  /// matter.
  /// - Throws: what the exact number throws.
  public func measure<Exact: ExactNumber>(
    _ computed: Double, against exact: Exact
  ) throws -> MeasuredError {
    guard !computed.isNaN else {
      return MeasuredError(
        decision: .beyond, ulps: .infinity ... .infinity, range: .notANumber, score: .infinity)
    }
    let size = try exact.magnitudeBounds { $0.upperBound < .greatestFiniteMagnitude }
    let overflows = try size.upperBound >= .greatestFiniteMagnitude && exact.roundsToInfinity()
    if computed.isInfinite, overflows, try exact.decidedSign() == (computed < 0 ? -1 : 1) {
      return MeasuredError(decision: .within, ulps: 0...0, range: nil, score: 0)
    }
    var value = try Exact(computed.isInfinite ? 0x1p1023 : computed)
    if computed.isInfinite {
      value = try value + value
      if computed < 0 { value = try -value }
    }
    var fault: RangeFault?
    if computed.isInfinite {
      fault = .overflow
    } else if overflows {
      fault = .beyondGreatest
    } else if max(size.upperBound, computed.magnitude) < .leastNormalMagnitude {
      fault = .underflow
    }
    return try compare(value, with: exact, fault)
  }

  /// The error of a value that is known exactly.
  func compare<Exact: ExactNumber>(
    _ value: Exact, with exact: Exact, _ fault: RangeFault? = nil
  ) throws -> MeasuredError {
    let difference = try value - exact
    let units = try exact.ulpExponents(floor: floor)
    let (small, large) = (units.lowerBound, units.upperBound)
    var decision = try decide(difference, exact, unit: small)
    if small != large, decision != .within {
      // With the larger unit more is permitted: only what that refuses is refused.
      decision = try decide(difference, exact, unit: large) == .beyond ? .beyond : .undecided
    }
    let inUnits = try difference.scaled(byTwoToThe: -small).magnitudeBounds {
      $0.upperBound <= Self.narrow
        || $0.upperBound.isFinite && $0.upperBound - $0.lowerBound <= $0.upperBound * Self.narrow
    }
    let gap = Double(sign: .plus, exponent: small - large, significand: 1)
    let lower = small == large ? inUnits.lowerBound : (inUnits.lowerBound * gap).nextDown
    let ulps = max(0, lower)...inUnits.upperBound
    let score = ulps.upperBound / (try permittedUlps(exact, unit: small))
    return MeasuredError(decision: decision, ulps: ulps, range: fault, score: score)
  }

  /// How narrow an interval of ulps has to be, as a share of it, or as a number of ulps.
  private static let narrow = 0x1p-30

  /// Whether a difference is within the bound when an ulp is 2^unit.
  private func decide<Exact: ExactNumber>(
    _ difference: Exact, _ exact: Exact, unit: Int
  ) throws -> MeasuredError.Decision {
    var permitted = try Exact(absolute)
    if ulps > 0 { permitted = try permitted + Exact(ulps).scaled(byTwoToThe: unit) }
    if relative > 0 {
      // Where the sign is open the number is next to zero, and its share is left out; that can only
      // refuse more, so that a refusal is then no proof.
      let sign = try exact.decidedSign()
      let share = try exact * Exact(relative)
      if let sign { permitted = try sign < 0 ? permitted - share : permitted + share }
      if sign == nil {
        return try difference.magnitudeOrder(to: permitted).map { $0 <= 0 } == true
          ? .within : .undecided
      }
    }
    guard let order = try difference.magnitudeOrder(to: permitted) else { return .undecided }
    return order <= 0 ? .within : .beyond
  }

  /// The bound in units of 2^unit, about; 1 where the bound is zero.
  private func permittedUlps<Exact: ExactNumber>(_ exact: Exact, unit: Int) throws -> Double {
    guard relative > 0 || absolute > 0 else { return ulps > 0 ? ulps : 1 }
    let size = relative > 0 ? try exact.bounds(precision: exactPrecisions[0]) : 0...0
    let magnitude = max(size.lowerBound.magnitude, size.upperBound.magnitude)
    let rest = min(relative * magnitude + absolute, .greatestFiniteMagnitude)
    // 2^−unit itself may be beyond the doubles.
    return ulps + Double(sign: .plus, exponent: -unit, significand: rest)
  }
}

extension ExactNumber {
  /// Whether the nearest double is infinite: the magnitude is at least 2¹⁰²⁴ − 2⁹⁷⁰.
  fileprivate func roundsToInfinity() throws -> Bool {
    let limit = try Self(Double.greatestFiniteMagnitude) + Self(0x1p970)
    return try magnitudeOrder(to: limit).map { $0 >= 0 } ?? false
  }

  /// The exponent of an ulp of the number, or of the floor; two where it can not be told in which of
  /// two binades the number lies.
  fileprivate func ulpExponents(floor: Double) throws -> ClosedRange<Int> {
    let exponents: (ClosedRange<Double>) -> ClosedRange<Int> = {
      max($0.lowerBound, floor).ulpExponent...max($0.upperBound, floor).ulpExponent
    }
    let size = try magnitudeBounds { exponents($0).count == 1 }
    let open = exponents(size)
    guard open.count == 2 else { return open }
    // The bounds touch a power of two, or lie on both sides of one.
    let power = Double(sign: .plus, exponent: open.upperBound + 52, significand: 1)
    switch try magnitudeOrder(to: Self(power)) {
    case -1: return open.lowerBound...open.lowerBound
    case nil: return open
    default: return open.upperBound...open.upperBound
    }
  }
}
