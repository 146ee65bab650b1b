/// A budget of work that is counted before it is done, so that a bomb gets the same refusal on every
/// machine.
///
/// The unit is one operation on one 64-bit word, some nanoseconds, as the table `FuelCost` (version `fuel/1`) counts
/// it. Whoever reads untrusted input runs it inside `Fuel.limited(to:_:)`; every operation on `Real`
/// inside draws from that budget. Outside of any budget nothing is counted.
public enum Fuel {
  /// The units that may be spent, and those that were.
  private struct Budget {
    let limit: Int
    var spent = 0
  }

  /// The budget in force on this thread: what is counted runs on one thread from its beginning to its end.
  ///
  /// It lives on the stack of whoever set it, below all that draws from it, so that spending counts no
  /// references and takes no lock.
  @inline(__always)
  private static var current: UnsafeMutablePointer<Budget>? {
    slot.value?.assumingMemoryBound(to: Budget.self)
  }

  private static let slot = ThreadSlot()

  /// Runs a computation with a budget in force.
  private static func with<Result>(
    _ budget: inout Budget, _ body: () throws -> Result
  ) rethrows -> Result {
    try withUnsafeMutablePointer(to: &budget) { budget in
      let outer = slot.value
      // Whoever is below on the stack keeps the outer budget.
      slot.value = UnsafeMutableRawPointer(budget)
      defer { slot.value = outer }
      return try body()
    }
  }

  /// Runs a computation that may spend up to `limit` units.
  ///
  /// - Throws: what `body` throws; `ArithmeticError.outOfFuel` when the budget is used up.
  public static func limited<Result>(to limit: Int, _ body: () throws -> Result) rethrows -> Result
  {
    var budget = Budget(limit: limit)
    return try with(&budget, body)
  }

  /// Runs a computation that may spend a share of what is left of the budget in force; what it spends is
  /// spent there too.
  ///
  /// - Parameter divisor: the share is what is left divided by this.
  /// - Throws: what `body` throws; `ArithmeticError.outOfFuel` when the share is used up.
  public static func share<Result>(
    ofLeftBy divisor: Int, _ body: () throws -> Result
  ) rethrows -> Result {
    guard let outer = current else { return try body() }
    let left = max(0, outer.pointee.limit - outer.pointee.spent)
    var inner = Budget(limit: left / max(1, divisor))
    defer { outer.pointee.spent += inner.spent }
    return try with(&inner, body)
  }

  /// Spends units of the budget in force, before the work is done.
  ///
  /// - Throws: `ArithmeticError.outOfFuel` if they are not there any more.
  public static func spend(_ units: Int) throws(ArithmeticError) {
    guard let budget = current else { return }
    let (after, overflow) = budget.pointee.spent.addingReportingOverflow(max(0, units))
    guard !overflow, after <= budget.pointee.limit else {
      throw .outOfFuel(limit: budget.pointee.limit)
    }
    budget.pointee.spent = after
  }

  /// Refuses work that will spend at least some units, if these are not there: what ends without a result is
  /// better not begun.
  ///
  /// - Throws: `ArithmeticError.outOfFuel` as `spend` would.
  public static func require(_ units: Int) throws(ArithmeticError) {
    guard let budget = current else { return }
    let (limit, spent) = (budget.pointee.limit, budget.pointee.spent)
    guard units > limit - spent else { return }
    throw .outOfFuel(limit: limit)
  }
}

/// What each primitive costs, in units of `fuel/1`; a change of any of these is a new version.
public enum FuelCost {
  /// The version of this table.
  public static let version = "fuel/1"
  /// The largest number of bits that a numerator or a denominator may have.
  public static let largestValue = 1 << 20
  /// The highest precision, in bits, to which a value is enclosed before a question about it is left
  /// undecided.
  public static let highestPrecision = 96 << 6
  /// The largest depth of a real number's construction.
  public static let deepestReal = 1_000

  static func words(_ bits: Int) -> Int { bits / 64 + 1 }

  // A unit is some nanoseconds. What an operation costs whatever its size (a fresh number has to be
  // allocated and reduced) is counted too, or ten million small operations would pass as small work.

  /// A sum or a difference of rationals: three products and a reduction.
  static func sum(_ a: Rational, _ b: Rational) -> Int { 2 * product(a, b) }

  /// A product, a quotient or a comparison of rationals, by the schoolbook method.
  static func product(_ a: Rational, _ b: Rational) -> Int {
    let (units, overflow) = words(a.bitWidth).multipliedReportingOverflow(by: words(b.bitWidth))
    return overflow ? Int.max / 8 : 2 * units + 16
  }

  /// The digits of a number far from 1: a power of ten as long as its exponent.
  static func decimal(of interval: Interval) -> Int {
    let (units, overflow) = (interval.exponentReach / 64).multipliedReportingOverflow(by: 256)
    return overflow ? Int.max / 8 : units + 64
  }

  /// Four basic operations on enclosures of a precision.
  static func arithmetic(_ precision: Int) -> Int { words(precision) * words(precision) + 64 }

  /// An elementary function on an enclosure: a series of about √p products of p bits.
  static func function(_ precision: Int) -> Int {
    let words = words(precision)
    return 16 * words * words * (1 + words / 4) + 512
  }

  /// The error function at an argument below 2^exponent, or its complement.
  ///
  /// The complement loses up to 3x²/2 bits, never more than 3/2 of the precision; a series of at most four
  /// times as many terms as bits.
  static func errorFunction(_ precision: Int, atExponent exponent: Int) -> Int {
    let square = exponent < 16 ? 1 << (2 * exponent) : 1 << 32
    let bits = precision + min(2 * square, 3 * precision / 2)
    let words = words(bits)
    let (units, overflow) = (4 * bits).multipliedReportingOverflow(by: words * words / 8 + 8)
    return overflow ? Int.max / 8 : units + 2 * function(precision + exponent)
  }
}
