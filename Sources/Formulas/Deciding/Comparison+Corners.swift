import Exact

// The corners of the domains, where conditions on several variables mostly fail first.
extension Comparison {
  /// The most variables whose ends are joined to corners.
  private static let mostCornered = 5
  /// How far inside of an end that does not belong to a domain its corner lies, and how far out one without an end.
  private static let inside = (try? Rational(1, over: 997)) ?? .one

  /// The points at which each variable of some formulas is at an end of its domain, or near one that does not belong
  /// to it; nothing for others than numbers between rational ends, or too many of these.
  func corners(of formulas: [Expression]) -> [[String: Value<Real>]] {
    let used = Set(formulas.flatMap(\.names))
    var choices: [(name: String, numbers: [Real])] = []
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty, let ends = Self.ends(of: variable.domain) else {
        return []
      }
      choices.append((variable.name, ends.map { .rational($0) }))
    }
    guard choices.count <= Self.mostCornered else { return [] }
    return Variables.assignments(choices, atMost: 1 << Self.mostCornered) ?? []
  }

  /// The ends of a domain that is an interval, as far inside as they have to be.
  private static func ends(of domain: Domain) -> [Rational]? {
    switch domain.set {
    case .real: return [-Rational(1000), Rational(1000)]
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      let (a, b) = (lower?.asRational, upper?.asRational)
      guard (lower == nil) == (a == nil), (upper == nil) == (b == nil) else { return nil }
      let from = a ?? (b ?? .zero) - Rational(1000)
      let to = b ?? (a ?? .zero) + Rational(1000)
      let step = (to - from) * inside
      return [
        a == nil || includesLower ? from : from + step, b == nil || includesUpper ? to : to - step,
      ]
    case .integers, .finite, .steps: return nil
    }
  }
}
