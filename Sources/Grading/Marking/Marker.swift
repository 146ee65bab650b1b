import Exact

extension Exercise {
  /// Marks one student's answers to the exercise.
  ///
  /// - Parameters:
  ///   - answers: the answers by part; parts without one count as unanswered.
  ///   - hints: how many hints were asked for, by part; their price is taken off the credit.
  ///   - withProofs: whether the evidence about formulas holds certificates that can be checked.
  /// - Complexity: each part within the fuel of `Limits`.
  public func mark(
    _ answers: [String: WrittenAnswer], hints: [String: Int] = [:], withProofs: Bool = true
  ) -> ExerciseMark {
    mark(PartAnswers(answers, order), hints: hints, withProofs: withProofs)
  }

  /// Marks one student's answers to the exercise.
  func mark(_ answers: PartAnswers, hints: [String: Int], withProofs: Bool) -> ExerciseMark {
    var standings: [String: EarlierAnswer] = [:]
    var formulas: [String: EarlierFormula] = [:]
    var marks: [PartMark?] = Array(repeating: nil, count: parts.count)
    for place in order.places {
      let part = parts[place]
      let marked = mark(
        part, answers[place], standings, formulas, withProofs: withProofs)
      marks[place] = marked.mark
      standings[part.id] = marked.standing
      formulas[part.id] = marked.formula
    }
    return ExerciseMark(
      id: id, title: title.map(render), variant: variant, language: language,
      parts: zip(parts, marks).compactMap { part, mark in
        mark.map { charge($0, part, hints[part.id] ?? 0) }
      })
  }

  /// A mark with the hints that were asked for, and without what they cost.
  func charge(_ mark: PartMark, _ part: Part, _ count: Int) -> PartMark {
    guard count > 0, !part.hints.isEmpty else { return mark }
    var mark = mark
    mark.hints = part.hints.prefix(count).map { render($0.text) }
    mark.hintPrice = part.price(ofHints: count)
    mark.credit = max(.zero, mark.credit - mark.hintPrice)
    return mark
  }

  /// Marks the answer to one part, and says what it stands for in later parts.
  ///
  /// - Parameters:
  ///   - standings: what the student's own answers to earlier parts stand for.
  ///   - formulas: the same for answers that are formulas.
  func mark(
    _ part: Part, _ written: WrittenAnswer, _ standings: [String: EarlierAnswer],
    _ formulas: [String: EarlierFormula], withProofs: Bool
  ) -> (mark: PartMark, standing: EarlierAnswer?, formula: EarlierFormula?) {
    let marker = PartMarker(
      exercise: self, part: part, earlier: standings, earlierFormulas: formulas,
      writesProofs: withProofs)
    switch part.kind {
    case .expression where part.isFormula, .shape where part.isFormula:
      let (mark, formula) = ExpressionMarker(marker).mark(written)
      return (mark.checked, nil, formula)
    case .condition: return (ConditionMarker(marker).mark(written).checked, nil, nil)
    case .derivation: return (DerivationMarker(marker).mark(written).checked, nil, nil)
    default:
      let (mark, standing) = marker.mark(written)
      return (mark.checked, standing, nil)
    }
  }
}
