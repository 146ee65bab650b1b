import Exact
import Formulas

// One spelling for formulas that differ in the order of terms and factors, and in what a power is written with.
extension Expression {
  /// The functions by those that undo them.
  static let inverses = [
    "log": "exp", "exp": "log", "log2": "exp2", "exp2": "log2", "sin": "asin", "cos": "acos",
    "tan": "atan", "sinh": "asinh", "cosh": "acosh", "tanh": "atanh", "sec": "asec", "csc": "acsc",
    "cot": "acot", "sech": "asech", "csch": "acsch", "coth": "acoth",
  ]
  /// The functions for which a sign of the argument says nothing.
  static let even: Set = ["cos", "cosh", "abs", "sec", "sech"]

  /// The formula with its terms and factors in order, `exp(x)` for `e^x` and `sqrt(x)` for `x^(1/2)`.
  ///
  /// The recursion is as deep as the formula.
  var spelling: String {
    switch kind {
    case .sum(let terms):
      return "("
        + terms.map { ($0.isSubtracted ? "-" : "+") + $0.expression.spelling }.sorted().joined()
        + ")"
    case .product(let factors):
      return "("
        + factors.map { ($0.isDivisor ? "/" : "*") + $0.expression.spelling }.sorted().joined()
        + ")"
    case .negative(let inner): return "-" + inner.spelling
    case .power(let base, let exponent):
      if base.kind == .name("e") { return "exp(\(exponent.spelling))" }
      if exponent.value == Rational.one.scaled(byTwoToThe: -1) { return "sqrt(\(base.spelling))" }
      return base.spelling + "^" + exponent.spelling
    case .call(let name, let arguments):
      return name + "(" + arguments.map(\.spelling).joined(separator: ",") + ")"
    default: return text
    }
  }

  /// What a factor is a power of, in one spelling; all exponentials are powers of e.
  var base: String {
    switch kind {
    case .power(let inner, _): inner.kind == .name("e") ? "exp" : inner.spelling
    case .call("exp", _): "exp"
    default: spelling
    }
  }

  /// What the factors of a product, or of a power of one, are powers of; nothing for numbers.
  var bases: [String] {
    switch unsigned.kind {
    case .product(let factors):
      factors.flatMap { $0.isDivisor ? [] : $0.expression.bases }
    case .power(let inner, _):
      if case .product = inner.kind {
        inner.bases
      } else {
        unsigned.value == nil ? [unsigned.base] : []
      }
    default: unsigned.value == nil ? [unsigned.base] : []
    }
  }

  /// Whether an exponent has the logarithm to this base in it, `2^(log2(x))`, `e^(2·log(x))`.
  func undoes(_ exponent: Expression) -> Bool {
    let logarithm: String
    if kind == .name("e") {
      logarithm = "log"
    } else if asRational == 2 {
      logarithm = "log2"
    } else if asRational == 10 {
      logarithm = "log10"
    } else {
      return false
    }
    switch exponent.unsigned.kind {
    case .call(logarithm, _): return true
    case .sum(let terms): return terms.contains { undoes($0.expression) }
    case .product(let factors):
      // A number before the logarithm is an exponent.
      return factors.allSatisfy { factor in
        if factor.expression.value != nil { return true }
        if case .call(logarithm, _) = factor.expression.kind { return !factor.isDivisor }
        return false
      } && factors.contains { $0.expression.value == nil }
    default: return false
    }
  }

  /// The rational that a formula without names and functions is; nil for others.
  var value: Rational? {
    if let number = asRational { return number }
    guard names.isEmpty, functions.isEmpty, size <= 20 else { return nil }
    return try? Fuel.limited(to: 10_000) { try evaluate().scalar?.asRational }
  }

  /// Whether a root of a number is a fraction, `8^(1/3)`.
  var isKnownPower: Bool {
    guard case .power(let base, let exponent) = kind, base.value != nil,
      let q = exponent.value, !q.isInteger
    else { return false }
    return (try? Fuel.limited(to: 100_000) { try evaluate().scalar?.recognised().asRational })
      != nil
  }
}

extension Expression.Term {
  /// Whether the term is taken away, by the sign before it or its own.
  var isNegated: Bool {
    if case .negative = expression.kind { return !isSubtracted }
    return isSubtracted
  }
}
