/// Edits of choices, drawn at random from a seed; every value is one that is permitted where it
/// stands.
struct Moves {
  /// Where rounding, or the range of doubles, changes.
  private static let critical: [Double] = [
    0, 1, 2, 0.5, 0x1p-24, 0x1p-52, 0x1p-53, 0x1p-54, 0x1p24, 0x1p52, 0x1p53,
    .leastNormalMagnitude, .greatestFiniteMagnitude,
  ]
  /// The most choices that are edited together.
  private static let together = 4

  /// The most choices that are repeated or left out at once.
  private static let longestRun = 8

  /// A step of ±2^power at a place.
  private struct Step {
    let place: Int
    let power: Int
    let isUp: Bool
  }

  private var random: Random
  /// The step of the last edit, where it was a single one.
  private var tried: Step?
  /// The last step that raised the score.
  private var good: Step?
  /// Whether that was the last edit.
  private var isGoingOn = false

  /// The edits of a seed.
  init(seed: UInt64) { random = Random(seed: seed) }

  /// Hears that the last edit raised the score, so that steps like it are tried more often.
  mutating func remember() {
    isGoingOn = tried != nil
    good = tried ?? good
  }

  /// Hears that the search begins again elsewhere.
  mutating func forget() {
    isGoingOn = false
    good = nil
  }

  /// The choices with a few of them changed.
  mutating func edited(_ choices: [Choice]) -> [Choice] {
    guard !choices.isEmpty else { return choices }
    tried = nil
    var edit = choices
    if let good, good.place < choices.count {
      let choice = choices[good.place]
      if isGoingOn {
        isGoingOn = false
        let next = Step(place: good.place, power: good.power + 1, isUp: good.isUp)
        edit[good.place] = stepped(choice, next)
        return edit
      }
      if random.upTo(1) == 0 {
        // Where one step helped, the next one that helps is mostly a little smaller: what is left of
        // a difference that cancels is halved and halved again.
        let power = max(0, good.power + 2 - Int(random.upTo(5)))
        let next = Step(place: good.place, power: power, isUp: random.upTo(1) == 0)
        edit[good.place] = stepped(choice, next)
        return edit
      }
    }
    if random.upTo(7) == 0 {
      // All doubles, or every other one, together by 1 to 3 places.
      let share = random.upTo(1)
      for place in choices.indices where choices[place].kind == .float {
        if random.upTo(share) == 0 { edit[place] = jittered(choices[place]) }
      }
      return edit
    }
    if choices.contains(where: { $0.kind == .boolean }), random.upTo(3) == 0 {
      return repeatedOrCut(choices)
    }
    // One choice mostly; two in one case of four, and so on.
    var count = 1
    while count < Self.together, random.upTo(3) == 0 { count += 1 }
    for _ in 0..<count {
      let place = index(below: choices.count)
      edit[place] = changed(edit[place], at: place, among: edit)
    }
    if count > 1 { tried = nil }
    return edit
  }

  /// The choices with a short run of them twice, or left out: an element more or less, where the
  /// choices are those of a collection.
  private mutating func repeatedOrCut(_ choices: [Choice]) -> [Choice] {
    let start = index(below: choices.count)
    let end = min(choices.count, start + 1 + index(below: Self.longestRun))
    var edit = choices
    if random.upTo(1) == 0 {
      edit.insert(contentsOf: choices[start..<end], at: end)
    } else {
      edit.removeSubrange(start..<end)
    }
    return edit
  }

  /// The choices with each double within 3 places of a number where rounding changes.
  mutating func critical(_ choices: [Choice]) -> [Choice] {
    choices.map { choice in
      guard choice.kind == .float else { return choice }
      let value = Self.critical[index(below: Self.critical.count)]
      let signed = random.upTo(1) == 0 ? value : -value
      return choice.nearest(signed.moved(by: Int(random.upTo(6)) - 3))
    }
  }

