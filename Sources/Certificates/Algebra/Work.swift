import Exact

/// What work costs, in units of fuel.
enum Work {
  /// A term that is sorted or merged.
  static let term = 64

  /// The product of two coefficients with their powers.
  static func product(_ a: Int, _ b: Int) -> Int { 64 + 2 * (a / 64 + 1) * (b / 64 + 1) }

  /// Spends units of the budget in force, before the work is done.
  static func spend(_ units: Int) throws(CertificateError) {
    try exactly { try Fuel.spend(units) }
  }

  /// The result of exact arithmetic, whose errors become those of certificates.
  static func exactly<Result>(_ body: () throws -> Result) throws(CertificateError) -> Result {
    do {
      return try body()
    } catch ArithmeticError.outOfFuel(let limit) {
      throw .outOfFuel(limit: limit)
    } catch let error as CertificateError {
      throw error
    } catch {
      throw .tooLarge(.bits, limit: FuelCost.largestValue)
    }
  }
}
