import Exact

/// The largest error that a correct implementation may show on an input: a named amount, exactly.
public struct Bound: Sendable, Hashable {
  /// The name in the catalogue, F1 to F24, or what proves it.
  public let name: String
  /// The amount; not negative.
  public let amount: Rational

  /// A bound under its name.
  public init(_ name: String, _ amount: Rational) {
    self.name = name
    self.amount = amount
  }

  /// No error at all.
  public static let exact = Bound("exactness", .zero)

  /// The unit roundoff u = 2⁻⁵³.
  public static let unitRoundoff = Rational(1).scaled(byTwoToThe: -53)

  /// The constant γ_k = ku/(1 − ku) of k roundings (Higham, ASNA, Lemma 3.1), for k below 2⁵⁰.
  public static func gamma(_ k: Int) -> Rational {
    let ku = Rational(max(0, min(k, 1 << 50))) * unitRoundoff
    return (try? ku / (.one - ku)) ?? .one
  }

  /// What rounding the exact value once may lose: half a unit in its last place, so u of a normal
  /// value and 2⁻¹⁰⁷⁵ of a subnormal one.
  public static func rounding(_ exact: Rational) -> Bound {
    ulps(Rational(1).scaled(byTwoToThe: -1), of: exact)
  }

  /// So many units in the last place of the exact value, in the binade that it lies in.
  public static func ulps(_ count: Rational, of exact: Rational) -> Bound {
    let exponent = max(exact.magnitude.floorLog2() ?? -1074, -1022) - 52
    return Bound("\(count.summary) ulp", count.scaled(byTwoToThe: exponent))
  }
}
