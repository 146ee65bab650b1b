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

  /// Whether a line is a known wrong one: equal to it, or the same equation; of optima, in the same words about a
  /// multiple of the same function.
  ///
  /// Another function with the same optimum is another mistake: argmin(N/S) lacks no sign that argmin(−S/N) has.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isSameMistake(
    _ wrong: DerivationLine.Meaning, _ line: DerivationLine.Meaning, _ comparison: Comparison
  ) throws -> Bool {
    if case .optimum(let a) = wrong, case .optimum(let b) = line {
      guard a.word == b.word else { return false }
      if !a.word.isPlace { return true }
      guard try isMultiple(a.objective, b.objective, comparison) else { return false }
    }
    if case .follows = try step(from: wrong, to: line, comparison) { return true }
    return false
  }

  /// Whether a function is shown to be a multiple of another one, but for a term that does not depend on the variable.
  ///
  /// So it is where the quotient of their derivatives f' and g' has the derivative 0: where f''·g' = f'·g''.
  private func isMultiple(
    _ f: Expression, _ g: Expression, _ comparison: Comparison
  ) throws -> Bool {
    if case .equal? = try comparison.decide(.scalar(f), .scalar(g)) { return true }
    guard case .sameOptimum(let variable) = relation else { return false }
    let x = Expression(.name(variable))
    guard let f1 = try? f.derivative(by: x), let g1 = try? g.derivative(by: x),
      let first = try? f1.derivative(by: x) * g1, let second = try? f1 * g1.derivative(by: x),
      case .equal? = try comparison.decide(.scalar(first), .scalar(second))
    else { return false }
    return true
  }
}
