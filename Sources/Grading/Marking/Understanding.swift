import Exact
import Formats
import Formulas

/// How an answer was understood, without whether it is right.
public struct Understanding: Sendable {
  /// The answer as it was written, on one line.
  public let answer: String
  /// What it was read as, or why it cannot be read.
  public let readings: [Reading]
  /// What was decided so far: unanswered, unreadable, or nothing yet.
  public let verdict: Verdict?
  /// The answer and a caret below the place of the trouble, where it cannot be read.
  public let caret: PartMark.Caret?

  init(
    _ answer: WrittenAnswer, _ readings: [Reading], verdict: Verdict? = nil,
    caret: PartMark.Caret? = nil
  ) {
    self.answer = answer.text
    self.readings = readings
    self.verdict = verdict
    self.caret = caret
  }

  /// The same in a language: one sentence a line, formulas in back-ticks.
  public func lines(in language: Language) -> [String] {
    readings.map(language.wording.reading)
  }
}

extension Exercise {
  /// How an answer to a part is understood.
  ///
  /// - Complexity: within the fuel for reading one answer.
  public func understanding(of answer: WrittenAnswer, to part: Part) -> Understanding {
    if case .blank = answer { return Understanding(answer, [], verdict: .unanswered) }
    do {
      return Understanding(
        answer,
        try Fuel.limited(to: Limits.answerFuel) {
          try AnswerDescription(exercise: self, part: part).lines(answer)
        })
    } catch {
      let reason = (error as? UnreadableAnswer) ?? UnreadableAnswer(error)
      return Understanding(
        answer, [.unreadable(reason.reason)], verdict: .unreadable, caret: reason.caret)
    }
  }
}

/// Says what an answer was read as.
private struct AnswerDescription {
  let exercise: Exercise
  let part: Part

  func lines(_ answer: WrittenAnswer) throws -> [Reading] {
    switch part.kind {
    case .number, .vector, .matrix: return try numbers(answer)
    case .shape where part.formula == nil:
      return [.shape(NumberText.shape(try AnswerReader(part: part).read(answer).value))]
    case .shape, .expression:
      guard let scope = part.scope else { return [] }
      let read = try FormulaAnswerReader(part: part, scope: scope).read(answer)
      return [.formula(read.text)] + remarks(read.remarks)
    case .derivation:
      let marker = PartMarker(exercise: exercise, part: part, earlier: [:])
      return try DerivationMarker(marker).lines(of: answer).enumerated().map {
        .line($0 + 1, $1)
      }
    case .choice:
      let marker = PartMarker(exercise: exercise, part: part, earlier: [:])
      switch ChoiceMarker(marker).chosen(answer) {
      case .success(let choices):
        return choices.map { .choice($0.id, text: exercise.render($0.text)) }
      case .failure(let error): throw error
      }
    case .condition:
      let given = try AskedAnswer(names: part.asks.map(\.name)).read(answer)
      return try part.asks.flatMap { asked -> [Reading] in
        guard let own = given[asked.name], own != .blank else {
          return [.missing(asked.name)]
        }
        return try numbers(own).map { .named(asked.name, $0) }
      }
    case .text:
      if case .broken(_, let trouble) = answer {
        throw UnreadableAnswer(reason: trouble.reason, caret: nil)
      }
      return [.text]
    }
  }

  private func remarks(_ remarks: [String]) -> [Reading] { remarks.map { .remark(Remark($0)) } }

  // MARK: Numbers

  private func numbers(_ answer: WrittenAnswer) throws -> [Reading] {
    let read = try AnswerReader(part: part).read(answer)
    guard read.shape.isEmpty, let entry = read.entries.first else {
      var lines = [Reading.entries(NumberText.write(read.value, .plain), shape: read.shape)]
      if let literal = read.entries.lazy.compactMap(\.literal).first(where: \.isRounded) {
        let (low, high) = range(literal)
        lines.append(.decimalsStandFor(low, to: high))
      }
      return lines
    }
    if let literal = entry.literal { return literals(literal) }
    return formula(answer, entry)
  }

  private func literals(_ literal: DecimalLiteral) -> [Reading] {
    let value = literal.value
    let written = value.terminatingDecimal ?? value.description
    let units: Reading.Units =
      literal.unit.map { .written($0) } ?? part.unit.map { .assumed($0) } ?? .none
    guard literal.isRounded else {
      return [.number(written, isWhole: value.isInteger, units)]
    }
    let (low, high) = range(literal)
    return [.decimal(written, digits: literal.significantDigits, from: low, to: high, units)]
  }

  /// The numbers that a decimal stands for.
  private func range(_ literal: DecimalLiteral) -> (low: String, high: String) {
    let cell = literal.cell
    func text(_ number: Rational) -> String { number.terminatingDecimal ?? number.description }
    return (text(cell.lower), text(cell.upper))
  }

  /// A formula with its value; it counts as exact.
  private func formula(_ answer: WrittenAnswer, _ entry: AnswerEntry) -> [Reading] {
    var lines: [Reading] = []
    let value = entry.value
    let isShort = value.asRational.map { $0.description.utf8.count <= 30 } ?? false
    let shown =
      isShort
      ? "= \(value.asRational?.description ?? "")" : "≈ \(NumberText.plain(value, digits: 8))"
    var text = answer.text
    if case .text(let written) = answer, let mended = try? part.mendingCommas(written.trimmed) {
      let sides = Equations.sides(of: mended)
      let isNamed =
        sides.count > 1 && (sides[0].text.trimmed.isEmpty || part.isSymbol(sides[0].text))
      if let formula = try? Formula(sides[isNamed ? 1 : 0].text, part.vocabulary) {
        text = formula.expression.text
        lines = remarks(formula.remarks)
      }
    }
    var units = Reading.Units.none
    if entry.readings.count > 1, let unit = part.unit {
      units = .angle(unit)
    } else if entry.units.isEmpty, let unit = part.unit, !unit.isBase {
      units = .assumed(unit)
    }
    return [.exact("\(text) \(shown)", units)] + lines
  }
}
