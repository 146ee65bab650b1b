import Exact
import PropertyTesting

@testable import Formulas

/// Random formulas in the variables of `RandomFormulas.setting`, as trees.
struct RandomFormulas {
  static let setting = Setting([
    "x": "real", "y": "real", "a": "positive", "b": "positive", "t": "(0, 1)", "v": "vector(N)",
  ])

  var generator: Random

  init(seed: UInt64) { generator = Random(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  static func sum(_ terms: Expression...) -> Expression {
    Expression(.sum(terms.map { .init(isSubtracted: false, $0) }))
  }

  static func difference(_ a: Expression, _ b: Expression) -> Expression {
    Expression(.sum([.init(isSubtracted: false, a), .init(isSubtracted: true, b)]))
  }

  static func product(_ factors: Expression...) -> Expression {
    Expression(.product(factors.map { .init(isDivisor: false, $0) }))
  }

  static func quotient(_ a: Expression, _ b: Expression) -> Expression {
    Expression(.product([.init(isDivisor: false, a), .init(isDivisor: true, b)]))
  }

  static func power(_ a: Expression, _ n: Rational) -> Expression {
    Expression(.power(a, Expression(n)))
  }

  static func call(_ name: String, _ arguments: Expression...) -> Expression {
    Expression(.call(name, arguments))
  }

  static func name(_ name: String) -> Expression { Expression(.name(name)) }

  /// The entry of the vector at an index that is a name.
  static func entry(_ index: String) -> Expression {
    Expression(.entry(name("v"), [difference(name(index), .one)]))
  }

  static func series(
    _ index: String, _ lower: Expression, _ upper: Expression, _ body: Expression
  ) -> Expression {
    Expression(
      .series(.init(isProduct: false, index: index, from: lower, to: upper, of: body)))
  }

  /// A formula of at most a depth; of one index if it stands in a sum.
  mutating func formula(depth: Int, index: String? = nil) -> Expression {
    guard depth > 0 else { return leaf(index) }
    let d = depth - 1
    switch below(index == nil ? 17 : 16) {
    case 0, 1, 2: return Self.sum(formula(depth: d, index: index), formula(depth: d, index: index))
    case 3: return Self.difference(formula(depth: d, index: index), formula(depth: d, index: index))
    case 4, 5, 6:
      return Self.product(formula(depth: d, index: index), formula(depth: d, index: index))
    case 7: return Self.quotient(formula(depth: d, index: index), positive(depth: d, index: index))
    case 8: return Self.power(formula(depth: d, index: index), Rational(2 + below(2)))
    case 9: return Self.call("exp", small(index))
    case 10: return Self.call("log", positive(depth: d, index: index))
    case 11: return Self.call("sqrt", positive(depth: d, index: index))
    case 12: return Self.call("sigmoid", small(index))
    case 13: return Self.call("tanh", small(index))
    case 14: return Self.call("abs", formula(depth: d, index: index))
    case 15:
      return Self.call("max", formula(depth: d, index: index), formula(depth: d, index: index))
    default:
      return Self.series("i", .one, Self.name("N"), formula(depth: min(d, 2), index: "i"))
    }
  }

  private mutating func leaf(_ index: String?) -> Expression {
    if let index, below(2) == 0 { return Self.entry(index) }
    switch below(7) {
    case 0: return Expression(Rational(below(7) - 3))
    case 1: return Expression((try? Rational(Integer(below(9) - 4), over: 3)) ?? .one)
    case 2: return Self.name("x")
    case 3: return Self.name("y")
    case 4: return Self.name("a")
    case 5: return Self.name("b")
    default: return Self.name("t")
    }
  }

  /// An argument that keeps exponentials within reach.
  private mutating func small(_ index: String?) -> Expression {
    switch below(3) {
    case 0: leaf(index)
    case 1: Self.sum(leaf(index), leaf(index))
    default: Self.product(leaf(index), leaf(index))
    }
  }

  /// A formula that is positive at every point.
  private mutating func positive(depth: Int, index: String?) -> Expression {
    switch below(6) {
    case 0: Self.name("a")
    case 1: Self.product(Self.name("a"), Self.name("b"))
    case 2: Self.call("exp", small(index))
    case 3: Self.sum(.one, Self.power(formula(depth: max(0, depth - 1), index: index), 2))
    case 4: Self.difference(.one, Self.name("t"))
    default: Self.sum(Self.name("b"), Self.call("exp", small(index)))
    }
  }
}

extension RandomFormulas {
  /// The tree with one of its nodes changed, where a change is offered; else the tree itself.
  mutating func changed(
    _ tree: Expression, _ change: (inout RandomFormulas, Expression) -> Expression?
  ) -> Expression {
    var places: [[Int]] = []
    var stack: [(tree: Expression, path: [Int])] = [(tree, [])]
    while let (top, path) = stack.popLast() {
      places.append(path)
      // The place of an entry is no formula that a person would rewrite.
      if case .entry = top.kind { continue }
      for (number, child) in top.children.enumerated() { stack.append((child, path + [number])) }
    }
    for _ in 0..<12 {
      let path = places[below(places.count)]
      if let result = replaced(tree, path[...], change) { return result }
    }
    return tree
  }

  private mutating func replaced(
    _ tree: Expression, _ path: ArraySlice<Int>,
    _ change: (inout RandomFormulas, Expression) -> Expression?
  ) -> Expression? {
    guard let first = path.first else { return change(&self, tree) }
    var parts = tree.children
    guard let part = replaced(parts[first], path.dropFirst(), change) else { return nil }
    parts[first] = part
    return tree.replacingChildren(parts)
  }
}
