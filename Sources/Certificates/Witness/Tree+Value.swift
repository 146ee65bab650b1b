import Exact

extension Certificate.Tree {
  /// The value at a point; nil where there is none, or it cannot be computed.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  package func value(at point: [String: Rational]) throws -> Real? {
    var evaluator = TreeEvaluator(values: point, families: [:])
    do {
      return try evaluator.value(of: self)
    } catch ArithmeticError.outOfFuel(let limit) {
      throw ArithmeticError.outOfFuel(limit: limit)
    } catch {
      return nil
    }
  }
}
