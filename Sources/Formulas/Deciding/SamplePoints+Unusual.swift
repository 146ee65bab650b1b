import Exact

// Points that are looked at where the simplest ones do not tell formulas apart.
extension SamplePoints {
  /// The most numbers of one variable.
  private static let mostUnusualValues = 64
  /// The most numbers of the formulas that are looked at.
  private static let mostConstants = 8

  /// Numbers at which coincidences end: those between the simple fractions, small ones and large ones.
  private static let unusualNumbers: [Rational] = [
    (1, 4), (-3, 4), (2, 5), (-5, 7), (22, 7), (1, 17), (-13, 11), (10, 1), (-10, 1), (1, 100),
    (-1, 100), (100, 1), (-100, 1), (1, 1000), (-1, 1000), (1000, 1), (-1000, 1), (355, 113),
    (1_000_001, 1_000_000),
  ].compactMap { try? Rational($0.0, over: Integer($0.1)) }

  /// Values of the variables at points that are not simple, and near numbers that occur in the formulas.
  ///
  /// Of each variable there is a list; the points take one of each, from places that are apart.
  func unusual(for expressions: [Expression]) -> [[String: Value<Real>]] {
    guard lengths.isEmpty, !variables.isEmpty else { return [] }
    var constants: [Rational] = []
    for expression in expressions {
      expression.collectNumbers(into: &constants, atMost: Self.mostConstants)
    }
    let near = constants.flatMap { c in
      [
        c + .one, c - .one, -c + .one, -c - .one, c, -c, c + c, -c - c, c.scaled(byTwoToThe: -1),
        (try? c.reciprocal()) ?? c,
      ]
    }
    let lists = variables.map { variable in
      var seen: Set<Rational> = []
      return (near + variable.domain.unusualNumbers + Self.unusualNumbers).filter { number in
        seen.insert(number).inserted
          && (try? variable.domain.contains(.rational(number))) ?? false
      }.prefix(Self.mostUnusualValues).map { $0 }
    }
    guard lists.allSatisfy({ !$0.isEmpty }) else { return [] }
    let count = lists.map(\.count).max() ?? 0
    let isOne = variables.count == 1 && variables[0].dimensions.isEmpty
    // At first all variables have the same place in their lists, then places that are apart.
    return (0..<count).flatMap { place in
      (isOne ? [0] : [0, 1]).map { spread in
        var next = 0
        return assignment(
          zip(variables, lists).flatMap { variable, list in
            (0..<variable.dimensions.reduce(1) { $0 * ($1.count ?? 1) }).map { _ in
              defer { next += spread }
              return list[(place * (next + 1) + next * 5) % list.count]
            }
          }, [:])
      }
    }
  }
}

extension Domain {
  /// Numbers in an interval by its ends: parts of a bounded one, steps from the end of another one.
  fileprivate var unusualNumbers: [Rational] {
    let (low, high) = (range.lower.value, range.upper.value)
    let steps = [1, 5, 3, 7, 2, 4, 6].map { Rational($0).scaled(byTwoToThe: -3) }
    let small = Rational.one.scaled(byTwoToThe: -10)
    switch (low, high) {
    case (let low?, let high?): return (steps + [small]).map { low + (high - low) * $0 }
    case (let low?, nil): return [small, 1, 10, 1000].map { low + $0 }
    case (nil, let high?): return [small, 1, 10, 1000].map { high - $0 }
    case (nil, nil): return []
    }
  }
}

extension Expression {
  /// The first numbers that occur, but for those at which the simplest points lie, without repetitions.
  fileprivate func collectNumbers(into numbers: inout [Rational], atMost limit: Int) {
    if numbers.count == limit { return }
    if case .number(let value) = kind {
      let isSimple = value.magnitude <= 3 && value.denominator <= 2
      if !isSimple, value.bitWidth <= 128, !numbers.contains(value) { numbers.append(value) }
      return
    }
    // 10^6 is a number as well.
    if case .power(let base, let exponent) = kind, base.asRational != nil,
      exponent.asRational.map({ $0.magnitude <= 64 }) ?? false,
      let value = try? evaluate([:]).scalar?.asRational
    {
      Expression(value).collectNumbers(into: &numbers, atMost: limit)
      return
    }
    for child in children { child.collectNumbers(into: &numbers, atMost: limit) }
  }
}
