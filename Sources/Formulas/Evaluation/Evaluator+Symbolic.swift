import Exact

// What only formulas in variables need: series, families, and functions that are kept as
// they are.
extension Evaluator {
  /// Functions that stay calls when their argument is a formula: people read them so, or no formula
  /// defines them.
  private static func isKept(_ name: String) -> Bool {
    name == "sigmoid" || name == "softplus" || name == "relu" || name == "factorial"
  }

  /// The most terms that a series with numbers for bounds is written out to.
  private static var mostTerms: Int { 10_000 }

  // MARK: Functions

  /// The value of a function of formulas, where it is another one than that of numbers.
  func symbolic(_ name: String, _ inputs: [Value<S>]) throws -> Value<S>? {
    if let value = try ofFamilies(name, inputs) { return value }
    guard S.self == Expression.self, Self.isKept(name), inputs.count == 1 else {
      return nil
    }
    if case .truth = inputs[0] { return nil }
    if case .tensor = inputs[0] { return nil }
    return try inputs[0].map { scalar in
      guard let x = scalar as? Expression, x.asRational == nil || name == "sigmoid",
        let kept = Expression(.call(name, [x])) as? S
      else { return try library[name]?.body([.scalar(scalar)]).scalar ?? scalar }
      if let zero = x.asRational, zero.isZero {
        return try library[name]?.body([.scalar(scalar)]).scalar ?? kept
      }
      return kept
    }
  }

  /// The functions of vectors that have as many entries as a name says.
  private func ofFamilies(_ name: String, _ inputs: [Value<S>]) throws -> Value<S>? {
    guard case .family(let x)? = inputs.first else { return nil }
    let half = S(Rational.one.scaled(byTwoToThe: -1))
    func pair() throws -> Family<S> {
      guard inputs.count == 2, case .family(let y) = inputs[1], x.dimensions == y.dimensions else {
        throw inputs.count == 2
          ? Operations.mismatch(name, inputs[0], inputs[1])
          : OperationProblem(problem: .shapes(operation: name, left: inputs[0].shape, right: []))
      }
      return y
    }
    switch name {
    case "sum": return .scalar(try x.total { $0 })
    case "mean":
      guard x.dimensions.count == 1, let count = x.dimensions[0].expression as? S else {
        return nil
      }
      return .scalar(try x.total { $0 } / count)
    case "dot": return try x.multiplied(by: pair())
    case "norm": return .scalar(try x.total { try $0 * $0 }.power(half))
    case "frobenius":
      return .scalar(try x.total { try $0 * $0 }.power(half))
    case "norm1": return .scalar(try x.total { try $0.absolute() })
    case "distance":
      let y = try pair()
      return .scalar(
        try Family(dimensions: x.dimensions, entry: x.entry - y.entry).total { try $0 * $0 }
          .power(half))
    case "hadamard":
      let y = try pair()
      return .family(Family(dimensions: x.dimensions, entry: try x.entry * y.entry))
    case "trace":
      guard let diagonal = try x.diagonal() else {
        if x.dimensions.count < 2 || x.dimensions[0] == x.dimensions[1] { return nil }
        let size = x.dimensions.map(\.expression.text).joined(separator: "×")
        throw OperationProblem(problem: .notSquare(function: name, size: size))
      }
      return .scalar(try diagonal.total { $0 })
    case "outer":
      guard inputs.count == 2, case .family(let y) = inputs[1] else { return nil }
      return try x.outer(y).map { .family($0) }
    case "shape", "size":
      let lengths = x.dimensions.compactMap { $0.expression as? S }
      return name == "shape" ? .vector(lengths) : .scalar(try S.product(lengths))
    case "max" where inputs.count > 1, "min" where inputs.count > 1: return nil
    case "product", "max", "min", "variance":
      throw OperationProblem(
        problem: .kind(operation: "`\(name)` of", found: "vector of any length"))
    default: return nil
    }
  }

  // MARK: Entries

  /// An entry of a family, by any indices.
  func symbolicEntry(of value: Value<S>, _ indices: [Expression]) throws -> Value<S>? {
    guard case .family(let family) = value, let entry = family.entry as? Expression,
      indices.count == family.dimensions.count
    else { return nil }
    var replacements: [String: Expression] = [:]
    for (number, index) in indices.enumerated() {
      // Written indices count from 0, those of a family from 1.
      guard case .scalar(let place) = try self.value(of: index),
        let position = try (place + S.one) as? Expression
      else { return nil }
      replacements[Family<S>.index(number)] = position
    }
    return (try entry.substitutingIndices(replacements) as? S).map { .scalar($0) }
  }

  // MARK: Series

