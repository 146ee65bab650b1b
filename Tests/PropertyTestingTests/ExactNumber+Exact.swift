import Exact
import PropertyTesting

// The tester owns the protocol and knows none of our numbers, and these know no tester; so the two
// meet here.

extension Rational: Arithmetic {}

extension Rational: ExactNumber {
  /// The doubles next to the number; a rational needs no precision.
  public func bounds(precision: Int) throws -> ClosedRange<Double> {
    try bounds(around: roundedToDouble())
  }

  /// The sign, which is always known.
  public func decidedSign() -> Int? { signum }
}

extension Real: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }
}

extension Real: Arithmetic {
  /// A double, exactly.
  public init(_ value: Double) throws { self.init(try Rational(value)) }
}

extension Real: ExactNumber {
  /// The doubles outside of an enclosure of that precision.
  public func bounds(precision: Int) throws -> ClosedRange<Double> {
    let interval = try enclosure(workingPrecision: precision)
    let lower = try interval.lower.rational.bounds(precision: precision).lowerBound
    return try lower...interval.upper.rational.bounds(precision: precision).upperBound
  }

  /// The sign, where it can be told.
  public func decidedSign() throws -> Int? {
    switch try? sign() {
    case .less: -1
    case .equal: 0
    case .greater: 1
    case nil: nil
    }
  }
}
