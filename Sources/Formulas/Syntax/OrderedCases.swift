import Exact

/// Three cases or more, of which each holds in an interval of one quantity, in the order of these.
///
/// Together they leave no number out, and no two of them hold at more than the end that they have in common.
struct OrderedCases {
  /// An end of an interval.
  struct End {
    let bound: Expression
    let isIncluded: Bool
  }

  /// Where a quantity lies, `0 ≤ x < 1`; an end is nil where there is none.
  struct Interval {
    let place: Expression
    var lower: End?
    var upper: End?
  }

  /// The quantity.
  private(set) var place: Expression
  /// The values, each with the end of its interval; the last one has none.
  private(set) var pieces: [(value: Expression, upper: Expression?)] = []

  /// The cases that branches are; nil where they leave numbers out, or hold together somewhere, or that is not shown.
  ///
  /// - Parameter positive: names that are positive numbers alone.
  init?(_ branches: [Parser.Branch], positive: Set<String>) {
    var place: Expression?
    for branch in branches {
      if let between = branch.between { place = place ?? between.place }
    }
    let sides = branches.compactMap(\.sides).flatMap { [$0.greater, $0.less] }
    let candidates = place.map { [$0] } ?? sides.filter(\.isName)
    guard let first = candidates.first else { return nil }
    self.place = first
    for candidate in candidates {
      self.place = candidate
      pieces = []
      if order(branches, positive) { return }
    }
    return nil
  }

  private mutating func order(_ branches: [Parser.Branch], _ positive: Set<String>) -> Bool {
    var open: [(value: Expression, interval: Interval)] = []
    var other: Expression?
    for branch in branches {
      if let interval = interval(of: branch) {
        open.append((branch.value, interval))
      } else {
        guard branch.sides == nil, branch.between == nil, other == nil else { return false }
        other = branch.value
      }
    }
    var last: End?
    while !open.isEmpty || other != nil {
      let isFirst = pieces.isEmpty
      if let next = open.firstIndex(where: { Self.follows($0.interval, last, isFirst: isFirst) }) {
        let (value, interval) = open.remove(at: next)
        guard Self.isNotEmpty(interval, positive) else { return false }
        pieces.append((value, interval.upper?.bound))
        last = interval.upper
        if last == nil { break }
      } else {
        // What is left over goes to the first end that no other interval has.
        guard let value = other else { return false }
        other = nil
        let lowers = open.compactMap(\.interval.lower)
        let uppers = open.compactMap(\.interval.upper)
        let ends = lowers.filter { lower in !uppers.contains { Self.areSame($0, lower) } }
        guard ends.count < 2, open.isEmpty == ends.isEmpty else { return false }
        let lower = isFirst ? nil : last.map { End(bound: $0.bound, isIncluded: !$0.isIncluded) }
        let upper = ends.first.map { End(bound: $0.bound, isIncluded: !$0.isIncluded) }
        guard Self.isNotEmpty(Interval(place: place, lower: lower, upper: upper), positive) else {
          return false
        }
        pieces.append((value, upper?.bound))
        last = upper
        if last == nil { break }
      }
    }
    return open.isEmpty && other == nil && last == nil && pieces.count > 2
  }

  /// The interval of the quantity in which a branch holds; nil for others.
  private func interval(of branch: Parser.Branch) -> Interval? {
    if let between = branch.between { return between.place.isSame(as: place) ? between : nil }
    guard let sides = branch.sides else { return nil }
    let hasEnd = branch.hasZero
    if sides.greater.isSame(as: place) {
      return Interval(place: place, lower: End(bound: sides.less, isIncluded: hasEnd))
    }
    let upper = End(bound: sides.greater, isIncluded: hasEnd)
    if sides.less.isSame(as: place) { return Interval(place: place, upper: upper) }
    guard case .call("abs", let arguments) = sides.less.kind, arguments.count == 1,
      arguments[0].isSame(as: place)
    else { return nil }
    let opposite = Expression(.negative(sides.greater), at: sides.greater.range)
    return Interval(
      place: place, lower: End(bound: opposite, isIncluded: hasEnd), upper: upper)
  }

  /// Whether an interval begins where the one before it ends, and one of both has that number.
  private static func follows(_ interval: Interval, _ last: End?, isFirst: Bool) -> Bool {
    guard let last else { return isFirst && interval.lower == nil }
    return interval.lower.map { areSame($0, last) && ($0.isIncluded || last.isIncluded) } ?? false
  }

  private static func areSame(_ a: End, _ b: End) -> Bool { a.bound.isSame(as: b.bound) }

  /// Whether the upper end is shown to be above the lower one.
  private static func isNotEmpty(_ interval: Interval, _ positive: Set<String>) -> Bool {
    guard let lower = interval.lower, let upper = interval.upper else { return true }
    guard let a = PartPolynomial(upper.bound), let b = PartPolynomial(lower.bound) else {
      return false
    }
    return a.minus(b).isPositive(where: positive)
  }
}

extension Parser {
  /// The formula that cases in the order of their intervals are of their values.
  func choice(
    of cases: OrderedCases, _ sign: Token, from start: Int
  ) throws(FormulaError) -> Expression {
    guard var rest = cases.pieces.last?.value, let place = PartPolynomial(cases.place) else {
      throw FormulaError(.empty, at: sign.range)
    }
    for (value, upper) in cases.pieces.dropLast().reversed() {
      guard let upper, let bound = PartPolynomial(upper) else { continue }
      // What meets at the end may have it on either side.
      let here = Branch(
        value: value, positive: bound.minus(place), sides: (greater: upper, less: cases.place),
        hasZero: true)
      let there = Branch(value: rest, positive: nil, sides: nil, hasZero: true)
      rest = try choice(of: [here, there], sign, from: start)
    }
    return rest
  }
}

extension Expression {
  fileprivate var isName: Bool {
    if case .name = kind { true } else { false }
  }

  /// Whether another formula is the same polynomial in the same parts.
  fileprivate func isSame(as other: Expression) -> Bool {
    guard let a = PartPolynomial(self), let b = PartPolynomial(other) else { return false }
    return a.minus(b).isZero
  }
}
