import Exact
import Formats
import Formulas

/// Decides about one key and one answer, both read.
struct Comparer {
  let request: CompareRequest
  let scope: ComparedScope
  let key: ComparedSide
  let answer: ComparedSide

  let comparison: Comparison

  init(request: CompareRequest, scope: ComparedScope, key: ComparedSide, answer: ComparedSide) {
    self.request = request
    self.scope = scope
    let isNumber = { (name: String) in
      Vocabulary.isReserved(name) || scope.values[name]?.scalar != nil
    }
    self.key = key.rowAsVector(beside: answer, isNumber: isNumber).asVector(beside: answer)
    self.answer = answer.rowAsVector(beside: key, isNumber: isNumber).asVector(beside: key)
    let comparison = Comparison(scope.variables)
    // Of probabilities in a group evidence says what it says of the variables themselves, and not of their shares.
    self.comparison =
      request.writesProofs && scope.groups.isEmpty ? comparison.keepingProofs : comparison
  }

  func decide() throws -> CompareFinding {
    let finding = try decideInformation() ?? decideMeaning()
    guard finding.verdict == .right else { return finding }
    return try decideForms(finding)
  }

  func decideMeaning() throws -> CompareFinding {
    if let closeness = request.closeness {
      guard request.freedom == nil else {
        throw CompareError.field("upTo", .freedomBesideCloseness)
      }
      return try decideCloseness(closeness)
    }
    if let freedom = request.freedom { return try decide(upTo: freedom) }
    switch (key.meaning, answer.meaning) {
    case (.value(let k), .value(let a)):
      let finding =
        try decideDeltas(k, a) ?? decideSigns(k, a) ?? decideEquality(k, a)
      return finding.verdict == .right && areOtherBrackets
        ? CompareFinding(.undecided, Reason.pairOrInterval) : finding
    case (.set(let k), .set(let a)): return try decideSets(k.map { [$0] }, a.map { [$0] })
    case (.points(let k), .points(let a)): return try decideSets(k, a)
    case (.statement(let k, let otherKey), .statement(let a, let otherAnswer)):
      // The name that a set is written with says nothing, but another one is another variable.
      if let member = key.memberOfStatement ?? answer.memberOfStatement,
        (answer.memberOfStatement ?? member) != member
          || !key.written.names.contains(member) || !answer.written.names.contains(member)
      {
        return CompareFinding(.undecided, Reason.undecided)
      }
      return try decideStatements(k, or: otherKey, a, or: otherAnswer)
    case (.statement(let k, let otherKey), .set), (.statement(let k, let otherKey), .intervals):
      guard let a = membership(of: answer, beside: key) else { return wrongKind() }
      return try decideStatements(k, or: otherKey, a, or: nil)
    case (.statement(let k, let otherKey), .value):
      guard let intervals = answer.asIntervals,
        let a = membership(of: answer, .intervals(intervals), beside: key)
      else { return wrongKind() }
      return try asInterval(decideStatements(k, or: otherKey, a, or: nil), beside: key)
    case (.value, .statement(let a, let otherAnswer)):
      // `(0, 1)` is an interval where an inequality is the answer.
      guard let intervals = key.asIntervals,
        let k = membership(of: key, .intervals(intervals), beside: answer)
      else { return wrongKind() }
      let finding = try asInterval(
        decideStatements(k, or: nil, a, or: otherAnswer), beside: answer)
      return finding.verdict == .right && isInequalityBesideCounts
        ? CompareFinding(.undecided, Reason.countsOrInterval) : finding
    case (.set, .statement(let a, let otherAnswer)),
      (.intervals, .statement(let a, let otherAnswer)):
      guard let k = membership(of: key, beside: answer) else { return wrongKind() }
      return try decideStatements(k, or: nil, a, or: otherAnswer)
    case (.value(let k), .set(let a)) where k.scalar != nil && a.count == 1:
      // `{x + 1}` is how LaTeX groups a formula.
      return try decideEquality(k, .scalar(a[0]))
    case (.set(let k), .value(let a)) where a.scalar != nil && k.count == 1:
      return try decideEquality(.scalar(k[0]), a)
    case (.intervals, _), (_, .intervals):
      guard let k = key.asIntervals, let a = answer.asIntervals else { return wrongKind() }
      return try decideIntervals(k, a)
    case (.points, .statement) where answer.isBuiltSet, (.statement, .points) where key.isBuiltSet:
      return CompareFinding(.undecided, Reason.undecided)
    default: return wrongKind()
    }
  }

