extension Rational {
  /// Whether a number comes before another where the simplest comes first.
  ///
  /// The order is by denominator, then by magnitude, then positive before negative: a strict total
  /// order, for every point that is shown to a person.
  public static func isSimpler(_ a: Rational, than b: Rational) -> Bool {
    let (denominatorA, denominatorB) = (a.denominator, b.denominator)
    if denominatorA != denominatorB { return denominatorA < denominatorB }
    let (magnitudeA, magnitudeB) = (a.numerator.magnitude, b.numerator.magnitude)
    if magnitudeA != magnitudeB { return magnitudeA < magnitudeB }
    return a.signum > b.signum
  }

  /// The simplest number of a closed interval: the first in the order of `isSimpler`.
  ///
  /// The ends may come in either order.
  ///
  /// - Complexity: as many steps as the continued fraction of an end has terms, which is at most
  ///   1.5 times the bits of its denominator; each is linear in the size of the ends.
  public static func simplest(between a: Rational, and b: Rational) -> Rational {
    let (lower, upper) = a <= b ? (a, b) : (b, a)
    if lower.signum <= 0 && upper.signum >= 0 { return .zero }
    let result = simplestPositive(
      from: lower.signum > 0 ? lower : -upper,
      to: lower.signum > 0 ? upper : -lower)
    return lower.signum > 0 ? result : -result
  }

  /// The simplest number of [lower, upper] with 0 < lower.
  ///
  /// The walk down the Stern–Brocot tree, a run of equal steps at a time. If the interval holds an
  /// integer, the least one is the simplest. If not, both ends lie between f and f + 1, and the
  /// simplest is f + 1/s with s the simplest of the reciprocals of what is left: among the numbers
  /// of an interval without an integer the first node of the tree has at once the least denominator
  /// and the least numerator, so that a reciprocal keeps it the simplest.
  private static func simplestPositive(from lower: Rational, to upper: Rational) -> Rational {
    var (a, b) = (lower.numerator, lower.denominator)  // the lower end is a/b
    var (c, d) = (upper.numerator, upper.denominator)  // the upper end is c/d
    // The last two convergents of the continued fraction that was read so far.
    var (numerator, denominator) = (Integer.one, Integer.zero)
    var (numeratorBefore, denominatorBefore) = (Integer.zero, Integer.one)
    func convergent(_ term: Integer) -> (Integer, Integer) {
      (term * numerator + numeratorBefore, term * denominator + denominatorBefore)
    }
    while true {
      let (term, rest) = a.floorDivision(by: b)
      let least = rest.isZero ? term : term + .one
      if least * d <= c {
        let (p, q) = convergent(least)
        // Neighbouring convergents are coprime.
        return Rational(reduced: p, over: q)
      }
      let next = convergent(term)
      (numeratorBefore, denominatorBefore) = (numerator, denominator)
      (numerator, denominator) = next
      // [a/b, c/d] becomes [1/(c/d − term), 1/(a/b − term)]; both are above 1.
      (a, b, c, d) = (d, c - term * d, b, rest)
    }
  }
}

/// The rational numbers of a bounded interval up to a denominator, the simplest first.
///
/// The order is that of `Rational.isSimpler`. Nothing is stored: a number is made when it is asked
/// for.
public struct SimplestFirst: Sequence, Sendable {
  /// The lower end of the interval.
  public let lower: Rational
  /// The upper end of the interval.
  public let upper: Rational
  /// Whether the lower end belongs to the interval.
  public let includesLower: Bool
  /// Whether the upper end belongs to the interval.
  public let includesUpper: Bool
  /// The largest denominator.
  public let denominatorLimit: Int

  /// The numbers between two ends; none if the lower end is above the upper one.
  public init(
    from lower: Rational, to upper: Rational, includesLower: Bool = true,
    includesUpper: Bool = true, denominatorLimit: Int
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
    self.denominatorLimit = denominatorLimit
  }

  /// The numbers of at most a magnitude; none if it is negative.
  public init(magnitudeLimit: Rational, denominatorLimit: Int) {
    self.init(from: -magnitudeLimit, to: magnitudeLimit, denominatorLimit: denominatorLimit)
  }

  /// The numbers from the start.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Makes the numbers one after the other.
  public struct Iterator: IteratorProtocol {
    private let domain: SimplestFirst
    private var denominator = 0
    // The numerators of this denominator that lie in the interval.
    private var least = Integer.one
    private var largest = Integer.zero
    // The magnitude to look at next, the last one, and whether the positive number of this magnitude
    // was looked at.
    private var magnitude = Integer.zero
    private var lastMagnitude: Integer = -1
    private var positiveIsDone = false

    fileprivate init(_ domain: SimplestFirst) { self.domain = domain }

    /// The next simplest number, or nil after the last one.
    public mutating func next() -> Rational? {
      while true {
        while magnitude <= lastMagnitude {
          let numerator = positiveIsDone ? -magnitude : magnitude
          let isNew = !positiveIsDone || !magnitude.isZero
          if positiveIsDone { magnitude += .one }
          positiveIsDone.toggle()
          guard isNew, least <= numerator, numerator <= largest else { continue }
          let below = Integer(denominator)
          guard Integer.greatestCommonDivisor(numerator, below) == .one else { continue }
          return Rational(reduced: numerator, over: below)
        }
        guard denominator < domain.denominatorLimit else { return nil }
        denominator += 1
        startDenominator()
      }
    }

    private mutating func startDenominator() {
      let lower = domain.lower * Rational(denominator)
      let upper = domain.upper * Rational(denominator)
      least = domain.includesLower ? lower.ceiling : lower.floor + .one
      largest = domain.includesUpper ? upper.floor : upper.ceiling - .one
      positiveIsDone = false
      // The numerators nearest to zero come first: from the end that is nearest to it, or from zero.
      magnitude = Swift.max(least, -largest, .zero)
      lastMagnitude = least > largest ? -1 : Swift.max(-least, largest)
    }
  }
}
