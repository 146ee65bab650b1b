import Exact
import Testing

@testable import Formulas

@Suite struct RewritingTests {
  private typealias F = RandomFormulas

  /// A node rewritten by an identity that holds wherever both sides are defined.
  private static func rewritten(_ draws: inout RandomFormulas, _ node: Expression) -> Expression? {
    switch node.kind {
    case .sum(let terms):
      switch draws.below(3) {
      case 0: return Expression(.sum(terms.reversed()))
      case 1:
        // (s + t) as one term.
        guard terms.count > 2 else { return F.difference(node, Expression(0)) }
        return F.sum(
          Expression(.sum(Array(terms.prefix(2)))), Expression(.sum(Array(terms.dropFirst(2)))))
      default:
        // s − t = s + (−1)·t.
        return Expression(
          .sum(
            terms.map { term in
              .init(
                isSubtracted: false,
                term.isSubtracted ? F.product(Expression(-1), term.expression) : term.expression)
            }))
      }
    case .product(let factors):
      switch draws.below(4) {
      case 0:
        return Expression(
          .product(factors.filter { !$0.isDivisor }.reversed() + factors.filter(\.isDivisor)))
      case 1: return F.product(.one, node)
      case 2:
        // a/b = a·b⁻¹.
        return Expression(
          .product(
            factors.map {
              .init(isDivisor: false, $0.isDivisor ? F.power($0.expression, -1) : $0.expression)
            }))
      default:
        // (s + t)·r = s·r + t·r.
        guard
          let place = factors.firstIndex(where: { factor in
            if case .sum = factor.expression.kind { !factor.isDivisor } else { false }
          }), case .sum(let terms) = factors[place].expression.kind
        else { return nil }
        var rest = factors
        rest.remove(at: place)
        return Expression(
          .sum(
            terms.map { term in
              .init(
                isSubtracted: term.isSubtracted,
                Expression(.product([.init(isDivisor: false, term.expression)] + rest)))
            }))
      }
    case .power(let base, let exponent):
      guard let q = exponent.asRational, q.isInteger else { return nil }
      return draws.below(2) == 0
        ? F.product(F.power(base, q - .one), base) : F.quotient(.one, F.power(base, -q))
    case .call(let name, let arguments):
      return rewrittenCall(&draws, name, arguments)
    case .series(let series):
      let one = Expression.one
      switch draws.below(3) {
      case 0:
        // Σ f(i) from l to u is Σ f(i + 1) from l − 1 to u − 1.
        let next = F.sum(F.name(series.index), one)
        return F.series(
          series.index, F.difference(series.lower, one), F.difference(series.upper, one),
          series.body.substituting([series.index: next]))
      case 1:
        let first = series.body.substituting([series.index: series.lower])
        return F.sum(
          first, F.series(series.index, F.sum(series.lower, one), series.upper, series.body))
      default:
        return F.series(
          "k", series.lower, series.upper, series.body.substituting([series.index: F.name("k")]))
      }
    case .name, .number:
      return draws.below(2) == 0 ? F.sum(node, Expression(0)) : F.quotient(node, .one)
    default: return nil
    }
  }

  private static func rewrittenCall(
    _ draws: inout RandomFormulas, _ name: String, _ arguments: [Expression]
  ) -> Expression? {
    let z = arguments[0]
    let minus = F.product(Expression(-1), z)
    let two = Expression(2)
    switch name {
    case "sigmoid":
      return draws.below(2) == 0
        ? F.quotient(.one, F.sum(.one, F.call("exp", minus)))
        : F.quotient(F.call("exp", z), F.sum(F.call("exp", z), .one))
    case "tanh":
      return draws.below(2) == 0
        ? F.difference(F.product(two, F.call("sigmoid", F.product(two, z))), .one)
        : F.quotient(F.call("sinh", z), F.call("cosh", z))
    case "exp":
      guard case .sum(let terms) = z.kind else { return F.quotient(.one, F.call("exp", minus)) }
      return Expression(
        .product(
          terms.map { .init(isDivisor: $0.isSubtracted, F.call("exp", $0.expression)) }))
    case "log":
      if case .product(let factors) = z.kind,
        factors.allSatisfy({ factor in
          if case .name = factor.expression.kind { true } else { false }
        })
      {
        return Expression(
          .sum(factors.map { .init(isSubtracted: $0.isDivisor, F.call("log", $0.expression)) }))
      }
      return draws.below(2) == 0
        ? F.quotient(F.call("log", F.power(z, 2)), two)
        : F.product(Expression(-1), F.call("log", F.quotient(.one, z)))
    case "sqrt": return F.power(z, (try? Rational(1, over: 2)) ?? .one)
    case "abs": return draws.below(2) == 0 ? F.call("max", z, minus) : F.call("sqrt", F.power(z, 2))
    case "max":
      let distance = F.call("abs", F.difference(z, arguments[1]))
      return F.quotient(F.sum(z, arguments[1], distance), two)
    default: return nil
    }
  }

