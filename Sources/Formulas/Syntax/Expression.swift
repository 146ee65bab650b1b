import Exact

/// A formula as a tree.
///
/// Sums and products hold all their operands, so that the depth of a tree is the
/// depth of its brackets, which the parser bounds; two trees are equal if they differ in nothing but
/// where they were written.
public struct Expression: Sendable {
  /// What stands at the root of a tree.
  public indirect enum Kind: Sendable, Hashable {
    /// An exact number.
    case number(Rational)
    /// A given value, a variable, another part, or a constant.
    case name(String)
    /// Terms, added or subtracted.
    case sum([Term])
    /// The negative.
    case negative(Expression)
    /// Factors, multiplied or divided by.
    case product([Factor])
    /// A power: base, exponent.
    case power(Expression, Expression)
    /// A function of arguments, by its own name (never an alias).
    case call(String, [Expression])
    /// A vector, or a matrix as a list of rows.
    case list([Expression])
    /// An entry, by indices that count from 0.
    case entry(Expression, [Expression])
    /// A statement that is true or false.
    case comparison(Relation, Expression, Expression)
    /// A sum or a product over an index.
    case series(Series)
  }

  /// A sum or a product of what an index makes of a body, from a lower to an upper whole number.
  public struct Series: Sendable, Hashable {
    /// Whether the bodies are multiplied.
    public let isProduct: Bool
    /// The index, a name that means nothing outside of the body.
    public let index: String
    /// The first value of the index.
    public let lower: Expression
    /// The last value of the index.
    public let upper: Expression
    /// What is added or multiplied.
    public let body: Expression

    /// A sum or a product.
    public init(
      isProduct: Bool, index: String, from lower: Expression, to upper: Expression,
      of body: Expression
    ) {
      self.isProduct = isProduct
      self.index = index
      self.lower = lower
      self.upper = upper
      self.body = body
    }

    /// Whether both bounds are whole numbers, and the upper one is at most 1 below the lower one.
    var hasBoundsInOrder: Bool {
      guard let low = lower.asRational, let high = upper.asRational else { return false }
      return low.isInteger && high.isInteger && high >= low - .one
    }
  }

  /// A term of a sum.
  public struct Term: Sendable, Hashable {
    /// Whether the term is subtracted.
    public let isSubtracted: Bool
    /// The term itself.
    public let expression: Expression

    /// A term with its sign.
    public init(isSubtracted: Bool, _ expression: Expression) {
      self.isSubtracted = isSubtracted
      self.expression = expression
    }
  }

  /// A factor of a product.
  public struct Factor: Sendable, Hashable {
    /// Whether the product is divided by the factor.
    public let isDivisor: Bool
    /// The factor itself.
    public let expression: Expression

    /// A factor, or a divisor.
    public init(isDivisor: Bool, _ expression: Expression) {
      self.isDivisor = isDivisor
      self.expression = expression
    }
  }

  /// How the two sides of a statement are related.
  public enum Relation: String, Sendable, Hashable {
    case equal = "="
    case unequal = "≠"
    case less = "<"
    case lessOrEqual = "≤"
    case greater = ">"
    case greaterOrEqual = "≥"

    /// The relation that holds where this one does not.
    var negated: Relation {
      switch self {
      case .equal: .unequal
      case .unequal: .equal
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      case .greaterOrEqual: .less
      }
    }

    /// Whether the relation holds between two numbers of this order.
    public func holds(_ order: Order) -> Bool {
      switch self {
      case .equal: order == .equal
      case .unequal: order != .equal
      case .less: order == .less
      case .lessOrEqual: order != .greater
      case .greater: order == .greater
      case .greaterOrEqual: order != .less
      }
    }
  }

  /// What stands at the root.
  public let kind: Kind
  /// Where the tree was written, in Unicode scalars of its text.
  public let range: Range<Int>
  /// How many nodes the tree has, counted as often as they are shared; at most `Int.max`.
  public let size: Int

  /// A tree that was written somewhere.
  public init(_ kind: Kind, at range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
    var size = 1
    Expression.visit(kind) { child in
      let (sum, overflow) = size.addingReportingOverflow(child.size)
      size = overflow ? .max : sum
    }
    self.size = size
  }

  /// Looks at the direct parts of a tree, in the order in which they were written, without an array of them.
  private static func visit(_ kind: Kind, _ look: (Expression) throws -> Void) rethrows {
    switch kind {
    case .number, .name: break
    case .sum(let terms): for term in terms { try look(term.expression) }
    case .product(let factors): for factor in factors { try look(factor.expression) }
    case .negative(let a): try look(a)
    case .power(let a, let b), .comparison(_, let a, let b):
      try look(a)
      try look(b)
    case .call(_, let arguments): for argument in arguments { try look(argument) }
    case .list(let entries): for entry in entries { try look(entry) }
    case .entry(let a, let indices):
      try look(a)
      for index in indices { try look(index) }
    case .series(let series):
      try look(series.lower)
      try look(series.upper)
      try look(series.body)
    }
  }

