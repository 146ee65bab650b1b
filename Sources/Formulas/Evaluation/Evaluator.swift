import Exact
import Reference

extension Expression {
  /// The value of the formula.
  ///
  /// - Parameter values: what the names stand for.
  /// - Throws: `FormulaError` at the operation that has no value. A refusal for want of fuel is a
  ///   `FormulaError` too (`.arithmetic(.outOfFuel)`).
  public func evaluate<S: Scalar>(
    _ values: [String: Value<S>] = [:], with library: Library<S>
  ) throws(FormulaError) -> Value<S> {
    try Evaluator(values: values, library: library).value(of: self)
  }

  /// The value of the formula over the reals.
  public func evaluate(
    _ values: [String: Value<Real>] = [:]
  ) throws(FormulaError) -> Value<Real> {
    try evaluate(values, with: .real)
  }
}

/// Evaluates a tree; its depth is bounded by the parser, so that recursion is.
struct Evaluator<S: Scalar> {
  /// What it costs to look at a node, whatever is done there, in units of fuel.
  private static var costOfNode: Int { 8 }

  let values: [String: Value<S>]
  let library: Library<S>
  /// Whether vectors are multiplied and raised entry by entry here.
  var worksByEntries = false
  /// How many functions of entries are around.
  var nesting = 0

  func value(of expression: Expression) throws(FormulaError) -> Value<S> {
    try oriented(expression).value
  }

  /// The value, and whether it is a vector that is written as a row: as what is transposed, or a multiple, a sum or a
  /// product of matrices with such.
  func oriented(
    _ expression: Expression
  ) throws(FormulaError) -> (value: Value<S>, isRow: Bool) {
    do {
      try Fuel.spend(Self.costOfNode)
      switch expression.kind {
      case .sum(let terms): return try sum(terms)
      case .negative(let operand):
        let (value, isRow) = try oriented(operand)
        return (try Operations.negate(value), isRow)
      case .product(let factors): return try product(factors)
      case .call("transpose", let arguments) where arguments.count == 1:
        return try transposed(arguments[0])
      default: return (try evaluate(expression), false)
      }
    } catch let error as FormulaError {
      throw error
    } catch {
      // Everything else that an operation throws is one of the two typed errors below.
      throw FormulaError(
        FormulaError.Problem(error) ?? .arithmetic(.undecided), at: expression.range)
    }
  }

  private func evaluate(_ expression: Expression) throws -> Value<S> {
    switch expression.kind {
    case .number(let number): return .scalar(S(number))
    case .name(let name):
      if let value = values[name] { return value }
      if let constant: S = try Constant.value(name) { return .scalar(constant) }
      throw OperationProblem(problem: .noValue(name))
    // These may be rows: `oriented` has them.
    case .sum, .negative, .product: return try value(of: expression)
    case .power(let base, let exponent):
      let exponent = try value(of: exponent)
      if case .name(Constant.e) = base.kind, case .scalar(let x) = exponent, values["e"] == nil {
        return .scalar(try x.exp())
      }
      return try power(value(of: base), exponent)
    case .call("grad", let arguments) where arguments.count == 2:
      return try gradient(of: arguments[0], by: arguments[1])
    case .call("jacobian", let arguments) where arguments.count == 2:
      return try jacobian(of: arguments[0], by: arguments[1])
    case .call("hessian", let arguments) where arguments.count == 2:
      return try hessian(of: arguments[0], by: arguments[1])
    case .call("prime", let arguments) where arguments.count == 1:
      return try slope(of: arguments[0])
    case .call("at", let arguments) where arguments.count == 3:
      return try value(of: arguments[0], at: arguments[1], being: arguments[2])
    case .call(let name, let arguments):
      guard let function = library[name] else {
        throw OperationProblem(problem: .unknownFunction(name, suggestion: nil))
      }
      let inputs = try inputs(of: name, arguments)
      if let value = try symbolic(name, inputs) { return value }
      return try function.body(inputs)
    case .list(let entries): return try list(entries)
    case .entry(let base, let indices): return try entry(of: base, indices)
    case .comparison(let relation, let left, let right):
      return .truth(try Operations.compare(relation, value(of: left), value(of: right)))
    case .series(let series): return try value(of: series)
    }
  }

  /// Numbers are summed in balanced halves, so that a long symbolic sum is not deep.
  private func sum(_ terms: [Expression.Term]) throws -> (value: Value<S>, isRow: Bool) {
    var inputs: [Value<S>] = []
    var isRow = false
    for term in terms {
      let (value, isWrittenAsRow) = try oriented(term.expression)
      inputs.append(value)
      isRow = isRow || isWrittenAsRow
    }
    var scalars: [S] = []
    for (input, term) in zip(inputs, terms) {
      guard case .scalar(let scalar) = input else { break }
      scalars.append(term.isSubtracted ? try -scalar : scalar)
    }
    if scalars.count == inputs.count { return (.scalar(try S.sum(scalars)), false) }
    var total = terms[0].isSubtracted ? try Operations.negate(inputs[0]) : inputs[0]
    var areEntriesMeant: Bool?
    for (input, term) in zip(inputs, terms).dropFirst() {
      if addsNumber(total, input), areEntriesMeant == nil {
        areEntriesMeant =
          try worksByEntries || !terms.contains { try holdsDotProduct($0.expression) }
      }
      guard areEntriesMeant != false else { throw Operations.mismatch("+", total, input) }
      total = try sum(total, input, isSubtracted: term.isSubtracted)
    }
    return (total, isRow)
  }

