import Exact
import Formulas

/// Whether decimals are roundings of the key, and what is wrong with those that are not.
extension NumberJudge {
  /// Whether a number is seen to be no rounding of the key: most answers are nowhere near most mistakes.
  ///
  /// Digits are judged to no less than six places of the key, so that no number stands for one that is farther
  /// away than one in its last place and 10⁻⁵ of the key together.
  func isFarAway(_ literal: DecimalLiteral, _ target: Real) -> Bool {
    guard case .significantDigits(let count) = tolerance, count <= 3 else { return false }
    let around =
      if let rational = target.asRational { MachineInterval(rational) } else {
        MachineInterval(target.enclosure)
      }
    guard let around, let value = MachineInterval(literal.value),
      let quantum = MachineInterval(literal.quantum),
      let distance = around.subtracting(value)?.magnitude,
      let share = around.magnitude.multiplied(by: Self.smallShare)?.adding(quantum)
    else { return false }
    return distance.lower > share.upper
  }

  private static let smallShare =
    (try? Rational(1, over: 100_000)).flatMap { MachineInterval($0) }
    ?? .one

  /// A whole number is exact under the default rule, and so is 0 under any.
  func hasRoundings(_ target: Real) throws -> Bool {
    guard let rational = target.asRational else { return tolerance != .exact }
    switch tolerance {
    case .exact: return false
    case .significantDigits: return !rational.isInteger
    default: return !rational.isZero
    }
  }

  /// Decides about a number that is not equal to the key, but may be a rounding of it.
  func rounded(
    _ literal: DecimalLiteral, _ target: Real, _ right: (Evidence, String?) -> Outcome
  ) throws -> Outcome {
    let value = Real.rational(literal.value)
    if try hasOtherSize(literal, target) {
      return .wrong(evidence(.different, value, target), margin: nil, nil)
    }
    let quantum = try max(literal.quantum, finestQuantum(target))
    let radius = Real.rational(quantum.scaled(byTwoToThe: -1))
    let lower = try target - radius
    let upper = try target + radius
    let isRounding = try value.order(lower) != .less && value.order(upper) != .greater
    let margin = wantsEvidence ? try Margin.of(value, key: target, radius: radius) : nil
    let evidence = self.evidence(isRounding ? .rounding : .different, value, from: lower, to: upper)
    let isLongEnough = hasEnoughDigits(literal)
    if isRounding, isLongEnough { return right(evidence, margin) }
    let distance = try (value - target).absolute()
    if !isLongEnough {
      // Where the last place is above the whole key, no digit of it is there: 0 or 1 for 0.08.
      let hasDigits = try target.absolute().order(.rational(quantum)) != .less
      let isBegun = try hasDigits && (isRounding || isCutOff(value, target, quantum))
      return .wrong(evidence, margin: margin, isBegun ? .tooFewDigits : nil)
    }
    if try isCutOff(value, target, quantum) { return .wrong(evidence, margin: margin, .cutOff) }
    let isNear = try distance.order(.rational(quantum * 3).scaledByHalf) != .greater
    return .wrong(evidence, margin: margin, isNear ? .lastDigit : nil)
  }

  /// Whether a number is of quite another size than the key: it needs no radius, whose digits could be many.
  private func hasOtherSize(_ literal: DecimalLiteral, _ target: Real) throws -> Bool {
    guard let exponent = literal.value.decimalExponent, try !target.isZero else { return false }
    return try abs(exponent - target.decimalExponent()) > 100
  }

  /// Whether a number is a correct rounding of the key, in the unit of the number, to a last place.
  func isRounding(
    _ literal: DecimalLiteral, of target: Real, to quantum: Rational
  ) throws -> Bool {
    guard try !hasOtherSize(literal, target) else { return false }
    let radius = Real.rational(quantum.scaled(byTwoToThe: -1))
    let distance = try (Real.rational(literal.value) - target).absolute()
    return try distance.order(radius) != .greater
  }

  /// Whether a bare number is a correct rounding of the key to the digits that are written, however few.
  func isRounding(_ entry: AnswerEntry, of key: Real) throws -> Bool {
    guard let literal = entry.literal, literal.unit.map(isExpected) ?? true else { return false }
    do {
      let written = literal.unit ?? unit
      let target = try self.target(key, in: written, of: written?.scale() ?? .one)
      return try isRounding(literal, of: target, to: literal.quantum)
    } catch ArithmeticError.undecided {
      return false
    }
  }

