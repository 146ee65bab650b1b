import Exact
import Formulas

/// Marks an answer that is a formula in variables.
struct ExpressionMarker {
  private let marker: PartMarker

  init(_ marker: PartMarker) { self.marker = marker }

  private var part: Part { marker.part }

  /// The mark, and what the formula stands for in later parts (nil: the right one does).
  func mark(_ answer: WrittenAnswer) -> (mark: PartMark, standing: EarlierFormula?) {
    if case .blank = answer { return (marker.result(.unanswered, answer: ""), nil) }
    guard let scope = part.scope, part.formula != nil else {
      return (marker.result(.undecided, answer: answer.text), nil)
    }
    let read: FormulaAnswer
    do {
      read = try FormulaAnswerReader(part: part, scope: scope).read(answer)
    } catch {
      let mark = marker.result(
        .unreadable, reason: Reason.sentence(error.reason), answer: answer.text,
        caret: error.caret)
      return (mark, nil)
    }
    return mark(read)
  }

  /// What an answer is read as; nil where it is blank, or cannot be read.
  func read(_ answer: WrittenAnswer) -> FormulaAnswer? {
    if case .blank = answer { return nil }
    guard let scope = part.scope, part.formula != nil else { return nil }
    return try? FormulaAnswerReader(part: part, scope: scope).read(answer)
  }

  /// The mark of an answer that was read: it depends on nothing else that was written.
  func mark(_ read: FormulaAnswer) -> (mark: PartMark, standing: EarlierFormula?) {
    guard let scope = part.scope, let key = part.formula else {
      return (marker.result(.undecided, answer: read.text), nil)
    }
    do {
      return try Fuel.limited(to: Limits.formulaFuel) {
        var judge = FormulaJudge(marker: marker, scope: scope, key: key, read: read)
        return try judge.decide()
      }
    } catch ArithmeticError.outOfFuel {
      return (marker.result(.undecided, reason: Reason.outOfFuel, answer: read.text), nil)
    } catch {
      return (marker.result(.undecided, reason: Reason.undecided, answer: read.text), nil)
    }
  }
}

/// Decides about one formula.
private struct FormulaJudge {
  let marker: PartMarker
  let scope: FormulaScope
  let key: FormulaKey
  let read: FormulaAnswer
  private let comparison: Comparison
  /// Where the answer lies at points that are not simple.
  private let estimate: Estimate
  /// Where the answer differs from the key, once that is known.
  private var witness: Comparison.Witness?

  init(marker: PartMarker, scope: FormulaScope, key: FormulaKey, read: FormulaAnswer) {
    self.marker = marker
    self.scope = scope
    self.key = key
    self.read = read
    comparison = marker.writesProofs ? scope.comparison.keepingProofs : scope.comparison
    estimate = comparison.estimate(read.value)
  }

  private var part: Part { marker.part }

  mutating func decide() throws -> (mark: PartMark, standing: EarlierFormula?) {
    switch try comparison.decide(
      read.value, key.value, estimate, key.expectations.estimate)
    {
    case .equal?:
      if case .operations(let limit)? = part.form, read.operationCount > limit {
        return (try wrongForm(limit), nil)
      }
      let mark = result(
        .right, credit: .one, reason: Reason.remarks(read.remarks), evidence: try identity())
      return (mark, nil)
    case .undefined(let point)?:
      return (result(.undecided, reason: Reason.undefined(at: point)), nil)
    case .undecided(let points)? where points > 0 && part.acceptance == .numerically:
      if case .operations(let limit)? = part.form, read.operationCount > limit {
        return (try wrongForm(limit), nil)
      }
      return (result(.undecided, credit: .one, reason: Reason.accepted(points: points)), nil)
    case .undecided(let points)?:
      return (result(.undecided, reason: Reason.agrees(points: points)), nil)
    case .different(let witness)?:
      self.witness = witness
      return try understand(
        difference(witness), part.kind == .shape ? Reason.wrongShape : Reason.differs(witness))
    case nil:
      return try understand(
        Evidence(shapes: read.value.shape, key.value.shape),
        part.kind == .shape
          ? Reason.wrongShape : Reason.shapeOfFormula(key.value, found: read.value))
    }
  }

  private func identity() throws -> Evidence {
    Evidence(
      rule: .identity, answer: Evidence.Bounds(text: read.text),
      key: Evidence.Bounds(text: key.text),
      proof: marker.writesProofs ? comparison.proof(read.value, key.value) : nil)
  }

