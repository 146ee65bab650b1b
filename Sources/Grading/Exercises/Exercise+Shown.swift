import Formulas

extension Exercise {
  /// The right answer to a part as a student is shown it; nil where the part does not let it be shown.
  public func shownAnswer(to part: Part) -> String? {
    guard part.show == .answer || part.show == .solution else { return nil }
    if let text = part.formulaText { return text }
    if let value = keys[part.id] { return part.expectedText(value) }
    guard !part.choices.isEmpty else { return nil }
    return part.choices.filter(\.isRight).map(\.id).joined(separator: ", ")
  }

  /// The worked solution of a part as a student is shown it; nil where there is none, or the part does not
  /// let it be shown.
  public func shownSolution(of part: Part) -> String? {
    guard part.show == .solution else { return nil }
    return part.solution.map(render)
  }

  /// What there is to choose from: ids and texts, in the order of the file; empty for other parts.
  public func shownChoices(of part: Part) -> [(id: String, text: String)] {
    part.choices.map { (id: $0.id, text: render($0.text)) }
  }
}
