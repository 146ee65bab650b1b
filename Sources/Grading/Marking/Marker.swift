extension Exercise {
  /// Marks one student's answers to the exercise.
  ///
  /// - Parameters:
  ///   - answers: the answers by part; parts without one count as unanswered.
  ///   - withProofs: whether the evidence about formulas holds certificates that can be checked.
  /// - Complexity: each part within the fuel of `Limits`.
  public func mark(
    _ answers: [String: WrittenAnswer], withProofs: Bool = true
  ) -> ExerciseMark {
    var standings: [String: EarlierAnswer] = [:]
    var formulas: [String: EarlierFormula] = [:]
    var marks: [String: PartMark] = [:]
    for part in partsInOrderOfNeed {
      let written = ([part.id] + part.formerly).lazy.compactMap { answers[$0] }.first ?? .blank
      let marker = PartMarker(
        exercise: self, part: part, earlier: standings, earlierFormulas: formulas,
        writesProofs: withProofs)
      switch part.kind {
      case .expression where part.formula != nil, .shape where part.formula != nil:
        (marks[part.id], formulas[part.id]) = ExpressionMarker(marker).mark(written)
      case .condition: marks[part.id] = ConditionMarker(marker).mark(written)
      case .derivation: marks[part.id] = DerivationMarker(marker).mark(written)
      default: (marks[part.id], standings[part.id]) = marker.mark(written)
      }
    }
    return ExerciseMark(
      id: id, title: title.map(render), variant: variant, parts: parts.compactMap { marks[$0.id] })
  }

  /// The parts, each behind those that its key names.
  private var partsInOrderOfNeed: [Part] {
    var ordered: [Part] = []
    var done: Set<String> = []
    var rest = parts
    while !rest.isEmpty {
      let ready = rest.filter { part in
        (part.key?.dependencies ?? part.formula?.dependencies ?? []).allSatisfy(done.contains)
      }
      // Keys without a circle were checked when the file was read, so that some part is ready.
      guard !ready.isEmpty else { return ordered + rest }
      ordered += ready
      done.formUnion(ready.map(\.id))
      rest.removeAll { done.contains($0.id) }
    }
    return ordered
  }
}
