import Exact

// Derivatives of formulas in variables, exactly; and formulas at a point.
extension Evaluator {
  /// The derivative of a formula by a variable, entry by entry.
  func gradient(of formula: Expression, by variable: Expression) throws -> Value<S> {
    let f = try scalarFormula(formula, "grad", "number or vector")
    let target = try value(of: variable)
    switch target {
    case .family(let family):
      guard let x = family.entry as? Expression else { fallthrough }
      return .family(
        Family(
          dimensions: family.dimensions,
          entry: try scalar(derivative(of: f, by: x as? S, variable), "grad")))
    case .tensor, .truth:
      throw OperationProblem(problem: .kind(operation: "`grad` by", found: target.kindName))
    case .scalar, .vector, .matrix:
      return try target.map { try scalar(derivative(of: f, by: $0, variable), "grad") }
    }
  }

  /// The matrix of the derivatives of the entries of a formula: a row an entry, a column an entry of the
  /// variable, those of a matrix row by row.
  ///
  /// The Jacobian of a number is a matrix of one row, the one by a number a matrix of one column.
  func jacobian(of formula: Expression, by variable: Expression) throws -> Value<S> {
    let columns = try entries(of: variable, "jacobian")
    let rows: [S]
    switch try value(of: formula) {
    case .scalar(let value): rows = [value]
    case .vector(let values): rows = values
    case let other: throw notDifferentiable("jacobian", other)
    }
    return .matrix(
      try Matrix(rowCount: rows.count, columnCount: columns.count) { row, column throws in
        guard let f = rows[row] as? Expression else {
          throw OperationProblem(problem: .kind(operation: "`jacobian` of", found: "number"))
        }
        return try scalar(derivative(of: f, by: columns[column], variable), "jacobian")
      })
  }

  /// The matrix of second derivatives of a number, which is symmetric; by a number, the second derivative.
  func hessian(of formula: Expression, by variable: Expression) throws -> Value<S> {
    let f = try scalarFormula(formula, "hessian", "number")
    let x = try entries(of: variable, "hessian")
    let slopes = try x.map { try derivative(of: f, by: $0, variable) }
    var upper: [[S]] = []
    for (row, slope) in slopes.enumerated() {
      upper.append(
        try x[row...].map { try scalar(derivative(of: slope, by: $0, variable), "hessian") })
    }
    if case .scalar = try value(of: variable) { return .scalar(upper[0][0]) }
    return .matrix(
      Matrix(rowCount: x.count, columnCount: x.count) { row, column in
        upper[min(row, column)][abs(row - column)]
      })
  }

  /// The value of a formula where a variable has a value, of the variable's own kind and shape.
  ///
  /// What the formula says is worked out first, so that `at(grad(f, x), x, 2)` is the derivative at 2.
  func value(
    of formula: Expression, at variable: Expression, being place: Expression
  ) throws -> Value<S> {
    guard case .name(let name) = variable.kind, let target = values[name],
      target.scalars.allSatisfy({ ($0 as? Expression)?.isVariable == true })
    else { throw OperationProblem(problem: .noVariable(variable.text)) }
    let place = try value(of: place)
    guard place.kindName == target.kindName, place.shape == target.shape, !target.scalars.isEmpty
    else { throw Operations.mismatch("at", target, place) }
    var moved = values
    moved[name] = place
    let evaluator = Evaluator(values: moved, library: library)
    return try value(of: formula).map { entry in
      guard let formula = entry as? Expression,
        case .scalar(let value) = try evaluator.value(of: formula)
      else { throw OperationProblem(problem: .kind(operation: "`at` of", found: "number")) }
      return value
    }
  }

  /// The derivative of a function of one number at its argument, σ′(z), by as many primes as there are.
  func slope(of call: Expression) throws -> Value<S> {
    guard let (function, order, arguments) = Expression.primed(call), arguments.count == 1 else {
      throw OperationProblem(problem: .kind(operation: "`prime` of", found: "formula"))
    }
    // A name that nobody can write.
    let name = "x′"
    let x = Expression(.name(name))
    let evaluator = Evaluator<Expression>(values: [name: .scalar(x)], library: .symbolic)
    guard case .scalar(var f) = try evaluator.value(of: Expression(.call(function, [x]))) else {
      throw OperationProblem(problem: .kind(operation: "`prime` of", found: function))
    }
    for _ in 0..<order { f = try f.derivative(by: x) }
    return try value(of: arguments[0]).map { argument in
      let place = Evaluator(values: [name: .scalar(argument)], library: library)
      guard case .scalar(let slope) = try place.value(of: f) else {
        throw OperationProblem(problem: .kind(operation: "`prime` of", found: function))
      }
      return slope
    }
  }

  // MARK: Parts

  /// The entries of a variable.
  private func entries(of variable: Expression, _ function: String) throws -> [S] {
    let target = try value(of: variable)
    switch target {
    case .scalar, .vector: return target.scalars
    case .matrix where function == "jacobian": return target.scalars
    default:
      throw OperationProblem(
        problem: .kind(operation: "`\(function)` by", found: target.kindName))
    }
  }

  /// A formula for one number.
  private func scalarFormula(
    _ formula: Expression, _ function: String, _ found: String
  ) throws -> Expression {
    guard case .scalar(let scalar) = try value(of: formula), let f = scalar as? Expression else {
      throw OperationProblem(problem: .kind(operation: "`\(function)` of", found: found))
    }
    return f
  }

  private func notDifferentiable(_ function: String, _ value: Value<S>) -> OperationProblem {
    OperationProblem(problem: .kind(operation: "`\(function)` of", found: value.kindName))
  }

  /// A formula as a scalar.
  private func scalar(_ formula: Expression, _ function: String) throws -> S {
    guard let scalar = formula as? S else {
      throw OperationProblem(problem: .kind(operation: "`\(function)` of", found: "number"))
    }
    return scalar
  }

  private func derivative(
    of f: Expression, by scalar: S?, _ written: Expression
  ) throws -> Expression {
    guard let x = scalar as? Expression, x.isVariable else {
      throw OperationProblem(problem: .noVariable(written.text))
    }
    return try f.derivative(by: x)
  }
}

extension Expression {
  /// Whether the formula is a variable alone, or an entry of one.
  var isVariable: Bool {
    switch kind {
    case .name(let name): !Constant.isConstant(name)
    case .entry(let base, _): base.isVariable
    default: false
    }
  }
}
