import Formulas

/// What students get to see of a mark: decided here alone, for text, data, pages and other systems alike.
extension Part.Show {
  /// Whether they are told why a verdict was given; why an answer could not be read they always are.
  public func tellsReason(of verdict: Verdict) -> Bool {
    self != .verdict || verdict == .unreadable
  }

  /// Whether they are told the right answer.
  public var tellsAnswer: Bool { self == .answer || self == .solution }

  /// Whether they are shown the worked steps.
  public var tellsSolution: Bool { self == .solution }

  /// Whether they see the values that show that an answer is wrong.
  ///
  /// Those of formulas at one point tell no formula; where no point is named, they are the right answer itself.
  public func tellsWitness(isAtPoint: Bool) -> Bool {
    tellsAnswer || isAtPoint && tellsReason(of: .wrong)
  }
}

extension Exercise {
  /// The right answer to a part as a student is shown it; nil where the part does not let it be shown.
  public func shownAnswer(to part: Part) -> String? {
    guard part.show.tellsAnswer else { return nil }
    if let text = part.formulaText { return text }
    if let value = keys[part.id] { return part.expectedText(value) }
    guard !part.choices.isEmpty else { return nil }
    return part.choices.filter(\.isRight).map(\.id).joined(separator: ", ")
  }

  /// The worked solution of a part as a student is shown it; nil where there is none, or the part does not
  /// let it be shown.
  public func shownSolution(of part: Part) -> String? {
    guard part.show.tellsSolution else { return nil }
    return part.solution.map(render)
  }

  /// What there is to choose from: ids and texts, in the order of the file; empty for other parts.
  public func shownChoices(of part: Part) -> [(id: String, text: String)] {
    part.choices.map { (id: $0.id, text: render($0.text)) }
  }
}
