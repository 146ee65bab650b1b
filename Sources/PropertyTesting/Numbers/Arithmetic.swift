/// Numbers with the four operations, over which a formula can be written once for all of them.
///
/// Doubles compute the formula as it is tested; exact numbers say whether it is right. Operations may
/// throw: exact numbers have no value for a division by zero, and may refuse what costs too much.
public protocol Arithmetic: ExpressibleByIntegerLiteral {
  /// The number with the value of an integer, which doubles round.
  init(_ value: Int)
  /// The number with the value of a double, exactly; exact numbers throw for infinities and NaN.
  init(_ value: Double) throws
  /// The sum.
  static func + (left: Self, right: Self) throws -> Self
  /// The difference.
  static func - (left: Self, right: Self) throws -> Self
  /// The product.
  static func * (left: Self, right: Self) throws -> Self
  /// The quotient; exact numbers throw where the divisor is zero.
  static func / (left: Self, right: Self) throws -> Self
  /// The negative.
  static prefix func - (number: Self) throws -> Self
}

extension Double: Arithmetic {}
