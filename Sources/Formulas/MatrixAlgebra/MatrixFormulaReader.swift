import Certificates
import Exact

/// What a formula with matrices is, in the words of certificates.
enum MatrixValue {
  case number(Expression)
  /// A vector as a column, and whether it is written as a row.
  case vector(Certificate.MatrixTerm, isRow: Bool)
  case matrix(Certificate.MatrixTerm)
}

/// Reads formulas with matrices as `Evaluator` does, without their entries.
struct MatrixFormulaReader {
  typealias Term = Certificate.MatrixTerm

  /// A formula that matrix algebra has no words for, or too much of it.
  struct NoWords: Error {}

  /// The name of the identity where no variable has it, as in A + λI.
  static let identityName = "I"
  /// The largest formula that is read.
  private static let mostNodes = 400
  /// The highest power of a matrix.
  private static let mostFactors = 8

  /// The variables, and behind them the numbers that are made of matrices.
  private(set) var variables: Variables
  let values: [String: Value<Expression>]
  /// The size of the identity that is written as a name; nil where none is.
  let identity: Variables.Dimension?
  /// Whether negative powers are those of the inverse.
  let invertsByPowers: Bool
  /// The numbers that were read, those that are divided by below the line.
  private(set) var numbers: [Expression] = []
  /// The numbers that are made of matrices.
  private(set) var matrixNumbers: [Certificate.MatrixNumber]

  /// - Parameter known: numbers made of matrices that have names among the variables.
  init(
    _ variables: Variables, values: [String: Value<Expression>],
    identity: Variables.Dimension?, invertsByPowers: Bool,
    known matrixNumbers: [Certificate.MatrixNumber]
  ) {
    self.variables = variables
    self.matrixNumbers = matrixNumbers
    self.values = values
    self.identity = identity
    self.invertsByPowers = invertsByPowers
  }

  /// - Throws: `NoWords`, and what evaluating numbers throws.
  private mutating func read(_ formula: Expression) throws -> MatrixValue {
    guard formula.size <= Self.mostNodes else { throw NoWords() }
    return try value(of: formula)
  }

  /// What one side of the question is: a formula, or what is zero where an equation holds.
  ///
  /// - Throws: as `read`.
  mutating func readSide(_ formula: Expression) throws -> MatrixValue {
    if case .comparison(.equal, let left, let right) = formula.kind {
      return try difference(left, right)
    }
    return try read(formula)
  }

  /// What is zero where an equation holds: the difference of its sides, of which one may be a 0 of any shape.
  ///
  /// - Throws: as `read`.
  private mutating func difference(_ left: Expression, _ right: Expression) throws -> MatrixValue {
    switch (try read(left), try read(right)) {
    case (.number(let x), .number(let y)): return .number(try x - y)
    case (let value, .number(let zero)) where zero.asRational?.isZero == true: return value
    case (.number(let zero), let value) where zero.asRational?.isZero == true: return value
    case (.vector(let x, let isRow), .vector(let y, _)):
      return .vector(Self.difference(x, y), isRow: isRow)
    case (.matrix(let a), .matrix(let b)): return .matrix(Self.difference(a, b))
    default: throw NoWords()
    }
  }

  private static func difference(_ a: Term, _ b: Term) -> Term {
    .sum([a, .scaled(.number(-1), b)])
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
    case .entry, .comparison, .series, .number: throw NoWords()
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
    guard let number = try formula.evaluate(values, in: variables).scalar else {
      throw NoWords()
    }
    return number
  }

  private func array(_ name: String) throws -> MatrixValue {
    if values[name] == nil, let identity { return .matrix(.identity(identity.tree)) }
    guard let variable = variables[name] else { throw NoWords() }
    return variable.dimensions.count == 1
      ? .vector(.family(name), isRow: false) : .matrix(.family(name))
  }

  /// A matrix of numbers that is written out, if it is the identity.
  private func identityMatrix(_ rows: [Expression]) throws -> MatrixValue {
    for (number, row) in rows.enumerated() {
      guard case .list(let entries) = row.kind, entries.count == rows.count else {
        throw NoWords()
      }
      for (place, entry) in entries.enumerated() {
        guard entry.asRational == (place == number ? .one : .zero) else {
          throw NoWords()
        }
      }
    }
    guard rows.count > 1 else { throw NoWords() }
    return .matrix(.identity(.number(Rational(rows.count))))
  }

  // MARK: Operations

  private func scaled(_ value: MatrixValue, by factor: Expression) throws -> MatrixValue {
    switch value {
    case .number(let number): return .number(try factor * number)
    case .vector(let a, let isRow): return .vector(try scaled(a, by: factor), isRow: isRow)
    case .matrix(let a): return .matrix(try scaled(a, by: factor))
    }
  }

  private func scaled(_ term: Term, by factor: Expression) throws -> Term {
    if factor.asRational == .one { return term }
    return .scaled(try Self.tree(of: factor), term)
  }

