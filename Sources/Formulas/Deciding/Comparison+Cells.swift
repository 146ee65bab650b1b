import Exact

// Maxima, minima and magnitudes of several formulas: the domains fall into cells, in each of which every corner is one of
// its two sides.
extension Comparison {
  /// Whether two formulas are proved to be equal in each cell into which the places where their corners change cut the
  /// domains.
  ///
  /// A corner max(u, v) changes with the sign of u − v, which is the product of the signs of its factors. The monomials of
  /// a factor are taken for numbers of which nothing is known but their ranges, so that a factor is linear in them, and a
  /// sign is added to those of a cell only if all of them can hold strictly together.
  ///
  /// This covers every point P of the domains. Let the signs of a cell be such that they can hold strictly, and hold at P
  /// or are 0 there: so it is before the first cut. Then a factor that is not 0 at P may have its sign at P there, since
  /// P lies in the closure of the open convex set in which the signs hold; and one that is 0 at P, but is no constant, may
  /// have one of the two signs in an open set. So one of the two halves of the cell is a cell for P again, and is not left
  /// out; and where a factor of u − v is 0, both sides of the corner are the same number. Only a divisor that is 0 at P
  /// says nothing about the sides. Then P is the limit of points at which it is not, and formulas are continuous where
  /// they are defined, if no function jumps and the domains are intervals.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeOnCells(_ a: Expression, _ b: Expression) throws -> Bool {
    guard a.size + b.size <= Cells.mostNodes, a.innermostCorner != nil || b.innermostCorner != nil,
      !a.hasHiddenCorner, !b.hasHiddenCorner
    else { return false }
    return try ClosedFormField.withVariables { field in
      var cells = Cells(self, field)
      guard try cells.agree(a, b, [], depth: Cells.mostSteps) else { return false }
      return !cells.dividesByZero || isContinuous(a, b)
    } ?? false
  }

  private func isContinuous(_ a: Expression, _ b: Expression) -> Bool {
    let used = Set(a.names + b.names)
    return (a.functions + b.functions).allSatisfy(Expression.isContinuous)
      && variables.all.allSatisfy {
        !used.contains($0.name) || ($0.dimensions.isEmpty && $0.domain.interior != nil)
      }
      && ![a, b].contains { $0.contains(where: \.isGeneralPower) }
  }
}

/// The cells of one comparison.
private struct Cells {
  /// The largest formulas whose corners are looked at.
  static let mostNodes = 1_000
  /// The most corners and signs on the way to a cell.
  static let mostSteps = 60
  /// The most cells in which formulas are compared.
  private static let mostCells = 96
  /// The most signs of one cell.
  private static let mostSigns = 12

  private let comparison: Comparison
  private let field: ClosedFormField
  private let forms: FormBuilder
  private var count = 0
  /// The inequalities that the ranges of monomials give.
  private var bounds: [Kernel.Monomial: [Kernel.Polynomial]] = [:]
  /// Whether a divisor may be zero.
  private(set) var dividesByZero = false

  init(_ comparison: Comparison, _ field: ClosedFormField) {
    self.comparison = comparison
    self.field = field
    forms = FormBuilder(field, comparison.variables)
  }

  /// Whether two formulas are proved to be equal in a cell in which some forms are positive.
  ///
  /// - Parameter depth: how deep the recursion may go, by a corner or a sign a time.
  mutating func agree(
    _ a: Expression, _ b: Expression, _ positive: [Kernel.Polynomial], depth: Int
  ) throws -> Bool {
    if a == b { return true }
    guard depth > 0 else { return false }
    try Fuel.spend(a.size + b.size)
    guard let corner = a.innermostCorner ?? b.innermostCorner else {
      count += 1
      guard count <= Self.mostCells else { return false }
      return try inside(positive).areProvedEqual(a, b)
    }
    guard let sides = try corner.sidesOfCorner else { return false }
    let (known, factors) = try factors(of: forms.form(of: sides.difference))
    var sign = known
    for factor in factors where sign != 0 {
      let ends = try [factor, -factor].map { try mayBePositive($0, positive) }
      switch (ends[0], ends[1]) {
      case (true, false): break
      case (false, true): sign = -sign
      // No point is left.
      case (false, false): return true
      case (true, true):
        guard positive.count < Self.mostSigns else { return false }
        return try [factor, -factor].allSatisfy {
          try agree(a, b, positive + [$0], depth: depth - 1)
        }
      }
    }
    let side = sign >= 0 ? sides.above : sides.below
    return try agree(
      a.replacing(corner, by: side), b.replacing(corner, by: side), positive, depth: depth - 1)
  }

