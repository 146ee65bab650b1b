import Exact
import Formulas

extension Derivation {
  /// What came of comparing a line with an earlier one.
  enum Step {
    case follows
    /// It does not: a witness, unless the two are of different kinds.
    case fails(Comparison.Witness?)
    case undecided

    init(_ relation: Comparison.Relation) {
      switch relation {
      case .holds: self = .follows
      case .fails(let witness): self = .fails(witness)
      case .undecided: self = .undecided
      }
    }
  }

  /// Whether a line stands in the relation of the derivation to another one.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func step(
    from first: DerivationLine.Meaning, to second: DerivationLine.Meaning,
    _ comparison: Comparison
  ) throws -> Step {
    switch (first, second) {
    case (.value(let a), .value(let b)):
      // It is the later line that must have values where the earlier one has.
      switch try comparison.decide(b, a) {
      case .equal?: return .follows
      case .different(let witness)?: return .fails(witness.turned)
      case .undecided?, .undefined?: return .undecided
      case nil: return .fails(nil)
      }
    case (.optimum(let a), .optimum(let b)):
      guard case .sameOptimum(let variable) = relation, a.word.isPlace, b.word.isPlace else {
        return .fails(nil)
      }
      let f = a.word.isLargest ? a.objective : try -a.objective
      let g = b.word.isLargest ? b.objective : try -b.objective
      return Step(try comparison.haveSameMaximum(f, g, in: variable))
    case (.equation(let a, let b), .equation(let c, let d)):
      return Step(try comparison.haveSameSolutions(a - b, c - d))
    default: return .fails(nil)
    }
  }

  /// Whether a line is a known wrong one: equal to it, or in the same words and related to it.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isSameMistake(
    _ wrong: DerivationLine.Meaning, _ line: DerivationLine.Meaning, _ comparison: Comparison
  ) throws -> Bool {
    if case .optimum(let a) = wrong, case .optimum(let b) = line {
      guard a.word == b.word else { return false }
      if !a.word.isPlace { return true }
    }
    if case .follows = try step(from: wrong, to: line, comparison) { return true }
    return false
  }
}
