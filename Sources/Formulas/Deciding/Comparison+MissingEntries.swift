import Exact

/// A sum or a product that begins before the first entry of a vector, such as Σ_{j=0}^n x_j beside x_1 … x_n.
public struct EntryBeforeFirst: Sendable {
  /// The first value of the index.
  public let first: String
  /// The vector, or the matrix.
  public let vector: String
  /// Whether it is a matrix.
  public let isMatrix: Bool
  /// The number of its entries.
  public let count: String
  /// Whether the index takes just as many values, so that the entries may be numbered otherwise.
  public let isOtherNumbering: Bool
  /// Whether the index takes one value more, so that there is one term too many however the entries are numbered.
  public let hasOneTooMany: Bool
}

extension Comparison {
  /// A sum in a formula that asks for an entry before the first one, so that the formula has no value at any point of the
  /// domains; nil where none is found.
  ///
  /// Every operation and function has a value only where all that it is made of has one, and so has a sum that is nowhere
  /// empty.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func entryBeforeFirst(in formula: Expression) throws -> EntryBeforeFirst? {
    var stack = [formula]
    while let top = stack.popLast() {
      guard case .series(let series) = top.kind else {
        stack += top.children
        continue
      }
      guard let first = series.lower.asRational, first.isInteger,
        try variables.definedRange(of: series.upper - series.lower)?.isNonnegative == true,
        let (variable, length) = try entryBeforeFirst(in: series, from: first)
      else { continue }
      let last = try series.upper - series.lower
      return EntryBeforeFirst(
        first: first.description, vector: variable.name,
        isMatrix: variable.dimensions.count == 2, count: length.text,
        isOtherNumbering: try areProvedEqual(last + .one, length),
        hasOneTooMany: try areProvedEqual(last, length))
    }
    return nil
  }

  /// The vector of which the body of a sum has an entry before the first one where the index begins, and its length.
  private func entryBeforeFirst(
    in series: Expression.Series, from first: Rational
  ) throws -> (variable: Variables.Variable, length: Expression)? {
    var stack = [series.body]
    while let top = stack.popLast() {
      switch top.kind {
      case .series: continue
      case .entry(let base, let places):
        guard case .name(let name) = base.kind, let variable = variables[name],
          variable.dimensions.count == places.count
        else { continue }
        for (place, dimension) in zip(places, variable.dimensions)
        where place.names == [series.index] {
          let number = try place.substituting([series.index: Expression(first)]).evaluate([:])
          guard let value = number.scalar?.asRational, value.signum < 0 else { continue }
          return (variable, dimension.expression)
        }
      default: stack += top.children
      }
    }
    return nil
  }

  /// Whether a formula with sums from 0 differs from another one, whatever numbers the entries before the first ones may be;
  /// false where that is not shown.
  ///
  /// Σ_{j=0}^n x_j − x_0 does not differ from Σ_{j=1}^n x_j.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func differsWithEntriesBeforeFirst(_ a: Expression, from b: Expression) throws -> Bool {
    var entries = EntriesBeforeFirst(variables: variables)
    let named = try entries.named(in: a)
    guard !entries.names.isEmpty else { return false }
    let comparison = Comparison(entries.variables)
    guard try comparison.entryBeforeFirst(in: named) == nil,
      case .different = try comparison.decide(named, b)
    else { return false }
    return true
  }
}

/// Gives entries before the first ones names of their own.
private struct EntriesBeforeFirst {
  var variables: Variables
  private(set) var names: [Expression: String] = [:]

  init(variables: Variables) { self.variables = variables }

  /// A formula with names for such entries, and with the terms for 0 of its sums by themselves; recursion is as deep as the
  /// formula.
  mutating func named(in formula: Expression) throws -> Expression {
    switch formula.kind {
    case .series(let series):
      guard series.lower.asRational?.isZero == true else { return formula }
      let first = try named(in: series.body.substitutingIndices([series.index: .zero]))
      let rest = Expression(
        .series(
          .init(
            isProduct: series.isProduct, index: series.index, from: .one, to: series.upper,
            of: series.body)))
      return series.isProduct ? try first * rest : try first + rest
    case .entry(let base, let places):
      guard case .name(let name) = base.kind, let variable = variables[name],
        places.contains(where: { ($0.asRational?.signum ?? 0) < 0 })
      else { return formula }
      if let known = names[formula] { return Expression(.name(known)) }
      let own = "entry#\(names.count + 1)"
      try variables.declare(own, variable.domain.text)
      names[formula] = own
      return Expression(.name(own))
    default:
      return formula.replacingChildren(try formula.children.map { try named(in: $0) })
    }
  }
}
