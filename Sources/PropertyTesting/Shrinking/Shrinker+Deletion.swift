/// Passes that delete choices.
extension Shrinker {
  /// The longest run of choices that is deleted regardless of spans.
  private static let longestRun = 5

  /// Keeps the first elements of a collection alone, as few as possible.
  func keepFirst() {
    var index = 0
    while index < spans.count {
      if spans[index].label == .collection { keepFirst(of: index) }
      index += 1
    }
  }

  private func keepFirst(of parent: Int) {
    let original = choices
    let group = siblings(of: parent, .element)
    // The last span of a collection holds its end.
    guard group.count > 2, let end = group.last else { return }
    let most = group.count - 1
    let keep: (Int) -> Bool = { [self] count in
      var candidate = original
      candidate.removeSubrange(Int(group[count].start)..<Int(end.start))
      return take(candidate)
    }
    var known = 0
    var count = 1
    while count < most {
      if keep(count) {
        Self.bisect(from: UInt64(known), to: UInt64(count)) { keep(Int($0)) }
        return
      }
      known = count
      count *= 2
    }
  }

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
    let choice = choices[index]
    guard choice.kind != .float, !choice.isSimplest else { return false }
    let toward = choice.integer < choice.integers.simplest ? -1 : 1
    guard let lowered = choice.with(integer: choice.integer.subtracting(toward)) else {
      return false
    }
    for span in spans where Int(span.start) > index && !span.range.isEmpty {
      var candidate = choices
      candidate[index] = lowered
      candidate.removeSubrange(span.range)
      if take(candidate) { return true }
    }
    return false
  }

  /// Deletes an element and lowers every integer of its siblings that is greater than its place, so
  /// that what refers to the elements behind it still does.
  func deleteAndRenumber() {
    var parent = 0
    while parent < spans.count {
      var place = 0
      while place < siblings(of: parent, .element).count {
        if !deleteAndRenumber(place, of: parent) { place += 1 }
      }
      parent += 1
    }
  }

  private func deleteAndRenumber(_ place: Int, of parent: Int) -> Bool {
    let group = siblings(of: parent, .element)
    for least in [place + 1, place] {
      var candidate = choices
      for span in group {
        for index in span.range where candidate[index].kind == .integer {
          let choice = candidate[index]
          guard choice.integer >= least else { continue }
          candidate[index] = choice.with(integer: choice.integer.subtracting(1)) ?? choice
        }
      }
      candidate.removeSubrange(group[place].range)
      if take(candidate) { return true }
    }
    return false
  }
}
