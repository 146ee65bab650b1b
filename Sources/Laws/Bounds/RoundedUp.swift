import Exact

/// A double that is not below some magnitude: arithmetic of bounds, rounded up.
struct RoundedUp: Sendable, Comparable {
  /// The double; an infinity where nothing is known.
  let value: Double

  /// A magnitude that is a double.
  init(_ magnitude: Double) { value = magnitude.magnitude }

  /// The least double from the magnitude of a rational number on, or the one behind it.
  init(_ number: Rational) {
    value = number.isZero ? 0 : number.magnitude.roundedToDouble().nextUp
  }

  /// The largest magnitude of an enclosed number.
  init(_ number: Real) {
    if let exact = number.asRational {
      let nearest = exact.magnitude.roundedToDouble()
      let isExact = (try? Rational(nearest)) == exact.magnitude
      self.init(isExact ? nearest : nearest.nextUp)
    } else {
      self.init(number.enclosure.magnitude.upper.rational)
    }
  }

  static let zero = RoundedUp(0.0)
  static let one = RoundedUp(1.0)

  var isZero: Bool { value == 0 }

  /// The bound as a rational number.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  func rational() throws -> Rational { try Rational(value) }

  /// The constant γₖ of k roundings, which is below k·u·(1 + 2⁻²⁰) for k < 2³².
  static func gamma(_ count: Int) -> RoundedUp {
    RoundedUp(Double(max(0, min(count, 1 << 31)))) * RoundedUp(0x1p-53 * (1 + 0x1p-20))
  }

  static func + (a: RoundedUp, b: RoundedUp) -> RoundedUp {
    a.isZero ? b : b.isZero ? a : RoundedUp((a.value + b.value).nextUp)
  }

  static func * (a: RoundedUp, b: RoundedUp) -> RoundedUp {
    a.isZero || b.isZero ? .zero : RoundedUp((a.value * b.value).nextUp)
  }

  static func += (a: inout RoundedUp, b: RoundedUp) { a = a + b }

  static func < (a: RoundedUp, b: RoundedUp) -> Bool { a.value < b.value }
}
