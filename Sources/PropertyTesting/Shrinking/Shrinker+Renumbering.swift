/// Passes for elements that refer to one another by their places.
extension Shrinker {
  /// The most elements of which pairs are exchanged.
  private static let mostExchanged = 20

  /// Deletes an element and lowers every integer of its siblings that is greater than its place, so
  /// that what refers to the elements behind it still does.
  func deleteAndRenumber() {
    var parent = 0
    while parent < spans.count {
      var place = 0
      while place < elements(of: parent).count {
        if !deleteAndRenumber(place, of: parent) { place += 1 }
      }
      parent += 1
    }
  }

  private func deleteAndRenumber(_ place: Int, of parent: Int) -> Bool {
    let group = elements(of: parent)
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

  /// Exchanges two elements and their places in all that refers to them, so that what was a cycle
  /// through the elements, say, still is one.
  func renumber() {
    var parent = 0
    while parent < spans.count {
      let all = elements(of: parent).count
      let count = all > Self.mostExchanged ? 0 : all
      for first in 0..<count {
        for second in (first + 1)..<max(first + 1, count) {
          _ = take(exchanging(first, second, of: parent))
        }
      }
      parent += 1
    }
  }

  /// The case with two elements exchanged, and one place for the other in the integers of their
  /// siblings.
  private func exchanging(_ first: Int, _ second: Int, of parent: Int) -> [Choice] {
    let group = elements(of: parent)
    guard second < group.count else { return choices }
    var parts = group.map { span in
      choices[span.range].map { choice in
        guard choice.kind == .integer, [first, second].contains(choice.integer) else {
          return choice
        }
        return choice.with(integer: choice.integer == first ? second : first) ?? choice
      }
    }
    parts.swapAt(first, second)
    return permuted(group, parts)
  }
}
