import Certificates
import Exact

// Exponentials, roots and logarithms.
extension ProofWriter {
  func exponential(
    _ argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    let result = try tree(of: try field.exponential(argument))
    if try isAtom(result, for: target) { return (.atom, result, []) }
    var pairs: [Certificate.Pair] = []
    if let polynomial = argument.polynomial {
      for term in polynomial.terms {
        if let kernel = term.monomial.factors.first, term.monomial.factors.count == 1,
          kernel.exponent == .one,
          case .function(.log, let inner) = field.definition(kernel.variable)
        {
          pairs.append(
            Certificate.Pair(try tree(of: inner), .number(term.coefficient)))
        } else {
          let base = try field.exponential(ClosedForm(Kernel.Polynomial(1, term.monomial)))
          pairs.append(Certificate.Pair(try tree(of: base), .number(term.coefficient)))
        }
      }
    } else {
      let (whole, parts) = try field.properParts(of: argument)
      if !whole.isZero { pairs = try exponential(ClosedForm(whole), target).pairs }
      for (coefficient, part) in parts {
        let base = try tree(of: try field.exponential(part))
        pairs.append(Certificate.Pair(base, .number(coefficient)))
      }
    }
    return (.exp, result, pairs)
  }

  /// A polynomial as the product of its factors, where these have signs that its terms do not show; nil where
  /// none are found.
  func factoredTree(of value: ClosedForm) throws -> Certificate.Tree? {
    guard let polynomial = value.polynomial, polynomial.terms.count > 1,
      try !field.range(of: value).isNonnegative
    else { return nil }
    let splits = field.splitsFactors
    field.splitsFactors = true
    defer { field.splitsFactors = splits }
    guard let factors = try field.splitFactors(of: polynomial) else { return nil }
    return CertificateTrees.product(
      try factors.map { factor in
        let base = try tree(of: factor.base)
        return factor.exponent == 1 ? base : .power(base, .number(Rational(factor.exponent)))
      })
  }

  /// The power with an exponent that is not whole, as `FormBuilder` makes it: what is multiplied out would
  /// lose that an odd power has the sign of its base, and a quotient of a positive number that of its
  /// divisor.
  func root(_ base: Certificate.Tree, _ q: Rational) throws -> ClosedForm {
    switch base {
    case .power(let a, .number(let n)) where n.isInteger && n.numerator.isOdd:
      return try root(a, n * q)
    case .quotient(.number(let c), let a) where c.signum > 0:
      return try field.quotient(field.power(ClosedForm(c), q), root(a, q))
    default: return try field.power(form(base), q)
    }
  }

  func logarithm(
    _ written: Certificate.Tree, _ target: Certificate.Tree
  ) throws -> Replacement {
    if case .power(let base, .number(let n)) = written, n.isInteger, n.numerator.isOdd {
      let (argument, _) = (try form(base), n)
      let inner = try logarithm(argument, .apply(.log, [base]))
      let result = try tree(of: field.scaled(form(inner.result), by: n))
      if inner.rule == .atom {
        return (.log, result, [Certificate.Pair(try tree(of: argument), .number(n))])
      }
      return (
        .log, result,
        inner.pairs.map { Certificate.Pair($0.first, .number(($0.second.constant ?? .one) * n)) }
      )
    }
    return try logarithm(form(written), target)
  }

  private func logarithm(
    _ argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    if let found = try logarithmByOthers(argument) {
      return try isAtom(found.result, for: target) ? (.atom, found.result, []) : found
    }
    let form = try field.logarithm(argument)
    let result = try tree(of: form)
    var pairs: [Certificate.Pair] = []
    for term in form.numerator.terms {
      guard form.denominator == .one, term.monomial.factors.count == 1,
        let factor = term.monomial.factors.first, factor.exponent == .one,
        case .function(.log, let inner) = field.definition(factor.variable)
      else { continue }
      pairs.append(Certificate.Pair(try tree(of: inner), .number(term.coefficient)))
    }
    if let known = try withKnownSigns(form) { return (.log, try tree(of: known), pairs) }
    // What exponentials multiply the argument by.
    var exponents: [Kernel: Rational] = [:]
    for (polynomial, sign) in [(argument.numerator, Rational.one), (argument.denominator, -1)] {
      for factor in polynomial.commonMonomial.factors {
        guard case .function(.exp, _) = field.definition(factor.variable) else { continue }
        exponents[factor.variable, default: .zero] =
          exponents[factor.variable, default: .zero] + sign * factor.exponent
      }
    }
    for kernel in exponents.keys.sorted() {
      guard let exponent = exponents[kernel], !exponent.isZero else { continue }
      pairs.append(
        Certificate.Pair(try tree(of: field.form(kernel)), .number(exponent)))
    }
    return try isAtom(result, for: target) ? (.atom, result, []) : (.log, result, pairs)
  }

  /// The form with log k, or log −k, in place of log |k| where that has a name already: what it is taken of is
  /// above 0; nil where nothing changes.
  private func withKnownSigns(_ logarithm: ClosedForm) throws -> ClosedForm? {
    var result = logarithm
    for term in logarithm.numerator.terms where logarithm.denominator == .one {
      guard let factor = term.monomial.factors.first, term.monomial.factors.count == 1,
        factor.exponent == .one,
        case .function(.log, let inner) = field.definition(factor.variable),
        let kernel = inner.kernels.first, inner == field.form(kernel),
        case .absolute(let polynomial) = field.definition(kernel)
      else { continue }
      for argument in [polynomial, -polynomial] {
        guard let name = names[.apply(.log, [try tree(of: argument)])], let known = forms[name]
        else { continue }
        let difference = try field.difference(known, field.form(factor.variable))
        result = try field.sum(result, field.scaled(difference, by: term.coefficient))
        break
      }
    }
    return result == logarithm ? nil : result
  }
}
