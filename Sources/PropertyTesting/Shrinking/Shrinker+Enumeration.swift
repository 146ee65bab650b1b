/// The search through all small cases, for shapes between which no edit leads.
extension Shrinker {
  /// The most choices of a case that the search looks at.
  private static let mostChoices = 20
  /// The most scripts that the search reads, and the most candidates that it runs.
  private static let mostReads = 4_000
  private static let mostRuns = 400

  /// Looks for the simplest failing tree in shortlex order, where a tree is small.
  ///
  /// Of each choice the two simplest values are tried and the one that stands there. Two small
  /// trees of one size may be related by no edit of a few choices at all.
  func enumerateTrees() {
    guard choices.count <= Self.mostChoices,
      spans.contains(where: { $0.label == .recursive || $0.label == .alternative })
    else { return }
    var search = TreeSearch(
      best: choices, reads: Self.mostReads, lastEvaluation: evaluations + Self.mostRuns)
    for length in 1...choices.count where search.reads > 0 {
      guard let root = read([], &search) else { return }
      if take(anyOf: root, from: 0, length: length, &search) { return }
    }
  }

  /// What is left to do of a search, and the case that it began with.
  private struct TreeSearch {
    let best: [Choice]
    var reads: Int
    let lastEvaluation: Int
  }

  /// Runs the cases of a length that begin as a record does, simplest first, until one is taken.
  private func take(
    anyOf record: [Choice], from place: Int, length: Int, _ search: inout TreeSearch
  ) -> Bool {
    guard search.reads > 0, evaluations < search.lastEvaluation else { return false }
    if record.count == place { return place == length && take(record) }
    // What goes on in the simplest way is hardly ever longer than what goes on in another one.
    guard place < length, record.count <= length else { return false }
    for choice in alternatives(to: record[place], search.best[place]) {
      if choice.bits == record[place].bits {
        if take(anyOf: record, from: place + 1, length: length, &search) { return true }
      } else if let next = read(record[..<place] + [choice], &search),
        take(anyOf: next, from: place + 1, length: length, &search)
      {
        return true
      }
    }
    return false
  }

  /// The choices that a generator makes after a script if it goes on in the simplest way.
  private func read(_ script: [Choice], _ search: inout TreeSearch) -> [Choice]? {
    search.reads -= 1
    // No draw permits these, so that each one takes the simplest value instead.
    let refused = Choice(bits: 2, lower: 0, upper: 1, kind: .boolean)
    let padding = Array(repeating: refused, count: search.best.count)
    return draw(script + padding)?.choices
  }

  /// The two simplest values and the known one, in order.
  private func alternatives(to simplest: Choice, _ known: Choice) -> [Choice] {
    var values = [simplest]
    if simplest.kind == .integer || simplest.kind == .boolean {
      let next = [simplest.integer.adding(1), simplest.integer.subtracting(1)]
      values += next.compactMap { simplest.with(integer: $0) }.prefix(1)
    }
    if simplest.permits(valueOf: known),
      !values.contains(where: { $0.bits == known.bits })
    {
      values.append(known.ranks.map(simplest.with(ranks:)) ?? simplest.with(known.bits))
    }
    return values.sorted { $0.isSimpler(than: $1) }
  }
}
