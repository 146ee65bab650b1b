import Exact
import Formulas

/// Decides whether a number is right, by the part's rule.
struct NumberJudge {
  /// What was decided.
  enum Outcome {
    case right(Evidence, margin: String?)
    case wrong(Evidence, margin: String?, Fault?)
    case undecided
  }

  /// A fault of the writing, not of the value.
  enum Fault: Equatable {
    /// Too few digits, though what is written is right as far as it goes.
    case tooFewDigits
    /// Cut off, where it should have been rounded.
    case cutOff
    /// One unit off in the last digit.
    case lastDigit
    /// Right, but not written as asked.
    case form
  }

  let unit: Unit?
  let tolerance: Tolerance
  let form: Part.Form?
  /// Whether an answer may carry a unit: the part has one, or its key is an angle.
  let allowsUnits: Bool
  /// Whether evidence and margins are wanted; they cost as much as the decision.
  let wantsEvidence: Bool
  /// The values of the part in other units.
  private let derived: DerivedValues?

  init(part: Part) {
    unit = part.unit
    tolerance = part.tolerance
    form = part.form
    allowsUnits = part.unit != nil || part.key?.isAngle == true
    wantsEvidence = true
    derived = part.key?.derived
  }

  private init(_ judge: NumberJudge, tolerance: Tolerance, wantsEvidence: Bool) {
    unit = judge.unit
    self.tolerance = tolerance
    form = nil
    allowsUnits = judge.allowsUnits
    self.wantsEvidence = wantsEvidence
    derived = judge.derived
  }

  /// The rule by which a known wrong value is recognised: two digits are enough.
  var forMistakes: NumberJudge { forMistakes(withEvidence: false) }

  /// The same rule, with the evidence for what is no mistake where that is shown.
  func forMistakes(withEvidence: Bool) -> NumberJudge {
    switch tolerance {
    case .absolute, .relative:
      NumberJudge(self, tolerance: tolerance, wantsEvidence: withEvidence)
    default: NumberJudge(self, tolerance: .significantDigits(2), wantsEvidence: withEvidence)
    }
  }

  /// Whether a bare number is a right way to write a value.
  func accepts(_ literal: DecimalLiteral, key: Real) throws -> Bool {
    if case .right = try judge(literal, key: key) { return true }
    return false
  }

  /// Decides about one number of an answer.
  func judge(_ entry: AnswerEntry, key: Real) throws -> Outcome {
    if let literal = entry.literal { return try judge(literal, key: key) }
    if entry.units.contains(where: { !isExpected($0) }) {
      return .wrong(evidence(.form, entry.value, key), margin: nil, .form)
    }
    var last = Outcome.undecided
    var isUndecided = false
    for reading in entry.readings {
      let outcome = try judge(exact: reading, key: key)
      switch outcome {
      case .right(let evidence, let margin):
        let isAsked = form != .sameUnit || entry.units.isEmpty || entry.units == unit.map { [$0] }
        return isAsked ? outcome : .wrong(evidence, margin: margin, .form)
      case .undecided: isUndecided = true
      case .wrong: last = outcome
      }
    }
    return isUndecided ? .undecided : last
  }

  /// Whether a unit measures what is asked for.
  private func isExpected(_ own: Unit) -> Bool {
    allowsUnits && own.quantity == (unit?.quantity ?? .angle)
  }

  // MARK: Exact answers

  private func judge(exact value: Real, key: Real) throws -> Outcome {
    do {
      switch tolerance {
      case .absolute(let t):
        let scale: Real = try unit?.scale() ?? .one
        return try judge(value, key: key, radius: .rational(t) * scale)
      case .relative(let t):
        return try judge(value, key: key, radius: .rational(t) * key.absolute())
      default: break
      }
      guard try value.order(key) == .equal else {
        return .wrong(evidence(.different, value, key), margin: nil, nil)
      }
      if case .exactlyDecimals = tolerance {
        return .wrong(evidence(.form, value, key), margin: nil, .form)
      }
      return .right(evidence(.equal, value, key), margin: nil)
    } catch ArithmeticError.undecided, ArithmeticError.outOfFuel {
      return .undecided
    }
  }

  /// Whether a value lies within a radius of the key, ends included.
  private func judge(_ value: Real, key: Real, radius: Real) throws -> Outcome {
    let lower = try key - radius
    let upper = try key + radius
    let isInside = try value.order(lower) != .less && value.order(upper) != .greater
    let margin = wantsEvidence ? try Margin.of(value, key: key, radius: radius) : nil
    let evidence = self.evidence(isInside ? .tolerance : .different, value, from: lower, to: upper)
    return isInside ? .right(evidence, margin: margin) : .wrong(evidence, margin: margin, nil)
  }

