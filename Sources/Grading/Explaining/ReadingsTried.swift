import Exact
import Formulas

/// Compares an answer with all that is known to be wrong, each by itself.
struct ReadingsTried {
  let marker: PartMarker

  private var part: Part { marker.part }
  private var exercise: Exercise { marker.exercise }

  /// What was tried; nothing for an answer that cannot be read.
  func all(_ answer: WrittenAnswer) -> [TriedReading] {
    if case .blank = answer { return [] }
    switch part.kind {
    case .number, .vector, .matrix: return values(answer)
    case .shape where part.formula == nil: return values(answer)
    case .shape, .expression: return formulas(answer)
    case .derivation: return lines(answer)
    case .condition, .choice, .text: return []
    }
  }

  // MARK: Values

  private func values(_ answer: WrittenAnswer) -> [TriedReading] {
    guard let key = part.key, let read = try? AnswerReader(part: part).read(answer) else {
      return []
    }
    var tried = part.mistakes.map { mistake in
      let (meaning, finding) = compare(read, with: mistake, key)
      return TriedReading(.mistake, mistake.name, meaning, credit: mistake.credit, finding)
    }
    tried += follows(read, key)
    let known = exercise.given.merging(exercise.keys) { given, _ in given }
    for edit in BuiltInEdit.allCases where edit != .rounding {
      let values = try? edit.values(
        of: key, unit: part.unit, isShape: part.kind == .shape, given: known)
      for value in values ?? [] where (try? value.equals(key.value)) != true {
        let needsBareNumber = edit == .percent || edit == .radians
        let isBare = read.entries.allSatisfy { entry in
          entry.literal.map { $0.unit == nil && !$0.isPercentage } ?? false
        }
        tried.append(
          TriedReading(
            .builtIn, edit.rawValue, part.plainText(value),
            credit: part.builtIns[edit]?.credit ?? .zero,
            needsBareNumber && !isBare
              ? .init(fits: false, why: "yours is no bare number") : compare(read, value)))
      }
    }
    if let domain = part.domain { tried.append(outside(read, domain)) }
    return tried
  }

  private func compare(
    _ read: ReadAnswer, with mistake: Mistake, _ key: Key
  ) -> (meaning: String, TriedReading.Finding) {
    switch mistake.pattern {
    case .value(let value):
      return (part.plainText(value), compare(read, value, isAccepted: mistake.credit == .one))
    case .key:
      return (
        "the right value in another form",
        .init(fits: false, why: "only a right value that is not written as asked is that")
      )
    case .when(let statement): return (statement.text, holds(statement, read, key))
    case .formula, .line: return ("", .undecided)
    }
  }

  /// Two digits are enough to know a mistake by, but not to earn full credit.
  private func compare(
    _ read: ReadAnswer, _ value: Value<Real>, isAccepted: Bool = false
  ) -> TriedReading.Finding {
    guard read.shape == value.shape else {
      return .init(
        fits: false,
        why: "yours has the shape \(Reason.text(read.shape)), this "
          + Reason.text(value.shape))
    }
    let judge =
      isAccepted
      ? NumberJudge(part: part) : NumberJudge(part: part).forMistakes(withEvidence: true)
    for (index, (entry, target)) in zip(read.entries, value.scalars).enumerated() {
      guard let outcome = try? judge.judge(entry, key: target) else { return .undecided }
      switch outcome {
      case .right: continue
      case .undecided: return .undecided
      case .wrong(let evidence, _, let fault):
        let place = read.shape.isEmpty ? "" : "entry \(index + 1): "
        let why = fault == .form ? " (in another form)" : ""
        return .init(
          fits: false,
          why: place + "yours is \(evidence.answer.text), this is \(evidence.key.text)" + why)
      }
    }
    return .same
  }

  private func holds(
    _ statement: Expression, _ read: ReadAnswer, _ key: Key
  ) -> TriedReading.Finding {
    var values = exercise.given.merging(exercise.keys) { given, _ in given }
    values["key"] = key.value
    values["answer"] = read.value
    do {
      guard case .truth(let truth) = try statement.evaluate(values) else { return .undecided }
      return .init(fits: truth, why: truth ? "it holds" : "it does not hold")
    } catch {
      switch error.problem {
      case .arithmetic(.outOfFuel), .arithmetic(.undecided): return .undecided
      default: return .init(fits: false, why: "it has no meaning for this answer")
      }
    }
  }

  private func outside(_ read: ReadAnswer, _ domain: Domain) -> TriedReading {
    let isInside = read.entries.map { try? domain.contains($0.value) }
    let finding: TriedReading.Finding =
      isInside.contains(false)
      ? .init(fits: true, why: "yours is outside")
      : isInside.contains(nil) ? .undecided : .init(fits: false, why: "yours is inside")
    return TriedReading(.domain, "outside", domain.text, finding)
  }