  /// Whether a form may be positive where others are.
  private mutating func mayBePositive(
    _ form: Kernel.Polynomial, _ positive: [Kernel.Polynomial]
  ) throws -> Bool {
    if positive.contains(form) { return true }
    if positive.contains(-form) { return false }
    var rows = positive + [form]
    for monomial in Set(rows.flatMap { $0.terms.map(\.monomial) }) where !monomial.isOne {
      rows += try self.bounds(of: monomial)
    }
    return try StrictInequalities.mayHold(rows)
  }

  private mutating func bounds(of monomial: Kernel.Monomial) throws -> [Kernel.Polynomial] {
    if let known = bounds[monomial] { return known }
    let form = Kernel.Polynomial(.one, monomial)
    let range = try field.range(of: ClosedForm(form))
    var found: [Kernel.Polynomial] = []
    // What has one value only lies strictly between no bounds.
    if range.lower.value == nil || range.lower.value != range.upper.value {
      if let low = range.lower.value {
        found.append(try form.adding(Kernel.Polynomial(-low)))
      }
      if let high = range.upper.value {
        found.append(try Kernel.Polynomial(high).adding(-form))
      }
    }
    bounds[monomial] = found
    return found
  }

  /// The factors whose signs are open, with content 1 and a positive first coefficient, and the sign of all the others.
  private mutating func factors(
    of form: ClosedForm
  ) throws -> (sign: Int, open: [Kernel.Polynomial]) {
    var sign = 1
    var open: [Kernel.Polynomial] = []
    for (isDivisor, whole) in [(false, form.numerator), (true, form.denominator)] {
      // What has a negative exponent is a divisor.
      let divisors = whole.terms.flatMap(\.monomial.factors).filter { $0.exponent.signum < 0 }
      for divisor in divisors where try !field.isNonzero(field.form(divisor.variable)) {
        dividesByZero = true
      }
      var rest = [whole]
      while let part = rest.popLast() {
        if let own = try field.sign(of: ClosedForm(part)) {
          sign *= own
          if isDivisor, part.rational == nil, try !field.isNonzero(ClosedForm(part)) {
            dividesByZero = true
          }
          continue
        }
        if isDivisor { dividesByZero = true }
        if let parts = try split(part) {
          rest += parts
        } else {
          let lead = part.terms[0].coefficient.signum
          sign *= lead
          open.append(try part.scaled(by: Rational(lead) * part.content.reciprocal()))
        }
      }
    }
    return (sign, open)
  }

  /// Polynomials with the sign of a polynomial as the product of their signs; nil where there is nothing simpler.
  private func split(_ whole: Kernel.Polynomial) throws -> [Kernel.Polynomial]? {
    let common = whole.commonMonomial
    if !common.isOne {
      var parts: [Kernel.Polynomial] = []
      // Powers that are even, or of what has roots, are not negative.
      for factor in common.factors
      where factor.exponent.isInteger && factor.exponent.numerator.isOdd {
        parts.append(Kernel.Polynomial(.one, Kernel.Monomial(factor.variable)))
      }
      if parts == [whole] { return nil }
      return try parts + [
        whole.multiplied(
          by: Kernel.Polynomial.Term(coefficient: .one, monomial: common.power(-1)))
      ]
    }
    let (splits, met) = (field.splitsFactors, field.metFactors)
    field.splitsFactors = true
    defer { (field.splitsFactors, field.metFactors) = (splits, met) }
    guard let factors = try field.splitFactors(of: whole) else { return nil }
    var parts: [Kernel.Polynomial] = []
    for factor in factors where !factor.exponent.isMultiple(of: 2) {
      parts += [factor.base.numerator, factor.base.denominator]
    }
    return parts
  }

