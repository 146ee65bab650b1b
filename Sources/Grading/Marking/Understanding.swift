import Exact
import Formats
import Formulas

/// How an answer was understood, without whether it is right.
public struct Understanding: Sendable {
  /// The answer as it was written, on one line.
  public let answer: String
  /// What it was read as, or why it cannot be read; one sentence a line, formulas in back-ticks.
  public let lines: [String]
  /// What was decided so far: unanswered, unreadable, or nothing yet.
  public let verdict: Verdict?
  /// The answer and a caret below the place of the trouble, where it cannot be read.
  public let caret: PartMark.Caret?

  init(
    _ answer: WrittenAnswer, _ lines: [String], verdict: Verdict? = nil,
    caret: PartMark.Caret? = nil
  ) {
    self.answer = answer.text
    self.lines = lines
    self.verdict = verdict
    self.caret = caret
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
        answer, [Reason.sentence(reason.reason)], verdict: .unreadable, caret: reason.caret)
    }
  }
}

/// Says what an answer was read as.
private struct AnswerDescription {
  let exercise: Exercise
  let part: Part

  func lines(_ answer: WrittenAnswer) throws -> [String] {
    switch part.kind {
    case .number, .vector, .matrix: return try numbers(answer)
    case .shape where part.formula == nil:
      return ["The shape \(NumberText.shape(try AnswerReader(part: part).read(answer).value))."]
    case .shape, .expression:
      guard let scope = part.scope else { return [] }
      let read = try FormulaAnswerReader(part: part, scope: scope).read(answer)
      return ["The formula `\(read.text)`."] + sentences(read.remarks)
    case .derivation:
      let marker = PartMarker(exercise: exercise, part: part, earlier: [:])
      return try DerivationMarker(marker).lines(of: answer).enumerated().map {
        "Line \($0 + 1): \($1)"
      }
    case .choice:
      let marker = PartMarker(exercise: exercise, part: part, earlier: [:])
      switch ChoiceMarker(marker).chosen(answer) {
      case .success(let choices):
        return choices.map { "\($0.id): \(exercise.render($0.text))" }
      case .failure(let error): throw error
      }
    case .condition:
      let given = try AskedAnswer(names: part.asks.map(\.name)).read(answer)
      return try part.asks.flatMap { asked -> [String] in
        guard let own = given[asked.name], own != .blank else {
          return ["\(asked.name) is missing."]
        }
        return try numbers(own).map { "\(asked.name): \($0)" }
      }
    case .text:
      if case .broken(_, let reason) = answer { throw UnreadableAnswer(reason: reason, caret: nil) }
      return ["A text that a person reads."]
    }
  }

  private func sentences(_ remarks: [String]) -> [String] { remarks.map { "\($0)." } }

  // MARK: Numbers

  private func numbers(_ answer: WrittenAnswer) throws -> [String] {
    let read = try AnswerReader(part: part).read(answer)
    guard read.shape.isEmpty, let entry = read.entries.first else {
      let size =
        read.shape.count == 1
        ? "a vector with \(read.shape[0]) entr\(read.shape[0] == 1 ? "y" : "ies")"
        : "a \(read.shape.map(String.init).joined(separator: "×")) matrix"
      var lines = ["\(NumberText.write(read.value, .plain)), \(size)."]
      if let literal = read.entries.lazy.compactMap(\.literal).first(where: \.isRounded) {
        lines.append("Its decimals stand for what rounds to them: \(range(literal)).")
      }
      return lines
    }
    if let literal = entry.literal { return literals(literal) }
    return formula(answer, entry)
  }

  private func literals(_ literal: DecimalLiteral) -> [String] {
    let value = literal.value
    let written = value.terminatingDecimal ?? value.description
    var line: String
    if literal.isRounded {
      let digits = literal.significantDigits
      line = "The decimal \(written) with \(digits) significant digit\(digits == 1 ? "" : "s")"
      line += ": \(range(literal))"
    } else {
      line = value.isInteger ? "The whole number \(written)" : "The number \(written)"
    }
    if let unit = literal.unit {
      line += ", in \(unit.rawValue)"
    } else if let unit = part.unit {
      line += ", read in \(unit.rawValue)"
    }
    return [line + "."]
  }

  /// The numbers that a decimal stands for.
  private func range(_ literal: DecimalLiteral) -> String {
    let cell = literal.cell
    func text(_ number: Rational) -> String { number.terminatingDecimal ?? number.description }
    return "\(text(cell.lower)) to \(text(cell.upper))"
  }

  /// A formula with its value; it counts as exact.
  private func formula(_ answer: WrittenAnswer, _ entry: AnswerEntry) -> [String] {
    var lines: [String] = []
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
        lines = sentences(formula.remarks)
      }
    }
    var line = "`\(text) \(shown)`, as an exact value"
    if entry.readings.count > 1, let unit = part.unit {
      line += ", in \(unit.rawValue) or, as it computes an angle, in radians"
    } else if entry.units.isEmpty, let unit = part.unit, !unit.isBase {
      line += ", read in \(unit.rawValue)"
    }
    return [line + "."] + lines
  }
}
