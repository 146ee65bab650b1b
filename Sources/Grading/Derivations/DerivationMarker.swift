import Exact
import Formats
import Formulas

/// Marks a derivation: each line against the one before it.
struct DerivationMarker {
  /// The most lines that are read.
  private static let mostLines = 200

  private let marker: PartMarker

  init(_ marker: PartMarker) { self.marker = marker }

  private var part: Part { marker.part }

  /// The mark: a derivation earns the lines before the first wrong one.
  func mark(_ answer: WrittenAnswer) -> PartMark {
    if case .blank = answer { return marker.result(.unanswered, answer: "") }
    guard let scope = part.scope, let derivation = part.derivation else {
      return marker.result(.undecided, answer: answer.text)
    }
    let lines: [DerivationLine]
    do {
      lines = try Fuel.limited(to: Limits.answerFuel) { try read(answer, scope, derivation) }
    } catch let error as UnreadableAnswer {
      return marker.result(
        .unreadable, reason: Reason.sentence(error.reason), answer: answer.text,
        caret: error.caret)
    } catch {
      return marker.result(.unreadable, reason: Reason.outOfFuel, answer: answer.text)
    }
    do {
      return try Fuel.limited(to: Limits.formulaFuel) {
        try DerivationJudge(marker: marker, scope: scope, derivation: derivation, lines: lines)
          .decide(answer.text)
      }
    } catch ArithmeticError.outOfFuel {
      return marker.result(.undecided, reason: Reason.outOfFuel, answer: answer.text)
    } catch {
      return marker.result(.undecided, reason: Reason.undecided, answer: answer.text)
    }
  }

  // MARK: Reading

  /// The lines as they are read, without whether they follow.
  func lines(of answer: WrittenAnswer) throws -> [String] {
    guard let scope = part.scope, let derivation = part.derivation else { return [] }
    return try read(answer, scope, derivation).map(\.text)
  }

  private func read(
    _ answer: WrittenAnswer, _ scope: FormulaScope, _ derivation: Derivation
  ) throws -> [DerivationLine] {
    let texts: [String]
    switch answer {
    case .text(let text):
      texts = text.split(whereSeparator: { $0.isNewline || $0 == ";" }).map(String.init)
    case .list(let items):
      texts = try items.compactMap { item in
        switch item {
        case .text(let text): return text
        case .blank: return nil
        case .list, .fields, .broken, .other:
          throw UnreadableAnswer(reason: Reason.notALine, caret: nil)
        }
      }
    case .broken(_, let trouble):
      throw UnreadableAnswer(reason: trouble.reason, caret: nil)
    case .blank, .fields, .other:
      throw UnreadableAnswer(reason: Reason.notALine, caret: nil)
    }
    let reading = DerivationLineReader(
      scope: scope, vocabulary: part.vocabulary, relation: derivation.relation)
    var lines: [DerivationLine] = []
    for written in texts {
      let text = try part.mendingCommas(written)
      if let character = ControlCharacter(firstIn: text) {
        throw UnreadableAnswer(reason: .character(character), caret: nil)
      }
      let own = try read(line: text, number: lines.count + 1, reading, derivation)
      if lines.isEmpty, texts.count > 1, isGiven(own, scope, derivation) { continue }
      lines += own
      guard lines.count <= Self.mostLines else {
        throw UnreadableAnswer(reason: .tooManyLines(Self.mostLines), caret: nil)
      }
    }
    guard !lines.isEmpty else { throw UnreadableAnswer(reason: Reason.notALine, caret: nil) }
    return lines
  }

  /// Whether the first line is an equation that holds and is not about what is derived: it says what the derivation
  /// starts from, σ(z) = 1/(1 + e^(−z)).
  private func isGiven(
    _ sides: [DerivationLine], _ scope: FormulaScope, _ derivation: Derivation
  ) -> Bool {
    guard sides.count == 2, case .value(let a) = sides[0].meaning,
      case .value(let b) = sides[1].meaning, case .value(let from) = derivation.from
    else { return false }
    let isGiven = try? Fuel.share(ofLeftBy: 4) {
      guard case .equal? = try scope.comparison.decide(a, b),
        case .different? = try scope.comparison.decide(a, from)
      else { return false }
      return true
    }
    return isGiven ?? false
  }

  /// One text: several lines where it reads `a = b = c`, whose first side may be empty or the symbol of
  /// what is derived.
  private func read(
    line text: String, number: Int, _ reading: DerivationLineReader, _ derivation: Derivation
  ) throws -> [DerivationLine] {
    var sides = [Equations.Side(text: text, start: 0)]
    if derivation.relation != .equivalent {
      sides = Equations.sides(of: text)
      if sides.count > 1,
        sides[0].text.trimmed.isEmpty || part.isSymbol(sides[0].text)
          || reading.namesDerivative(sides[0].text)
      {
        sides.removeFirst()
      }
    }
    return try sides.enumerated().map { index, side in
      do throws(FormulaError) {
        return try reading.read(side.text)
      } catch {
        let unreadable = UnreadableAnswer(error.moved(by: side.start), in: text)
        throw UnreadableAnswer(
          reason: Reason.line(number + index, unreadable.reason), caret: unreadable.caret)
      }
    }
  }
}

/// Decides about the lines of one derivation.
private struct DerivationJudge {
  let marker: PartMarker
  let scope: FormulaScope
  let derivation: Derivation
  let lines: [DerivationLine]
  private let comparison: Comparison

  init(
    marker: PartMarker, scope: FormulaScope, derivation: Derivation, lines: [DerivationLine]
  ) {
    self.marker = marker
    self.scope = scope
    self.derivation = derivation
    self.lines = lines
    comparison = marker.writesProofs ? scope.comparison.keepingProofs : scope.comparison
  }

