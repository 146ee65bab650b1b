/// Checks that a computed double is within a bound of its exact value, and searches for the worst
/// error.
///
/// The numbered cases decide the verdict as those of `check` do. A search then goes on from the worst
/// ones, and from the failing one where there is one; what it finds is not counted among them, but a
/// broken bound is a failure all the same. A failure that leaves the range of doubles is told from one
/// that does not, and neither shrinks to the other. Where the formula can be run in exact numbers as
/// well, rounding is told from a wrong formula. A finite result after an overflow on the way to it
/// counts as rounding then; for formulas of the four operations `NumericFormula` tells that too, and
/// needs no second closure.
/// - Parameters:
///   - generator: what draws the cases.
///   - settings: how many cases are run, and from which seed.
///   - bound: how far the computed value may be from the exact one.
///   - search: how many cases the search tries.
///   - computed: the value under test; an error that it throws in a numbered case is a failure.
///   - computedExactly: the same formula in exact numbers.
///   - exact: the exact value; throws `Discard` where there is none to be tested, and any other error
///     is a failure.
public func checkAccuracy<Value, Exact: ExactNumber>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(), bound: ErrorBound,
  search: Int = TargetedSearch.defaultBudget, computed: @escaping (Value) throws -> Double,
  computedExactly: ((Value) throws -> Exact)? = nil, exact: @escaping (Value) throws -> Exact
) -> AccuracyReport<Value> {
  AccuracyCheck(
    generator: generator, settings: settings, bound: bound, search: search, computed: computed,
    exact: exact,
    triage: { value, error in
      let blame = computedExactly.map { formula in
        Triage(error, bound, formula: { try formula(value) }, exact: { try exact(value) })
      }
      return blame ?? error.range.map { .range($0) } ?? .beyondBound
    }
  ).run()
}

/// Checks that a formula in doubles is within a bound of its exact value, searches for the worst
/// error, and tells rounding, a wrong formula and a lack of range apart.
/// - Parameters:
///   - formula: what is computed, and what it should be.
///   - type: the exact numbers.
///   - generator: what draws the cases.
///   - settings: how many cases are run, and from which seed.
///   - bound: how far the computed value may be from the exact one.
///   - search: how many cases the search tries.
public func checkAccuracy<Formula: NumericFormula, Exact: ExactNumber>(
  of formula: Formula, in type: Exact.Type, _ generator: Generator<Formula.Input>,
  _ settings: Settings = Settings(), bound: ErrorBound,
  search: Int = TargetedSearch.defaultBudget
) -> AccuracyReport<Formula.Input> {
  AccuracyCheck<Formula.Input, Exact>(
    generator: generator, settings: settings, bound: bound, search: search,
    computed: { try formula.computed(formula.numbers(of: $0), $0) },
    exact: { try formula.exact(formula.numbers(of: $0).map { try Exact($0) }, $0) },
    triage: { formula.triage($0, $1, bound, in: type, seed: settings.seed) }
  ).run()
}
