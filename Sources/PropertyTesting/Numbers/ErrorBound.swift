/// How far a computed value may be from the exact one: a number of ulps of the exact value, a share
/// of it, an absolute amount, or a sum of these.
///
/// An ulp of a real number is the distance of the doubles in the binade that it lies in, so between
/// 2⁻⁵³ and 2⁻⁵² of the number; it is at least 2⁻¹⁰⁷⁴, the distance of subnormal numbers, and at most
/// 2⁹⁷¹. Where the exact value may be zero, or as good as that, ulps of it say little: give a floor,
/// and no ulp is smaller than that of the floor. Parts that are negative or NaN count as 0, and
/// infinite ones as the greatest double.
public struct ErrorBound: Sendable, Equatable {
  /// The number of ulps of the exact value.
  public let ulps: Double
  /// The share of the exact value.
  public let relative: Double
  /// The absolute amount.
  public let absolute: Double
  /// The least magnitude of which an ulp is taken.
  public let floor: Double

  init(ulps: Double = 0, relative: Double = 0, absolute: Double = 0, floor: Double = 0) {
    self.ulps = Self.usable(ulps)
    self.relative = Self.usable(relative)
    self.absolute = Self.usable(absolute)
    self.floor = Self.usable(floor)
  }

  private static func usable(_ value: Double) -> Double {
    value > 0 ? min(value, .greatestFiniteMagnitude) : 0
  }

  /// So many ulps of the exact value, or of the floor where that is greater in magnitude.
  public static func ulps(_ count: Double, floor: Double = 0) -> ErrorBound {
    ErrorBound(ulps: count, floor: floor)
  }

  /// A share of the exact value.
  public static func relative(_ share: Double) -> ErrorBound { ErrorBound(relative: share) }

  /// An absolute amount.
  public static func absolute(_ amount: Double) -> ErrorBound { ErrorBound(absolute: amount) }

  /// The sum of the parts, with the greater one of the floors; a part that is no double is rounded
  /// up.
  public static func + (left: ErrorBound, right: ErrorBound) -> ErrorBound {
    ErrorBound(
      ulps: left.ulps.sumRoundedUp(right.ulps),
      relative: left.relative.sumRoundedUp(right.relative),
      absolute: left.absolute.sumRoundedUp(right.absolute), floor: max(left.floor, right.floor))
  }
}

extension ErrorBound: CustomStringConvertible {
  /// The parts as a sum (`2 ulp + 1e-12 relative`).
  public var description: String {
    var parts: [String] = []
    if ulps > 0 { parts.append("\(Self.text(ulps)) ulp") }
    if relative > 0 { parts.append("\(Self.text(relative)) relative") }
    if absolute > 0 { parts.append("\(Self.text(absolute)) absolute") }
    return parts.isEmpty ? "0 ulp" : parts.joined(separator: " + ")
  }

  private static func text(_ value: Double) -> String {
    value.description.hasSuffix(".0") ? String(value.description.dropLast(2)) : value.description
  }
}

extension Double {
  /// The sum, rounded up: the next double where rounding to the nearest one went down.
  fileprivate func sumRoundedUp(_ other: Double) -> Double {
    let sum = self + other
    let part = sum - self
    let error = (self - (sum - part)) + (other - part)
    return error > 0 ? sum.nextUp : sum
  }

  /// The exponent of the distance of doubles in the binade of the number: that of an ulp.
  var ulpExponent: Int {
    guard isFinite else { return 971 }
    return max(self == 0 ? -1022 : Int(exponent), -1022) - 52
  }
}
