/// Passes that move or simplify whole spans.
extension Shrinker {
  /// Makes all numbers the simplest ones, and leaves the shape of the case as it is.
  func simplifyNumbers() {
    var candidate = choices
    for place in candidate.indices where candidate[place].kind != .boolean {
      candidate[place] = candidate[place].simplified
    }
    for span in spans where span.label == .selector {
      for place in span.range { candidate[place] = choices[place] }
    }
    _ = take(candidate)
  }

  /// Makes all choices of a span the simplest ones, the widest spans first.
  func simplifySpans() {
    var index = 0
    while index < spans.count {
      let range = spans[index].range
      var candidate = choices
      for place in range where place < candidate.count {
        candidate[place] = candidate[place].simplified
      }
      if candidate != choices { _ = take(candidate) }
      index += 1
    }
  }

  /// Replaces a span by a span of the same label inside of it: a tree by one of its branches.
  func replaceByDescendants() {
    var index = 0
    while index < spans.count {
      if !replaceByDescendant(index) { index += 1 }
    }
  }

  private func replaceByDescendant(_ index: Int) -> Bool {
    let outer = spans[index]
    guard outer.label == .recursive || outer.label == .alternative else { return false }
    for inner in spans[(index + 1)...] {
      guard inner.start < outer.end else { return false }
      guard inner.label == outer.label, inner.range.count < outer.range.count else { continue }
      var candidate = choices
      candidate.replaceSubrange(outer.range, with: choices[inner.range])
      if take(candidate) { return true }
    }
    return false
  }

  /// Sorts siblings of one label, simplest first: all at once, or else neighbour by neighbour.
  func sortSiblings() {
    var parent = -1
    while parent < spans.count {
      sortSiblings(of: parent)
      parent += 1
    }
  }

  private func sortSiblings(of parent: Int) {
    for label in [Span.Label.element, .member, .collection, .recursive, .alternative] {
      let group = siblings(of: parent, label)
      guard group.count > 1 else { continue }
      let parts = group.map { Array(choices[$0.range]) }
      let sorted = parts.sorted { ChoiceSequence.isSimpler($0, than: $1) }
      if sorted != parts, take(permuted(group, sorted)) { continue }
      for place in 1..<group.count {
        var place = place
        while place > 0 {
          let current = siblings(of: parent, label)
          guard place < current.count else { break }
          var moved = current.map { Array(choices[$0.range]) }
          guard ChoiceSequence.isSimpler(moved[place], than: moved[place - 1]) else { break }
          moved.swapAt(place, place - 1)
          guard take(permuted(current, moved)) else { break }
          place -= 1
        }
      }
    }
  }

  /// Moves the last elements of a collection to the beginning of the next one, as many as possible,
  /// so that the first one ends early.
  func moveElements() {
    var index = 0
    while index < spans.count {
      if spans[index].label == .collection { moveElements(of: index) }
      index += 1
    }
  }

  private func moveElements(of index: Int) {
    let original = choices
    let elements = siblings(of: index, .element)
    // The last span of a collection holds its end.
    guard elements.count > 1, let end = elements.last,
      let next = spans[(index + 1)...].first(where: {
        $0.label == .collection && $0.start >= spans[index].end
      })
    else { return }
    Self.steps(upTo: elements.count - 1) { count in
      let moved = Int(elements[elements.count - 1 - count].start)..<Int(end.start)
      var candidate = original
      candidate.insert(contentsOf: original[moved], at: Int(next.start))
      candidate.removeSubrange(moved)
      return take(candidate)
    }
  }

  /// The spans of a label directly below a span, in order.
  func siblings(of parent: Int, _ label: Span.Label) -> [Span] {
    spans.filter { Int($0.parent) == parent && $0.label == label && !$0.range.isEmpty }
  }

  /// The elements of a collection, without the span that holds its end.
  func elements(of parent: Int) -> [Span] {
    let group = siblings(of: parent, .element)
    guard let last = group.last, last.range.count == 1, choices[Int(last.start)].kind == .boolean,
      choices[Int(last.start)].integer == 0
    else { return group }
    return group.dropLast()
  }

  /// The case with other choices in the places of some spans.
  func permuted(_ group: [Span], _ parts: [[Choice]]) -> [Choice] {
    var candidate: [Choice] = []
    var end = 0
    for (span, part) in zip(group, parts) {
      candidate += choices[end..<max(end, Int(span.start))]
      candidate += part
      end = max(end, Int(span.end))
    }
    return candidate + choices[min(end, choices.count)...]
  }
}
