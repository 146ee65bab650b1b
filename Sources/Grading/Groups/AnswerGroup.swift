/// Answers to one part that are one wrong answer, whatever they are written like.
public struct AnswerGroup: Sendable {
  /// The answer as it is written most often.
  public let answer: String
  /// All ways in which it is written, the most frequent first, with how often.
  public let spellings: [(text: String, count: Int)]
  /// The mistake that it was known as most often; nil if as none.
  public let mistake: String?
  /// The change of the key that gives it, such as `length_a -> 1`; nil where none was found.
  public let edit: String?
  /// The answer as a formula that an exercise file can hold; nil where there is none, and where it would mean
  /// something else with other numbers.
  public let value: String?
  /// How many different numbers the students had in hand.
  public let variantCount: Int
  /// How often the answer earned something for following from wrong earlier ones: those are no mistakes of the part.
  public let followingCount: Int

  /// How often the answer was given.
  public var count: Int { spellings.reduce(0) { $0 + $1.count } }
}

extension Exercise {
  /// Puts answers to a part together that are one wrong answer, the most frequent first.
  ///
  /// With the same numbers in hand these are answers that are exactly equal; what cannot be read, or not be compared
  /// within the fuel of an answer, is equal to the same text only. With different numbers equal answers have nothing
  /// in common, and different ones may be the same: there these are answers that were known as one mistake, or that
  /// the same change of the key gives.
  ///
  /// - Parameters:
  ///   - answers: answers in any order.
  ///   - explained: for how many groups, from the first, a change of the key is looked for.
  /// - Complexity: for each variant the number of different answers, and the pairs of those that machine numbers do not
  ///   tell apart, each within the fuel of an answer.
  public func groups(
    of answers: [GivenAnswer], to partId: String, explained: Int
  ) -> [AnswerGroup] {
    guard part(partId) != nil else { return [] }
    let isDrawn = dependsOnDraws(partId)
    var found: [Variant?: [GivenAnswer]] = [:]
    for answer in answers { found[isDrawn ? answer.numbers : nil, default: []].append(answer) }
    // What a part does not depend on is not looked at: it is as it stands in the file.
    let sets = found.compactMap { numbers, answers in
      set(of: answers, to: partId, numbers, isKnown: !isDrawn || numbers != nil)
    }
    .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard sets.count > 1 else {
      guard let set = sets.first else { return [] }
      let edits = explained > 0 ? set.edits : nil
      return AnswerGroup.ordered(set.groups).enumerated().map { place, group in
        AnswerGroup(
          group, edit: place < explained ? edits?.explaining(group.answer) : nil,
          value: place < explained && !isDrawn
            ? edits?.value(of: group.answer, writtenAs: group.text) : nil,
          variantCount: 1)
      }
    }
    var merged = MergedGroups()
    for set in sets {
      // A mistake of the file is one mistake; a built-in one, such as a lost term, may be several.
      let own = set.ownMistakes
      func isOwn(_ group: EqualAnswers) -> Bool { group.mistake.map(own.contains) ?? false }
      let edits = explained > 0 && !set.groups.allSatisfy(isOwn) ? set.edits : nil
      for group in set.groups {
        let isNamed = isOwn(group)
        merged.add(group, isOwn: isNamed, edit: isNamed ? nil : edits?.explaining(group.answer))
      }
    }
    return merged.groups
  }

  /// Answers that were given with the same numbers in hand, with the part as it is with these; nil where the exercise
  /// has no values with them.
  private func set(
    of answers: [GivenAnswer], to partId: String, _ numbers: Variant?, isKnown: Bool
  ) -> AnswerSet? {
    guard let exercise = numbers.map({ try? with($0) }) ?? self else { return nil }
    return AnswerSet(answers, exercise, partId, name: numbers?.text ?? "", isKnown: isKnown)
  }
}

/// Answers that were given with the same numbers in hand.
private struct AnswerSet {
  /// The numbers, in words.
  let name: String
  let groups: [EqualAnswers]
  private let exercise: Exercise
  private let part: Part
  private let isKnown: Bool

  /// The names of the mistakes that the exercise has.
  var ownMistakes: Set<String> { Set(part.mistakes.map(\.name)) }