  private var part: Part { marker.part }

  func decide(_ text: String) throws -> PartMark {
    for index in lines.indices {
      let before = index == 0 ? derivation.from : lines[index - 1].meaning
      switch try step(from: before, to: lines[index].meaning) {
      case .follows: continue
      case .undecided:
        return marker.result(
          .undecided, reason: Reason.lineUndecided(index + 1), answer: text)
      case .fails(let witness): return try wrongLine(index, witness, text)
      }
    }
    return try ended(text)
  }

  /// The proofs of all steps between equal lines; nil where one cannot be written.
  private func proof() throws -> String? {
    var texts: [String] = []
    var before = derivation.from
    for line in lines {
      guard case .value(let a) = before, case .value(let b) = line.meaning,
        let text = comparison.proof(b, a)
      else { return nil }
      texts.append(text)
      before = line.meaning
    }
    return texts.joined()
  }

  /// The count of different forms among the first lines: repeats and reorderings are no steps.
  private func steps(_ count: Int) -> Int {
    Set(lines.prefix(count).map(\.meaning.form)).count
  }

  /// The larger of the asked and the written number of lines; a line that only repeats the one before it
  /// is none.
  private var whole: Int {
    let forms = lines.map(\.meaning.form)
    let count = forms.indices.count { $0 == 0 || forms[$0] != forms[$0 - 1] }
    return max(derivation.lineCount, count)
  }

  private func ended(_ text: String) throws -> PartMark {
    let count = steps(lines.count)
    let remarks = Reason.remarks(lines.flatMap(\.remarks))
    let isComplete = lines.last?.meaning.form == derivation.to.form
    if isComplete, count >= derivation.lineCount {
      let evidence = Evidence(
        rule: .identity, answer: Evidence.Bounds(text: "\(count) lines"),
        key: Evidence.Bounds(text: derivation.to.text(in: scope)),
        proof: marker.writesProofs ? try proof() : nil)
      let answer = count == 1 ? "1 line" : "\(count) lines"
      return marker.result(
        .right, credit: .one, reason: remarks, answer: answer, evidence: evidence)
    }
    let earned = isComplete || count < derivation.lineCount ? count : steps(lines.count - 1)
    let evidence = Evidence(
      rule: .form, answer: Evidence.Bounds(text: lines.last?.text ?? ""),
      key: Evidence.Bounds(text: derivation.to.text(in: scope)))
    let reason =
      isComplete
      ? Reason.tooFewLines(count, asked: derivation.lineCount)
      : Reason.wrongEnd(derivation.to.text(in: scope))
    return marker.result(
      .wrong, credit: share(earned), reason: reason, answer: text, evidence: evidence)
  }

  private func share(_ count: Int) -> Rational {
    (try? Rational(count) / Rational(whole)) ?? .zero
  }

  // MARK: A wrong line

  private func wrongLine(
    _ index: Int, _ witness: Comparison.Witness?, _ text: String
  ) throws -> PartMark {
    let place = witness.map { describe($0, isFirst: index == 0) } ?? .none
    var reason = index == 0 ? Reason.wrongFirstLine(place) : Reason.wrongLine(index + 1, place)
    var name: String?
    if let mistake = try mistake(lines[index].meaning) {
      name = mistake.name
      if let feedback = mistake.feedback {
        reason = Reason.line(index + 1, marker.exercise.told(feedback))
      }
    }
    if let again = try rightAgain(after: index) {
      reason = .both(reason, .lineIsRightAgain(again + 1))
    }
    return marker.result(
      .wrong, credit: share(steps(index)), reason: reason, answer: text,
      evidence: witness?.turned.evidence
        ?? Evidence(
          rule: .form, answer: Evidence.Bounds(text: lines[index].text),
          key: Evidence.Bounds(
            text: (index == 0 ? derivation.from : lines[index - 1].meaning).text(in: scope))),
      mistake: name)
  }

  /// What a point shows: the values of the two lines there, first of the later one; which of two places is
  /// the better one; or which of two equations holds.
  private func describe(_ witness: Comparison.Witness, isFirst: Bool) -> Reason.Place {
    switch derivation.relation {
    case .equal:
      let (line, before) = witness.turned.values
      return isFirst
        ? .value(at: witness.pointText, line, insteadOf: before)
        : .values(at: witness.pointText, line, before)
    case .sameOptimum(let variable):
      guard let (_, value) = witness.point.first(where: { $0.name == variable }) else {
        return .none
      }
      let places = value.scalars.map { "\(variable) = \(NumberText.signed($0))" }
      guard places.count == 2 else { return .none }
      return .better(places[1], than: places[0], isFirst: isFirst)
    case .equivalent: return .oneHolds(at: witness.pointText)
    }
  }

  /// The first line behind a wrong one that is right by itself, though it does not follow from the
  /// wrong one.
  private func rightAgain(after index: Int) throws -> Int? {
    for later in lines.indices.dropFirst(index + 1) {
      guard case .follows = try step(from: derivation.from, to: lines[later].meaning) else {
        continue
      }
      return later
    }
    return nil
  }

  private func mistake(_ meaning: DerivationLine.Meaning) throws -> Mistake? {
    try part.mistakes.first { mistake in
      guard case .line(let wrong) = mistake.pattern else { return false }
      return try derivation.isSameMistake(wrong, meaning, comparison)
    }
  }

  private func step(
    from first: DerivationLine.Meaning, to second: DerivationLine.Meaning
  ) throws -> Derivation.Step {
    try derivation.step(from: first, to: second, comparison)
  }
}
