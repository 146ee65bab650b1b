import Exact
import Formulas

/// One way in which people get a formula wrong.
///
/// The list is fixed: a key is sound if each of these wrong keys is rejected.
public enum Mutation: String, Sendable, CaseIterable {
  case sign = "with the sign of a term turned"
  case factor = "twice or half"
  case lostTerm = "with a term lost"
  case lostFactor = "with a factor lost"
  case swapped = "with two arguments exchanged"
  case logBase = "with logarithms to another base"
  case offByOne = "with a number one off"

  /// The most wrong formulas of one kind that are made of one formula.
  private static let most = 40

  /// The wrong formulas that one change makes of a formula, each changed at one place.
  func mutants(of formula: Expression) -> [Expression] {
    var found: [Expression] = []
    switch self {
    case .sign: found = [Expression(.negative(formula))] + Self.rewritings(of: formula, Self.turned)
    case .factor:
      found = [false, true].map { isDivisor in
        Expression(
          .product([
            .init(isDivisor: false, formula), .init(isDivisor: isDivisor, Expression(2)),
          ]))
      }
    case .lostTerm: found = Self.rewritings(of: formula, Self.withoutTerm)
    case .lostFactor: found = Self.rewritings(of: formula, Self.withoutFactor)
    case .swapped: found = Self.rewritings(of: formula, Self.exchanged)
    case .logBase: found = Self.withOtherLogs(formula)
    case .offByOne: found = Self.rewritings(of: formula, Self.oneOff)
    }
    return Array(found.prefix(Self.most))
  }

  /// The wrong values that one change makes of a shape.
  func mutants(ofShape shape: [Rational]) -> [[Rational]] {
    switch self {
    case .offByOne:
      let moved = shape.indices.flatMap { place in
        [1, -1].map { step in
          var other = shape
          other[place] += Rational(step)
          return other
        }
      }
      return moved + [shape + [1], [1] + shape]
    case .lostTerm: return shape.indices.map { Array(shape[..<$0] + shape[($0 + 1)...]) }
    case .swapped: return shape.count > 1 ? [shape.reversed()] : []
    case .factor:
      return shape.isEmpty ? [] : [[shape.reduce(1, *)]]
    case .sign, .lostFactor, .logBase: return []
    }
  }

  // MARK: One change at one place

  /// All formulas that come of rewriting one part of a formula.
  private static func rewritings(
    of formula: Expression, _ rule: (Expression) -> [Expression]
  ) -> [Expression] {
    var results = rule(formula)
    let children = formula.children
    for (index, child) in children.enumerated() where results.count < most {
      for rewritten in rewritings(of: child, rule) {
        var parts = children
        parts[index] = rewritten
        results.append(formula.replacingChildren(parts))
      }
    }
    return results
  }

  private static func turned(_ formula: Expression) -> [Expression] {
    guard case .sum(let terms) = formula.kind, terms.count > 1 else { return [] }
    return terms.indices.map { index in
      var other = terms
      other[index] = .init(isSubtracted: !terms[index].isSubtracted, terms[index].expression)
      return Expression(.sum(other))
    }
  }

  private static func withoutTerm(_ formula: Expression) -> [Expression] {
    guard case .sum(let terms) = formula.kind, terms.count > 1 else { return [] }
    return terms.indices.map { index in
      var rest = terms
      rest.remove(at: index)
      return Expression(.sum(rest))
    }
  }

  private static func withoutFactor(_ formula: Expression) -> [Expression] {
    guard case .product(let factors) = formula.kind, factors.count > 1 else { return [] }
    return factors.indices.map { index in
      var rest = factors
      rest.remove(at: index)
      if rest.allSatisfy(\.isDivisor) { rest.insert(.init(isDivisor: false, Expression(1)), at: 0) }
      return Expression(.product(rest))
    }
  }

  private static func exchanged(_ formula: Expression) -> [Expression] {
    switch formula.kind {
    case .call(let name, let arguments) where arguments.count == 2:
      return [Expression(.call(name, arguments.reversed()))]
    case .power(let base, let exponent): return [Expression(.power(exponent, base))]
    case .product(let factors) where factors.contains(where: \.isDivisor):
      return [
        Expression(.product(factors.map { .init(isDivisor: !$0.isDivisor, $0.expression) }))
      ]
    default: return []
    }
  }

  private static func withOtherLogs(_ formula: Expression) -> [Expression] {
    let logs = ["log", "log2", "log10"]
    let renamed = logs.filter(formula.functions.contains).flatMap { used in
      logs.filter { $0 != used }.map { renaming(used, to: $0, in: formula) }
    }
    return renamed + rewritings(of: formula, inAnotherBase)
  }

  /// Functions whose definition is a sum of logarithms, so that another base divides them by its logarithm.
  private static let sumsOfLogs: Set = [
    "kl", "js", "entropy", "crossentropy", "celogits", "bcelogits", "nllbernoulli", "logsumexp",
    "logsoftmax", "softplus",
  ]

  private static func inAnotherBase(_ formula: Expression) -> [Expression] {
    guard case .call(let name, _) = formula.kind, sumsOfLogs.contains(name) else { return [] }
    return [2, 10].map { base in
      Expression(
        .product([
          .init(isDivisor: false, formula),
          .init(isDivisor: true, Expression(.call("log", [Expression(base)]))),
        ]))
    }
  }

  private static func renaming(
    _ function: String, to other: String, in formula: Expression
  ) -> Expression {
    let parts = formula.children.map { renaming(function, to: other, in: $0) }
    guard case .call(function, _) = formula.kind else { return formula.replacingChildren(parts) }
    return Expression(.call(other, parts))
  }

  /// A whole number, also one that counts entries or is an exponent, and one more or less.
  private static func oneOff(_ formula: Expression) -> [Expression] {
    guard case .number(let value) = formula.kind, value.isInteger else { return [] }
    return [Expression(value + 1), Expression(value - 1)]
  }
}
