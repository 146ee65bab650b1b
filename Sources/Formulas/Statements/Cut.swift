import Exact

/// A real number at which the truth of a statement about one variable may change.
struct Cut: Sendable {
  /// How the number is known.
  enum Place: Sendable {
    /// By its value.
    case number(Real)
    /// As a root of a polynomial.
    case root(RealRoot)
  }

  let place: Place
  /// The number as a formula; nil where it is known as a root alone.
  let expression: Expression?

  /// A number that a formula without variables has.
  ///
  /// - Throws: `FormulaError` where it has no value.
  init(_ expression: Expression) throws {
    guard let value = try expression.evaluate([:]).scalar else { throw ArithmeticError.undecided }
    let recognised = try value.recognised()
    place = .number(recognised)
    self.expression = recognised.asRational.map { Expression($0) } ?? expression
  }

  /// A rational.
  init(_ value: Rational) {
    place = .number(.rational(value))
    expression = Expression(value)
  }

  /// A number of which no formula is known.
  init(_ value: Real) {
    place = .number(value)
    expression = value.asRational.map { Expression($0) }
  }

  /// A root of a polynomial; those of quadratic ones, and of xⁿ = q, are written with roots.
  init(_ root: RealRoot) throws(ArithmeticError) {
    place = .root(root)
    expression = try root.radicals
  }

  /// The number, if it is a rational.
  var rational: Rational? {
    if case .number(let value) = place { value.asRational } else { nil }
  }

  /// The number; of a root without a formula some number close to it.
  var value: Real {
    get throws {
      switch place {
      case .number(let value): return value
      case .root(let root):
        if let value = try expression?.evaluate([:]).scalar { return value }
        return try root.approximate
      }
    }
  }

  /// The number in words.
  var text: String {
    if let expression { return expression.text }
    switch place {
    case .number(let value): return value.summary
    case .root(let root):
      let near = (try? root.narrowed(toBits: 20)) ?? root
      let digits = ((near.lower + near.upper).scaled(byTwoToThe: -1)).decimal(significantDigits: 5)
      return "a root of \(root.polynomial.text(in: "x")) near \(digits)"
    }
  }

  // MARK: Order

  /// How the number compares with another one.
  ///
  /// - Throws: `ArithmeticError.undecided` where neither proof nor enclosure tells.
  func order(_ other: Cut) throws -> Order {
    switch (place, other.place) {
    case (.number(let a), .number(let b)): return try a.order(b)
    case (.root(let a), .root(let b)): return try a.order(b)
    case (.root(let a), .number(let b)): return try Self.order(a, b)
    case (.number(let a), .root(let b)): return try Self.order(b, a).turned
    }
  }

  /// How a root compares with a number: by the sign of its polynomial there, if the number lies between the
  /// same rationals.
  private static func order(_ root: RealRoot, _ number: Real) throws -> Order {
    if let rational = number.asRational { return try root.order(rational) }
    if try number.order(.rational(root.lower)) != .greater { return .greater }
    if try number.order(.rational(root.upper)) != .less { return .less }
    var near = root
    for bits in [64, 256, 1_024] {
      near = try near.narrowed(toBits: bits)
      if try number.order(.rational(near.lower)) != .greater { return .greater }
      if try number.order(.rational(near.upper)) != .less { return .less }
      if bits == 64 {
        var total = Real.zero
        for coefficient in root.polynomial.coefficients.reversed() {
          total = try total * number + .rational(Rational(coefficient))
        }
        if (try? total.sign()) == .equal { return .equal }
      }
    }
    throw ArithmeticError.undecided
  }

  /// Rationals below and above the number, at most 2^−bits apart or as far as it can be enclosed.
  func bounds(bits: Int) throws -> ClosedRange<Rational> {
    switch place {
    case .number(.rational(let value)): return value...value
    case .number(let value):
      let enclosure =
        try value.enclosureIfTold(workingPrecision: max(Real.basePrecision, bits))
        ?? value.enclosure
      guard let bounds = enclosure.rationalBounds else { throw ArithmeticError.undecided }
      return bounds
    case .root(let root):
      let near = try root.narrowed(toBits: bits)
      return near.lower...near.upper
    }
  }

  /// The largest whole number that is not above the number.
  func floor() throws -> Integer {
    for bits in [16, 96, 384] {
      let bounds = try bounds(bits: bits)
      let (low, high) = (bounds.lowerBound.floor, bounds.upperBound.floor)
      if low == high { return low }
      if high - low == 1 {
        return try order(Cut(Rational(high))) == .less ? low : high
      }
    }
    throw ArithmeticError.undecided
  }
}

extension Order {
  fileprivate var turned: Order {
    switch self {
    case .less: .greater
    case .equal: .equal
    case .greater: .less
    }
  }
}
