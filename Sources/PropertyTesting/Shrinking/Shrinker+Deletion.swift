/// Passes that delete choices.
extension Shrinker {
  /// The longest run of choices that is deleted regardless of spans.
  private static let longestRun = 5

  /// Deletes spans, and of elements of a collection as many neighbours as possible at once.
  func deleteElements() {
    var index = 0
    while index < spans.count {
      let span = spans[index]
      let following = siblings(of: Int(span.parent), span.label)
        .filter { $0.start >= span.start }
      let original = choices
      let count = Self.steps(upTo: following.count) { count in
        var candidate = original
        candidate.removeSubrange(Int(span.start)..<Int(following[count - 1].end))
        return take(candidate) || choices == candidate
      }
      if count == 0 { index += 1 }
    }
  }

  /// Deletes short runs of choices wherever they stand, the longest first, and as many in a row as
  /// possible.
  func deleteRuns() {
    for length in (1...Self.longestRun).reversed() {
      var index = 0
      while index + length <= choices.count {
        let original = choices
        let most = (original.count - index) / length
        let count = Self.steps(upTo: most) { count in
          var candidate = original
          candidate.removeSubrange(index..<(index + count * length))
          return take(candidate)
        }
        if count == 0 { index += 1 }
      }
    }
  }

  /// Lowers an integer and deletes as much after it as it counts: a length, then so many elements.
  func lowerAndDelete() {
    var index = 0
    while index < choices.count {
      if !lowerAndDelete(at: index) { index += 1 }
    }
  }

  private func lowerAndDelete(at index: Int) -> Bool {
    let original = choices
    let choice = original[index]
    guard choice.kind == .integer || choice.kind == .boolean, !choice.isSimplest else {
      return false
    }
    let simplest = choice.integers.simplest
    let toward = choice.integer < simplest ? 1 : -1
    let distance = Int(clamping: choice.integer.distance(from: simplest))
    for span in spans where Int(span.start) > index && !span.range.isEmpty {
      let following = siblings(of: Int(span.parent), span.label)
        .filter { $0.start >= span.start }
      let count = Self.steps(upTo: min(distance, following.count)) { count in
        guard let lowered = choice.with(integer: choice.integer.adding(toward * count)) else {
          return false
        }
        var candidate = original
        candidate[index] = lowered
        candidate.removeSubrange(Int(span.start)..<Int(following[count - 1].end))
        return take(candidate)
      }
      if count > 0 { return true }
    }
    return lowerAndDeleteRun(after: index)
  }

  /// Lowers a choice by one and deletes what comes next: what an optional holds, or the rest of an
  /// alternative that is longer than the one before.
  private func lowerAndDeleteRun(after index: Int) -> Bool {
    let toward = choices[index].integer < choices[index].integers.simplest ? 1 : -1
    let lowered = choices[index].with(integer: choices[index].integer.adding(toward))
    guard let lowered else { return false }
    for length in 1...Self.longestRun where index + length < choices.count {
      var candidate = choices
      candidate[index] = lowered
      candidate.removeSubrange((index + 1)...(index + length))
      if take(candidate) { return true }
    }
    return false
  }
}
