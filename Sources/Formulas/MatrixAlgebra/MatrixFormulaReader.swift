import Exact

/// What a formula with matrices is, in the words of a `MatrixAlgebra`.
enum MatrixValue {
  case number(Expression)
  /// A vector as a column, and whether it is written as a row.
  case vector(MatrixPolynomial, isRow: Bool)
  case matrix(MatrixPolynomial)
}

/// Reads formulas with matrices as `Evaluator` does, without their entries.
struct MatrixFormulaReader {
  /// The name of the identity where no variable has it, as in A + λI.
  static let identityName = "I"
  /// The largest formula that is read.
  private static let mostNodes = 400
  /// The highest power of a matrix.
  private static let mostFactors = 8

  let algebra: MatrixAlgebra
  let variables: Variables
  let values: [String: Value<Expression>]
  /// The size of the identity that is written as a name; nil where none is.
  let identity: Variables.Dimension?
  /// Whether negative powers are those of the inverse.
  let invertsByPowers: Bool
  /// The numbers that were read, those that are divided by below the line.
  private(set) var numbers: [Expression] = []

  init(
    algebra: MatrixAlgebra, variables: Variables, values: [String: Value<Expression>],
    identity: Variables.Dimension?, invertsByPowers: Bool
  ) {
    self.algebra = algebra
    self.variables = variables
    self.values = values
    self.identity = identity
    self.invertsByPowers = invertsByPowers
  }

  /// - Throws: `MatrixAlgebra.NoWords`, and what evaluating numbers throws.
  mutating func read(_ formula: Expression) throws -> MatrixValue {
    guard formula.size <= Self.mostNodes else { throw MatrixAlgebra.NoWords() }
    return try value(of: formula)
  }

  /// What is zero where an equation holds: the difference of its sides, of which one may be a 0 of any shape.
  ///
  /// - Throws: as `read`.
  mutating func difference(_ left: Expression, _ right: Expression) throws -> MatrixValue {
    switch (try read(left), try read(right)) {
    case (.number(let x), .number(let y)): return .number(try x - y)
    case (let value, .number(let zero)) where zero.asRational?.isZero == true: return value
    case (.number(let zero), let value) where zero.asRational?.isZero == true: return value
    case (.vector(let x, let isRow), .vector(let y, _)):
      return .vector(try algebra.sum(x, y, isSubtracted: true), isRow: isRow)
    case (.matrix(let a), .matrix(let b)):
      return .matrix(try algebra.sum(a, b, isSubtracted: true))
    default: throw MatrixAlgebra.NoWords()
    }
  }

  private mutating func value(of formula: Expression) throws -> MatrixValue {
    if !formula.contains(where: isOfMatrices) {
      let number = try number(formula, values)
      numbers.append(number)
      return .number(number)
    }
    switch formula.kind {
    case .name(let name): return try array(name)
    case .negative(let inner): return try scaled(value(of: inner), by: -.one)
    case .sum(let terms): return try sum(terms)
    case .product(let factors): return try product(factors)
    case .power(let base, let exponent):
      if let number = try evenPower(ofNorm: base, exponent) { return .number(number) }
      return try power(value(of: base), exponent)
    case .call(let name, let arguments): return try call(name, arguments)
    case .list(let rows): return try identityMatrix(rows)
    case .entry, .comparison, .series, .number: throw MatrixAlgebra.NoWords()
    }
  }

  /// Whether a part is a matrix or a vector by itself.
  private func isOfMatrices(_ part: Expression) -> Bool {
    switch part.kind {
    case .name(let name):
      values[name].map { $0.scalar == nil } ?? (identity != nil && name == Self.identityName)
    case .call("eye", _), .list: true
    default: false
    }
  }

  /// A number without matrices, or a function of numbers.
  private func number(
    _ formula: Expression, _ values: [String: Value<Expression>]
  ) throws -> Expression {
    guard let number = try formula.evaluate(values, in: algebra.variables).scalar else {
      throw MatrixAlgebra.NoWords()
    }
    return number
  }

  private func array(_ name: String) throws -> MatrixValue {
    if values[name] == nil, let identity { return .matrix(algebra.identity(identity)) }
    guard let variable = variables[name] else { throw MatrixAlgebra.NoWords() }
    let matrix = try algebra.variable(variable)
    return variable.dimensions.count == 1 ? .vector(matrix, isRow: false) : .matrix(matrix)
  }

  /// A matrix of numbers that is written out, if it is the identity.
  private func identityMatrix(_ rows: [Expression]) throws -> MatrixValue {
    for (number, row) in rows.enumerated() {
      guard case .list(let entries) = row.kind, entries.count == rows.count else {
        throw MatrixAlgebra.NoWords()
      }
      for (place, entry) in entries.enumerated() {
        guard entry.asRational == (place == number ? .one : .zero) else {
          throw MatrixAlgebra.NoWords()
        }
      }
    }
    guard rows.count > 1 else { throw MatrixAlgebra.NoWords() }
    return .matrix(algebra.identity(.fixed(rows.count)))
  }

  // MARK: Operations

  private func scaled(_ value: MatrixValue, by factor: Expression) throws -> MatrixValue {
    switch value {
    case .number(let number): .number(try factor * number)
    case .vector(let a, let isRow): .vector(try algebra.scaled(a, by: factor), isRow: isRow)
    case .matrix(let a): .matrix(try algebra.scaled(a, by: factor))
    }
  }

