import Exact
import Reference

/// A problem of one operation, before it is known where in the formula it stands.
struct OperationProblem: Error {
  let problem: FormulaError.Problem
}

extension FormulaError.Problem {
  /// The problem that an error of a function is; nil for an error of another kind.
  init?(_ error: any Error) {
    switch error {
    case let error as OperationProblem: self = error.problem
    case let error as ArithmeticError: self = .arithmetic(error)
    case let error as DefinitionError: self = .definition(error)
    default: return nil
    }
  }
}
