import Exact

extension Expression {
  /// A text that is the same for all orders of the terms and factors of a formula, and for all
  /// brackets that do not change it.
  public var orderedForm: String {
    switch kind {
    case .number(let value): return value.description
    case .name(let name): return name
    case .sum, .negative, .product:
      return "(" + signedTerms(false).sorted().joined(separator: "") + ")"
    case .power(let base, let exponent): return "{\(base.orderedForm)^\(exponent.orderedForm)}"
    case .call(let name, let arguments) where Self.extrema.contains(name) && arguments.count > 1:
      // The largest of several does not depend on their order, nor on how often one is named.
      let all = extremumArguments(name)
      let values = all.compactMap(\.asRational)
      let number = name == "max" ? values.max() : values.min()
      let forms =
        Set(all.filter { $0.asRational == nil }.map(\.orderedForm))
        .union(number.map { [$0.description] } ?? [])
      return "\(name)(\(forms.sorted().joined(separator: ",")))"
    case .call(let name, let arguments):
      return "\(name)(\(arguments.map(\.orderedForm).joined(separator: ",")))"
    case .list(let entries): return "[\(entries.map(\.orderedForm).joined(separator: ","))]"
    case .entry(let base, let indices):
      return "\(base.orderedForm)[\(indices.map(\.orderedForm).joined(separator: ","))]"
    case .comparison(let relation, let a, let b):
      return "\(a.orderedForm)\(relation.rawValue)\(b.orderedForm)"
    case .series(let series):
      // An index is named by how deep series are nested below it, so that each has a name of its own; "#1" is that of an
      // entry of a family.
      let index = "@\(series.body.seriesDepth)"
      let body = series.body.substituting([series.index: Expression(.name(index))])
      let parts = [series.lower, series.upper, body].map(\.orderedForm).joined(separator: ",")
      return (series.isProduct ? "∏" : "Σ") + "(\(index),\(parts))"
    }
  }

  private static let extrema: Set = ["max", "min"]

  /// The numbers of which nested maxima, or minima, are taken.
  private func extremumArguments(_ function: String) -> [Expression] {
    guard case .call(function, let arguments) = kind, arguments.count > 1 else { return [self] }
    return arguments.flatMap { $0.extremumArguments(function) }
  }

  /// How deep series are nested in the formula.
  private var seriesDepth: Int {
    let below = children.reduce(0) { max($0, $1.seriesDepth) }
    if case .series = kind { return below + 1 }
    return below
  }

  /// The terms of nested sums, each with its sign in front.
  private func signedTerms(_ isNegative: Bool) -> [String] {
    switch kind {
    case .sum(let terms):
      return terms.flatMap { $0.expression.signedTerms($0.isSubtracted != isNegative) }
    case .negative(let inner): return inner.signedTerms(!isNegative)
    default:
      let (sign, factors) = signedFactors(isNegative)
      return [(sign ? "-" : "+") + factors.sorted().joined(separator: "*")]
    }
  }

  /// The factors of nested products, and whether there is a minus sign before them.
  private func signedFactors(
    _ isNegative: Bool, isDivisor: Bool = false
  ) -> (isNegative: Bool, factors: [String]) {
    switch kind {
    case .product(let parts):
      var sign = isNegative
      var factors: [String] = []
      for part in parts {
        let inner = part.expression.signedFactors(false, isDivisor: part.isDivisor != isDivisor)
        sign = sign != inner.isNegative
        factors += inner.factors
      }
      return (sign, factors)
    case .negative(let inner):
      let (sign, factors) = inner.signedFactors(isNegative, isDivisor: isDivisor)
      return (!sign, factors)
    case .number(let value) where value.signum < 0:
      return (!isNegative, [(isDivisor ? "/" : "") + value.magnitude.description])
    case .number(.one): return (isNegative, [])
    default: return (isNegative, [(isDivisor ? "/" : "") + orderedForm])
    }
  }
}

extension Expression {
  /// A number that is the same for formulas of one ordered form, and mostly another one where the names in them are others:
  /// it costs less than the forms, which mostly differ.
  ///
  /// What is in a series, or in an extremum, in which equal values count once, counts nothing.
  var weightOfNames: Int {
    switch kind {
    case .number, .series: 0
    case .name(let name): Self.weight(of: name)
    case .call(let name, _) where Self.extrema.contains(name): Self.weight(of: name)
    case .call(let name, let arguments):
      arguments.reduce(Self.weight(of: name)) { $0 &+ $1.weightOfNames }
    case .sum(let terms): terms.reduce(0) { $0 &+ $1.expression.weightOfNames }
    case .product(let factors): factors.reduce(0) { $0 &+ $1.expression.weightOfNames }
    case .negative(let inner): inner.weightOfNames
    case .power(let base, let exponent): base.weightOfNames &+ exponent.weightOfNames
    case .list, .entry, .comparison: children.reduce(0) { $0 &+ $1.weightOfNames }
    }
  }

  private static func weight(of name: String) -> Int {
    name.utf8.reduce(1) { $0 &* 31 &+ Int($1) }
  }
}

extension Expression {
  /// The formula with products of powers for whole powers of products: aⁿ/bⁿ for (a/b)ⁿ, which has a value at the same
  /// points.
  var withPowersOfFactors: Expression {
    guard hasPowerOfProduct else { return self }
    let whole = replacingChildren(children.map(\.withPowersOfFactors))
    guard let (factors, exponent) = whole.powerOfProduct else { return whole }
    return Expression(
      .product(
        factors.map {
          .init(isDivisor: $0.isDivisor, Expression(.power($0.expression, exponent)))
        }), at: range)
  }

  private var hasPowerOfProduct: Bool {
    powerOfProduct != nil || children.contains { $0.hasPowerOfProduct }
  }

  /// The factors of the product that a whole power from 2 on is taken of, with the exponent; nil for other formulas.
  private var powerOfProduct: (factors: [Factor], exponent: Expression)? {
    guard case .power(let base, let exponent) = kind, case .product(let factors) = base.kind,
      let number = exponent.asRational, number.isInteger, number > .one
    else { return nil }
    return (factors, exponent)
  }
}
