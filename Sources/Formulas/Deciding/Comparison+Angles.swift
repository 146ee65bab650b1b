import Exact

// Sums of inverse functions, by what the function itself is of them: sin(2·asin u) = 2u√(1 − u²).
extension Comparison {
  /// Whether two sums of inverse functions are proved to be equal by their sines and cosines, or their hyperbolic sines.
  ///
  /// The hyperbolic sine takes each value once. Two angles with one sine and one cosine differ by whole turns, and by none
  /// where they are closer than a turn.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByAngles(_ a: Expression, _ b: Expression) throws -> Bool {
    for family in [InverseFamily.hyperbolic, .circular] {
      guard family.isIn(a) || family.isIn(b), let x = try family.waves(of: a),
        let y = try family.waves(of: b), try areProvedEqual(x.sine, y.sine)
      else { continue }
      switch family {
      case .hyperbolic: return true
      case .circular:
        if try areProvedEqual(x.cosine, y.cosine), try areWithinOneTurn(a, b) { return true }
      }
    }
    return false
  }

  /// Less than a turn.
  private static let lessThanTurn: Rational = 6

  private func areWithinOneTurn(_ a: Expression, _ b: Expression) throws -> Bool {
    if a.names.isEmpty, b.names.isEmpty {
      guard let x = try Self.value(of: a, at: [:]), let y = try Self.value(of: b, at: [:]) else {
        return false
      }
      return (try? (x - y).absolute().order(.rational(Self.lessThanTurn))) == .less
    }
    return try ClosedFormField.withVariables { field in
      let forms = FormBuilder(field, variables)
      let distance = try field.range(of: forms.form(of: a)).adding(
        field.range(of: forms.form(of: b)).negated)
      guard let low = distance.lower.value, let high = distance.upper.value else { return false }
      return -Self.lessThanTurn < low && high < Self.lessThanTurn
    } ?? false
  }
}

extension Expression {
  fileprivate var isRoot: Bool {
    switch kind {
    case .call("sqrt", _): true
    case .power(_, let exponent): exponent.asRational == Rational.one.scaled(byTwoToThe: -1)
    default: false
    }
  }
}

/// The inverses of the circular or of the hyperbolic functions.
private enum InverseFamily {
  case circular, hyperbolic

  /// The most terms of a sum, and the largest multiple of one, whose sine is written out.
  private static let mostTerms = 4

  /// The sine and the cosine of something.
  struct Waves {
    let sine: Expression
    let cosine: Expression
  }

  private var names: Set<String> {
    switch self {
    case .circular: ["asin", "acos", "atan"]
    case .hyperbolic: ["asinh", "acosh", "atanh"]
    }
  }

  /// Whether one of the functions stands in a formula.
  func isIn(_ formula: Expression) -> Bool {
    formula.contains { part in
      guard case .call(let name, let arguments) = part.kind else { return false }
      if names.contains(name) { return true }
      // asinh u is log(u + √(1 + u²)).
      return self == .hyperbolic && name == "log"
        && arguments.contains { $0.contains { $0.isRoot } }
    }
  }

  /// The sine and the cosine of a sum of multiples of inverse functions and other terms; nil for too many of them.
  func waves(of formula: Expression) throws -> Waves? {
    switch formula.kind {
    case .negative(let inner): return try waves(of: inner).map(negated)
    case .sum(let terms):
      guard terms.count <= Self.mostTerms else { return nil }
      var total: Waves?
      for term in terms {
        guard var own = try waves(of: term.expression) else { return nil }
        if term.isSubtracted { own = try negated(own) }
        total = try total.map { try sum($0, own) } ?? own
      }
      return total
    case .product(let factors):
      guard isIn(formula) else { return try plain(formula) }
      var coefficient = Rational.one
      var rest: Expression?
      for factor in factors {
        if let number = factor.expression.asRational, !number.isZero {
          coefficient = try factor.isDivisor ? coefficient / number : coefficient * number
        } else if rest == nil, !factor.isDivisor {
          rest = factor.expression
        } else {
          return nil
        }
      }
      return try rest.flatMap { try multiple($0, coefficient) }
    case .call(let name, let arguments) where arguments.count == 1:
      return try ofCall(name, arguments[0]) ?? plain(formula)
    default: return isIn(formula) ? nil : try plain(formula)
    }
  }

  private func root(_ formula: Expression) -> Expression { Expression(.call("sqrt", [formula])) }

  private func plain(_ formula: Expression) throws -> Waves {
    let (sine, cosine) = self == .circular ? ("sin", "cos") : ("sinh", "cosh")
    return Waves(
      sine: Expression(.call(sine, [formula])), cosine: Expression(.call(cosine, [formula])))
  }

  private func ofCall(_ name: String, _ u: Expression) throws -> Waves? {
    let square = try u * u
    switch (self, name) {
    case (.circular, "asin"): return Waves(sine: u, cosine: root(try .one - square))
    case (.circular, "acos"): return Waves(sine: root(try .one - square), cosine: u)
    case (.circular, "atan"):
      let length = root(try .one + square)
      return Waves(sine: try u / length, cosine: try .one / length)
    case (.hyperbolic, "asinh"): return Waves(sine: u, cosine: root(try .one + square))
    case (.hyperbolic, "acosh"): return Waves(sine: root(try square - .one), cosine: u)
    case (.hyperbolic, "atanh"):
      let length = root(try .one - square)
      return Waves(sine: try u / length, cosine: try .one / length)
    case (.hyperbolic, "log"):
      let (half, inverse) = (Expression(Rational.one.scaled(byTwoToThe: -1)), try .one / u)
      return Waves(sine: try half * (u - inverse), cosine: try half * (u + inverse))
    default: return nil
    }
  }

  private func negated(_ waves: Waves) throws -> Waves {
    Waves(sine: try -waves.sine, cosine: waves.cosine)
  }

  private func sum(_ a: Waves, _ b: Waves) throws -> Waves {
    let products = (try a.cosine * b.cosine, try a.sine * b.sine)
    return Waves(
      sine: try a.sine * b.cosine + a.cosine * b.sine,
      cosine: try self == .circular ? products.0 - products.1 : products.0 + products.1)
  }

  /// The waves of half of what lies between −π and π, as inverse functions do: there the cosine of half of it is not
  /// negative.
  private func half(_ waves: Waves) throws -> Waves {
    let cosine = root(try Expression(Rational.one.scaled(byTwoToThe: -1)) * (.one + waves.cosine))
    return Waves(sine: try waves.sine / (Expression(2) * cosine), cosine: cosine)
  }

  private func multiple(_ formula: Expression, _ coefficient: Rational) throws -> Waves? {
    guard var own = try waves(of: formula) else { return nil }
    var count = coefficient
    if !count.isInteger {
      guard case .call(let name, _) = formula.kind, names.contains(name) else { return nil }
      own = try half(own)
      count = count + count
    }
    guard count.isInteger, let whole = count.numerator.asInt,
      whole != 0, whole.magnitude <= Self.mostTerms
    else { return nil }
    var total = own
    for _ in 1..<Int(whole.magnitude) { total = try sum(total, own) }
    return whole < 0 ? try negated(total) : total
  }
}
