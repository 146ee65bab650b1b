import Exact

extension Library {
  /// Calculus (sections B.8 to B.19): the evaluator differentiates, since a derivative is of a formula
  /// and not of a value.
  static var calculus: [Function<S>] {
    [
      Function("grad", ["gradient", "diff", "derivative"], Signature("f", "x")) {
        throw Arguments.wrongKind("grad", $0[0])
      },
      Function("jacobian", ["Jacobian"], Signature("f", "x")) {
        throw Arguments.wrongKind("jacobian", $0[0])
      },
      Function("hessian", ["Hessian"], Signature("f", "x")) {
        throw Arguments.wrongKind("hessian", $0[0])
      },
      Function("prime", [], Signature("f(x)")) { throw Arguments.wrongKind("prime", $0[0]) },
      Function("at", [], Signature("f", "x", "value")) { throw Arguments.wrongKind("at", $0[0]) },
    ]
  }
}