  /// A sum or a product over an index: written out between numbers, kept between formulas.
  func value(of series: Expression.Series) throws -> Value<S> {
    guard case .scalar(let lower) = try value(of: series.lower),
      case .scalar(let upper) = try value(of: series.upper)
    else { throw OperationProblem(problem: .kind(operation: "a bound of", found: "sum")) }
    if let first = Self.whole(lower), let last = Self.whole(upper) {
      guard last.value >= first.value - 1, last.value - first.value < Self.mostTerms else {
        throw OperationProblem(
          problem: .kind(operation: "\(first.value) to \(last.value) as bounds of", found: "sum"))
      }
      var items: [S] = []
      // One copy of the values for all terms.
      var inner = values
      try Fuel.spend(values.count)
      // Sums of sums that are too long are refused before the first term.
      let (least, overflow) = (last.value - first.value + 1).multipliedReportingOverflow(
        by: series.body.leastWork)
      try Fuel.require(overflow ? .max : least)
      for index in stride(from: first.value, through: last.value, by: 1) {
        // Names and places are looked up anew for every term.
        try Fuel.spend(8 * min(series.body.size, Expression.mostNodes))
        inner[series.index] = .scalar(S(index))
        let body = try Evaluator(values: inner, library: library).value(of: series.body)
        guard case .scalar(let item) = body else {
          throw OperationProblem(problem: .kind(operation: "a sum over", found: body.kindName))
        }
        items.append(item)
      }
      return .scalar(series.isProduct ? try S.product(items) : try S.sum(items))
    }
    guard let first = lower as? Expression, let last = upper as? Expression else {
      throw OperationProblem(problem: .kind(operation: "a bound of", found: "sum"))
    }
    // Inside, the index has a name that no part of the body can choose for an index of its own; then it
    // gets one that nothing has.
    let known = values.values.compactMap { value -> Expression? in
      switch value {
      case .scalar(let scalar): scalar as? Expression
      case .family(let family): family.entry as? Expression
      default: nil
      }
    }
    let depth = known.reduce(0) { $0 + ($1.indexDepth == nil ? 0 : 1) }
    let inside = Expression.insideIndex(series.index, depth: depth)
    var inner = values
    guard let index = Expression(.name(inside)) as? S else { return .scalar(lower) }
    inner[series.index] = .scalar(index)
    let body = try Evaluator(values: inner, library: library).value(of: series.body)
    guard case .scalar(let item) = body, let formula = item as? Expression else {
      throw OperationProblem(problem: .kind(operation: "a sum over", found: body.kindName))
    }
    let names = values.keys.sorted().map { Expression(.name($0)) }
    let bound = Expression.freshIndex(for: known + [first, last, formula] + names)
    let renamed = try formula.substitutingIndices([inside: Expression(.name(bound))])
    let result = Expression(
      .series(
        Expression.Series(
          isProduct: series.isProduct, index: bound, from: first, to: last, of: renamed)))
    return (result as? S).map { .scalar($0) } ?? .scalar(lower)
  }

  /// A whole number that can be counted to.
  private static func whole(_ scalar: S) -> (value: Int, Void)? {
    let rational = (scalar as? Real)?.asRational ?? (scalar as? Expression)?.asRational
    guard let rational, rational.isInteger, let value = rational.numerator.asInt,
      value.magnitude < 1 << 40
    else { return nil }
    return (value, ())
  }
}

extension Expression {
  /// The name of an index inside of the body of its series: one that cannot be written.
  fileprivate static func insideIndex(_ name: String, depth: Int) -> String { "\(name)·\(depth)" }

  /// Whether the formula is an index inside of the body of its series; nil if it is not.
  fileprivate var indexDepth: Int? {
    guard case .name(let name) = kind, let dot = name.lastIndex(of: "·") else { return nil }
    return Int(name[name.index(after: dot)...])
  }
}

extension Expression {
  /// The fewest units of fuel that evaluating the formula as a term of a sum spends: a unit a node, and
  /// that of sums between numbers in it for each of their terms.
  fileprivate var leastWork: Int {
    let inner = children.reduce(1) { $0 + min($1.leastWork, 1 << 40) }
    guard case .series(let series) = kind, let lower = series.lower.asRational?.numerator.asInt,
      let upper = series.upper.asRational?.numerator.asInt,
      series.lower.asRational?.isInteger == true,
      series.upper.asRational?.isInteger == true, lower.magnitude < 1 << 40,
      upper.magnitude < 1 << 40, upper > lower
    else { return inner }
    let (product, overflow) = (upper - lower + 1).multipliedReportingOverflow(
      by: 8 * min(series.body.size, Expression.mostNodes))
    return overflow ? 1 << 40 : max(inner, product)
  }
}
