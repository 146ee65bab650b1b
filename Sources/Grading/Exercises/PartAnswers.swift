/// The answers to the parts of an exercise.
struct PartAnswers: Sendable {
  private var answers: [WrittenAnswer]
  /// The rank of the id under which each was given.
  private var ranks: [Int]

  /// No answers to so many parts.
  init(count: Int) {
    answers = Array(repeating: .blank, count: count)
    ranks = Array(repeating: .max, count: count)
  }

  /// The answers under ids that the parts have, or had.
  init(_ written: [String: WrittenAnswer], _ order: PartOrder) {
    self.init(count: order.places.count)
    for (id, answer) in written {
      if let name = order.name(id) { add(answer, as: name) }
    }
  }

  /// The answer to the part at a place.
  subscript(place: Int) -> WrittenAnswer { answers[place] }

  /// Adds an answer: one under the present id of its part goes before one under a former id, and of two under one
  /// id the last one counts.
  mutating func add(_ answer: WrittenAnswer, as name: PartOrder.Name) {
    guard name.rank <= ranks[name.place] else { return }
    answers[name.place] = answer
    ranks[name.place] = name.rank
  }
}
