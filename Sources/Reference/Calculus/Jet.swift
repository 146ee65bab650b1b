import Exact

/// A truncated Taylor series f(x) + f′(x)·t + f″(x)/2·t² + … over exact scalars.
///
/// What is computed with jets carries the exact Taylor coefficients with it, up to the order of the
/// variable. Over enclosures (`Real.within`) the coefficients enclose those at every point.
public struct Jet<S: Scalar>: Sendable {
  /// The Taylor coefficients f⁽ᵏ⁾(x)/k!, the value first; those behind the last one are zero.
  public let coefficients: [S]
  /// The highest power that is known; a constant is known to every order.
  public let order: Int

  private init(_ coefficients: [S], order: Int) {
    self.order = order
    self.coefficients =
      coefficients.count - 1 > order ? Array(coefficients[...order]) : coefficients
  }

  /// A constant.
  public init(constant value: S) { self.init([value], order: .max) }

  /// The variable x + t, known to an order from 0 on.
  public init(variable value: S, order: Int) {
    self.init([value, .one], order: max(0, order))
  }

  /// The value f(x).
  public var value: S { coefficients[0] }

  /// The coefficient of a power of t.
  public func coefficient(_ power: Int) -> S {
    coefficients.indices.contains(power) ? coefficients[power] : .zero
  }

  /// The derivative f⁽ᵏ⁾(x), k! times the coefficient.
  public func derivative(_ count: Int) throws -> S {
    try (1...max(1, count)).reduce(coefficient(count)) { try $0 * S($1) }
  }
}

// MARK: - Parts

extension Jet {
  /// The jet cut off behind a lower order.
  private func truncated(to order: Int) -> Jet { Jet(coefficients, order: min(order, self.order)) }

  /// The derivative by t, known to one order less.
  private func slope() throws -> Jet {
    Jet(
      coefficients.count == 1
        ? [.zero] : try (1..<coefficients.count).map { try S($0) * coefficients[$0] },
      order: order == .max ? .max : order - 1)
  }

  /// The jet with this value whose derivative by t is another jet.
  private static func integral(of slope: Jet, from value: S) throws -> Jet {
    Jet(
      [value] + (try slope.coefficients.enumerated().map { try $1 / S($0 + 1) }),
      order: slope.order == .max ? .max : slope.order + 1)
  }

  /// f(u) from its value and its derivative, by f(u)′ = f′(u)·u′.
  private func composed(
    _ value: S, _ outer: (_ lower: Jet) throws -> Jet
  ) throws -> Jet {
    guard order > 0, coefficients.count > 1 else { return Jet([value], order: order) }
    return try .integral(of: outer(truncated(to: order - 1)) * slope(), from: value)
  }
}

// MARK: - Arithmetic

extension Jet: Scalar {
  /// The constant with a rational value.
  public init(_ value: Rational) { self.init(constant: S(value)) }

  /// The circle constant π.
  public static var pi: Jet { get throws { Jet(constant: try S.pi) } }

  private static func termwise(
    _ a: Jet, _ b: Jet, _ combine: (S, S) throws -> S
  ) throws -> Jet {
    let order = min(a.order, b.order)
    let count = min(
      order == .max ? .max : order + 1, max(a.coefficients.count, b.coefficients.count))
    return Jet(
      try (0..<count).map { try combine(a.coefficient($0), b.coefficient($0)) }, order: order)
  }

  /// The sum.
  public static func + (a: Jet, b: Jet) throws -> Jet { try termwise(a, b) { try $0 + $1 } }

  /// The difference.
  public static func - (a: Jet, b: Jet) throws -> Jet { try termwise(a, b) { try $0 - $1 } }

  /// The negative.
  public static prefix func - (a: Jet) throws -> Jet {
    Jet(try a.coefficients.map { try -$0 }, order: a.order)
  }

  /// The product: coefficient k is Σ aⱼ·bₖ₋ⱼ.
  public static func * (a: Jet, b: Jet) throws -> Jet {
    let order = min(a.order, b.order)
    let last = min(order, a.coefficients.count + b.coefficients.count - 2)
    return Jet(
      try (0...last).map { k in
        let least = max(0, k - b.coefficients.count + 1)
        let greatest = min(k, a.coefficients.count - 1)
        return try S.sum((least...greatest).map { try a.coefficients[$0] * b.coefficients[k - $0] })
      }, order: order)
  }

  /// The quotient q of a and b: b·q = a, solved for one coefficient after the other.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public static func / (a: Jet, b: Jet) throws -> Jet {
    if b.coefficients.count == 1 {
      return Jet(
        try a.coefficients.map { try $0 / b.value }, order: min(a.order, b.order))
    }
    let order = min(a.order, b.order)
    var quotient: [S] = []
    for k in 0...order {
      let known = try S.sum((0..<k).map { try b.coefficient(k - $0) * quotient[$0] })
      quotient.append(try (a.coefficient(k) - known) / b.value)
    }
    return Jet(quotient, order: order)
  }

  /// The power.
  ///
  /// - Throws: what the power of the value throws; `ArithmeticError.divisionByZero` where a derivative
  ///   has a negative power of 0.
  public func power(_ exponent: Jet) throws -> Jet {
    guard exponent.coefficients.count == 1 else {
      // u^v = exp(v·log u), from the value that the scalar has for it.
      let value = try value.power(exponent.value)
      let logarithm = try exponent * apply(.log)
      return try logarithm.composed(value) { try $0.apply(.exp) }
    }
    let power = try value.power(exponent.value)
    if try exponent.value.isZero { return Jet([power], order: min(order, exponent.order)) }
    return try composed(power) { try exponent * $0.power(exponent - .one) }
      .truncated(to: exponent.order)
  }

  /// An elementary function.
  ///
  /// - Throws: what the function and its derivatives throw.
  public func apply(_ function: ElementaryFunction) throws -> Jet {
    try composed(value.apply(function)) { lower in
      try lower.slope(of: function) { try lower.apply(function) }
    }
  }

  /// The magnitude.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` at 0, where there is no derivative.
  public func absolute() throws -> Jet {
    switch try value.order(.zero) {
    case .greater: return self
    case .less: return try -self
    case .equal: throw ArithmeticError.outsideDomain(function: "abs′", argument: value.summary)
    }
  }

  /// The larger one.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` at a tie.
  public static func maximum(_ a: Jet, _ b: Jet) throws -> Jet {
    switch try a.value.order(b.value) {
    case .greater: return a
    case .less: return b
    case .equal: throw ArithmeticError.outsideDomain(function: "max′", argument: a.value.summary)
    }
  }

  /// How the values compare.
  public func order(_ other: Jet) throws -> Order { try value.order(other.value) }

  /// The value as a person would write it.
  public var summary: String { value.summary }
}
