import Exact

// Formulas that differ in parts that are equal, wherever these stand.
extension Comparison {
  /// The most parts of which it is asked whether they are equal.
  private static let mostQuestions = 40
  /// The largest formulas whose parts are looked at.
  private static let mostNodes = 1_000
  /// What it costs to compare a part with another one by machine numbers.
  private static let costOfLooks = 4
  /// The share of the fuel that may be spent on a pair of parts, which seldom is in vain.
  private static let fuelDivisor = 2

  /// Whether two formulas are proved to be equal once parts that have the same values, and are proved to be equal, are the
  /// smallest one of them, or a multiple of it.
  ///
  /// The smallest parts come first, so that larger ones are made of fewer different ones. What is proved of the parts may
  /// be beyond the canonical form of the whole: a cube root and a sine in one sum.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByEqualValues(_ a: Expression, _ b: Expression) throws -> Bool {
    guard a.size + b.size <= Self.mostNodes else { return false }
    var (left, right) = (a, b)
    var pool = try ValuedParts(of: [a, b], at: genericPoints.all)
    var representatives: [ValuedParts.Part] = []
    var count = 0
    for place in pool.parts.indices {
      let part = pool.parts[place]
      try Fuel.spend(Self.costOfLooks * (representatives.count + 1))
      // What became all of a side is no part any more.
      if part.formula == left || part.formula == right { continue }
      guard let match = match(part, representatives) else {
        representatives.append(part)
        continue
      }
      let equal = try match.multiple
      if part.formula == equal { continue }
      count += 1
      guard count <= Self.mostQuestions else { break }
      let isProved = try Self.affordable(Self.fuelDivisor) {
        try arePartsEqual(
          Expression(Rational(match.ratio.denominator)) * part.formula,
          Expression(Rational(match.ratio.numerator)) * match.formula)
      }
      guard isProved == true else { continue }
      left = try left.replacingRuns(part.formula, by: equal)
      right = try right.replacingRuns(part.formula, by: equal)
      try pool.replace(part.formula, by: equal)
      for index in representatives.indices {
        representatives[index].formula = try representatives[index].formula.replacingRuns(
          part.formula, by: equal)
      }
      if left == right { return true }
    }
    guard left != a || right != b else { return false }
    return try arePartsEqual(left, right)
  }

  /// What a part seems to be a simple multiple of.
  private struct Match {
    let ratio: Rational
    let formula: Expression

    var multiple: Expression {
      get throws {
        switch ratio {
        case .one: formula
        case -.one: try -formula
        default: try Expression(ratio) * formula
        }
      }
    }
  }

  /// A simple multiple of 1, or of a part that came before, that a part seems to be.
  private func match(_ part: ValuedParts.Part, _ others: [ValuedParts.Part]) -> Match? {
    if let number = part.number {
      return Match(ratio: part.isNegative ? -number : number, formula: .one)
    }
    for other in others {
      guard let ratio = part.ratio(to: other) else { continue }
      return Match(
        ratio: part.isNegative == other.isNegative ? ratio : -ratio, formula: other.formula)
    }
    return nil
  }

  private func arePartsEqual(_ a: Expression, _ b: Expression) throws -> Bool {
    if try areProvedEqual(a, b) { return true }
    if a.names.isEmpty, b.names.isEmpty, proof(.scalar(a), .scalar(b)) != nil { return true }
    return try agreeBySquares(a, b) || agreeByAngles(a, b)
  }
}
