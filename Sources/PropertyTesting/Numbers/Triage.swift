/// Why a computed value is farther from the exact one than a bound permits.
public enum Triage: Sendable, Equatable {
  /// The formula is right: in exact arithmetic it is within the bound, so that rounding alone is to
  /// blame.
  ///
  /// The condition is about the share by which the exact value changes when each number changes by a
  /// small share, divided by that share; nothing where the exact value is 0, or the numbers are not
  /// known to the tester.
  case rounding(condition: Double?)
  /// The formula is wrong: it is beyond the bound, or has no value, in exact arithmetic as well.
  ///
  /// The fractions are the simplest ones in the places of the numbers for which it is; nothing where
  /// no small ones were found.
  case wrongFormula(counterexample: [SmallRational]?)
  /// The numbers leave what doubles can hold, and with exponents without limits they would not fail.
  case range(RangeFault)
  /// The bound is broken, and there is no formula to run in exact arithmetic, or it could not be
  /// decided there.
  case beyondBound
}

extension Triage {
  /// Why a value fails whose formula can be run in exact numbers.
  init<Exact: ExactNumber>(
    _ error: MeasuredError, _ bound: ErrorBound, formula: () throws -> Exact,
    exact: () throws -> Exact
  ) {
    guard let expected = try? exact() else {
      self = .beyondBound
      return
    }
    // A formula that has no value is as wrong as one with another value.
    let decision = try? bound.compare(formula(), with: expected).decision
    switch decision ?? .beyond {
    case .undecided: self = .beyondBound
    case .beyond: self = .wrongFormula(counterexample: nil)
    case .within: self = error.range.map { .range($0) } ?? .rounding(condition: nil)
    }
  }
}

extension NumericFormula {
  /// Why the formula fails for an input with an error.
  func triage<Exact: ExactNumber>(
    _ input: Input, _ error: MeasuredError, _ bound: ErrorBound, in type: Exact.Type, seed: UInt64
  ) -> Triage {
    do {
      let numbers = try numbers(of: input).map { try Exact($0) }
      let expected = try exact(numbers, input)
      switch try decision(numbers, input, expected, bound) {
      case .undecided: return .beyondBound
      case .beyond:
        let found = rationalCounterexample(input, bound, in: type, seed: seed)
        return .wrongFormula(counterexample: found)
      case .within: break
      }
      if let fault = try rangeFault(input, error, expected, bound) { return .range(fault) }
      return .rounding(condition: try condition(numbers, input, expected))
    } catch {
      return .beyondBound
    }
  }

  /// Whether the formula is within the bound in exact arithmetic; where it has no value, it is not.
  private func decision<Exact: ExactNumber>(
    _ numbers: [Exact], _ input: Input, _ expected: Exact, _ bound: ErrorBound
  ) throws -> MeasuredError.Decision {
    guard let value = try? computed(numbers, input) else { return .beyond }
    return try bound.compare(value, with: expected).decision
  }

  /// How the formula fails in doubles but not in numbers with as many digits and exponents without
  /// limits; nothing where it fails there as well.
  private func rangeFault<Exact: ExactNumber>(
    _ input: Input, _ error: MeasuredError, _ expected: Exact, _ bound: ErrorBound
  ) throws -> RangeFault? {
    let unbounded = try computed(numbers(of: input).map { UnboundedDouble($0) }, input)
    guard let fault = unbounded.rangeFault ?? error.range, let value: Exact = try unbounded.exact()
    else { return nil }
    // A result that is no number is worse than one that is rounded.
    if let range = error.range, range != .underflow { return range }
    return try bound.compare(value, with: expected).decision == .within ? fault : nil
  }

  /// By how much the exact value changes with each number, in shares, added up.
  private func condition<Exact: ExactNumber>(
    _ numbers: [Exact], _ input: Input, _ expected: Exact
  ) throws -> Double? {
    guard let sign = try expected.decidedSign(), sign != 0 else { return nil }
    let share = 0x1p-40
    var sum = 0.0
    for place in numbers.indices {
      var moved = numbers
      moved[place] = try moved[place] * Exact(1 + share)
      let change = try (exact(moved, input) - expected) / expected
      let bounds = try change.magnitudeBounds { $0.upperBound <= 2 * $0.lowerBound }
      sum += bounds.upperBound / share
    }
    return sum
  }

  /// The simplest small fractions in the places of the numbers for which the formula is wrong.
  private func rationalCounterexample<Exact: ExactNumber>(
    _ input: Input, _ bound: ErrorBound, in type: Exact.Type, seed: UInt64
  ) -> [SmallRational]? {
    let count = numbers(of: input).count
    let fractions = SmallRational.fractions.array(exactly: count)
    let verdict = check(fractions, Settings(seed: seed)) { values in
      let numbers: [Exact] = try values.map { try $0.exact() }
      guard let expected = try? exact(numbers, input) else { throw Discard() }
      return try decision(numbers, input, expected, bound) != .beyond
    }
    return verdict.counterexample?.value
  }
}
