import Exact
import Formulas

extension Expression {
  /// Whether nothing is left to carry out: no numbers beside each other, no like terms or factors, nothing
  /// to cancel, and no function whose value is a fraction.
  var isSimplified: Bool { everywhere(\.isSimplifiedHere) }

  private var isSimplifiedHere: Bool {
    switch kind {
    case .number, .name, .list, .entry, .comparison: return true
    // A sum between numbers can be written out.
    case .series(let series):
      return series.lower.asRational == nil || series.upper.asRational == nil
    case .negative(let inner):
      if case .negative = inner.kind { return false }
      if case .sum(let terms) = inner.kind, terms.allSatisfy(\.isNegated) { return false }
      return inner.wholeNumber.map { $0 != 0 } ?? true
    case .sum(let terms):
      // `a - (b - c)` has brackets to be opened.
      if terms.contains(where: { $0.expression.isSum }) || isKnownNumber { return false }
      // `x - (-y)` is a sum.
      if terms.dropFirst().contains(where: \.expression.isNegative) { return false }
      if terms.contains(where: { $0.isSquareBesideAnother(in: terms) }) { return false }
      let parts = terms.map { Self.withoutNumbers($0.expression) }
      return Set(parts).count == parts.count && !terms.contains { $0.expression.isZeroNumber }
    case .product(let factors):
      return Self.isSimplified(factors) && !Self.cancels(factors) && !isKnownNumber
    case .power(let base, let exponent):
      if case .power = base.kind { return false }
      if case .call("sqrt", _) = base.kind, exponent.wholeNumber != nil { return false }
      if base.undoes(exponent) || isKnownPower { return false }
      if base.wholeNumber != nil, exponent.wholeNumber != nil { return false }
      return exponent.wholeNumber.map { $0 != 0 && $0 != 1 } ?? true
    case .call(let name, let arguments):
      guard let argument = arguments.first else { return true }
      if ["max", "min"].contains(name), Set(arguments.map(\.spelling)).count < arguments.count {
        return false
      }
      return Self.isSimplified(name, argument) && !isKnownNumber
    }
  }

  /// Whether a formula of functions and constants alone is a fraction, or a fraction of π: `cos(π)`,
  /// `log(8)/log(2)`, `asin(1/2)`; and whether it is a sine or the like at a multiple of 30° or 45°.
  private var isKnownNumber: Bool {
    guard !functions.isEmpty, names.isEmpty, let value = try? evaluate().scalar else {
      return false
    }
    if Self.isFraction(value) { return true }
    guard case .call(let name, let arguments) = kind, let argument = arguments.first else {
      return false
    }
    if Self.ofAngles.contains(name) { return argument.isSimpleAngle }
    guard Library<Real>.inverseTrigonometric.contains(name), let share = try? value / .pi else {
      return false
    }
    return Self.isFraction(share)
  }

  private static let ofAngles: Set = ["sin", "cos", "tan", "sec", "csc", "cot"]

  private static func isFraction(_ value: Real) -> Bool {
    (try? value.recognised().asRational) != nil
  }

  /// Whether a number is a whole multiple of π/6 or π/4.
  private var isSimpleAngle: Bool {
    guard let value = try? evaluate().scalar, let share = try? value / .pi,
      let part = try? share.recognised().asRational
    else { return false }
    return (part * Rational(12)).isInteger
      && ((part * Rational(6)).isInteger || (part * Rational(4)).isInteger)
  }

  /// Whether a factor stands above the line and below it: `(2x + 2)/2`, `(x² − 1)/(x − 1)`.
  private static func cancels(_ factors: [Factor]) -> Bool {
    let above = factors.filter { !$0.isDivisor }
    let below = factors.filter(\.isDivisor).map { Factor(isDivisor: false, $0.expression) }
    guard !below.isEmpty else { return false }
    if !Set(above.flatMap(\.expression.bases)).isDisjoint(with: below.flatMap(\.expression.bases)) {
      return true
    }
    if sharesRootedFactor(above, below) { return true }
    let (top, bottom) = (Expression(.product(above)), Expression(.product(below)))
    guard let n = PolynomialImage(top), let d = PolynomialImage(bottom) else { return false }
    let common = Integer.greatestCommonDivisor(n.content.numerator, d.content.numerator)
    if common != 1 { return true }
    let names = Set(top.names + bottom.names)
    guard names.count == 1, top.names.count == 1, bottom.names.count == 1 else { return false }
    return WholePolynomial.greatestCommonDivisor(n.polynomial, d.polynomial).degree > 0
  }

