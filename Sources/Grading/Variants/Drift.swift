import Formats

/// How the numbers that an exercise draws differ from those that were handed out.
public struct Drift: Sendable {
  /// What an edit did.
  public enum Change: Sendable {
    /// Nothing is drawn any more.
    case nothingDrawn
    /// Other names are drawn, or from other sets: almost everybody's numbers change.
    case sets
    /// The conditions hold for other variants: so many are not drawn any more, and so many are drawn that
    /// were not.
    case conditions(gone: Int, added: Int, first: Variant)
    /// Of so many draws some differ; the space is too large to be walked through.
    case draws(moved: Int, of: Int)
  }

  /// What changed.
  public let change: Change
  /// The course that has the numbers.
  public let course: String
  /// The list of what was handed out.
  public let file: String
  /// The line of the list.
  public let line: Int
}

extension Exercise {
  /// How the rule of the file differs from the one that was handed out last, in each course.
  ///
  /// Other words for the same sets and conditions are no difference.
  ///
  /// - Parameter course: the course to look at; nil for all.
  public func drifts(course: String?) -> [Drift] {
    let handedOut = source.file.handedOut
    var courses: [String] = []
    for rule in handedOut.rules(of: drawId) where !courses.contains(rule.course) {
      if course.map({ $0 == rule.course }) ?? true { courses.append(rule.course) }
    }
    return courses.compactMap { course in
      guard let last = handedOut.rules(of: drawId, in: course).last,
        handedOutRecord(course: course) != last.record,
        let change = change(from: last.space)
      else { return nil }
      return Drift(change: change, course: course, file: handedOut.file, line: last.line)
    }
  }

  private func change(from old: VariantSpace) -> Drift.Change? {
    guard let variants else { return .nothingDrawn }
    return variants.change(from: old)
  }
}

extension VariantSpace {
  /// The largest space whose variants are compared one and all.
  private static let mostCompared = 20_000
  /// How many draws are compared of a larger one.
  private static let comparedDraws: UInt64 = 1000

  /// What draws by this rule change against those by another one; nil if nothing.
  fileprivate func change(from old: VariantSpace) -> Drift.Change? {
    guard drawnNumbers == old.drawnNumbers else { return .sets }
    guard size <= Self.mostCompared else {
      let moved = (0..<Self.comparedDraws).count { seed in
        DrawRule.variant(in: self, seed: seed)?.byName
          != DrawRule.variant(in: old, seed: seed)?.byName
      }
      return moved == 0 ? nil : .draws(moved: moved, of: Int(Self.comparedDraws))
    }
    var gone = 0
    var added = 0
    var first: Variant?
    for place in 0..<size {
      let variant = variant(at: place)
      let isDrawn = satisfiesConditions(variant)
      guard isDrawn != old.satisfiesConditions(variant) else { continue }
      if isDrawn { added += 1 } else { gone += 1 }
      if first == nil { first = variant }
    }
    return first.map { .conditions(gone: gone, added: added, first: $0) }
  }

  /// The sets by name, as far as draws depend on them.
  private var drawnNumbers: [String: DrawnNumbers] {
    Dictionary(
      sets.map { ($0.name, DrawnNumbers(shape: $0.shape, content: $0.content)) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// What one name is drawn from.
private struct DrawnNumbers: Equatable {
  let shape: [Int]
  let content: DrawnSet.Content
}

extension Variant {
  fileprivate var byName: [String: Number] {
    Dictionary(numbers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Drift {
  /// What is wrong and what to do, in one sentence or two.
  ///
  /// - Parameter exercise: the id of the exercise.
  public func message(exercise: String) -> String {
    let place = SafeText.line("\(file):\(line)", limit: 80)
    return "students in \(SafeText.line(course, limit: 40)) have other numbers in hand (\(place)): "
      + "\(what). They keep theirs: put back what was handed out and write the changed exercise under an id "
      + "of its own, or give everybody the new numbers with `grade sheet --hand-out-again --only \(exercise)`; "
      + "sheets that carry the earlier ones are still marked with them"
  }

  private var what: String {
    switch change {
    case .nothingDrawn: "nothing is drawn here any more"
    case .sets: "`draw` has other names or other sets"
    case .draws(let moved, let count): "\(moved) of \(count) draws give something else"
    case .conditions(let gone, let added, let first):
      [(gone, "not drawn any more"), (added, "drawn that could not be")]
        .filter { $0.0 > 0 }
        .map { "\($0.0) variant\($0.0 == 1 ? " is" : "s are") \($0.1)" }
        .joined(separator: " and ") + ", first \(first.text)"
    }
  }
}