  /// The finding about a statement and two numbers in brackets, which are hardly an interval beside an equation that does
  /// not hold there.
  private func asInterval(_ finding: CompareFinding, beside side: ComparedSide) -> CompareFinding {
    side.isEquation && finding.verdict != .right ? wrongKind() : finding
  }

  func wrongShape(_ k: Value<Expression>, _ a: Value<Expression>) -> CompareFinding {
    if case .vector(let entries) = k, case .matrix(let rows) = a, rows.columnCount == 2,
      rows.rowCount == entries.count, answer.mayHaveDecimalCommas
    {
      return CompareFinding(.undecided, Reason.commaHasTwoReadings)
    }
    var reason = Reason.shapeOfFormula(k, found: a)
    if case .matrix(let x) = k, case .matrix(let y) = a, x.rowCount == y.columnCount {
      reason = explained(reason, k, a, nil)
    }
    if case .family(let x) = k, case .family(let y) = a, x.dimensions.count == 2,
      x.dimensions == y.dimensions.reversed()
    {
      reason = explained(reason, k, a, nil)
    }
    return CompareFinding(.wrong, reason, Evidence(shapes: a.shape, k.shape))
  }

  func wrongKind() -> CompareFinding {
    let (wanted, found) = (key.meaning.kindName, answer.meaning.kindName)
    return CompareFinding(
      .wrong, Reason.wrongKind(wanted, found: found),
      Evidence(
        rule: .shape, answer: Evidence.Bounds(text: found), key: Evidence.Bounds(text: wanted)))
  }

  // MARK: Equality

  /// - Parameter isEnough: whether equality is more than what is asked, so that different values decide
  ///   nothing.
  func decideEquality(
    _ k: Value<Expression>, _ a: Value<Expression>, isEnough: Bool = false
  ) throws -> CompareFinding {
    switch try comparison.decide(a, k) {
    case .equal?:
      let proof = request.writesProofs ? proofOfEquality(a, k) : nil
      return right(.identity, proof: proof, saying: differElsewhere(k, a))
    case .undefined(let point)?:
      return CompareFinding(.undecided, Reason.undefined(at: point.map(scope.written)))
    case .undecided(0)?:
      return try decideMissingEntry(k, a) ?? CompareFinding(.undecided, Reason.agrees(points: 0))
    case .undecided(let points)?: return CompareFinding(.undecided, Reason.agrees(points: points))
    case .different where isEnough: return CompareFinding(.undecided, Reason.undecided)
    case .different(let witness)?: return try wrong(witness, k, a)
    case nil: return wrongShape(k, a)
    }
  }

  /// The certificates that two values are equal; of probabilities in a group these say so of the variables
  /// themselves, and not of their shares.
  func proofOfEquality(_ a: Value<Expression>, _ k: Value<Expression>) -> String? {
    guard !scope.groups.isEmpty else { return comparison.proof(a, k) }
    let variables = scope.ungrouped
    func value(_ side: ComparedSide, beside other: Value<Expression>) -> Value<Expression>? {
      guard
        let value = try? side.written.evaluate(variables.values, in: variables, with: .ofPrograms)
      else {
        return nil
      }
      return side.asVector(value, beside: other) ?? value
    }
    // A function that asks for a distribution has a value in the shares alone.
    guard let x = value(answer, beside: k), let y = value(key, beside: a) else {
      return comparison.proof(a, k)
    }
    return Comparison(variables).proof(x, y, groups: scope.groups) ?? comparison.proof(a, k)
  }