  /// The choices with each integer and each double drawn anew.
  ///
  /// Doubles are of daily size in one case of two, and otherwise of any exponent.
  mutating func fresh(_ choices: [Choice]) -> [Choice] {
    let isDaily = random.upTo(1) == 0
    return choices.map { choice in
      switch choice.kind {
      case .boolean, .bytes, .string: return choice
      case .integer: return choice.adding(Int(truncatingIfNeeded: random.next()))
      case .float:
        if isDaily {
          let share = Double(random.next() >> 11) * 0x1p-52 - 1
          let exponent = Int(random.upTo(20)) - 10
          return choice.nearest(share * Double(sign: .plus, exponent: exponent, significand: 1))
        }
        let low = choice.floats.lowerBound.place
        let spread = choice.floats.upperBound.place.distance(from: low)
        return choice.nearest(Double(place: low &+ Int(truncatingIfNeeded: random.upTo(spread))))
      }
    }
  }

  /// A choice with another value, which may come from a sibling.
  private mutating func changed(_ choice: Choice, at place: Int, among all: [Choice]) -> Choice {
    switch choice.kind {
    case .boolean: choice.with(integer: 1 - choice.integer) ?? choice
    case .integer: changedInteger(choice, at: place, among: all)
    case .float: changedFloat(choice, at: place, among: all)
    case .bytes, .string: choice
    }
  }

  private mutating func changedInteger(
    _ choice: Choice, at place: Int, among all: [Choice]
  ) -> Choice {
    switch random.upTo(7) {
    case 0: choice.with(integer: choice.integers.lowerBound) ?? choice
    case 1: choice.with(integer: choice.integers.upperBound) ?? choice
    case 2: choice.with(integer: all[index(below: all.count)].integer) ?? choice
    case 3, 4, 5: stepped(choice, at: place, power: Int(random.upTo(3)))
    default: stepped(choice, at: place, power: Int(random.upTo(62)))
    }
  }

  private mutating func changedFloat(
    _ choice: Choice, at place: Int, among all: [Choice]
  ) -> Choice {
    switch random.upTo(15) {
    case 0: return choice.nearest(-choice.float)
    case 1, 2:
      let siblings = all.filter { $0.kind == .float }
      let sibling = siblings[index(below: siblings.count)].float
      return choice.nearest(random.upTo(1) == 0 ? sibling : -sibling)
    case 3, 4: return choice.nearest(choice.float.rounded(toBits: Int(random.upTo(26))))
    case 5: return jittered(choice)
    default: return stepped(choice, at: place, power: Int(random.upTo(62)))
    }
  }

  /// A choice moved by ±2^power, up or down at random.
  private mutating func stepped(_ choice: Choice, at place: Int, power: Int) -> Choice {
    stepped(choice, Step(place: place, power: power, isUp: random.upTo(1) == 0))
  }

  /// A choice moved by a step, an integer by its value and a double by places among all doubles.
  private mutating func stepped(_ choice: Choice, _ step: Step) -> Choice {
    tried = step
    let size = 1 << min(step.power, 62)
    let amount = step.isUp ? size : -size
    switch choice.kind {
    case .boolean, .bytes, .string: return choice
    case .integer: return choice.with(integer: choice.integer.adding(amount)) ?? choice
    case .float: return choice.nearest(choice.float.moved(by: amount))
    }
  }

  private mutating func jittered(_ choice: Choice) -> Choice {
    let step = Int(random.upTo(2)) + 1
    return choice.nearest(choice.float.moved(by: random.upTo(1) == 0 ? step : -step))
  }

  private mutating func index(below count: Int) -> Int {
    Int(truncatingIfNeeded: random.upTo(UInt64(max(1, count) - 1)))
  }
}

extension Choice {
  /// The same choice with the permitted double that is nearest to one; NaN only where it is
  /// permitted.
  func nearest(_ value: Double) -> Choice {
    if value.isNaN { return permitsNaN ? with(value.bitPattern) : self }
    let range = floats
    return with(Swift.min(Swift.max(value, range.lowerBound), range.upperBound).bitPattern)
  }
}

extension Double {
  /// The number rounded to the nearest one with so many bits after the leading one.
  fileprivate func rounded(toBits bits: Int) -> Double {
    guard isFinite, significandWidth > bits else { return self }
    let unit = Double(sign: .plus, exponent: max(exponent - bits, -1074), significand: 1)
    let result = (self / unit).rounded() * unit
    return result.isFinite ? result : FloatOrder.truncated(self, bits: bits)
  }
}