  /// Whether a whole number above the line has a factor in common with one below it under a root: `6/√3`.
  private static func sharesRootedFactor(_ above: [Factor], _ below: [Factor]) -> Bool {
    let wholes = above.compactMap(\.expression.wholeNumber)
    let rooted = below.compactMap { factor -> Integer? in
      guard case .call("sqrt", let arguments) = factor.expression.unsigned.kind else { return nil }
      return arguments.first?.wholeNumber
    }
    return wholes.contains { whole in
      rooted.contains { Integer.greatestCommonDivisor(whole, $0) != 1 }
    }
  }

  private var isNegative: Bool { if case .negative = kind { true } else { false } }

  private var isZeroNumber: Bool { asRational?.isZero ?? false }

  /// What stands beside the numbers of a term: nothing for a number.
  private static func withoutNumbers(_ term: Expression) -> [String] {
    let inner = term.unsigned
    let factors: [Factor]
    if case .product(let list) = inner.kind {
      factors = list
    } else {
      factors = [Factor(isDivisor: false, inner)]
    }
    return factors.filter { $0.expression.asRational == nil }
      .map { ($0.isDivisor ? "/" : "*") + $0.expression.spelling }.sorted()
  }

  private static func isSimplified(_ factors: [Factor]) -> Bool {
    var numerators: [Rational] = []
    var denominators: [Rational] = []
    var bases: [String] = []
    for factor in factors {
      if case .negative(let inner) = factor.expression.kind,
        factors.first != factor || inner.asRational == .one
      {
        return false
      }
      if let number = factor.expression.asRational {
        if factor.isDivisor { denominators.append(number) } else { numerators.append(number) }
        continue
      }
      if factor.isDivisor, case .product(let inner) = factor.expression.unsigned.kind,
        inner.contains(where: \.isDivisor)
      {
        return false
      }
      if case .product = factor.expression.unsigned.kind {
        if !factor.isDivisor { return false }
      } else if case .power(let inner, _) = factor.expression.unsigned.kind,
        case .product = inner.kind, !factor.isDivisor
      {
        return false
      }
      let base = factor.expression.unsigned.base
      if bases.contains(base) { return false }
      bases.append(base)
    }
    guard numerators.count <= 1, denominators.count <= 1 else { return false }
    if let n = numerators.first {
      if n.isZero
        || (n.magnitude == .one && factors.count > 1 && denominators.isEmpty
          && !isReciprocal(factors))
      {
        return false
      }
    }
    guard let d = denominators.first else { return true }
    if !d.isInteger || d.magnitude == .one || d.signum < 0 { return false }
    guard let n = numerators.first else { return true }
    guard n.isInteger, let fraction = try? n / d else { return false }
    return fraction.denominator == d.numerator
  }

  /// Whether the only factor that is no divisor is the 1 above the line.
  private static func isReciprocal(_ factors: [Factor]) -> Bool {
    factors.filter { !$0.isDivisor }.count == 1
  }

  private static func isSimplified(_ name: String, _ argument: Expression) -> Bool {
    switch (name, argument.unsigned.kind) {
    case (_, .call(let inner, _)) where Self.inverses[name] == inner: return false
    case ("log", .name("e")): return false
    case ("log", .power(let base, _)) where base.kind == .name("e"): return false
    case ("log2", .power(let base, _)) where base.asRational == 2: return false
    case ("log10", .power(let base, _)) where base.asRational == 10: return false
    case ("abs", .call("abs", _)): return false
    case ("exp", _) where Expression(.name("e")).undoes(argument): return false
    case ("sqrt", .power(_, let exponent)): return exponent.wholeNumber == nil
    default: break
    }
    if case .negative = argument.kind, Self.even.contains(name) { return false }
    guard let value = argument.asRational else { return true }
    switch name {
    case "sqrt": return value.isInteger && value.numerator.isSquareFree && value > .one
    case "log", "log2", "log10": return value != .one
    case "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "abs", "sigmoid":
      return !value.isZero && name != "abs"
    default: return true
    }
  }
}

extension Expression.Term {
  /// Whether the term is k·sin²u beside k·cos²u, or k·cosh²u beside −k·sinh²u, which is a number.
  fileprivate func isSquareBesideAnother(in terms: [Expression.Term]) -> Bool {
    for (own, other, keepsSign) in [("sin", "cos", true), ("cosh", "sinh", false)] {
      let written = expression.spelling
      guard written.contains(own + "("), written.contains(")^2") else { continue }
      let partner = written.replacing(own + "(", with: other + "(")
      if terms.contains(where: {
        $0.expression.spelling == partner && ($0.isSubtracted == isSubtracted) == keepsSign
      }) {
        return true
      }
    }
    return false
  }
}

extension Integer {
  /// Whether no square of a whole number from 2 to 1000 divides the number.
  fileprivate var isSquareFree: Bool {
    for d in 2...1000 {
      let square = Integer(d * d)
      if square > magnitude { return true }
      if (try? remainder(by: square)) == Integer.zero { return false }
    }
    return true
  }
}
