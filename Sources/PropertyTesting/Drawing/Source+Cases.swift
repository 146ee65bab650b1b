extension Source {
  /// How many cases share a block: a power of two.
  @usableFromInline
  static let blockSize = 64
  /// How often a case is a mutant of the one before it: once in so many cases.
  static let mutantPeriod = 16

  /// Whether a numbered case is a mutant of the one before it, which belongs to the same block.
  @usableFromInline
  static func isMutant(_ number: Int) -> Bool { number % mutantPeriod == mutantPeriod - 1 }

  /// The size of a case: all sizes come up in each block, so that small and large values come
  /// early.
  private static func size(of number: Int) -> Int {
    (number % blockSize * 37 % blockSize) * largestSize / (blockSize - 1)
  }

  /// Begins a numbered case of a run.
  ///
  /// The first case of all has the simplest choices alone. A mutant is the case that the source
  /// has just drawn with a span in the place of another one, which makes equal parts; all other
  /// cases depend on seed and number alone, so that they are independent of one another.
  @usableFromInline
  func begin(_ number: Int, seed: UInt64) {
    let number = max(0, number)
    random = Random(seed: seed, case: number)
    if scriptCount > 0 { forgetScript() }
    if Self.isMutant(number) { scriptMutant() }
    clear()
    afterwards = number == 0 ? .simplest : .random
    size = Self.size(of: number)
    drawStyle()
  }

  /// Begins a case; a seed fixes what is drawn at random.
  func beginCase(script: [Choice], afterwards: Afterwards, size: Int, seed: UInt64 = 0) {
    forgetScript()
    scriptCount = min(script.count, Self.capacity)
    script.withUnsafeBufferPointer { choices in
      guard let first = choices.baseAddress else { return }
      self.script.initialize(from: first, count: scriptCount)
    }
    clear()
    random = Random(seed: seed)
    self.afterwards = afterwards
    self.size = max(0, min(size, Self.largestSize))
    reuse = 0
    reach = nil
    hasUnitScale = false
  }

  /// Gives up what was to be replayed.
  private func forgetScript() {
    script.deinitialize(count: scriptCount)
    scriptCount = 0
  }

  /// Forgets the case before.
  private func clear() {
    releaseTexts()
    state.pointee.begin()
    recentIntegerCount = 0
    recentFloatCount = 0
    if !recentTexts.isEmpty { recentTexts = [] }
    unitCount = 0
    spanCount = 0
    openSpan = -1
  }

  /// Draws what the numbers of the case have in common.
  ///
  /// Cases differ in style, because what a property needs to fail is rare where each draw follows
  /// one mixture (swarm testing: Groce et al., *Swarm Testing*, ISSTA 2012). Two values that must
  /// each equal an earlier one are found with the square of the share of reuse, and the mean of
  /// squares is greater than the square of the mean. One case in eight uses nothing again; in the
  /// others the share is uniform. One case in four is small in all of its integers. Five cases in
  /// eight have doubles of unit scale alone where the profile is mixed, and the others one in five.
  private func drawStyle() {
    let dice = random.next()
    let share = dice >> 58
    reuse = share < 8 ? 0 : share - 8
    reach = dice & 3 == 0 ? max(1, UInt64(size + 1) >> (dice >> 2 & 3)) : nil
    hasUnitScale = dice >> 4 & 7 < 5
  }

  /// How often a mutant looks for two spans that may change places.
  private static let mutantAttempts = 4

  /// Makes a script of the last case, with one of its spans copied over another one of the same
  /// label: over a sibling, over a part of itself, or over the whole that it is a part of.
  private func scriptMutant() {
    guard spanCount > 1, count > 1 else { return }
    for _ in 0..<Self.mutantAttempts {
      let target = (spans + Int(random.upTo(UInt64(spanCount - 1)))).pointee
      guard target.label.isReusable, !target.range.isEmpty else { continue }
      let first = Int(random.upTo(UInt64(spanCount - 1)))
      for step in 0..<spanCount {
        let donor = (spans + (first + step) % spanCount).pointee
        guard donor.label == target.label, donor.start != target.start, !donor.range.isEmpty
        else { continue }
        for part in [0..<target.range.lowerBound, donor.range, target.range.upperBound..<count] {
          let room = min(part.count, Self.capacity - scriptCount)
          (script + scriptCount).initialize(from: choices + part.lowerBound, count: room)
          scriptCount += room
        }
        return
      }
    }
  }
}

/// Where a case stands, as plain memory.
@usableFromInline
struct CaseState {
  /// What is being done with a case.
  enum Phase: UInt64 {
    case idle
    case drawing
    case judging
  }

  /// How many choices the case has made.
  @usableFromInline var count = 0
  /// How many units the texts of the case take in a journal.
  var units = 0
  /// What is being done, by the number of its phase.
  var phase = Phase.idle.rawValue

  /// A case that is being drawn and has no choices yet.
  mutating func begin() {
    count = 0
    units = 0
    phase = Phase.drawing.rawValue
  }
}
