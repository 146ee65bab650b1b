import Exact

extension Library {
  /// The whole numbers next to a number, as they count what fits: the places of a convolution, the batches of a set.
  static var wholeParts: [Function<S>] {
    [
      Function("floor", [], Signature("x"), Arguments.entrywise("floor") { try floor($0) }),
      Function(
        "ceil", ["ceiling"], Signature("x"),
        Arguments.entrywise("ceil") { (x: S) in try -floor(-x) }),
    ]
  }

  /// The largest whole number that is not above x.
  private static func floor(_ x: S) throws -> S {
    if let real = x as? Real { return S(Rational(try real.floor())) }
    guard let formula = x as? Expression, let whole = Expression(.call("floor", [formula])) as? S
    else {
      throw OperationProblem(problem: .kind(operation: "`floor` of", found: "derivative"))
    }
    guard formula.names.isEmpty, let value = try formula.evaluate([:]).scalar else { return whole }
    return S(Rational(try value.floor()))
  }
}