  /// A node changed by a slip.
  private static func mutated(_ draws: inout RandomFormulas, _ node: Expression) -> Expression? {
    if case .sum(let terms) = node.kind, draws.below(2) == 0 {
      var rest = terms
      rest.remove(at: draws.below(terms.count))
      return Expression(.sum(rest))
    }
    switch draws.below(3) {
    case 0: return F.product(Expression(2), node)
    case 1: return F.product(Expression(-1), node)
    default: return F.sum(node, .one)
    }
  }

  private func decision(
    _ a: Expression, _ b: Expression, _ variables: Variables
  ) throws -> Comparison.Decision {
    let (x, y) = (
      try a.evaluate(variables.values, in: variables),
      try b.evaluate(variables.values, in: variables)
    )
    do {
      return try Fuel.limited(to: 10_000_000) { try Comparison(variables).decide(x, y) }
        ?? .undecided(points: 0)
    } catch ArithmeticError.outOfFuel {
      return .undecided(points: 0)
    }
  }

  @Test func `true rewritings are never different`() throws {
    let variables = try F.setting.variables
    var draws = RandomFormulas(seed: 2_024)
    var failures: [String] = []
    var counts = ["equal": 0, "undecided": 0]
    for number in 0..<700 {
      let tree = draws.formula(depth: 2 + number % 4)
      var other = tree
      for _ in 0..<1 + draws.below(4) { other = draws.changed(other, Self.rewritten) }
      do {
        switch try decision(tree, other, variables) {
        case .equal: counts["equal", default: 0] += 1
        case .undecided, .undefined: counts["undecided", default: 0] += 1
        case .different(let witness):
          let point = witness.point.map { "\($0.name) = \($0.value.text { $0.summary })" }
          failures.append("\(tree.text)  |  \(other.text)  at \(point)")
        }
      } catch let error as FormulaError {
        // A division by the number 0, or a tree that grew too large, is refused and not decided.
        guard case .arithmetic = error.problem else {
          failures.append("\(error.message): \(tree.text)")
          continue
        }
        counts["refused", default: 0] += 1
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(4).joined(separator: "\n"))")
    #expect(counts["equal", default: 0] >= 560, "\(counts)")
  }

  @Test func `slips are never equal, unless they change nothing`() throws {
    let variables = try F.setting.variables
    var draws = RandomFormulas(seed: 77)
    var points = RandomPoints(variables, seed: 78)
    var failures: [String] = []
    var counts: [String: Int] = [:]
    for number in 0..<700 {
      let tree = draws.formula(depth: 2 + number % 4)
      var other = draws.changed(tree, Self.mutated)
      for _ in 0..<draws.below(3) { other = draws.changed(other, Self.rewritten) }
      guard let decision = try? decision(tree, other, variables) else { continue }
      switch decision {
      case .different: counts["different", default: 0] += 1
      case .undecided: counts["undecided", default: 0] += 1
      case .equal, .undefined:
        counts["equal", default: 0] += 1
        for _ in 0..<20 {
          let point = points.next()
          guard let a = try? tree.evaluate(point), let b = try? other.evaluate(point) else {
            continue
          }
          if try areApart(a, b) {
            let place = point.mapValues { $0.text { $0.summary } }.sorted { $0.key < $1.key }
            failures.append("\(tree.text)  |  \(other.text)  at \(place)")
            break
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(4).joined(separator: "\n"))")
    #expect(counts["different", default: 0] >= 500, "\(counts)")
  }
}
