/// Passes that make single values simpler, or equal values together.
extension Shrinker {
  /// Makes each choice as simple as it can be alone.
  func minimizeValues() {
    var index = 0
    while index < choices.count {
      minimize([index])
      index += 1
    }
  }

  /// Makes choices that have one value simpler together.
  func minimizeDuplicates() {
    var index = 0
    while index < choices.count {
      let choice = choices[index]
      if !choice.isSimplest, choice.kind != .boolean {
        let places = choices.indices.filter {
          choices[$0].bits == choice.bits && choices[$0].kind == choice.kind
        }
        if places.count > 1, places[0] == index { minimize(places) }
      }
      index += 1
    }
  }

  /// Makes the value that some choices share simpler; the bounds are those of the first.
  private func minimize(_ places: [Int]) {
    guard let first = places.first, first < choices.count else { return }
    let choice = choices[first]
    guard !choice.isSimplest else { return }
    guard choice.ranks == nil else { return minimizeText(places) }
    let count = choices.count
    // A success that cuts the case short ends this: the places may hold other choices then.
    let attempt: (UInt64) -> Bool = { [self] bits in
      guard choices.count == count, choices[first].permits(bits) else { return false }
      var candidate = choices
      for place in places where place < count && candidate[place].permits(bits) {
        candidate[place].bits = bits
      }
      return take(candidate)
    }
    if attempt(choice.simplest) { return }
    switch choice.kind {
    case .boolean, .bytes, .string: return
    case .integer: minimizeInteger(at: first, attempt)
    case .float: minimizeFloat(at: first, attempt)
    }
  }

  private func minimizeInteger(at place: Int, _ attempt: @escaping (UInt64) -> Bool) {
    // Each round ends with a simpler number, so that the rounds end.
    while isLoweredAcross(at: place, attempt) {}
  }

  /// Lowers an integer on its own side of the simplest one; whether the number found in the end lies on
  /// the other side, where more may be possible.
  private func isLoweredAcross(at place: Int, _ attempt: @escaping (UInt64) -> Bool) -> Bool {
    let choice = choices[place]
    let simplest = choice.integers.simplest
    let tryValue: (Int?) -> Bool = { value in
      guard let value else { return false }
      return attempt(UInt64(bitPattern: Int64(value)))
    }
    if choice.integer < simplest {
      let distance = choice.integer.distance(from: simplest)
      if let step = Int(exactly: distance), tryValue(simplest.adding(step)) {
        return true
      }
    }
    let toward = choice.integer < simplest ? -1 : 1
    let distance = choice.integer.distance(from: simplest)
    let at: (UInt64) -> Int? = { value in
      Int(exactly: value).flatMap { simplest.adding(toward * $0) }
    }
    if distance > 1, tryValue(at(1)) { return false }
    var known = distance
    Self.steps(upTo: 63) { shift in
      guard distance >> shift > 1, tryValue(at(distance >> shift)) else { return false }
      known = distance >> shift
      return true
    }
    let least = Self.bisect(from: known / 2, to: known) { tryValue(at($0)) }
    // Of the values that are simpler than the least one found, the next one lies on the other side.
    guard toward > 0, least > 1, let step = Int(exactly: least - 1) else { return false }
    return tryValue(simplest.subtracting(step))
  }

  /// Halves the gap between a number that does not hold and one that does; returns the least one
  /// found.
  @discardableResult
  static func bisect(from low: UInt64, to high: UInt64, where holds: (UInt64) -> Bool) -> UInt64 {
    var low = low
    var high = high
    while high > low, high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
