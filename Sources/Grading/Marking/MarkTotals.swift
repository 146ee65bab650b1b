import Exact

/// The points of some parts, summed exactly.
public struct MarkTotals: Sendable {
  /// The points that are earned.
  public let score: PointSum
  /// The points that can be earned.
  public let points: PointSum
  /// The points that a person still decides about.
  public let pending: PointSum

  /// The points of one part.
  public init(_ mark: PartMark) {
    score = PointSum(mark.score)
    points = PointSum(mark.points)
    pending = PointSum(mark.pending)
  }

  /// What an exercise counts on a sheet.
  public init(counted mark: ExerciseMark) {
    score = PointSum(mark.countedScore)
    points = PointSum(mark.countedPoints)
    pending = PointSum(mark.countedPending)
  }

  /// The points of several together.
  public init(_ totals: [MarkTotals]) {
    score = PointSum(totals.lazy.map(\.score))
    points = PointSum(totals.lazy.map(\.points))
    pending = PointSum(totals.lazy.map(\.pending))
  }
}

/// An exact sum of points: a fraction of machine integers as long as it fits, which points nearly always do.
public struct PointSum: Sendable, CustomStringConvertible {
  private enum Value: Sendable {
    case small(Int, Int)
    case large(Rational)
  }

  private let value: Value

  /// A number of points.
  public init(_ points: Rational) {
    if let numerator = points.numerator.asInt, let denominator = points.denominator.asInt {
      value = .small(numerator, denominator)
    } else {
      value = .large(points)
    }
  }

  /// The sum of some.
  public init(_ sums: some Sequence<PointSum>) {
    var numerator = 0
    var denominator = 1
    for sum in sums {
      guard case .small(let a, let b) = sum.value,
        let (n, d) = Self.sum(numerator, denominator, a, b)
      else {
        value = .large(sums.reduce(.zero) { $0 + $1.rational })
        return
      }
      (numerator, denominator) = (n, d)
    }
    let divisor = max(1, Self.greatestDivisor(numerator.magnitude, denominator.magnitude))
    value = .small(numerator / Int(divisor), denominator / Int(divisor))
  }

  /// The number of points.
  public var rational: Rational {
    switch value {
    case .small(let numerator, let denominator):
      (try? Rational(numerator) / Rational(denominator)) ?? .zero
    case .large(let points): points
    }
  }

  /// The number as `Rational` writes it: `7/2`.
  public var description: String {
    switch value {
    case .small(let numerator, 1): "\(numerator)"
    case .small(let numerator, let denominator): "\(numerator)/\(denominator)"
    case .large(let points): points.description
    }
  }

  /// a/b + c/d over a common denominator, if all of it fits.
  private static func sum(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> (Int, Int)? {
    if b == d {
      let (sum, overflow) = a.addingReportingOverflow(c)
      return overflow ? nil : (sum, b)
    }
    let divisor = Int(greatestDivisor(b.magnitude, d.magnitude))
    let (left, overflow1) = a.multipliedReportingOverflow(by: d / divisor)
    let (right, overflow2) = c.multipliedReportingOverflow(by: b / divisor)
    let (numerator, overflow3) = left.addingReportingOverflow(right)
    let (denominator, overflow4) = b.multipliedReportingOverflow(by: d / divisor)
    guard !overflow1, !overflow2, !overflow3, !overflow4, numerator != .min else { return nil }
    return (numerator, denominator)
  }

  private static func greatestDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
