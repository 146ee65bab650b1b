import PropertyTesting

extension ChallengeProblem {
  /// An expression that divides by no literal zero has a value.
  static let calculator = ChallengeProblem(
    "calculator", ideal: "(/ 0 (+ 0 0))",
    Generator<CalculatorExpression>.recursive(
      leaf: Generator<Int>.integers.map { .integer($0) }
    ) { part in
      .oneOf([
        tuple(part, part).map { .operation(.sum, $0.0, $0.1) },
        tuple(part, part).map { .operation(.quotient, $0.0, $0.1) },
      ])
    }
  ) {
    try assume(!$0.isDividedByLiteralZero)
    return $0.value != nil
  }
}
