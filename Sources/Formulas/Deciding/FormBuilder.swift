import Exact

/// Brings formulas in variables into a canonical form.
///
/// The formulas were computed with variables before, so that only numbers, variables, the operators,
/// series, elementary functions and the functions that are kept occur in them.
final class FormBuilder {
  let field: ClosedFormField
  private let variables: Variables
  private var scalars: [String: ClosedForm] = [:]
  private var families: [String: Int] = [:]
  /// The indices of the series around, by name.
  private var indices: [String: ClosedForm] = [:]
  /// How many series are around; two of them may have indices of one name.
  private var depth = 0
  private var known: [Expression: ClosedForm] = [:]

  init(_ field: ClosedFormField, _ variables: Variables) {
    self.field = field
    self.variables = variables
  }

  /// The canonical form; the recursion is as deep as the formula, which is bounded where it is read.
  ///
  /// - Throws: `NoClosedForm`, `ArithmeticError`, and where factors or units become finer.
  func form(of expression: Expression) throws -> ClosedForm {
    // What has no parts is built faster than it is looked up.
    if expression.size == 1 { return try build(expression) }
    if let form = known[expression] { return form }
    try Fuel.spend(8)
    let form = try build(expression)
    if depth == 0 { known[expression] = form }
    return form
  }

  private func build(_ expression: Expression) throws -> ClosedForm {
    switch expression.kind {
    case .number(let value): return ClosedForm(value)
    case .name(let name): return try named(name)
    case .sum(let terms):
      var total = ClosedForm.zero
      for term in terms {
        let form = try form(of: term.expression)
        total = try term.isSubtracted ? field.difference(total, form) : field.sum(total, form)
      }
      return total
    case .negative(let a): return try field.negative(form(of: a))
    case .product(let factors):
      var product = ClosedForm.one
      for factor in factors {
        let form = try form(of: factor.expression)
        if factor.isDivisor, form.isZero { throw ArithmeticError.divisionByZero }
        product =
          try factor.isDivisor ? field.quotient(product, form) : field.product(product, form)
      }
      return product
    case .power(let base, let exponent): return try power(base, exponent)
    case .call("sqrt", let arguments) where arguments.count == 1:
      return try root(arguments[0], Rational(1, over: 2))
    case .call(let name, let arguments):
      return try call(name, arguments.map { try form(of: $0) })
    case .entry(let base, let positions):
      guard case .name(let name) = base.kind else { throw NoClosedForm() }
      return try field.entry(
        family(name), positions.map { try field.sum(form(of: $0), .one) })
    case .series(let series): return try sum(series)
    case .list, .comparison: throw NoClosedForm()
    }
  }

  // MARK: Names

  private func named(_ name: String) throws -> ClosedForm {
    if let index = indices[name] { return index }
    if let form = scalars[name] { return form }
    let form: ClosedForm
    switch name {
    case Constant.pi: form = try field.pi
    case Constant.e: form = try field.exponential(.one)
    default:
      guard let variable = variables[name] else {
        // The open index of a family: any whole number from 1 on.
        guard name.hasPrefix("#") else { throw NoClosedForm() }
        form = try field.variable(.positive, isWhole: true)
        break
      }
      form = try field.variable(variable.domain.range, isWhole: variable.domain.isWhole)
      try noteEnds(of: variable.domain, form)
    }
    scalars[name] = form
    return form
  }

  /// Notes that a variable lies between ends that are no rationals, such as π/2.
  private func noteEnds(of domain: Domain, _ form: ClosedForm) throws {
    guard case .interval(let lower, let upper, _, _) = domain.set else { return }
    if let lower, lower.asRational == nil, let end = try field.constant(lower) {
      field.nonnegativeForms.append(try field.difference(form, end))
    }
    if let upper, upper.asRational == nil, let end = try field.constant(upper) {
      field.nonnegativeForms.append(try field.difference(end, form))
    }
  }

  private func family(_ name: String) throws -> Int {
    if let family = families[name] { return family }
    guard let variable = variables[name] else { throw NoClosedForm() }
    let family = field.family(variable.domain.range)
    families[name] = family
    return family
  }

  // MARK: Powers, functions, series

  private func power(_ base: Expression, _ exponent: Expression) throws -> ClosedForm {
    let exponentForm = try form(of: exponent)
    if case .name(Constant.e) = base.kind, exponentForm.rational == nil {
      return try field.exponential(exponentForm)
    }
    if let q = exponentForm.rational, !q.isInteger { return try root(base, q) }
    let baseForm = try form(of: base)
    if let q = exponentForm.rational, q.isInteger, q.signum < 0, baseForm.isZero {
      throw ArithmeticError.divisionByZero
    }
    return try field.power(baseForm, exponentForm)
  }

  /// The power with an exponent that is not whole, so that the base is nowhere negative.
  ///
  /// (aⁿ)^q is a^(nq) for an odd n, and (c/a)^q is c^q/a^q for c > 0, since a cannot be negative either; once
  /// they are multiplied out, that would be lost.
  private func root(_ base: Expression, _ q: Rational) throws -> ClosedForm {
    switch base.kind {
    case .power(let a, let exponent):
      guard let n = exponent.asRational, n.isInteger, n.numerator.isOdd else { break }
      return try field.power(form(of: a), n * q)
    case .product(let factors):
      guard factors.count == 2, !factors[0].isDivisor, factors[1].isDivisor,
        let c = factors[0].expression.asRational, c.signum > 0
      else { break }
      return try field.quotient(
        field.power(ClosedForm(c), q), root(factors[1].expression, q))
    default: break
    }
    return try field.power(form(of: base), q)
  }

  private func call(_ name: String, _ arguments: [ClosedForm]) throws -> ClosedForm {
    guard let x = arguments.first else { throw NoClosedForm() }
    let half = try Rational(1, over: 2)
    if arguments.count == 2, name == "max" || name == "min" {
      let sum = try field.sum(x, arguments[1])
      let distance = try field.absolute(field.difference(x, arguments[1]))
      return try field.scaled(
        name == "max" ? field.sum(sum, distance) : field.difference(sum, distance), by: half)
    }
    if arguments.count == 2, name == "binomial" {
      // n!/(k!·(n − k)!), with 1/(n − k)! = 0 for k > n.
      return try field.quotient(
        field.factorial(x),
        field.product(
          field.factorial(arguments[1]), field.factorial(field.difference(x, arguments[1]))))
    }
    guard arguments.count == 1 else { return try field.opaque(name, arguments) }
    switch name {
    case "abs": return try field.absolute(x)
    case "sigmoid":
      return try field.quotient(
        .one, field.sum(.one, field.exponential(field.negative(x))))
    case "softplus": return try field.logarithm(field.sum(.one, field.exponential(x)))
    case "factorial": return try field.factorial(x)
    case "floor": return try field.floor(x)
    case "relu": return try field.scaled(field.sum(x, field.absolute(x)), by: half)
    default:
      guard let function = ElementaryFunction(rawValue: name) else { throw NoClosedForm() }
      return try field.apply(function, x)
    }
  }

  private func sum(_ series: Expression.Series) throws -> ClosedForm {
    let lower = try form(of: series.lower)
    let upper = try form(of: series.upper)
    let level = depth
    let hidden = indices[series.index]
    indices[series.index] = try field.index(level)
    depth += 1
    defer {
      depth = level
      indices[series.index] = hidden
    }
    let body = try form(of: series.body)
    return series.isProduct
      ? try field.product(over: level, from: lower, to: upper, of: body)
      : try field.sum(over: level, from: lower, to: upper, of: body)
  }
}