  /// A number as a tree of certificates.
  static func tree(of number: Expression) throws -> Certificate.Tree {
    var writing = CertificateTrees()
    guard let tree = writing.tree(of: number) else { throw NoWords() }
    return tree
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
        total = .vector(.sum([a, b]), isRow: isRow || isOther)
      case (.matrix(let a)?, .matrix(let b)): total = .matrix(.sum([a, b]))
      default: throw NoWords()
      }
    }
    guard let total else { throw NoWords() }
    return total
  }

  private mutating func product(_ factors: [Expression.Factor]) throws -> MatrixValue {
    var total = MatrixValue.number(.one)
    for factor in factors {
      let own = try value(of: factor.expression)
      if factor.isDivisor {
        guard case .number(let divisor) = own else { throw NoWords() }
        let share = try Expression.one / divisor
        numbers.append(share)
        total = try scaled(total, by: share)
      } else {
        total = try product(total, own)
      }
    }
    return total
  }

  private mutating func product(_ a: MatrixValue, _ b: MatrixValue) throws -> MatrixValue {
    switch (a, b) {
    case (.number(let x), _): return try scaled(b, by: x)
    case (_, .number(let y)): return try scaled(a, by: y)
    case (.matrix(let x), .matrix(let y)): return .matrix(.product([x, y]))
    case (.matrix(let x), .vector(let y, _)): return .vector(.product([x, y]), isRow: false)
    case (.vector(let x, let isRow), .matrix(let y)):
      return .vector(.product([.transpose(y), x]), isRow: isRow)
    case (.vector(let x, false), .vector(let y, true)):
      return .matrix(.product([x, .transpose(y)]))
    case (.vector(let x, _), .vector(let y, _)): return .number(try dot(x, y))
    }
  }

  private mutating func dot(_ x: Term, _ y: Term) throws -> Expression {
    try number(.entry, of: .product([.transpose(x), y]))
  }

  /// The squares of all entries, tr AᵀA.
  private mutating func squaredNorm(of a: Term) throws -> Expression {
    try number(.trace, of: .product([.transpose(a), a]))
  }

  /// A number that is made of a matrix, by a name that nobody can write.
  private mutating func number(
    _ kind: Certificate.MatrixNumber.Kind, of term: Term
  ) throws -> Expression {
    if let known = matrixNumbers.first(where: { $0.kind == kind && $0.term == term }) {
      return Expression(.name(known.name))
    }
    let name = "number#\(matrixNumbers.count + 1)"
    try variables.declare(name, "real")
    matrixNumbers.append(Certificate.MatrixNumber(name, kind, of: term))
    return Expression(.name(name))
  }

  /// ‖x‖² = xᵀx without a root, which numbers of which nothing is known might not have; nil for other powers.
  private mutating func evenPower(
    ofNorm base: Expression, _ exponent: Expression
  ) throws -> Expression? {
    guard case .call(let name, let arguments) = base.kind, name == "norm" || name == "frobenius",
      arguments.count == 1, let number = exponent.writtenInteger, number > 0,
      number.isMultiple(of: 2)
    else { return nil }
    let half = Expression(Rational(number / 2))
    switch (name, try value(of: arguments[0])) {
    case ("norm", .vector(let x, _)): return try dot(x, x).power(half)
    case ("frobenius", .matrix(let a)): return try squaredNorm(of: a).power(half)
    default: return nil
    }
  }

  private mutating func power(_ base: MatrixValue, _ exponent: Expression) throws -> MatrixValue {
    if case .number(let x) = base {
      guard case .number(let y) = try value(of: exponent) else { throw NoWords() }
      let power = try x.power(y)
      numbers.append(power)
      return .number(power)
    }
    guard case .matrix(let matrix) = base, let number = exponent.writtenInteger,
      number != 0, abs(number) <= Self.mostFactors, number > 0 || invertsByPowers
    else { throw NoWords() }
    let factor: Term = number < 0 ? .inverse(matrix) : matrix
    return .matrix(
      abs(number) == 1 ? factor : .product(Array(repeating: factor, count: abs(number))))
  }

  private mutating func call(_ name: String, _ arguments: [Expression]) throws -> MatrixValue {
    if name == "eye", arguments.count == 1 { return .matrix(try eye(arguments[0])) }
    var inputs: [MatrixValue] = []
    for argument in arguments { inputs.append(try value(of: argument)) }
    switch (name, inputs.first, inputs.dropFirst().first) {
    case ("transpose", .number(let x)?, nil), ("trace", .number(let x)?, nil): return .number(x)
    case ("transpose", .vector(let x, let isRow)?, nil): return .vector(x, isRow: !isRow)
    case ("transpose", .matrix(let a)?, nil): return .matrix(.transpose(a))
    case ("inverse", .matrix(let a)?, nil): return .matrix(.inverse(a))
    case ("det", .matrix(let a)?, nil): return .number(try self.number(.determinant, of: a))
    case ("trace", .matrix(let a)?, nil): return .number(try self.number(.trace, of: a))
    case ("norm", .vector(let x, _)?, nil):
      return .number(try dot(x, x).power(Expression(Rational.one.scaled(byTwoToThe: -1))))
    case ("frobenius", .matrix(let a)?, nil):
      return .number(
        try squaredNorm(of: a).power(Expression(Rational.one.scaled(byTwoToThe: -1))))
    case ("dot", .vector(let x, _)?, .vector(let y, _)?): return .number(try dot(x, y))
    case ("outer", .vector(let x, _)?, .vector(let y, _)?):
      return .matrix(.product([x, .transpose(y)]))
    case ("matmul", let a?, let b?): return try product(a, b)
    default: break
    }
    // A function of numbers that are made of matrices.
    let call = Expression(
      .call(
        name,
        try inputs.map { input in
          guard case .number(let number) = input else { throw NoWords() }
          return number
        }))
    var own: [String: Value<Expression>] = [:]
    for name in call.names { own[name] = .scalar(Expression(.name(name))) }
    let value = try number(call, own)
    numbers.append(value)
    return .number(value)
  }

  /// The identity whose size is written.
  private func eye(_ size: Expression) throws -> Term {
    if let count = size.writtenInteger, count > 1 { return .identity(.number(Rational(count))) }
    guard case .name(let name) = size.kind else { throw NoWords() }
    return .identity(.name(name))
  }
}

extension Variables.Dimension {
  /// The size in a certificate.
  fileprivate var tree: Certificate.Tree {
    switch self {
    case .fixed(let count): .number(Rational(count))
    case .named(let name): .name(name)
    }
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