  private func product(
    _ factors: [Expression.Factor]
  ) throws -> (value: Value<S>, isRow: Bool) {
    var above: [Value<S>] = []
    // Whether each is written as a row, `yᵀ`: x·yᵀ is a matrix, and xᵀ·y a number.
    var rows: [Bool] = []
    var below: [S] = []
    var divisors: [Value<S>] = []
    var isAllScalar = true
    for factor in factors {
      let (input, isRow) = try oriented(factor.expression)
      guard case .scalar(let scalar) = input else {
        isAllScalar = false
        if factor.isDivisor {
          guard divides(by: input) else { throw Operations.noDivisor(input) }
          divisors.append(input)
          continue
        }
        above.append(input)
        rows.append(isRow && input.shape.count == 1)
        continue
      }
      if factor.isDivisor {
        // The divisor is checked where it stands, so that the error points at it.
        if try divisorIsZero(scalar) {
          throw FormulaError(.arithmetic(.divisionByZero), at: factor.expression.range)
        }
        below.append(scalar)
      } else {
        above.append(input)
        rows.append(false)
      }
    }
    if isAllScalar {
      let top = try S.product(above.compactMap(\.scalar))
      return (.scalar(below.isEmpty ? top : try top / S.product(below)), false)
    }
    var (result, isRow) =
      try productByEntries(above, rows).map { ($0, false) } ?? multiplied(above, rows)
    for divisor in divisors { result = try quotientByEntries(result, divisor) }
    guard !below.isEmpty else { return (result, isRow) }
    return (try Operations.divide(result, .scalar(try S.product(below))), isRow)
  }

  /// Factors from left to right, of which some are written as rows; whether the product is a row.
  private func multiplied(
    _ factors: [Value<S>], _ rows: [Bool]
  ) throws -> (value: Value<S>, isRow: Bool) {
    guard var total = factors.first else { return (.scalar(.one), false) }
    var isRow = rows[0]
    for (factor, isOther) in zip(factors, rows).dropFirst() {
      let isColumn = total.shape.count == 1 && !isRow
      if isColumn, isOther {
        guard let outer = library["outer"] else {
          throw OperationProblem(problem: .unknownFunction("outer", suggestion: nil))
        }
        total = try symbolic("outer", [total, factor]) ?? outer.body([total, factor])
        isRow = false
      } else {
        switch (total.shape.count, factor.shape.count) {
        case (0, _): isRow = isOther
        case (_, 0), (1, 2): break
        default: isRow = false
        }
        total = try Operations.multiply(total, factor)
      }
    }
    return (total, isRow)
  }

  private func divisorIsZero(_ divisor: S) throws -> Bool {
    guard let real = divisor as? Real else { return false }
    // Only an enclosure of zero and other numbers leaves a question.
    return try real.enclosure.signum.map { $0 == 0 } ?? (real.sign() == .equal)
  }

  private func list(_ entries: [Expression]) throws -> Value<S> {
    var rows: [Value<S>] = []
    for entry in entries { rows.append(try value(of: entry)) }
    let scalars = rows.compactMap(\.scalar)
    if scalars.count == rows.count { return .vector(scalars) }
    let vectors = rows.compactMap { row in
      if case .vector(let entries) = row { entries } else { nil }
    }
    guard vectors.count == rows.count else {
      let other = rows.first { $0.kindName != rows[0].kindName } ?? rows[0]
      throw OperationProblem(
        problem: .kind(operation: "a list of a \(rows[0].kindName) and", found: other.kindName))
    }
    return .matrix(try Matrix(rows: vectors))
  }

  private func entry(of base: Expression, _ indices: [Expression]) throws -> Value<S> {
    let value = try value(of: base)
    if let entry = try symbolicEntry(of: value, indices) { return entry }
    let shape = value.shape
    guard !shape.isEmpty, indices.count <= shape.count, !indices.isEmpty else {
      throw OperationProblem(problem: .kind(operation: "an entry of", found: value.kindName))
    }
    var places: [Int] = []
    for (index, count) in zip(indices, shape) {
      places.append(try place(index, count: count))
    }
    switch value {
    case .vector(let entries): return .scalar(entries[places[0]])
    case .matrix(let matrix):
      return places.count == 1
        ? .vector(matrix.row(places[0])) : .scalar(matrix[places[0], places[1]])
    default: throw OperationProblem(problem: .kind(operation: "an entry of", found: value.kindName))
    }
  }

  func place(_ index: Expression, count: Int) throws -> Int {
    let value = try value(of: index)
    if case .scalar(let scalar) = value,
      let rational = (scalar as? Real)?.asRational ?? (scalar as? Expression)?.asRational,
      rational.isInteger, let place = rational.numerator.asInt,
      place >= 0, place < count
    {
      return place
    }
    throw FormulaError(
      .index(found: value.scalar?.summary ?? value.kindName, count: count), at: index.range)
  }
}

extension Expression {
  /// Whether a transposition is the last that is done.
  public var isTransposed: Bool {
    if case .call("transpose", _) = kind { return true }
    return false
  }
}