  func right(
    _ rule: Evidence.Rule, proof: String? = nil, saying sentence: Reason? = nil
  ) -> CompareFinding {
    let remarks = Reason.remarks(answer.remarks)
    let said = sentence.map { first in remarks.map { .both(first, $0) } ?? first } ?? remarks
    return CompareFinding(
      .right, said,
      Evidence(
        rule: rule, answer: Evidence.Bounds(text: answer.text),
        key: Evidence.Bounds(text: key.text),
        proof: proof))
  }

  func wrong(
    _ witness: Comparison.Witness, _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding {
    let shown = witness.at(scope.written(witness.point))
    var evidence = shown.evidence
    if request.writesProofs, let left = evidence.answer.range, let right = evidence.key.range {
      evidence.proof = comparison.refutation(a, k, at: witness, left: left, right: right)
    }
    let (sentence, isRounded) = differs(shown)
    var reason = isRounded.map { .both(sentence, $0) } ?? explained(sentence, k, a, witness)
    if let (name, factors) = productOfNames {
      reason = .both(reason, .isOneName(name, factors: factors))
    }
    return CompareFinding(.wrong, reason, evidence)
  }

  /// A name of the answer alone that is letters of the key side by side, `xy`, where no names are declared.
  private var productOfNames: (name: String, factors: [String])? {
    guard request.variables == nil else { return nil }
    let ofKey = key.written.names
    for name in answer.written.names where (2...4).contains(name.count) && !ofKey.contains(name) {
      let letters = name.map { String($0) }
      if letters.allSatisfy(ofKey.contains) { return (name, letters) }
    }
    return nil
  }

  /// A sentence about a difference, with the mistake that explains it where there is one.
  private func explained(
    _ sentence: Reason, _ k: Value<Expression>, _ a: Value<Expression>,
    _ witness: Comparison.Witness?
  ) -> Reason {
    let search = EditSearch(
      comparison: comparison, answer: a, estimate: comparison.estimate(a), witness: witness)
    let mistake = search.mistake(keys: [key.written] + [k.expression].compactMap { $0 }) {
      try $0.evaluate(scope.values, in: scope.variables, with: .ofPrograms)
    }
    return mistake.map { Reason.because(sentence, $0.words) } ?? sentence
  }

  /// The certificates that some formulas equal their partners; nil where one has none.
  func proof(_ pairs: [(Expression, Expression)]) -> String? {
    guard request.writesProofs else { return nil }
    var text = ""
    for (a, b) in pairs {
      guard let own = comparison.proof(a, b) else { return nil }
      text += own
    }
    return text.isEmpty ? nil : text
  }

  /// What a relation that fails is shown by.
  func finding(
    _ relation: Comparison.Relation, proof: @autoclosure () -> String? = nil,
    _ reason: (Comparison.Witness) -> Reason
  ) -> CompareFinding {
    switch relation {
    case .holds: return right(.identity, proof: request.writesProofs ? proof() : nil)
    case .undecided: return CompareFinding(.undecided, Reason.undecided)
    case .fails(let witness):
      let shown = witness.at(scope.written(witness.point))
      return CompareFinding(.wrong, reason(shown), shown.evidence)
    }
  }

  // MARK: Forms

  private func decideForms(_ finding: CompareFinding) throws -> CompareFinding {
    guard !request.forms.isEmpty else { return finding }
    var isTold = true
    let vocabulary = request.vocabulary(scope)
    for form in request.forms {
      let read = form.reading(vocabulary)
      switch read.holds(for: answer) {
      case true?: continue
      case nil: isTold = false
      case false?:
        return CompareFinding(
          .wrong, Reason.notWritten(form.wanted(of: answer.written)),
          Evidence(
            rule: .form, answer: Evidence.Bounds(text: answer.text),
            key: Evidence.Bounds(text: form.wanted)))
      }
    }
    return isTold ? finding : CompareFinding(.undecided, Reason.formUndecided)
  }
}
