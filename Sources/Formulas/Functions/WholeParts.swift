import Exact

extension Library {
  /// The whole numbers next to a number, as they count what fits: the places of a convolution, the batches of a set.
  static var wholeParts: [Function<S>] {
    [
      Function("floor", [], Signature("x"), Arguments.entrywise("floor") { try floor($0) }),
      Function(
        "ceil", ["ceiling"], Signature("x"),
        Arguments.entrywise("ceil") { (x: S) in try -floor(-x) }),
      Function(
        "trunc", ["int", "fix"], Signature("x"), Arguments.entrywise("trunc") { try towardZero($0) }
      ),
    ]
  }

  /// The whole number next to x on the side of 0.
  private static func towardZero(_ x: S) throws -> S {
    if let real = x as? Real { return try real.sign() == .less ? -floor(-x) : floor(x) }
    // Of other numbers than whole ones `int(x^2)` may be an integral.
    guard let formula = x as? Expression,
      formula.names.allSatisfy({ Assumptions.current[$0]?.domain.isWhole == true }),
      let range = try Assumptions.current.definedRange(of: formula),
      range.isNonnegative || range.negated.isNonnegative
    else {
      throw OperationProblem(problem: .kind(operation: "`trunc` of", found: "formula"))
    }
    return range.isNonnegative ? try floor(x) : try -floor(-x)
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
