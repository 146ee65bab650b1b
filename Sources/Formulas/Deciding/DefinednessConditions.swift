import Exact

/// What has to hold at a point so that a formula has a value there, as far as its parts say it.
struct DefinednessConditions {
  /// What is divided by.
  private(set) var divisors: [Expression] = []
  /// Parts that may have no value for other reasons: logarithms, roots, sums over an index.
  private(set) var parts: [Expression] = []
  /// Whether functions are called.
  private(set) var callsFunctions = false

  /// What the formula needs; it is enough for a value.
  init(for formula: Expression) { collect(formula, entersParts: false) }

  /// What is known where the formula has a value, about the parts of conditions too.
  init(knownFrom formula: Expression) { collect(formula, entersParts: true) }

  /// - Parameter entersParts: whether what stands in parts that may have no value is looked at too. Sums over an index may
  ///   be empty, so that nothing is known of their terms.
  private mutating func collect(_ formula: Expression, entersParts: Bool) {
    switch formula.kind {
    case .number, .name: return
    case .negative(let inner): collect(inner, entersParts: entersParts)
    case .sum(let terms):
      for term in terms { collect(term.expression, entersParts: entersParts) }
    case .product(let factors):
      for factor in factors {
        if factor.isDivisor { add(divisor: factor.expression) }
        collect(factor.expression, entersParts: entersParts)
      }
    case .power(let base, let exponent):
      guard let value = exponent.asRational, value.isInteger else {
        add(part: formula)
        if entersParts {
          collect(base, entersParts: true)
          collect(exponent, entersParts: true)
        }
        return
      }
      if value.signum < 0 { add(divisor: base) }
      collect(base, entersParts: entersParts)
    case .call(let name, let arguments):
      callsFunctions = true
      let isTotal = Expression.totalFunctions.contains(name)
      if !isTotal { add(part: formula) }
      guard isTotal || entersParts else { return }
      for argument in arguments { collect(argument, entersParts: entersParts) }
    case .entry(let base, let places):
      if case .name = base.kind, places.allSatisfy({ $0.asRational != nil }) { return }
      add(part: formula)
    case .series, .comparison, .list: add(part: formula)
    }
  }

  private mutating func add(divisor: Expression) {
    if !divisors.contains(divisor) { divisors.append(divisor) }
  }

  private mutating func add(part: Expression) {
    if !parts.contains(part) { parts.append(part) }
  }
}

extension Comparison {
  /// The largest formulas whose divisors are compared as polynomials.
  private static let mostNodesOfDivisors = 600

  /// Whether a formula has a value wherever another one has, because what it divides by divides what the other one divides
  /// by, and all else that may be missing stands in both; false says nothing.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isDefined(_ a: Expression, wherever b: Expression) throws -> Bool {
    let needed = DefinednessConditions(for: a)
    let known = DefinednessConditions(knownFrom: b)
    guard needed.parts.allSatisfy({ known.parts.contains($0) }) else { return false }
    let open = needed.divisors.filter { divisor in
      !known.divisors.contains(divisor) && divisor.asRational?.isZero != false
    }
    if open.isEmpty { return true }
    // Of rational functions: where the product of all divisors of the one is not zero, its factors are not.
    guard !needed.callsFunctions, !known.callsFunctions, needed.parts.isEmpty, known.parts.isEmpty,
      !known.divisors.isEmpty,
      a.size + b.size <= Self.mostNodesOfDivisors
    else { return false }
    let isFactor = try Self.affordable(4) {
      try ClosedFormField.withVariables { field -> Bool in
        let forms = FormBuilder(field, variables)
        var product = ClosedForm.one
        for divisor in known.divisors {
          product = try field.product(product, forms.form(of: divisor))
        }
        for divisor in open {
          let quotient = try field.quotient(product, forms.form(of: divisor))
          // A power below 0 stands in the numerator.
          guard quotient.denominator == .one,
            quotient.numerator.terms.allSatisfy({ term in
              term.monomial.factors.allSatisfy { $0.exponent.signum > 0 && $0.exponent.isInteger }
            })
          else { return false }
        }
        return true
      } ?? false
    }
    return isFactor ?? false
  }
}
