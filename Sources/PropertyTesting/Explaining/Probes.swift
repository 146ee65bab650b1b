/// The values that were tried in the place of a number, as places in their order: integers are
/// their own places, and of doubles neighbours have neighbouring places.
struct Probes {
  /// Whether the case fails with each of the values tried, its own among them.
  var outcomes: [Int: Bool]
  private let own: Int

  /// The value of the case alone, which fails.
  init(own: Int) {
    self.own = own
    outcomes = [own: true]
  }

  /// The nearest value on a side that does not fail.
  private func nearestPassing(_ sign: Int) -> Int? {
    let passing = outcomes.filter { !$0.value && (sign > 0 ? $0.key > own : $0.key < own) }.keys
    return sign > 0 ? passing.min() : passing.max()
  }

  /// The farthest value on a side up to which no value tried passes.
  private func farthestFailing(_ sign: Int) -> Int {
    let bound = nearestPassing(sign)
    let failing = outcomes.filter { place, fails in
      guard fails else { return false }
      guard let bound else { return sign > 0 ? place >= own : place <= own }
      return sign > 0 ? (own..<bound).contains(place) : place > bound && place <= own
    }.keys
    return (sign > 0 ? failing.max() : failing.min()) ?? own
  }

  /// The value to be tried next on a side: twice as far from the own one as the farthest that
  /// fails, or half-way to the nearest one that passes; nothing where no value is left between.
  func next(_ sign: Int, in places: ClosedRange<Int>) -> Int? {
    let failing = farthestFailing(sign)
    let end = sign > 0 ? places.upperBound : places.lowerBound
    let far = failing.distance(from: own)
    guard let passing = nearestPassing(sign) else {
      guard failing != end else { return nil }
      return far.step(from: failing, sign, notBeyond: end)
    }
    let gap = passing.distance(from: failing)
    guard gap > 1 else { return nil }
    // A doubled distance that stays clear of the passing value comes before the middle.
    let step = min(max(1, far), gap / 2)
    return step.step(from: failing, sign, notBeyond: end)
  }

  /// What is known of the values around the own one.
  func interval(_ number: (Int) -> Explanation.Number) -> Explanation.Interval {
    let (lower, upper) = (farthestFailing(-1), farthestFailing(1))
    return Explanation.Interval(
      lower: number(lower), upper: number(upper),
      tried: outcomes.keys.count { (lower...upper).contains($0) },
      passesBelow: nearestPassing(-1).map(number), passesAbove: nearestPassing(1).map(number))
  }
}

extension UInt64 {
  /// The place so many places from another one on a side, at least one, and not beyond an end.
  fileprivate func step(from place: Int, _ sign: Int, notBeyond end: Int) -> Int {
    let distance = Swift.max(1, self)
    guard distance < end.distance(from: place) else { return end }
    let step = Int(truncatingIfNeeded: distance)
    return sign > 0 ? place &+ step : place &- step
  }
}

extension Choice {
  /// Where the number stands among all numbers of its type.
  var place: Int { kind == .float ? float.place : integer }

  /// The places of the permitted numbers; nothing for what is no number.
  var numberPlaces: ClosedRange<Int>? {
    switch kind {
    case .integer, .boolean: return integers
    case .float:
      guard !float.isNaN else { return nil }
      return floats.lowerBound.place...max(floats.lowerBound.place, floats.upperBound.place)
    case .bytes, .string: return nil
    }
  }

  /// The same choice with the number at a place.
  func with(place: Int) -> Choice {
    with(kind == .float ? Double(place: place).bitPattern : UInt64(bitPattern: Int64(place)))
  }

  /// The number at a place.
  func number(at place: Int) -> Explanation.Number {
    kind == .float ? .float(Double(place: place)) : .integer(place)
  }
}
