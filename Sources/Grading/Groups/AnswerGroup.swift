/// Answers to one part that are equal, whatever they are written like.
public struct AnswerGroup: Sendable {
  /// The answer as it is written most often.
  public let answer: String
  /// All ways in which it is written, the most frequent first, with how often.
  public let spellings: [(text: String, count: Int)]
  /// The change of the key that gives it, such as `length_a -> 1`; nil where none was found.
  public let edit: String?
  /// The answer as a formula that an exercise file can hold; nil where there is none.
  public let value: String?

  /// How often the answer was given.
  public var count: Int { spellings.reduce(0) { $0 + $1.count } }
}

extension Exercise {
  /// Puts answers to a part together that are exactly equal, the most frequent first.
  ///
  /// What cannot be read, or not be compared within the fuel of an answer, is equal to the same text only.
  ///
  /// - Parameters:
  ///   - answers: texts of answers, each with how often it was given.
  ///   - explained: for how many groups, from the first, a change of the key is looked for.
  /// - Complexity: for formulas up to the square of the number of different ones, each pair within the fuel of an
  ///   answer.
  public func groups(
    of answers: [(text: String, count: Int)], to partId: String, explained: Int
  ) -> [AnswerGroup] {
    guard let part = part(partId) else { return [] }
    var groups: [Unexplained] = []
    let sorted = answers.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
    }
    let reader = GroupedAnswerReader(part: part)
    for (text, count) in sorted {
      let answer = reader.read(text)
      if let place = groups.firstIndex(where: { reader.areEqual($0.answer, answer) }) {
        groups[place].spellings.append((text, count))
      } else {
        groups.append(Unexplained(answer: answer, spellings: [(text, count)]))
      }
    }
    // Sums of spellings can change the order; sorting is stable, so that ties keep it.
    let ordered = groups.enumerated().sorted { a, b in
      a.element.count != b.element.count ? a.element.count > b.element.count : a.offset < b.offset
    }
    let edits = explained > 0 ? KeyEdits(self, part) : nil
    return ordered.enumerated().map { place, group in
      let (answer, text) = (group.element.answer, group.element.spellings[0].text)
      return AnswerGroup(
        answer: text, spellings: group.element.spellings,
        edit: place < explained ? edits?.explaining(answer) : nil,
        value: place < explained ? edits?.value(of: answer, writtenAs: text) : nil)
    }
  }

  private struct Unexplained {
    let answer: GroupedAnswer
    var spellings: [(text: String, count: Int)]

    var count: Int { spellings.reduce(0) { $0 + $1.count } }
  }
}