  // MARK: Bare numbers

  private func judge(_ literal: DecimalLiteral, key: Real) throws -> Outcome {
    do {
      return try decide(literal, key: key)
    } catch ArithmeticError.undecided, ArithmeticError.outOfFuel {
      return .undecided
    }
  }

  private func decide(_ literal: DecimalLiteral, key: Real) throws -> Outcome {
    let written = literal.unit ?? unit
    if let own = literal.unit, !isExpected(own) {
      return .wrong(
        evidence(.form, try literal.real(bareUnit: unit), key), margin: nil, .form)
    }
    // Everything from here on is in the unit in which the number is written.
    let scale: Real = try written?.scale() ?? .one
    let target = try self.target(key, in: written, of: scale)
    let value = Real.rational(literal.value)
    if !wantsEvidence, isFarAway(literal, target) {
      return .wrong(evidence(.different, value, target), margin: nil, nil)
    }
    let hasForm = form != .sameUnit || literal.unit == nil || literal.unit == unit
    func right(_ evidence: Evidence, _ margin: String?) -> Outcome {
      hasForm ? .right(evidence, margin: margin) : .wrong(evidence, margin: margin, .form)
    }
    switch tolerance {
    case .absolute(let t):
      let outcome = try judge(
        value, key: target, radius: .rational(t) * (unit?.scale() ?? .one) / scale)
      if case .right(let evidence, let margin) = outcome { return right(evidence, margin) }
      return outcome
    case .relative(let t):
      let outcome = try judge(value, key: target, radius: .rational(t) * target.absolute())
      if case .right(let evidence, let margin) = outcome { return right(evidence, margin) }
      return outcome
    case .exactlyDecimals(let n) where literal.decimals != n:
      return .wrong(evidence(.form, value, target), margin: nil, .form)
    default: break
    }
    if try value.order(target) == .equal {
      return right(evidence(.equal, value, target), nil)
    }
    guard try hasRoundings(target) else {
      return .wrong(evidence(.different, value, target), margin: nil, nil)
    }
    return try rounded(literal, target, right)
  }

  private func target(_ key: Real, in unit: Unit?, of scale: Real) throws -> Real {
    guard scale.asRational == nil else { return key }
    guard let unit, let derived else { return try (key / scale).recognised() }
    return try derived.value(key, in: unit, of: scale)
  }

  // MARK: Evidence

  private func evidence(_ rule: Evidence.Rule, _ value: Real, _ key: Real) -> Evidence {
    evidence(rule, value, from: key, to: key)
  }

  private func evidence(
    _ rule: Evidence.Rule, _ value: Real, from lower: Real, to upper: Real
  ) -> Evidence {
    guard wantsEvidence else {
      return Evidence(
        rule: rule, answer: Evidence.Bounds(text: ""), key: Evidence.Bounds(text: ""))
    }
    return Evidence(rule, value, from: lower, to: upper)
  }

  // MARK: Roundings

  /// Whether a number is seen to be no rounding of the key: most answers are nowhere near most mistakes.
  ///
  /// Digits are judged to no less than six places of the key, so that no number stands for one that is farther
  /// away than one in its last place and 10⁻⁵ of the key together.
  private func isFarAway(_ literal: DecimalLiteral, _ target: Real) -> Bool {
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
  private func hasRoundings(_ target: Real) throws -> Bool {
    guard let rational = target.asRational else { return tolerance != .exact }
    switch tolerance {
    case .exact: return false
    case .significantDigits: return !rational.isInteger
    default: return !rational.isZero
    }
  }

  /// Decides about a number that is not equal to the key, but may be a rounding of it.
  private func rounded(
    _ literal: DecimalLiteral, _ target: Real, _ right: (Evidence, String?) -> Outcome
  ) throws -> Outcome {
    let value = Real.rational(literal.value)
    // A number of quite another size needs no radius, whose digits could be many.
    if let exponent = literal.value.decimalExponent, try !target.isZero,
      try abs(exponent - target.decimalExponent()) > 100
    {
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

extension Library where S == Real {
  /// The functions that make an angle of a key.
  static let angles: Set = ["acos", "asin", "atan", "atan2", "angle"]
}
