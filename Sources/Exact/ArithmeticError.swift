/// Why an exact computation has no result.
public enum ArithmeticError: Error, Hashable, Sendable {
  /// A division by zero, or a negative power of zero.
  case divisionByZero
  /// An infinity or a NaN, which are no numbers.
  case notFinite
  /// A function outside its domain: its name, and the argument as a person would write it.
  case outsideDomain(function: String, argument: String)
  /// An argument whose enclosure reaches over the edge of a domain (or over a pole): a higher
  /// precision may decide.
  case straddlesEdge(function: String)
  /// A value that would need more than the allowed number of bits.
  case tooLarge(bits: Int, allowed: Int)
  /// More work than the fuel allows.
  case outOfFuel(limit: Int)
  /// An order or a zero that neither proof nor enclosure could settle within the fuel.
  case undecided
  /// Shapes that do not fit: the operation and both shapes.
  case shapes(operation: String, left: [Int], right: [Int])
  /// A matrix without an inverse.
  case singular
}
