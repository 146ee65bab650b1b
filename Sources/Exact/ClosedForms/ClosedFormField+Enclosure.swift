extension ClosedFormField {
  /// The precisions, in bits, that a sign is looked for with.
  private static let precisions = [96, 288, 864]

  /// −1 or 1 where an enclosure shows the sign, 0 where the form is zero; nil where neither tells.
  package func sign(of a: ClosedForm) throws -> Int? {
    if let value = a.rational { return value.signum }
    guard let n = try sign(of: a.numerator), let d = try sign(of: a.denominator) else { return nil }
    return n * d
  }

  /// The sign of a polynomial.
  func sign(of a: Kernel.Polynomial) throws -> Int? {
    if let value = a.rational { return value.signum }
    if isVariable(a) {
      if let sign = try range(of: a).weakSign { return sign }
      for known in nonnegativeForms where a.ratio(to: known.numerator)?.signum == 1 { return 1 }
      if let other = try withoutLogarithms(a) { return try sign(of: other) }
      if a.terms.count < 3 { return nil }
      // A square has no negative values, nor has a sum of squares.
      if try squareRoot(of: a) != nil || definiteness(of: a) != nil { return 1 }
      if try squareRoot(of: -a) != nil || definiteness(of: -a) != nil { return -1 }
      return try signByFactors(of: a)
    }
    for precision in ClosedFormField.precisions {
      if let sign = try settled({ try enclosure(of: a, precision: precision) })?.signum {
        return sign
      }
    }
    return nil
  }

  /// The sign of a polynomial with variables as the product of the signs of its factors.
  private func signByFactors(of a: Kernel.Polynomial) throws -> Int? {
    let (splits, met) = (splitsFactors, metFactors)
    splitsFactors = true
    defer { (splitsFactors, metFactors) = (splits, met) }
    guard let factors = try splitFactors(of: a) else { return nil }
    var sign = 1
    for factor in factors {
      guard let own = try self.sign(of: factor.base) else { return nil }
      if own == 0 || !factor.exponent.isMultiple(of: 2) { sign *= own }
    }
    return sign
  }

  /// The sign of a kernel.
  package func sign(of kernel: Kernel) throws -> Int? {
    if let sign = signs[kernel] { return sign }
    let sign: Int?
    switch definition(kernel) {
    case .pi, .integer, .root, .absolute, .function(.exp, _), .function(.cosh, _): sign = 1
    default: sign = try self.sign(of: Kernel.Polynomial(1, Kernel.Monomial(kernel)))
    }
    signs[kernel] = .some(sign)
    return sign
  }

  /// The result, or nil where the precision cannot tell whether it is defined.
  func settled(_ enclose: () throws -> Interval) throws -> Interval? {
    do {
      return try enclose()
    } catch let error as ArithmeticError {
      if case .outOfFuel = error { throw error }
      return nil
    }
  }

  /// An enclosure of a closed form.
  func enclosure(of a: ClosedForm, precision: Int) throws -> Interval {
    let numerator = try enclosure(of: a.numerator, precision: precision)
    if a.denominator.isOne { return numerator }
    try Fuel.spend(FuelCost.arithmetic(precision))
    return try numerator.divided(
      by: try enclosure(of: a.denominator, precision: precision), precision: precision)
  }

  /// An enclosure of a polynomial.
  func enclosure(of a: Kernel.Polynomial, precision: Int) throws -> Interval {
    var sum = Interval(.zero, precision: precision)
    for term in a.terms {
      var product = Interval(term.coefficient, precision: precision)
      for factor in term.monomial.factors {
        try Fuel.spend(4 * FuelCost.arithmetic(precision))
        let base = try enclosure(of: factor.variable, precision: precision)
        product = try product.multiplied(
          by: try power(base, factor.exponent, precision: precision), precision: precision)
      }
      sum = sum.adding(product, precision: precision)
    }
    return sum
  }

  private func power(_ base: Interval, _ exponent: Rational, precision: Int) throws -> Interval {
    if exponent == .one { return base }
    if exponent.isInteger, let n = exponent.numerator.asInt, n.magnitude < 1 << 20 {
      return try base.power(n, precision: precision)
    }
    try Fuel.spend(2 * FuelCost.function(precision))
    return try base.power(Interval(exponent, precision: precision), precision: precision)
  }

  /// An enclosure of a kernel; the recursion is as deep as kernels are nested.
  private func enclosure(of kernel: Kernel, precision: Int) throws -> Interval {
    if let known = enclosures[precision]?[kernel] { return known }
    let result: Interval
    switch definition(kernel) {
    case .pi:
      try Fuel.spend(FuelCost.function(precision))
      result = Interval.pi(precision: precision)
    case .integer(let n): result = Interval(Rational(n), precision: precision)
    case .root(let polynomial): result = try enclosure(of: polynomial, precision: precision)
    case .function(let function, let x):
      let argument = try enclosure(of: x, precision: precision)
      try Fuel.spend(argument.cost(of: function, precision: precision))
      result = try argument.apply(function, precision: precision)
    case .absolute(let polynomial):
      result = try enclosure(of: polynomial, precision: precision).magnitude
    case .opaque, .variable, .entry, .index, .place, .sum: throw NoClosedForm()
    }
    enclosures[precision, default: [:]][kernel] = result
    return result
  }
}