  /// Whether the root is a sum or a product over an index.
  var isSeries: Bool {
    if case .series = kind { true } else { false }
  }

  /// Whether a test holds for the tree or a part of it; its depth is bounded by that of what was read.
  public func contains(where isFound: (Expression) -> Bool) -> Bool {
    if isFound(self) { return true }
    var isInside = false
    Expression.visit(kind) { child in
      if !isInside { isInside = child.contains(where: isFound) }
    }
    return isInside
  }

  /// The direct parts of the tree, in the order in which they were written.
  public var children: [Expression] { Expression.children(of: kind) }

  private static func children(of kind: Kind) -> [Expression] {
    switch kind {
    case .number, .name: []
    case .sum(let terms): terms.map(\.expression)
    case .product(let factors): factors.map(\.expression)
    case .negative(let a): [a]
    case .power(let a, let b), .comparison(_, let a, let b): [a, b]
    case .call(_, let arguments): arguments
    case .list(let entries): entries
    case .entry(let a, let indices): [a] + indices
    case .series(let series): [series.lower, series.upper, series.body]
    }
  }

  /// The tree with its direct parts replaced by others, as many and in the same order.
  public func replacingChildren(_ parts: [Expression]) -> Expression {
    let kind: Kind
    switch self.kind {
    case .number, .name: kind = self.kind
    case .sum(let terms):
      kind = .sum(zip(terms, parts).map { Term(isSubtracted: $0.isSubtracted, $1) })
    case .product(let factors):
      kind = .product(zip(factors, parts).map { Factor(isDivisor: $0.isDivisor, $1) })
    case .negative: kind = .negative(parts[0])
    case .power: kind = .power(parts[0], parts[1])
    case .comparison(let relation, _, _): kind = .comparison(relation, parts[0], parts[1])
    case .call(let name, _): kind = .call(name, parts)
    case .list: kind = .list(parts)
    case .entry: kind = .entry(parts[0], Array(parts.dropFirst()))
    case .series(let series):
      kind = .series(
        Series(
          isProduct: series.isProduct, index: series.index, from: parts[0], to: parts[1],
          of: parts[2]))
    }
    return Expression(kind, at: range)
  }

  /// Whether the tree holds nothing but numbers and units.
  var isPlainNumber: Bool {
    switch kind {
    case .call, .list, .entry, .comparison, .series: false
    case .name(let name): Unit(rawValue: name) != nil
    default: children.allSatisfy(\.isPlainNumber)
    }
  }

  /// All names in the tree but the constants and the indices of series, in the order of their first
  /// appearance.
  public var names: [String] {
    var found: [String] = []
    addNames(to: &found, besides: [])
    return found
  }

  /// Adds the names that are neither there nor bound; recursion goes as deep as series stand in one another.
  private func addNames(to found: inout [String], besides bound: [String]) {
    var stack = [self]
    while let top = stack.popLast() {
      switch top.kind {
      case .name(let name):
        if !found.contains(name), !bound.contains(name), !Constant.isConstant(name) {
          found.append(name)
        }
      case .number: continue
      case .series(let series):
        series.lower.addNames(to: &found, besides: bound)
        series.upper.addNames(to: &found, besides: bound)
        series.body.addNames(to: &found, besides: bound + [series.index])
      case .sum(let terms): for term in terms.reversed() { stack.append(term.expression) }
      case .product(let factors):
        for factor in factors.reversed() { stack.append(factor.expression) }
      case .negative(let operand): stack.append(operand)
      case .power(let base, let exponent):
        stack.append(exponent)
        stack.append(base)
      default: stack.append(contentsOf: top.children.reversed())
      }
    }
  }

  /// The free names in the places of entries: `i` and `k` of A[i, k − 1].
  public var indexNames: Set<String> {
    var found: Set<String> = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .entry(_, let places) = top.kind { found.formUnion(places.flatMap(\.names)) }
      stack += top.children
    }
    return found.intersection(names)
  }

  /// The functions that the tree calls, in the order of their first appearance.
  public var functions: [String] {
    var found: [String] = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .call(let name, _) = top.kind, !found.contains(name) { found.append(name) }
      stack.append(contentsOf: top.children.reversed())
    }
    return found
  }
}

extension Expression: Hashable {
  /// Whether two trees are the same, wherever they were written.
  public static func == (a: Expression, b: Expression) -> Bool { a.kind == b.kind }
  /// Hashes the tree without its place.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
