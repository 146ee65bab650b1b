import Certificates
import Exact

extension Expression {
  /// The formula that a tree of a certificate is; nil where it has sums over an index or entries of families.
  init?(tree: Certificate.Tree) {
    func combined(
      _ trees: [Certificate.Tree], _ operation: (Expression, Expression) throws -> Expression
    ) -> Expression? {
      var result: Expression?
      for tree in trees {
        guard let own = Expression(tree: tree) else { return nil }
        guard let before = result else {
          result = own
          continue
        }
        guard let next = try? operation(before, own) else { return nil }
        result = next
      }
      return result
    }
    let formula: Expression?
    switch tree {
    case .number(let value): formula = Expression(value)
    case .name(let name): formula = Expression(.name(name))
    case .pi: formula = Expression(.name(Constant.pi))
    case .sum(let items): formula = combined(items) { try $0 + $1 }
    case .negative(let inner): formula = Expression(tree: inner).flatMap { try? -$0 }
    case .difference(let a, let b): formula = combined([a, b]) { try $0 - $1 }
    case .product(let items): formula = combined(items) { try $0 * $1 }
    case .quotient(let a, let b): formula = combined([a, b]) { try $0 / $1 }
    case .power(let a, let b): formula = combined([a, b]) { try $0.power($1) }
    case .apply(let function, let items):
      let arguments = items.compactMap { Expression(tree: $0) }
      formula =
        arguments.count == items.count
        ? Expression(.call(function.rawValue, arguments)) : nil
    case .series, .indexedProduct, .entry: formula = nil
    }
    guard let formula else { return nil }
    self = formula
  }
}
