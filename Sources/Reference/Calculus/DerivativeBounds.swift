import Exact

/// Enclosures of derivatives over an interval, by interval arithmetic on Taylor coefficients.
///
/// They bound the truncation of difference quotients and of Taylor polynomials (sections B.12, B.13,
/// B.19): what a jet computes over an enclosure of all points holds at each of them.
public struct DerivativeBounds: Sendable {
  /// The interval that the points run through.
  public let lower: Rational, upper: Rational
  /// Enclosures of f, f′, f″, … over the interval.
  public let derivatives: [Interval]

  /// Encloses the derivatives up to an order over an interval, cut into pieces of equal width.
  ///
  /// More pieces give narrower enclosures.
  ///
  /// - Throws: what f throws at the enclosure of a piece, `ArithmeticError.straddlesEdge` or
  ///   `.undecided` where a piece reaches over an edge of a domain or a kink.
  public init(
    upTo order: Int, from lower: Rational, to upper: Rational, pieces: Int = 4,
    of f: (Jet<Real>) throws -> Jet<Real>
  ) throws {
    (self.lower, self.upper) = lower < upper ? (lower, upper) : (upper, lower)
    let count = self.lower == self.upper ? 1 : max(1, pieces)
    let width = try (self.upper - self.lower) / Rational(count)
    var hulls: [Interval] = []
    for piece in 0..<count {
      let start = self.lower + Rational(piece) * width
      let jet = try f(
        Jet(variable: try Real.within(start, start + width), order: max(0, order)))
      for k in 0...max(0, order) {
        let enclosure = try jet.derivative(k).enclosure
        if piece == 0 { hulls.append(enclosure) } else { hulls[k] = hulls[k].hull(enclosure) }
      }
    }
    derivatives = hulls
  }

  /// The largest magnitude that a derivative may have: M₂, M₃, M₅ of the difference quotients.
  ///
  /// - Throws: `ArithmeticError.undecided` for an order that was not asked for.
  public func largest(_ count: Int) throws(ArithmeticError) -> Rational {
    try magnitude(count).upper.rational
  }

  /// The smallest magnitude that a derivative must have; 0 where its sign is open.
  ///
  /// - Throws: `ArithmeticError.undecided` for an order that was not asked for.
  public func smallest(_ count: Int) throws(ArithmeticError) -> Rational {
    try magnitude(count).lower.rational
  }

  private func magnitude(_ count: Int) throws(ArithmeticError) -> Interval {
    guard derivatives.indices.contains(count) else { throw .undecided }
    return derivatives[count].magnitude
  }
}