  /// The evidence of a difference, with a text that can be checked by itself.
  private func difference(_ witness: Comparison.Witness) -> Evidence {
    var evidence = witness.evidence
    if marker.writesProofs, let left = evidence.answer.range, let right = evidence.key.range {
      evidence.proof = comparison.refutation(
        read.value, key.value, at: witness, left: left, right: right)
    }
    return evidence
  }

  /// Full credit for an answer that is the right one once the variables of the part that hide given names
  /// are what these stand for: `σ(w·x)` where z is a variable, and z = w·x elsewhere.
  private func equalOnceRevealed() throws -> Candidate? {
    let yours = scope.revealed(read.value)
    let right = scope.revealed(key.value)
    guard yours != nil || right != nil,
      case .equal? = try comparison.decide(yours ?? read.value, right ?? key.value)
    else { return nil }
    let names = Set((read.value.formulas + key.value.formulas).flatMap(\.names))
    let meanings = scope.hidden.filter { names.contains($0.name) }
    return Candidate(
      rank: .builtIn, credit: .one, mistake: nil,
      reason: Reason.revealed(meanings.map { ($0.name, scope.text($0.value)) }))
  }

  /// A right formula that is not written as it is asked for.
  private func wrongForm(_ limit: Int) throws -> PartMark {
    let evidence = Evidence(
      rule: .form, answer: Evidence.Bounds(text: read.text), key: Evidence.Bounds(text: key.text))
    let mistake = part.mistakes.first { mistake in
      if case .key = mistake.pattern { true } else { false }
    }
    return result(
      .wrong, credit: mistake?.credit ?? .zero,
      reason: mistake?.feedback.map(marker.exercise.told)
        ?? Reason.tooManyOperations(read.operationCount, limit: limit),
      evidence: evidence, mistake: mistake?.name)
  }

  // MARK: Wrong formulas

  private func understand(
    _ evidence: Evidence, _ reason: Reason
  ) throws -> (mark: PartMark, standing: EarlierFormula?) {
    if let mark = try followsFromAccepted() {
      return (mark, EarlierFormula(value: read.value, text: read.text, isAccepted: true))
    }
    var candidates = try mistakes()
    if let follows = try followsFromWrong() { candidates.append(follows) }
    if let revealed = try equalOnceRevealed() { candidates.append(revealed) }
    // What would not count is not looked for.
    let most = part.builtIns.values.map(\.credit).max() ?? .zero
    if Candidate.best(candidates).map({ $0.credit < most }) ?? true {
      candidates += try builtIns(reason)
    }
    if part.creditsEntries, let share = try shareOfRightEntries() { candidates.append(share) }
    let best = Candidate.best(candidates)
    let told = best?.reason ?? reason
    let mark = result(
      .wrong, credit: best?.credit ?? .zero,
      reason: Reason.remarks(read.remarks).map { .both(told, $0) } ?? told,
      evidence: evidence, mistake: best?.mistake, followThrough: best?.followThrough)
    return (
      mark, EarlierFormula(value: read.value, text: read.text, isAccepted: mark.credit == .one)
    )
  }

  private func isEqual(
    _ value: Value<Expression>, _ known: Estimate? = nil
  ) throws -> Bool {
    let other = known ?? comparison.estimate(value)
    if estimate.isApart(from: other) { return false }
    // Where the answer differs from the key, it mostly differs from other wrong answers too.
    if let witness, try comparison.isApart(value, fromLeftOf: witness) { return false }
    return try comparison.areShownEqual(read.value, value, estimate, other)
  }

  private func mistakes() throws -> [Candidate] {
    try zip(part.mistakes, key.expectations.estimates(of: part.mistakes)).compactMap {
      mistake, estimate in
      guard case .formula(let value) = mistake.pattern, try isEqual(value, estimate) else {
        return nil
      }
      return Candidate(
        rank: .mistake, credit: mistake.credit, mistake: mistake.name,
        reason: mistake.feedback.map(marker.exercise.told) ?? Reason.wrong)
    }
  }

  private func builtIns(_ reason: Reason) throws -> [Candidate] {
    guard let (edit, words) = try builtIn() else { return [] }
    let rule = part.builtIns[edit]
    return [
      Candidate(
        rank: .builtIn, credit: rule?.credit ?? .zero, mistake: edit.rawValue,
        reason: rule?.feedback.map(marker.exercise.told)
          ?? words.map { .because(reason, $0) } ?? .edit(edit))
    ]
  }