  private mutating func sum(_ terms: [Expression.Term]) throws -> MatrixValue {
    var total: MatrixValue?
    for term in terms {
      let own = try value(of: term.expression)
      let signed = term.isSubtracted ? try scaled(own, by: -.one) : own
      switch (total, signed) {
      case (nil, _): total = signed
      case (.number(let a)?, .number(let b)): total = .number(try a + b)
      case (.vector(let a, let isRow)?, .vector(let b, let isOther)):
        total = .vector(try algebra.sum(a, b), isRow: isRow || isOther)
      case (.matrix(let a)?, .matrix(let b)): total = .matrix(try algebra.sum(a, b))
      default: throw MatrixAlgebra.NoWords()
      }
    }
    guard let total else { throw MatrixAlgebra.NoWords() }
    return total
  }

  private mutating func product(_ factors: [Expression.Factor]) throws -> MatrixValue {
    var total = MatrixValue.number(.one)
    for factor in factors {
      let own = try value(of: factor.expression)
      if factor.isDivisor {
        guard case .number(let divisor) = own else { throw MatrixAlgebra.NoWords() }
        let share = try Expression.one / divisor
        numbers.append(share)
        total = try scaled(total, by: share)
      } else {
        total = try product(total, own)
      }
    }
    return total
  }

  private func product(_ a: MatrixValue, _ b: MatrixValue) throws -> MatrixValue {
    switch (a, b) {
    case (.number(let x), _): return try scaled(b, by: x)
    case (_, .number(let y)): return try scaled(a, by: y)
    case (.matrix(let x), .matrix(let y)): return .matrix(try algebra.product(x, y))
    case (.matrix(let x), .vector(let y, _)):
      return .vector(try algebra.product(x, y), isRow: false)
    case (.vector(let x, let isRow), .matrix(let y)):
      return .vector(try algebra.product(algebra.transposed(y), x), isRow: isRow)
    case (.vector(let x, false), .vector(let y, true)):
      return .matrix(try algebra.product(x, algebra.transposed(y)))
    case (.vector(let x, _), .vector(let y, _)): return .number(try dot(x, y))
    }
  }

  private func dot(_ x: MatrixPolynomial, _ y: MatrixPolynomial) throws -> Expression {
    try algebra.number(algebra.product(algebra.transposed(x), y))
  }

  /// ‖x‖² = xᵀx without a root, which numbers of which nothing is known might not have; nil for other powers.
  private mutating func evenPower(
    ofNorm base: Expression, _ exponent: Expression
  ) throws -> Expression? {
    guard case .call("norm", let arguments) = base.kind, arguments.count == 1,
      let number = exponent.writtenInteger, number > 0, number.isMultiple(of: 2),
      case .vector(let x, _) = try value(of: arguments[0])
    else { return nil }
    return try dot(x, x).power(Expression(Rational(number / 2)))
  }

  private mutating func power(_ base: MatrixValue, _ exponent: Expression) throws -> MatrixValue {
    if case .number(let x) = base {
      guard case .number(let y) = try value(of: exponent) else { throw MatrixAlgebra.NoWords() }
      let power = try x.power(y)
      numbers.append(power)
      return .number(power)
    }
    guard case .matrix(let matrix) = base, let number = exponent.writtenInteger,
      number != 0, abs(number) <= Self.mostFactors, number > 0 || invertsByPowers
    else { throw MatrixAlgebra.NoWords() }
    let factor = number < 0 ? try algebra.inverse(matrix) : matrix
    var power = factor
    for _ in 1..<abs(number) { power = try algebra.product(power, factor) }
    return .matrix(power)
  }

  private mutating func call(_ name: String, _ arguments: [Expression]) throws -> MatrixValue {
    if name == "eye", arguments.count == 1 { return .matrix(try eye(arguments[0])) }
    var inputs: [MatrixValue] = []
    for argument in arguments { inputs.append(try value(of: argument)) }
    switch (name, inputs.first, inputs.dropFirst().first) {
    case ("transpose", .number(let x)?, nil), ("trace", .number(let x)?, nil): return .number(x)
    case ("transpose", .vector(let x, let isRow)?, nil): return .vector(x, isRow: !isRow)
    case ("transpose", .matrix(let a)?, nil): return .matrix(algebra.transposed(a))
    case ("inverse", .matrix(let a)?, nil): return .matrix(try algebra.inverse(a))
    case ("det", .matrix(let a)?, nil): return .number(try algebra.determinant(a))
    case ("trace", .matrix(let a)?, nil): return .number(try algebra.trace(a))
    case ("norm", .vector(let x, _)?, nil):
      return .number(try dot(x, x).power(Expression(Rational.one.scaled(byTwoToThe: -1))))
    case ("dot", .vector(let x, _)?, .vector(let y, _)?): return .number(try dot(x, y))
    case ("outer", .vector(let x, _)?, .vector(let y, _)?):
      return .matrix(try algebra.product(x, algebra.transposed(y)))
    case ("matmul", let a?, let b?): return try product(a, b)
    default: break
    }
    // A function of numbers that are made of matrices.
    let call = Expression(
      .call(
        name,
        try inputs.map { input in
          guard case .number(let number) = input else { throw MatrixAlgebra.NoWords() }
          return number
        }))
    var own: [String: Value<Expression>] = [:]
    for name in call.names { own[name] = .scalar(Expression(.name(name))) }
    let value = try number(call, own)
    numbers.append(value)
    return .number(value)
  }

  /// The identity whose size is written.
  private func eye(_ size: Expression) throws -> MatrixPolynomial {
    if let count = size.writtenInteger, count > 1 { return algebra.identity(.fixed(count)) }
    guard case .name(let name) = size.kind else { throw MatrixAlgebra.NoWords() }
    return algebra.identity(.named(name))
  }
}

extension Expression {
  /// The whole number that is written, with a sign or without.
  fileprivate var writtenInteger: Int? {
    if case .negative(let inner) = kind { return inner.writtenInteger.map { -$0 } }
    guard let number = asRational, number.isInteger else { return nil }
    return number.numerator.asInt
  }
}
