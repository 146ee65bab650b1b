import Exact
import Formulas

/// Ways to write one formula as another one that is equal to it.
enum Rewriting: String, CaseIterable {
  case plain = "as a formula"
  case commuted = "commuted"
  case expanded = "expanded"
  case negated = "as the negative of its negative"
  case halved = "as twice its half"
  case decimal = "with decimals for fractions"

  /// The longest sum that brackets are expanded to.
  private static let mostTerms = 32

  /// The formula, rewritten.
  func apply(_ formula: Expression) -> Expression {
    switch self {
    case .plain: formula
    case .commuted: Self.commuted(formula)
    case .expanded: Self.expanded(formula)
    case .negated: Expression(.negative(Self.negative(formula)))
    case .halved:
      Expression(
        .product([
          .init(isDivisor: false, Expression(2)),
          .init(
            isDivisor: false,
            Expression(
              .product([
                .init(isDivisor: false, formula), .init(isDivisor: true, Expression(2)),
              ]))),
        ]))
    case .decimal: Self.withDecimals(formula)
    }
  }

  /// All sums and products turned round.
  private static func commuted(_ formula: Expression) -> Expression {
    let inner = formula.replacingChildren(formula.children.map(commuted))
    switch inner.kind {
    case .sum(let terms): return Expression(.sum(terms.reversed()))
    case .product(let factors):
      return Expression(
        .product(
          factors.filter { !$0.isDivisor }.reversed() + factors.filter(\.isDivisor).reversed()))
    default: return inner
    }
  }

  /// Each term of a sum with the other sign.
  private static func negative(_ formula: Expression) -> Expression {
    guard case .sum(let terms) = formula.kind else { return Expression(.negative(formula)) }
    return Expression(.sum(terms.map { .init(isSubtracted: !$0.isSubtracted, $0.expression) }))
  }

  /// Products of sums as sums of products, and squares of sums as products first.
  private static func expanded(_ formula: Expression) -> Expression {
    let inner = formula.replacingChildren(formula.children.map(expanded))
    switch inner.kind {
    case .power(let base, let exponent) where exponent.asRational == 2:
      guard case .sum = base.kind else { return inner }
      return expanded(
        Expression(
          .product([.init(isDivisor: false, base), .init(isDivisor: false, base)])))
    case .product(let factors):
      var terms: [(isSubtracted: Bool, factors: [Expression.Factor])] = [(false, [])]
      for factor in factors {
        guard !factor.isDivisor, case .sum(let summands) = factor.expression.kind,
          terms.count * summands.count <= mostTerms
        else {
          terms = terms.map { ($0.isSubtracted, $0.factors + [factor]) }
          continue
        }
        terms = terms.flatMap { term in
          summands.map { summand in
            (
              term.isSubtracted != summand.isSubtracted,
              term.factors + [.init(isDivisor: false, summand.expression)]
            )
          }
        }
      }
      guard terms.count > 1 else { return inner }
      return Expression(
        .sum(
          terms.map { term in
            .init(isSubtracted: term.isSubtracted, Expression(.product(term.factors)))
          }))
    default: return inner
    }
  }

  /// Fractions as the decimals that they are, where these end soon.
  private static func withDecimals(_ formula: Expression) -> Expression {
    if case .number(let value) = formula.kind, !value.isInteger, value.signum > 0,
      let decimal = value.terminatingDecimal, decimal.utf8.count <= 8
    {
      return Expression(.name(decimal))
    }
    return formula.replacingChildren(formula.children.map(withDecimals))
  }
}