  /// The mistake that the answer is known by, in words that do not say what is right.
  private func builtIn() throws -> (edit: BuiltInEdit, words: Change?)? {
    if part.kind == .shape {
      guard case .vector(let shape) = key.value, shape.count == 2,
        try isEqual(.vector(shape.reversed()))
      else { return nil }
      return (.transposed, nil)
    }
    return EditSearch(
      comparison: comparison, answer: read.value, estimate: estimate, witness: witness
    ).mistake(among: key.expectations.edits).map { ($0.edit, $0.generalWords) }
  }

  private func shareOfRightEntries() throws -> Candidate? {
    let (yours, right) = (read.value.scalars, key.value.scalars)
    guard !right.isEmpty, yours.count == right.count, read.value.shape == key.value.shape else {
      return nil
    }
    var count = 0
    for (a, b) in zip(yours, right) {
      if try comparison.areProvedEqual(a, b) { count += 1 }
    }
    guard count > 0 else { return nil }
    return Candidate(
      rank: .builtIn, credit: try Rational(count) / Rational(right.count), mistake: nil,
      reason: Reason.entries(right: count, of: right.count))
  }

  // MARK: Following from earlier answers

  private func earlier(accepted: Bool) -> [(name: String, answer: EarlierFormula)] {
    key.dependencies.compactMap { name in
      marker.earlierFormulas[name].flatMap { $0.isAccepted == accepted ? (name, $0) : nil }
    }
  }

  /// What the key's own formula gives with the student's formulas; nil where they have no value there,
  /// or make it trivial.
  private func recomputed(accepted: Bool?) throws -> Value<Expression>? {
    var own: [String: Value<Expression>] = [:]
    for (name, answer) in earlier(accepted: true)
      + (accepted == true ? [] : earlier(accepted: false))
    {
      guard let value = try? scope.importing(answer.value) else { return nil }
      // A number where the right answer has variables leaves hardly anything to do, and neither does
      // x − x.
      if try scope.values[name].map({ try !isConstant($0) }) ?? false, try isConstant(value) {
        return nil
      }
      own[name] = value
    }
    guard let value = try? scope.evaluate(key.expression, and: own) else { return nil }
    return try isConstant(value) && !isConstant(key.value) ? nil : value
  }

  private func isConstant(_ value: Value<Expression>) throws -> Bool {
    try value.formulas.allSatisfy { try comparison.isProvedConstant($0) }
  }

  /// What follows from accepted answers is right.
  private func followsFromAccepted() throws -> PartMark? {
    let accepted = earlier(accepted: true)
    guard !accepted.isEmpty, let value = try recomputed(accepted: true), try isEqual(value) else {
      return nil
    }
    return result(
      .right, credit: .one,
      reason: Reason.followsFormula(from: accepted.map { ($0.name, $0.answer.text) }),
      evidence: Evidence(
        rule: .follows, answer: Evidence.Bounds(text: read.text),
        key: Evidence.Bounds(text: scope.text(value))))
  }

  private func followsFromWrong() throws -> Candidate? {
    let wrong = earlier(accepted: false)
    guard let share = part.followThrough, !wrong.isEmpty,
      let value = try recomputed(accepted: nil), try isEqual(value)
    else { return nil }
    var reason = Reason.followsFormula(from: wrong.map { ($0.name, $0.answer.text) })
    if part.show.tellsReason(of: .wrong) {
      reason = .both(
        reason, .withTheRightOne(part.formulaText ?? key.text, count: wrong.count))
    }
    return Candidate(
      rank: .followThrough, credit: share, mistake: nil, reason: reason, followThrough: share)
  }

  private func result(
    _ verdict: Verdict, credit: Rational = .zero, reason: Reason? = nil, evidence: Evidence? = nil,
    mistake: String? = nil, followThrough: Rational? = nil
  ) -> PartMark {
    marker.result(
      verdict, credit: credit, reason: reason, answer: read.text, evidence: evidence,
      mistake: mistake, followThrough: followThrough)
  }
}

extension Part {
  /// Whether answers are formulas in variables, or shapes of such dimensions.
  var isFormula: Bool { formula != nil && (kind == .expression || kind == .shape) }
}

extension Evidence.Bounds {
  /// The two bounds as numbers; nil where they are none.
  var range: ClosedRange<Rational>? {
    guard let low = try? Rational(lower), let high = try? Rational(upper), low <= high else {
      return nil
    }
    return low...high
  }

  /// A formula, which is what it is.
  init(text: String) { self.init(lower: text, upper: text) }
}