  /// The fault of a number with another count of decimals than the one asked for; nil if it is not the key either.
  func faultOfDecimals(
    _ literal: DecimalLiteral, _ target: Real, asked count: Int
  ) throws -> Fault? {
    let value = Real.rational(literal.value)
    guard try !hasOtherSize(literal, target) else { return nil }
    if try value.order(target) == .equal { return .decimals }
    guard literal.decimals < count else {
      // Digits behind those that are asked for say no less than those alone: 0.08230 for 0.0823.
      let isRounding = try isRounding(literal, of: target, to: Rational(10).power(-count))
      return isRounding ? .decimals : nil
    }
    // Where the last place is above the whole key, no digit of it is there.
    guard try target.absolute().order(.rational(literal.quantum)) != .less else { return nil }
    let isBegun =
      try isRounding(literal, of: target, to: literal.quantum)
      || isCutOff(value, target, literal.quantum)
    return isBegun ? .tooFewDigits : nil
  }

  /// Whether a number is the key with its digits from some place on left out.
  private func isCutOff(_ value: Real, _ target: Real, _ quantum: Rational) throws -> Bool {
    let magnitude = try value.absolute()
    let rest = try target.absolute() - magnitude
    guard try rest.sign() == .greater, try rest.order(.rational(quantum)) == .less else {
      return false
    }
    let sign = try value.sign()
    return try sign == .equal || sign == target.sign()
  }

  /// How far from an answer a value may be for which the answer is right, in the unit in which the
  /// answer is written; nil if it has too few digits.
  func acceptedRadius(_ literal: DecimalLiteral, near key: Real) throws -> Real? {
    let scale: Real = try (literal.unit ?? unit)?.scale() ?? .one
    switch tolerance {
    case .absolute(let t): return try .rational(t) * (unit?.scale() ?? .one) / scale
    case .relative(let t): return .rational(t * literal.value.magnitude)
    case .exact: return .zero
    case .exactlyDecimals(let n) where literal.decimals != n: return nil
    default: break
    }
    guard hasEnoughDigits(literal) else { return nil }
    let target = literal.value.isZero ? try key / scale : .rational(literal.value)
    let quantum = try max(literal.quantum, finestQuantum(target))
    return .rational(literal.isRounded ? quantum.scaled(byTwoToThe: -1) : .zero)
  }

  private func hasEnoughDigits(_ literal: DecimalLiteral) -> Bool {
    switch tolerance {
    case .significantDigits(let n): literal.significantDigits >= n
    case .decimals(let n): literal.decimals >= n
    default: true
    }
  }

  /// The finest quantum to which digits are judged: three digits beyond those that are asked, but no
  /// more than six significant ones, and never fewer than are asked.
  func finestQuantum(_ target: Real) throws -> Rational {
    switch tolerance {
    case .exactlyDecimals(let n): return try Rational(10).power(-n)
    case .decimals(let n):
      let beyond = try Rational(10).power(-(n + Tolerance.digitsBeyondAsked))
      return try min(Rational(10).power(-n), max(beyond, sixDigits(target)))
    case .significantDigits(let n) where n > 3:
      return try Rational(10).power(target.decimalExponent() - n - Tolerance.digitsBeyondAsked + 1)
    case .significantDigits: return try sixDigits(target)
    default: return .zero
    }
  }

  private func sixDigits(_ target: Real) throws -> Rational {
    try target.isZero ? .zero : Rational(10).power(target.decimalExponent() - 5)
  }
}

extension Real {
  /// The exponent of the first digit: the floor of log₁₀ of the magnitude.
  func decimalExponent() throws -> Int {
    if let exponent = asRational?.decimalExponent { return exponent }
    var precision = Real.basePrecision
    while precision <= FuelCost.highestPrecision {
      let interval = try enclosure(workingPrecision: precision)
      if let lower = interval.lower.rational.decimalExponent,
        let upper = interval.upper.rational.decimalExponent, lower == upper
      {
        return lower
      }
      precision *= 2
    }
    throw ArithmeticError.undecided
  }

  fileprivate var scaledByHalf: Real {
    if case .rational(let value) = self { .rational(value.scaled(byTwoToThe: -1)) } else { self }
  }
}
