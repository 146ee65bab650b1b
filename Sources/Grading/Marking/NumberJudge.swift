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
    /// Right, but with another count of decimals than the one that is asked for.
    case decimals
    /// Rounded, where the exact value is asked for.
    case rounded

    /// Whether the value is right and only its form is not.
    var isOfForm: Bool { self == .form || self == .decimals }
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

  private init(
    _ judge: NumberJudge, tolerance: Tolerance, form: Part.Form? = nil, wantsEvidence: Bool
  ) {
    unit = judge.unit
    self.tolerance = tolerance
    self.form = form
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

  /// The rule by which nothing but the value itself is known.
  var forEqualValues: NumberJudge { NumberJudge(self, tolerance: .exact, wantsEvidence: false) }

  /// The same rule for what is only asked whether it is right.
  var withoutEvidence: NumberJudge {
    NumberJudge(self, tolerance: tolerance, form: form, wantsEvidence: false)
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
  func isExpected(_ own: Unit) -> Bool {
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
        return .wrong(evidence(.form, value, key), margin: nil, .decimals)
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
      return .wrong(
        evidence(.form, value, target), margin: nil,
        try faultOfDecimals(literal, target, asked: n))
    default: break
    }
    if try value.order(target) == .equal {
      return right(evidence(.equal, value, target), nil)
    }
    guard try hasRoundings(target) else {
      // One digit alone is no rounding of anything in particular.
      let isRounded =
        try wantsEvidence && literal.significantDigits >= 2 && !target.isZero
        && isRounding(literal, of: target, to: literal.quantum)
      return .wrong(
        evidence(.different, value, target), margin: nil, isRounded ? .rounded : nil)
    }
    return try rounded(literal, target, right)
  }

  func target(_ key: Real, in unit: Unit?, of scale: Real) throws -> Real {
    guard scale.asRational == nil else { return key }
    guard let unit, let derived else { return try (key / scale).recognised() }
    return try derived.value(key, in: unit, of: scale)
  }

  // MARK: Evidence

  func evidence(_ rule: Evidence.Rule, _ value: Real, _ key: Real) -> Evidence {
    evidence(rule, value, from: key, to: key)
  }

  func evidence(
    _ rule: Evidence.Rule, _ value: Real, from lower: Real, to upper: Real
  ) -> Evidence {
    guard wantsEvidence else {
      return Evidence(
        rule: rule, answer: Evidence.Bounds(text: ""), key: Evidence.Bounds(text: ""))
    }
    return Evidence(rule, value, from: lower, to: upper)
  }
}

extension Library where S == Real {
  /// The functions that make an angle of a key.
  static let angles: Set = ["acos", "asin", "atan", "atan2", "angle"]
}
