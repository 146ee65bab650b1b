import Exact

extension Library {
  /// Calculus (sections B.8 to B.13): the evaluator differentiates, since a derivative is of a formula
  /// and not of a value.
  static var calculus: [Function<S>] {
    [
      Function("grad", ["gradient", "diff", "derivative"], Signature("f", "x")) {
        throw Arguments.wrongKind("grad", $0[0])
      }
    ]
  }
}
