/// The elementary functions of one variable that a scalar provides; all others are formulas in these.
public enum ElementaryFunction: String, Sendable, Hashable, CaseIterable, Comparable {
  case exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, erf, erfc

  /// The order in which the functions are declared here, for canonical forms.
  public static func < (a: ElementaryFunction, b: ElementaryFunction) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// How two numbers compare.
public enum Order: Sendable, Hashable {
  case less, equal, greater
}

/// A number that the textbook definitions of `Reference` can be written over.
///
/// Every operation may throw: a scalar is exact, so what has no value, or would cost too much, is an
/// error and never a special value.
public protocol Scalar: Sendable {
  /// The scalar with a rational value.
  init(_ value: Rational)
  /// The circle constant π.
  static var pi: Self { get throws }

  /// The sum.
  static func + (a: Self, b: Self) throws -> Self
  /// The difference.
  static func - (a: Self, b: Self) throws -> Self
  /// The product.
  static func * (a: Self, b: Self) throws -> Self
  /// The quotient; throws where the divisor is zero.
  static func / (a: Self, b: Self) throws -> Self
  /// The negative.
  static prefix func - (a: Self) throws -> Self
  /// The power; the exponent is an integer or the base is positive (or zero, below a positive
  /// exponent).
  func power(_ exponent: Self) throws -> Self
  /// An elementary function of the scalar; throws outside its domain.
  func apply(_ function: ElementaryFunction) throws -> Self
  /// The magnitude.
  func absolute() throws -> Self
  /// The larger one.
  static func maximum(_ a: Self, _ b: Self) throws -> Self
  /// How the scalar compares with another one; throws where that cannot be decided.
  func order(_ other: Self) throws -> Order
  /// The scalar as a person would write it, in an error.
  var summary: String { get }
}

extension Scalar {
  /// Zero.
  public static var zero: Self { Self(Rational.zero) }
  /// One.
  public static var one: Self { Self(Rational.one) }
  /// The scalar with the value of a machine integer.
  public init(_ value: Int) { self.init(Rational(value)) }

  /// e to the power of the scalar.
  public func exp() throws -> Self { try apply(.exp) }
  /// The natural logarithm; the scalar is positive.
  public func log() throws -> Self { try apply(.log) }
  /// The square root; the scalar is not negative.
  public func sqrt() throws -> Self { try power(Self(Rational(1, over: 2))) }
  /// The square.
  public func squared() throws -> Self { try self * self }
  /// The smaller one.
  public static func minimum(_ a: Self, _ b: Self) throws -> Self { try -maximum(-a, -b) }
  /// Whether the scalar is zero; throws where that cannot be decided.
  public var isZero: Bool { get throws { try order(.zero) == .equal } }
  /// The sum of many, added in balanced halves so that a symbolic sum is not deep.
  @specialized(where Self == Real)
  public static func sum(_ terms: [Self]) throws -> Self {
    try balanced(terms, empty: .zero) { try $0 + $1 }
  }
  /// The product of many, multiplied in balanced halves so that a symbolic product is not deep.
  @specialized(where Self == Real)
  public static func product(_ factors: [Self]) throws -> Self {
    try balanced(factors, empty: .one) { try $0 * $1 }
  }

  @specialized(where Self == Real)
  private static func balanced(
    _ values: [Self], empty: Self, _ combine: (Self, Self) throws -> Self
  ) throws -> Self {
    // Most are short.
    switch values.count {
    case 0: return empty
    case 1: return values[0]
    case 2: return try combine(values[0], values[1])
    default: break
    }
    var level = values
    while level.count > 1 {
      var next: [Self] = []
      next.reserveCapacity((level.count + 1) / 2)
      var index = 0
      while index + 1 < level.count {
        next.append(try combine(level[index], level[index + 1]))
        index += 2
      }
      if index < level.count { next.append(level[index]) }
      level = next
    }
    return level[0]
  }
}