  /// The comparison on the part of the domains in which the forms in one variable alone are not negative.
  private func inside(_ positive: [Kernel.Polynomial]) throws -> Comparison {
    var variables = comparison.variables
    for variable in variables.all where variable.dimensions.isEmpty {
      guard
        let monomial = try forms.form(of: Expression(.name(variable.name))).polynomial?.onlyTerm?
          .monomial
      else { continue }
      for form in positive {
        guard let slope = form.terms.first(where: { $0.monomial == monomial })?.coefficient,
          form.terms.allSatisfy({ $0.monomial == monomial || $0.monomial.isOne }),
          let domain = variables[variable.name]?.domain
        else { continue }
        let constant = form.terms.first { $0.monomial.isOne }?.coefficient ?? .zero
        let pieces = domain.pieces(cutAt: [try -constant / slope])
        guard pieces.count == 2 else { continue }
        variables = variables.replacing(
          domainOf: variable.name, by: pieces[slope.signum > 0 ? 1 : 0])
      }
    }
    return Comparison(variables)
  }
}

extension Expression {
  /// The functions, beside the elementary ones, without jumps where they are defined.
  private static let withoutJumps: Set = [
    "sqrt", "sigmoid", "softplus", "abs", "max", "min", "relu",
  ]

  fileprivate static func isContinuous(_ function: String) -> Bool {
    ElementaryFunction(rawValue: function) != nil || withoutJumps.contains(function)
  }

  /// Whether it is a power with an exponent that is no number, and a base that is none above 0.
  fileprivate var isGeneralPower: Bool {
    guard case .power(let base, let exponent) = kind, exponent.asRational == nil else {
      return false
    }
    if case .name(Constant.e) = base.kind { return false }
    return (base.asRational?.signum ?? 0) <= 0
  }

  /// Whether a corner stands where an index has no value of its own.
  fileprivate var hasHiddenCorner: Bool {
    contains { part in part.isSeries && part.innermostCorner != nil }
  }

  /// A function with a corner, or the root of a square, of formulas without corners; nil where there is none.
  fileprivate var innermostCorner: Expression? {
    for child in children {
      if let corner = child.innermostCorner { return corner }
    }
    switch kind {
    case .call("max", let arguments), .call("min", let arguments):
      return arguments.count == 2 ? self : nil
    case .call("abs", let arguments), .call("relu", let arguments):
      return arguments.count == 1 ? self : nil
    default: return rootOfSquare == nil ? nil : self
    }
  }

  /// What a root of a square is the magnitude of.
  private var rootOfSquare: Expression? {
    let inner: Expression
    switch kind {
    case .call("sqrt", let arguments) where arguments.count == 1: inner = arguments[0]
    case .power(let base, let exponent)
    where exponent.asRational == Rational.one.scaled(byTwoToThe: -1):
      inner = base
    default: return nil
    }
    guard case .power(let base, let square) = inner.kind, square.asRational == 2 else { return nil }
    return base
  }

  /// What the corner is where a difference is not negative, and where it is not positive.
  fileprivate var sidesOfCorner: (difference: Expression, above: Expression, below: Expression)? {
    get throws {
      switch kind {
      case .call(let name, let arguments) where arguments.count == 2:
        let (u, v) = (arguments[0], arguments[1])
        let (first, second) = Self.withoutIncreasing(u, v)
        let difference = try first - second
        return name == "max" ? (difference, u, v) : (difference, v, u)
      case .call("abs", let arguments): return (arguments[0], arguments[0], try -arguments[0])
      case .call("relu", let arguments): return (arguments[0], arguments[0], .zero)
      default: return try rootOfSquare.map { ($0, $0, try -$0) }
      }
    }
  }

  /// Functions that rise wherever they are defined.
  private static let increasing: Set = [
    "sqrt", "exp", "log", "sigmoid", "softplus", "asin", "atan", "sinh", "tanh",
  ]

  /// What two formulas are increasing functions of, as far as it is one function.
  private static func withoutIncreasing(
    _ u: Expression, _ v: Expression
  ) -> (Expression, Expression) {
    var (first, second) = (u, v)
    while true {
      switch (first.kind, second.kind) {
      case (.call(let f, let x), .call(let g, let y))
      where f == g && x.count == 1 && y.count == 1 && increasing.contains(f):
        (first, second) = (x[0], y[0])
      // A power that is not whole has no base below 0.
      case (.power(let x, let p), .power(let y, let q))
      where p == q && p.asRational.map({ !$0.isInteger && $0.signum > 0 }) ?? false:
        (first, second) = (x, y)
      default: return (first, second)
      }
    }
  }
}
