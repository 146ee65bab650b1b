import Exact

extension Expression {
  /// How many operations of the formula are left to do once its names have these values.
  ///
  /// A factor 0 leaves nothing of a product, a factor or divisor 1 and a term 0 cost nothing, nor do
  /// the powers 0 and 1, and elementary functions of 0 and 1. Two sets of values are compared by it: values that
  /// leave fewer operations than the right ones make a formula trivial.
  ///
  /// - Throws: `FormulaError` where the formula has no value.
  public func operationsLeft(_ values: [String: Value<Real>]) throws(FormulaError) -> Int {
    switch kind {
    case .number, .name: return 0
    case .negative(let operand): return try operand.operationsLeft(values)
    case .sum(let terms):
      var operations = 0
      var count = 0
      for term in terms where try !term.expression.isNumber(.zero, values) {
        operations += try term.expression.operationsLeft(values)
        count += 1
      }
      return operations + max(0, count - 1)
    case .product(let factors):
      var operations = 0
      var count = 0
      for factor in factors {
        if try factor.expression.isNumber(.zero, values) {
          guard !factor.isDivisor else {
            throw FormulaError(.arithmetic(.divisionByZero), at: factor.expression.range)
          }
          return 0
        }
        if try factor.expression.isNumber(.one, values) { continue }
        operations += try factor.expression.operationsLeft(values)
        count += 1
      }
      return operations + max(0, count - 1)
    case .power(let base, let exponent):
      if try exponent.isNumber(.zero, values) { return 0 }
      if try base.isNumber(.zero, values) { return 0 }
      if try base.isNumber(.one, values) { return 0 }
      let operations = try base.operationsLeft(values)
      let isFirstPower = try exponent.isNumber(.one, values)
      return operations + (isFirstPower ? 0 : 1)
    case .call(let name, let arguments):
      if Library.elementaryNames.contains(name), arguments.count == 1 {
        // exp 0, log 1, acos 1, √1 …: known without a calculation.
        if try arguments[0].isNumber(.zero, values) { return 0 }
        if try arguments[0].isNumber(.one, values) { return 0 }
      }
      fallthrough
    case .list, .entry, .comparison, .series:
      var operations = 1
      for child in children { operations += try child.operationsLeft(values) }
      return operations
    }
  }

  private func isNumber(
    _ number: Rational, _ values: [String: Value<Real>]
  ) throws(FormulaError) -> Bool {
    guard case .scalar(let value) = try evaluate(values) else { return false }
    return value.asRational == number
  }
}
