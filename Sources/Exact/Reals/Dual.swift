/// A value together with its derivative along one direction: a + b·ε with ε² = 0.
///
/// What is computed with duals carries the exact derivative with it (forward mode). Duals of duals
/// carry second derivatives. Where a function has no derivative (|x| and max at a tie, √x at 0) its
/// value throws.
public struct Dual<S: Scalar>: Sendable {
  /// The value.
  public let value: S
  /// The derivative.
  public let derivative: S

  /// The dual with these parts.
  public init(_ value: S, _ derivative: S) {
    self.value = value
    self.derivative = derivative
  }

  /// A constant: its derivative is zero.
  public init(constant value: S) { self.init(value, .zero) }

  /// The variable that is differentiated by: its derivative is one.
  public init(variable value: S) { self.init(value, .one) }
}

extension Dual: Scalar {
  /// The constant with a rational value.
  public init(_ value: Rational) { self.init(constant: S(value)) }

  /// The circle constant π.
  public static var pi: Dual { get throws { Dual(constant: try S.pi) } }

  /// The sum; (f + g)′ = f′ + g′.
  public static func + (a: Dual, b: Dual) throws -> Dual {
    Dual(try a.value + b.value, try a.derivative + b.derivative)
  }

  /// The difference; (f − g)′ = f′ − g′.
  public static func - (a: Dual, b: Dual) throws -> Dual {
    Dual(try a.value - b.value, try a.derivative - b.derivative)
  }

  /// The negative; (−f)′ = −f′.
  public static prefix func - (a: Dual) throws -> Dual { Dual(try -a.value, try -a.derivative) }

  /// The product; (fg)′ = f′g + fg′.
  public static func * (a: Dual, b: Dual) throws -> Dual {
    Dual(try a.value * b.value, try a.derivative * b.value + a.value * b.derivative)
  }

  /// The quotient; (f/g)′ = (f′ − (f/g)·g′)/g.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public static func / (a: Dual, b: Dual) throws -> Dual {
    let quotient = try a.value / b.value
    return Dual(quotient, try (a.derivative - quotient * b.derivative) / b.value)
  }

  /// The magnitude; |f|′ = f′·f/|f|.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` at 0, where there is no derivative.
  public func absolute() throws -> Dual {
    switch try value.order(.zero) {
    case .greater: return self
    case .less: return try -self
    case .equal: throw ArithmeticError.outsideDomain(function: "abs′", argument: value.summary)
    }
  }

  /// The larger one.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` at a tie of two functions with different derivatives.
  public static func maximum(_ a: Dual, _ b: Dual) throws -> Dual {
    switch try a.value.order(b.value) {
    case .greater: return a
    case .less: return b
    case .equal:
      guard try a.derivative.order(b.derivative) == .equal else {
        throw ArithmeticError.outsideDomain(function: "max′", argument: a.value.summary)
      }
      return a
    }
  }

  /// How the values compare.
  public func order(_ other: Dual) throws -> Order { try value.order(other.value) }

  /// The value as a person would write it.
  public var summary: String { value.summary }
}
