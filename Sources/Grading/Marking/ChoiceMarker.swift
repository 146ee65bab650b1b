import Exact
import Formats
import Formulas

/// Marks the choice of one or several answers.
struct ChoiceMarker {
  private let marker: PartMarker

  init(_ marker: PartMarker) { self.marker = marker }

  private var part: Part { marker.part }

  func mark(_ answer: WrittenAnswer) -> PartMark {
    let text = answer.text
    switch chosen(answer) {
    case .success(let chosen): return decide(Set(chosen.map(\.id)), chosen, text)
    case .failure(let error):
      return marker.result(.unreadable, reason: Reason.sentence(error.reason), answer: text)
    }
  }

  /// The choices that an answer names.
  func chosen(_ answer: WrittenAnswer) -> Result<[Choice], UnreadableAnswer> {
    switch answer {
    case .text(let word): return choice(word).map { [$0] }
    case .list(let items) where part.choosesAll || items.count == 1:
      var chosen: [Choice] = []
      for item in items {
        guard case .text(let word) = item else {
          return .failure(UnreadableAnswer(reason: Reason.manyChoices, caret: nil))
        }
        switch choice(word) {
        case .success(let choice): chosen.append(choice)
        case .failure(let error): return .failure(error)
        }
      }
      return .success(chosen)
    case .broken(_, let trouble):
      return .failure(UnreadableAnswer(reason: trouble.reason, caret: nil))
    default:
      let reason = part.choosesAll ? Reason.manyChoices : Reason.oneChoice
      return .failure(UnreadableAnswer(reason: reason, caret: nil))
    }
  }

  private func decide(_ ids: Set<String>, _ chosen: [Choice], _ text: String) -> PartMark {
    let right = Set(part.choices.filter(\.isRight).map(\.id))
    let evidence = Evidence(
      rule: .choice,
      answer: Evidence.Bounds(lower: text, upper: text),
      key: Evidence.Bounds(
        lower: right.sorted().joined(separator: ", "), upper: right.sorted().joined(separator: ", ")
      ))
    if ids == right {
      return marker.result(.right, credit: .one, answer: text, evidence: evidence)
    }
    let feedback = chosen.first { !$0.isRight }?.feedback.map(marker.exercise.told)
    let reason = feedback ?? (part.choosesAll ? Reason.chosenPartly : Reason.chosenWrong)
    return marker.result(.wrong, reason: reason, answer: text, evidence: evidence)
  }

  private func choice(_ word: String) -> Result<Choice, UnreadableAnswer> {
    var name = word.trimmed
    while let last = name.last, ".,;!".contains(last) { name = String(name.dropLast()).trimmed }
    if let choice = part.choices.first(where: { $0.id == name })
      ?? part.choices.first(where: { $0.id.lowercased() == name.lowercased() })
    {
      return .success(choice)
    }
    // What a choice says is it, too.
    let said = part.choices.filter {
      Self.letters(marker.exercise.render($0.text)) == Self.letters(name)
    }
    if said.count == 1, !Self.letters(name).isEmpty { return .success(said[0]) }
    let ids = part.choices.map(\.id)
    let suggestion = Spelling.nearest(to: name, among: ids)
    return .failure(
      UnreadableAnswer(
        reason: Reason.unknownChoice(name, choices: ids, suggestion: suggestion), caret: nil))
  }

  /// The letters and digits of a text, in small letters.
  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
