import Certificates
import Exact

// Domains with ends that are no rationals, for which certificates have no words.
extension Comparison {
  /// The same question with √2 + x, from 0 on, for x from √2 on, and likewise for each variable whose domain has an end
  /// that is no rational: a + (b − a)·x with x from 0 to 1 between two ends; nil where there is none.
  func withRationalEnds(
    _ a: Expression, _ b: Expression
  ) throws -> (comparison: Comparison, left: Expression, right: Expression)? {
    let used = Set(a.names + b.names)
    var moved = variables
    var place: [String: Expression] = [:]
    for variable in variables.all
    where used.contains(variable.name) && variable.dimensions.isEmpty {
      guard case .interval(_, _, let hasLower, let hasUpper) = variable.domain.set,
        Certificate.Domain(variable.domain, isWidened: false) == nil
      else { continue }
      guard let (from, to) = variable.domain.ends else { return nil }
      let x = Expression(.name(variable.name))
      let zero = Real.rational(.zero)
      switch (from, to) {
      case (let from?, let to?):
        place[variable.name] = try from + (to - from) * x
        moved = moved.replacing(
          domainOf: variable.name,
          by: Domain(
            from: zero, to: .rational(.one), includesLower: hasLower, includesUpper: hasUpper))
      case (let from?, nil):
        place[variable.name] = try from + x
        moved = moved.replacing(
          domainOf: variable.name,
          by: Domain(from: zero, to: nil, includesLower: hasLower, includesUpper: false))
      case (nil, let to?):
        place[variable.name] = try to - x
        moved = moved.replacing(
          domainOf: variable.name,
          by: Domain(from: zero, to: nil, includesLower: hasUpper, includesUpper: false))
      case (nil, nil): continue
      }
    }
    if place.isEmpty { return nil }
    return (Comparison(moved), a.substituting(place), b.substituting(place))
  }
}

extension Domain {
  /// The ends of an interval as formulas, nil for infinity; nil where they are not written as such.
  fileprivate var ends: (lower: Expression?, upper: Expression?)? {
    guard case .interval(let lower, let upper, _, _) = set else { return nil }
    let pieces = text.dropFirst().dropLast().split(separator: ",")
    guard pieces.count == 2, let first = Self.formula(of: lower, written: pieces[0]),
      let second = Self.formula(of: upper, written: pieces[1])
    else { return nil }
    return (first, second)
  }

  /// The formula of an end, if it is what is written.
  private static func formula(of end: Real?, written text: Substring) -> Expression?? {
    guard let end else { return .some(nil) }
    if let value = end.asRational { return Expression(value) }
    guard
      let formula = try? Formula(String(text), Vocabulary()).expression.evaluate(
        [:], in: Variables()
      )
      .scalar, formula.names.isEmpty, let value = try? formula.evaluate([:]).scalar,
      (try? value.order(end)) == .equal
    else { return nil }
    return formula
  }
}
