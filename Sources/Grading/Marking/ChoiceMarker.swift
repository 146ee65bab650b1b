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
    var chosen: [Choice] = []
    switch answer {
    case .text(let word):
      switch choice(word) {
      case .success(let choice): chosen = [choice]
      case .failure(let error): return unreadable(error.reason, text)
      }
    case .list(let items) where part.choosesAll || items.count == 1:
      for item in items {
        guard case .text(let word) = item else { return unreadable(Reason.manyChoices + ".", text) }
        switch choice(word) {
        case .success(let choice): chosen.append(choice)
        case .failure(let error): return unreadable(error.reason, text)
        }
      }
    default:
      return unreadable((part.choosesAll ? Reason.manyChoices : Reason.oneChoice) + ".", text)
    }
    return decide(Set(chosen.map(\.id)), chosen, text)
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
    let feedback = chosen.first { !$0.isRight }?.feedback.map(marker.exercise.render)
    let reason = feedback ?? (part.choosesAll ? Reason.chosenPartly : Reason.chosenWrong)
    return marker.result(.wrong, reason: reason, answer: text, evidence: evidence)
  }

  private func choice(_ word: String) -> Result<Choice, UnreadableAnswer> {
    let name = word.trimmed
    if let choice = part.choices.first(where: { $0.id == name })
      ?? part.choices.first(where: { $0.id.lowercased() == name.lowercased() })
    {
      return .success(choice)
    }
    let ids = part.choices.map(\.id)
    let suggestion = Spelling.nearest(to: name, among: ids)
    return .failure(
      UnreadableAnswer(
        reason: Reason.unknownChoice(name, choices: ids, suggestion: suggestion), caret: nil))
  }

  private func unreadable(_ reason: String, _ text: String) -> PartMark {
    marker.result(.unreadable, reason: reason, answer: text)
  }
}
