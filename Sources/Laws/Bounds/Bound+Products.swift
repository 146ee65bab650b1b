import Exact
import Reference

extension Bound {
  /// F4, for an entry of a matrix product with k terms: γ_k (|A||B|)ᵢⱼ, and 2⁻¹⁰⁷⁵(1 + γ_k) for each
  /// product that may underflow (Higham, ASNA, section 3.5; any order, with or without FMA).
  ///
  /// A product that underflows loses at most half of the least subnormal instead of its relative
  /// error, and the sums after it, of which each has a relative error only, may stretch that loss
  /// by 1 + γ_k.
  public static func product(magnitudes: Rational, terms: Int) -> Bound {
    let gamma = gamma(terms)
    let loss = (Rational(terms) * (.one + gamma)).scaled(byTwoToThe: -1075)
    return Bound("F4", gamma * magnitudes + loss)
  }

  /// F4 for every entry of A·B.
  ///
  /// - Throws: `ArithmeticError.shapes` where they do not fit.
  public static func products(
    _ a: RationalMatrix, _ b: RationalMatrix
  ) throws(ArithmeticError) -> Matrix<Bound> {
    try (a.magnitudes * b.magnitudes).map { product(magnitudes: $0, terms: a.columnCount) }
  }
}

extension Subject {
  /// Whether no order of summation of A·B can overflow: (|A||B|)ᵢⱼ is at most half of the greatest
  /// double everywhere, which leaves room for the roundings.
  static func staysInRange(_ a: RationalMatrix, _ b: RationalMatrix) throws -> Bool {
    let limit = Rational.one.scaled(byTwoToThe: 1023)
    return try (a.magnitudes * b.magnitudes).elements.allSatisfy { $0 <= limit }
  }

  /// A·B by the subject, held to F4.
  func heldProduct(_ a: Matrix<Double>, _ b: Matrix<Double>) throws -> Matrix<Double> {
    let (left, right) = (try a.rationals(), try b.rationals())
    let product = try matmul(a, b)
    let bounds = try Bound.products(left, right)
    try hold(.matmul, product, to: try left * right) { bounds[$0, $1] }
    return product
  }

  /// A·B by the subject, required to be exact, as it must be where no operation on the way rounds.
  func exactProduct(_ a: Matrix<Double>, _ b: Matrix<Double>) throws -> Matrix<Double> {
    let product = try matmul(a, b)
    try hold(.matmul, product, to: try a.rationals() * b.rationals()) { _, _ in .exact }
    return product
  }

  /// A·x by the subject, required to be exact.
  func exactProduct(_ a: Matrix<Double>, _ x: [Double]) throws -> [Double] {
    let product = try matvec(a, x)
    try hold(
      .matvec, product, to: try a.rationals() * x.rationals(),
      within: Array(repeating: .exact, count: a.rowCount))
    return product
  }
}