  /// The changes of the key with these numbers; nil where nobody knows what they were.
  var edits: KeyEdits? { isKnown ? KeyEdits(exercise, part) : nil }

  init?(
    _ answers: [GivenAnswer], _ exercise: Exercise, _ partId: String, name: String, isKnown: Bool
  ) {
    guard let part = exercise.part(partId) else { return nil }
    var groups: [EqualAnswers] = []
    let sorted = answers.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
    }
    let reader = GroupedAnswerReader(part: part)
    let sketcher = AnswerSketcher(part)
    var index = AnswerIndex()
    for answer in sorted {
      let read = reader.read(answer.text)
      let sketch = sketcher.sketch(read)
      let place = index.candidates(read, sketch).first { reader.areEqual(groups[$0].answer, read) }
      if let place {
        groups[place].add(answer)
      } else {
        index.add(groups.count, read, sketch)
        groups.append(EqualAnswers(answer: read, given: answer))
      }
    }
    self.name = name
    self.isKnown = isKnown
    self.groups = groups
    self.exercise = exercise
    self.part = part
  }
}

/// Answers that are exactly equal.
private struct EqualAnswers {
  let answer: GroupedAnswer
  /// How the answer is written most often.
  let text: String
  var spellings: [String: Int] = [:]
  var mistakes: [String: Int] = [:]
  var followingCount = 0

  init(answer: GroupedAnswer, given: GivenAnswer) {
    self.answer = answer
    text = given.text
    add(given)
  }

  mutating func add(_ given: GivenAnswer) {
    spellings[given.text, default: 0] += given.count
    mistakes.merge(given.mistakes) { $0 + $1 }
    followingCount += given.followingCount
  }

  /// The mistake that the answer was known as most often; of two the first by name.
  var mistake: String? {
    mistakes.min { a, b in
      a.value != b.value ? a.value > b.value : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }?.key
  }
}

extension AnswerGroup {
  fileprivate init(_ group: EqualAnswers, edit: String?, value: String?, variantCount: Int) {
    spellings = group.spellings.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }.map { (text: $0.key, count: $0.value) }
    answer = spellings.first?.text ?? group.text
    mistake = group.mistake
    self.edit = edit
    self.value = value
    self.variantCount = variantCount
    followingCount = group.followingCount
  }

  /// The most frequent first; of two as frequent the one whose most frequent spelling comes first.
  fileprivate static func ordered(_ groups: [EqualAnswers]) -> [EqualAnswers] {
    groups.map { (count: $0.spellings.values.reduce(0, +), group: $0) }.sorted { a, b in
      a.count != b.count
        ? a.count > b.count : a.group.text.utf8.lexicographicallyPrecedes(b.group.text.utf8)
    }.map(\.group)
  }
}

/// Groups of several variants, put together by the mistake that was made.
private struct MergedGroups {
  private enum Reason: Hashable {
    case mistake(String)
    case edit(String)
    /// Nothing is known that other numbers could have in common with it.
    case alone(Int)
  }

  private struct Merged {
    var group: EqualAnswers
    let edit: String?
    var variantCount = 1
  }

  private var places: [Reason: Int] = [:]
  private var found: [Merged] = []

  /// Adds a group of one variant.
  ///
  /// - Parameter isOwn: whether it is known as a mistake that the exercise has.
  mutating func add(_ group: EqualAnswers, isOwn: Bool, edit: String?) {
    let mistake = group.mistake.map(Reason.mistake)
    let reason =
      (isOwn ? mistake : nil) ?? edit.map(Reason.edit) ?? mistake ?? .alone(found.count)
    guard let place = places[reason] else {
      places[reason] = found.count
      found.append(Merged(group: group, edit: edit))
      return
    }
    found[place].group.spellings.merge(group.spellings) { $0 + $1 }
    found[place].group.mistakes.merge(group.mistakes) { $0 + $1 }
    found[place].group.followingCount += group.followingCount
    found[place].variantCount += 1
  }

  var groups: [AnswerGroup] {
    let groups = found.map {
      AnswerGroup($0.group, edit: $0.edit, value: nil, variantCount: $0.variantCount)
    }
    // In the order of the variants where nothing else decides.
    return groups.enumerated().sorted { a, b in
      a.element.count != b.element.count ? a.element.count > b.element.count : a.offset < b.offset
    }.map(\.element)
  }
}
