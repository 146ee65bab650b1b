import Exact
import Testing

/// Expects two reals to have a common enclosure of a width below 2^−64 (relative, for large ones).
func expectEqual(
  _ a: Real, _ b: Real, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if let x = a.asRational, let y = b.asRational {
    #expect(x == y, comment, sourceLocation: sourceLocation)
    return
  }
  let difference = try (a - b).enclosure(workingPrecision: 192)
  #expect(difference.containsZero, comment, sourceLocation: sourceLocation)
  let size = max(Rational.one, a.enclosure.magnitude.upper.rational)
  #expect(
    difference.width.rational <= size.scaled(byTwoToThe: -64), comment,
    sourceLocation: sourceLocation)
}

/// Expects the real to round to this decimal at its digits.
func expect(
  _ value: Real, rounds decimal: String, digits: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(
    try value.decimal(significantDigits: digits) == decimal, sourceLocation: sourceLocation)
}

extension Real {
  /// The fraction.
  static func fraction(_ numerator: Int, _ denominator: Int = 1) throws -> Real {
    .rational(try Rational(Integer(numerator), over: Integer(denominator)))
  }
}

/// Whole numbers as reals.
func reals(_ entries: Int...) -> [Real] { entries.map { .rational(Rational($0)) } }
