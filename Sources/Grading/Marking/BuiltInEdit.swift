import Exact
import Formulas

/// A mistake that is known without being written into a file.
enum BuiltInEdit: String, Sendable, CaseIterable {
  case sign, factor, reciprocal, percent, radians
  case logBase = "log base"
  case transposed, swapped
  case lostTerm = "lost term"
  /// A decimal that is cut off, one unit off in the last digit, or too short.
  case rounding

  /// What a student is told where the file says nothing.
  var feedback: String {
    switch self {
    case .sign: "Right up to the sign."
    case .factor: "Right up to a factor of 2."
    case .reciprocal: "Upside down: this is 1 divided by the right value."
    case .percent: "If percent are meant, write the sign %."
    case .radians: "This is the angle in another unit: write the unit, or convert it."
    case .logBase: "This is the result with a logarithm to another base."
    case .transposed: "Rows and columns are exchanged."
    case .swapped: "Two arguments are exchanged."
    case .lostTerm: "One term of the sum is missing."
    case .rounding: "The decimal is not correctly rounded."
    }
  }

  /// The wrong values that the edit makes of a key.
  func values(
    of key: Key, unit: Unit?, isShape: Bool, given: [String: Value<Real>]
  ) throws -> [Value<Real>] {
    if isShape { return self == .transposed ? reversed(key.value) : [] }
    switch self {
    case .sign: return [try key.value.map { try -$0 }]
    case .factor:
      let half = try Rational(1, over: 2)
      return [
        try key.value.map { try .rational(2) * $0 }, try key.value.map { try .rational(half) * $0 },
      ]
    case .reciprocal:
      guard case .scalar(let value) = key.value, try !value.isZero else { return [] }
      return [.scalar(try .one / value)]
    case .percent: return [try key.value.map { try .rational(100) * $0 }]
    case .radians: return try otherAngleUnit(key.value, unit)
    case .logBase: return try logBases(key.expression, given)
    case .transposed:
      guard case .matrix(let matrix) = key.value else { return [] }
      return [.matrix(matrix.transposed())]
    case .swapped: return try swapped(key.expression, given)
    case .lostTerm: return try lostTerms(key.expression, given)
    case .rounding: return []
    }
  }

  /// The shape of the transposed matrix.
  private func reversed(_ shape: Value<Real>) -> [Value<Real>] {
    guard case .vector(let dimensions) = shape, dimensions.count == 2 else { return [] }
    return [.vector(dimensions.reversed())]
  }

  /// The bare number that is right in the other unit of an angle.
  private func otherAngleUnit(_ value: Value<Real>, _ unit: Unit?) throws -> [Value<Real>] {
    guard let unit, unit.quantity == .angle else { return [] }
    let degree: Real = try Unit.degrees.scale()
    return [
      try value.map { unit == .degrees ? try $0 * degree : try $0 / degree }
    ]
  }

  private func logBases(
    _ expression: Expression, _ given: [String: Value<Real>]
  ) throws -> [Value<Real>] {
    let names = ["log", "log2", "log10"]
    guard let used = names.first(where: expression.functions.contains) else { return [] }
    return names.filter { $0 != used }.compactMap { other in
      let edited = expression.renaming(function: used, to: other)
      return try? edited.evaluate(given)
    }
  }

  private func swapped(
    _ expression: Expression, _ given: [String: Value<Real>]
  ) throws -> [Value<Real>] {
    expression.rewritings { node in
      guard case .call(let name, let arguments) = node.kind, arguments.count == 2 else { return [] }
      return [Expression(.call(name, arguments.reversed()), at: node.range)]
    }.compactMap { try? $0.evaluate(given) }
  }

  private func lostTerms(
    _ expression: Expression, _ given: [String: Value<Real>]
  ) throws -> [Value<Real>] {
    expression.rewritings { node in
      guard case .sum(let terms) = node.kind, terms.count > 1 else { return [] }
      return terms.indices.map { index in
        var rest = terms
        rest.remove(at: index)
        return Expression(.sum(rest), at: node.range)
      }
    }.compactMap { try? $0.evaluate(given) }
  }
}

extension Expression {
  /// The formula with calls of one function replaced by calls of another one.
  fileprivate func renaming(function: String, to other: String) -> Expression {
    let parts = children.map { $0.renaming(function: function, to: other) }
    guard case .call(function, _) = kind else { return replacingChildren(parts) }
    return Expression(.call(other, parts), at: range)
  }

  /// The formulas that come of rewriting one part of this one, at most 50.
  fileprivate func rewritings(_ rule: (Expression) -> [Expression]) -> [Expression] {
    var results = rule(self)
    for (index, child) in children.enumerated() where results.count < 50 {
      for rewritten in child.rewritings(rule) {
        var parts = children
        parts[index] = rewritten
        results.append(replacingChildren(parts))
      }
    }
    return Array(results.prefix(50))
  }
}
