import Exact

extension Domain {
  /// The largest denominator and magnitude of points of an infinite set.
  private static let reach = 12

  /// Where a short interval has fewer simple points, more are taken from its parts.
  private static let fewPoints = 8

  /// The simplest numbers of the eighths of an interval, but for its ends.
  private func parts(from lower: Rational, to upper: Rational) -> [Rational] {
    let part = (upper - lower).scaled(byTwoToThe: -3)
    return (0..<8).map { number in
      let start = lower + Rational(number) * part + part.scaled(byTwoToThe: -2)
      return Rational.simplest(between: start, and: start + part.scaled(byTwoToThe: -1))
    }.filter { (try? contains(.rational($0))) ?? false }
  }

  /// The smallest interval, as far as it is rational, that holds the set.
  public var range: ExtendedInterval {
    switch set {
    case .real: return .real
    case .interval(let lower, let upper, let lowerIncluded, let upperIncluded):
      return ExtendedInterval(
        lower: lower.map { Domain.end($0, isLower: true, isIncluded: lowerIncluded) } ?? .infinite,
        upper: upper.map { Domain.end($0, isLower: false, isIncluded: upperIncluded) } ?? .infinite)
    case .integers(let from):
      return ExtendedInterval(
        lower: from.map { ExtendedInterval.End($0, isIncluded: true) } ?? .infinite,
        upper: .infinite)
    case .finite(let values):
      let enclosures = values.map {
        ($0.asRational.map { ExtendedInterval($0) }) ?? ExtendedInterval($0.enclosure)
      }
      let lowers = enclosures.compactMap(\.lower.value)
      let uppers = enclosures.compactMap(\.upper.value)
      guard let least = lowers.min(), let greatest = uppers.max() else { return .real }
      return ExtendedInterval(
        lower: ExtendedInterval.End(least, isIncluded: true),
        upper: ExtendedInterval.End(greatest, isIncluded: true))
    case .steps(let from, let to, _):
      return ExtendedInterval(
        lower: ExtendedInterval.End(from, isIncluded: true),
        upper: ExtendedInterval.End(to, isIncluded: true))
    }
  }

  private static func end(
    _ value: Real, isLower: Bool, isIncluded: Bool
  ) -> ExtendedInterval.End {
    if let rational = value.asRational {
      return ExtendedInterval.End(rational, isIncluded: isIncluded)
    }
    let enclosure = value.enclosure
    return ExtendedInterval.End(
      (isLower ? enclosure.lower : enclosure.upper).rational, isIncluded: true)
  }

  /// All numbers of a finite set, the simplest first; nil for other sets, those with more than a count of
  /// numbers, and those with numbers that are no rationals.
  func allPoints(atMost count: Int) -> [Rational]? {
    switch set {
    case .finite(let values) where values.allSatisfy({ $0.asRational != nil }): break
    case .steps(let from, let to, let step):
      guard let steps = try? ((to - from) / step).floor, steps < Integer(count) else { return nil }
    default: return nil
    }
    let points = points(count + 1)
    return points.count <= count ? points : nil
  }

  /// The number of a set that has one number, a rational; nil for other sets.
  public var onlyNumber: Rational? { allPoints(atMost: 1)?.first }

  /// All numbers of a finite set as formulas; nil for other sets, and those with more than a count of
  /// numbers.
  func members(atMost count: Int) -> [Expression]? {
    if let points = allPoints(atMost: count) { return points.map { Expression($0) } }
    guard case .finite(let values) = set, values.count <= count else { return nil }
    let formulas = text.dropFirst().dropLast().split(separator: ",").compactMap { item in
      try? Formula(String(item), Vocabulary()).expression.evaluate([:], in: Variables()).scalar
    }
    return formulas.count == values.count ? formulas : nil
  }

  /// The numbers of a finite set that are no rationals, as far as it is known.
  var irrationalMembers: [Real] {
    guard case .finite(let values) = set else { return [] }
    return values.filter { $0.asRational == nil }
  }

  /// Rational points of the set, the simplest first, at most a count of them.
  public func points(_ count: Int) -> [Rational] {
    simplest.points(count) { found($0) }
  }

  private func found(_ count: Int) -> [Rational] {
    switch set {
    case .finite(let values):
      return Array(
        values.compactMap(\.asRational).sorted { Rational.isSimpler($0, than: $1) }.prefix(count))
    case .steps(let from, let to, let step):
      var points: [Rational] = []
      var next = from
      while next <= to, points.count < 1000 {
        points.append(next)
        next = next + step
      }
      return Array(points.sorted { Rational.isSimpler($0, than: $1) }.prefix(count))
    case .integers(let from):
      return Array(
        SimplestFirst(
          from: from ?? Rational(-Domain.reach * count),
          to: max(from ?? .zero, .zero) + Rational(Domain.reach * count), denominatorLimit: 1
        ).prefix(count))
    case .real, .interval:
      let range = range
      // Whole numbers alone would fill the list of an infinite set: it ends at a small magnitude.
      let lower = range.lower.value ?? min(-3, (range.upper.value ?? 3) - 6)
      let upper = range.upper.value ?? max(3, lower + 6)
      let simple = Array(
        SimplestFirst(
          from: lower, to: upper,
          includesLower: range.lower.value == nil || range.lower.isIncluded,
          includesUpper: range.upper.value == nil || range.upper.isIncluded,
          denominatorLimit: Domain.reach
        ).lazy.filter { (try? contains(.rational($0))) ?? false }.prefix(count))
      guard simple.count < min(count, Domain.fewPoints) else { return simple }
      return simple
        + parts(from: lower, to: upper).filter { !simple.contains($0) }
        .prefix(count - simple.count)
    }
  }
}

// Parts of intervals.
extension Domain {
  /// The interval without its ends; nil where the set is none, or a point.
  var interior: Domain? {
    switch set {
    case .real: return self
    case .interval(let lower, let upper, _, _):
      if let lower, let upper, (try? lower.order(upper)) != .less { return nil }
      return Domain(from: lower, to: upper, includesLower: false, includesUpper: false)
    case .integers, .finite, .steps: return nil
    }
  }

  /// The intervals between some numbers inside, which belong to both sides.
  func pieces(cutAt numbers: [Rational]) -> [Domain] {
    let (lower, upper, includesLower, includesUpper): (Real?, Real?, Bool, Bool)
    switch set {
    case .real: (lower, upper, includesLower, includesUpper) = (nil, nil, false, false)
    case .interval(let low, let high, let includesLow, let includesHigh):
      (lower, upper, includesLower, includesUpper) = (low, high, includesLow, includesHigh)
    case .integers, .finite, .steps: return [self]
    }
    let inside = Set(numbers).sorted().filter { number in
      let place = Real.rational(number)
      return (lower.map { (try? $0.order(place)) == .less } ?? true)
        && (upper.map { (try? place.order($0)) == .less } ?? true)
    }
    var pieces: [Domain] = []
    var start = (value: lower, isIncluded: includesLower)
    for number in inside {
      pieces.append(
        Domain(
          from: start.value, to: .rational(number), includesLower: start.isIncluded,
          includesUpper: true))
      start = (.rational(number), true)
    }
    pieces.append(
      Domain(
        from: start.value, to: upper, includesLower: start.isIncluded, includesUpper: includesUpper)
    )
    return pieces
  }
}