  /// What the key's own formula gives with the student's own answers.
  private func follows(_ read: ReadAnswer, _ key: Key) -> [TriedReading] {
    let own = marker.earlier.filter { key.dependencies.contains($0.key) }
    let wrong = own.filter { !$0.value.isAccepted }
    guard let share = part.followThrough, !wrong.isEmpty else { return [] }
    let names = key.dependencies.compactMap { name in wrong[name].map { "\(name) = \($0.text)" } }
    let values = exercise.given.merging(exercise.keys) { given, _ in given }
    let answers = values.merging(own.mapValues { e in e.value { e.points[$0] } }) { $1 }
    let result = try? key.expression.evaluate(answers).map { try $0.recognised() }
    let follow = FollowThrough(key: key, judge: NumberJudge(part: part), values: values)
    let finding: TriedReading.Finding =
      switch try? follow.decide(read, from: own, mustDiffer: true) {
      case .follows: .init(fits: true, why: "yours follows")
      case .differs: .init(fits: false, why: "yours does not follow")
      case .undecided, nil: .undecided
      }
    return [
      TriedReading(
        .followThrough, names.joined(separator: ", "),
        result.map(part.plainText) ?? "the formula has no value there", credit: share, finding)
    ]
  }

  // MARK: Formulas

  private func formulas(_ answer: WrittenAnswer) -> [TriedReading] {
    guard let scope = part.scope, let key = part.formula,
      let read = try? FormulaAnswerReader(part: part, scope: scope).read(answer)
    else { return [] }
    let comparison = Comparison(scope.variables)
    func finding(_ value: Value<Expression>) -> TriedReading.Finding {
      let decision: Comparison.Decision?
      do {
        decision = try comparison.decide(read.value, value)
      } catch {
        return .undecided
      }
      switch decision {
      case .equal?: return .init(fits: true, why: "yours equals it, by proof")
      case .different(let witness)?:
        let place = witness.evidence.point.map { "\($0.name) = \($0.value)" }
          .joined(separator: ", ")
        return .init(
          fits: false,
          why: (place.isEmpty ? "" : "at \(place) ")
            + "yours is \(witness.evidence.answer.text), this is \(witness.evidence.key.text)")
      case nil: return .init(fits: false, why: "it has another shape")
      case .undecided?, .undefined?: return .undecided
      }
    }
    var tried = part.mistakes.map { mistake in
      guard case .formula(let value) = mistake.pattern else {
        return TriedReading(
          .mistake, mistake.name, "the right value in another form", credit: mistake.credit,
          .init(fits: false, why: "only a right formula that is not written as asked is that"))
      }
      return TriedReading(
        .mistake, mistake.name, scope.text(value), credit: mistake.credit, finding(value))
    }
    tried += followsFormula(key, scope, finding)
    guard part.kind != .shape else { return tried }
    let keys = [key.expression] + [key.value.expression].compactMap(\.self)
    for edited in EditedKey.all(of: keys) {
      // The transposed of a number is that number.
      guard let value = try? scope.evaluate(edited.expression), value.formulas != key.value.formulas
      else { continue }
      tried.append(
        TriedReading(
          .builtIn, edited.edit.rawValue, scope.text(value),
          credit: part.builtIns[edited.edit]?.credit ?? .zero, finding(value)))
    }
    return tried
  }

  private func followsFormula(
    _ key: FormulaKey, _ scope: FormulaScope,
    _ finding: (Value<Expression>) -> TriedReading.Finding
  ) -> [TriedReading] {
    let own = key.dependencies.compactMap { name in
      marker.earlierFormulas[name].map { (name, $0) }
    }
    let wrong = own.filter { !$0.1.isAccepted }
    guard let share = part.followThrough, !wrong.isEmpty else { return [] }
    var values: [String: Value<Expression>] = [:]
    for (name, answer) in own { values[name] = try? scope.importing(answer.value) }
    let names = wrong.map { "\($0.0) = \($0.1.text)" }.joined(separator: ", ")
    guard let value = try? scope.evaluate(key.expression, and: values) else {
      return [
        TriedReading(
          .followThrough, names, "the formula has no value there", credit: share,
          .init(fits: false, why: "nothing follows"))
      ]
    }
    return [
      TriedReading(.followThrough, names, scope.text(value), credit: share, finding(value))
    ]
  }

  // MARK: Derivations

  private func lines(_ answer: WrittenAnswer) -> [TriedReading] {
    guard let scope = part.scope else { return [] }
    let found = DerivationMarker(marker).mark(answer).mistake
    return part.mistakes.compactMap { mistake in
      guard case .line(let line) = mistake.pattern else { return nil }
      let fits = found == mistake.name
      return TriedReading(
        .mistake, mistake.name, line.text(in: scope), credit: mistake.credit,
        .init(
          fits: fits,
          why: fits ? "your first wrong line is that" : "your first wrong line is not that"))
    }
  }
}

extension Evidence.Bounds {
  /// A number, or the interval that it lies in.
  public var text: String { lower == upper ? lower : "[\(lower), \(upper)]" }
}
