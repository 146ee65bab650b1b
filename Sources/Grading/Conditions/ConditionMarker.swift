import Exact
import Formats
import Formulas

/// Marks values that must satisfy a condition.
struct ConditionMarker {
  private let marker: PartMarker

  init(_ marker: PartMarker) { self.marker = marker }

  private var part: Part { marker.part }

  func mark(_ answer: WrittenAnswer) -> PartMark {
    if case .blank = answer { return marker.result(.unanswered, answer: "") }
    let text = answer.text
    let values: [String: Value<Real>]
    do {
      guard let read = try read(answer) else { return marker.result(.unanswered, answer: "") }
      values = read
    } catch {
      return marker.result(
        .unreadable, reason: Reason.sentence(error.reason), answer: text, caret: error.caret)
    }
    do {
      return try Fuel.limited(to: Limits.markingFuel) { try decide(values, text) }
    } catch {
      var isOutOfFuel = false
      if case .arithmetic(.outOfFuel)? = (error as? FormulaError)?.problem { isOutOfFuel = true }
      if case .outOfFuel? = error as? ArithmeticError { isOutOfFuel = true }
      if isOutOfFuel { return marker.result(.undecided, reason: Reason.outOfFuel, answer: text) }
      return marker.result(.undecided, reason: Reason.undecided, answer: text)
    }
  }

  /// The value of each name; nil if none is given.
  private func read(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> [String: Value<Real>]? {
    let names = part.asks.map(\.name)
    let given = try AskedAnswer(names: names).read(answer).filter { $0.value != .blank }
    if given.isEmpty { return nil }
    let missing = names.filter { given[$0] == nil }
    guard missing.isEmpty else {
      throw UnreadableAnswer(reason: Reason.missing(missing), caret: nil)
    }
    var values: [String: Value<Real>] = [:]
    for name in names {
      guard let answer = given[name] else { continue }
      do {
        values[name] = try AnswerReader(part: part).read(answer).value
      } catch {
        throw UnreadableAnswer(reason: .of(name, error.reason), caret: error.caret)
      }
    }
    return values
  }

  // MARK: Deciding

  private func decide(_ given: [String: Value<Real>], _ text: String) throws -> PartMark {
    for asked in part.asks {
      guard let value = given[asked.name], let objection = try asked.objection(to: value) else {
        continue
      }
      return wrong(
        given, text, Candidate(rank: .domain, credit: .zero, mistake: nil, reason: objection))
    }
    let values = marker.exercise.values
      .merging(given) { $1 }
    var last: AnswerCondition.Decision?
    for condition in part.conditions {
      let decision: AnswerCondition.Decision
      do {
        decision = try condition.decide(values)
      } catch let error as FormulaError {
        switch error.problem {
        case .arithmetic(.outOfFuel), .arithmetic(.undecided): throw error
        default:
          return marker.result(
            .undecided, reason: Reason.conditionWithoutValue(condition.text), answer: text)
        }
      }
      guard decision.holds else {
        return wrong(
          given, text, mistake(values) ?? notHolding(condition, decision),
          evidence(given, decision))
      }
      last = decision
    }
    guard let last else { return marker.result(.undecided, answer: text) }
    return marker.result(
      .right, credit: .one, answer: text, evidence: evidence(given, last))
  }

  private func wrong(
    _ given: [String: Value<Real>], _ text: String, _ candidate: Candidate,
    _ evidence: Evidence? = nil
  ) -> PartMark {
    let own = Evidence.Bounds(text: text)
    return marker.result(
      .wrong, credit: candidate.credit, reason: candidate.reason, answer: text,
      evidence: evidence
        ?? Evidence(
          rule: .domain, answer: own,
          key: Evidence.Bounds(
            text: part.asks.map { "\($0.name): \($0.text)" }.joined(separator: ", "))),
      mistake: candidate.mistake)
  }

  private func notHolding(
    _ condition: AnswerCondition, _ decision: AnswerCondition.Decision
  ) -> Candidate {
    let sides = NumberText.toldApart(decision.left, decision.right)
    return Candidate(
      rank: .statement, credit: .zero, mistake: nil,
      reason: Reason.doesNotHold(condition.text, left: sides.left, right: sides.right))
  }

  /// The known mistake with the most credit whose statement holds.
  private func mistake(_ values: [String: Value<Real>]) -> Candidate? {
    Candidate.best(
      part.mistakes.compactMap { mistake in
        guard case .when(let statement) = mistake.pattern,
          case .truth(true)? = try? statement.evaluate(values)
        else { return nil }
        return Candidate(
          rank: .statement, credit: mistake.credit, mistake: mistake.name,
          reason: mistake.feedback.map(marker.exercise.told) ?? Reason.wrong)
      })
  }

  /// The values that were given, and both sides of the statement.
  private func evidence(
    _ given: [String: Value<Real>], _ decision: AnswerCondition.Decision
  ) -> Evidence {
    func bounds(_ value: Value<Real>) -> Evidence.Bounds {
      value.scalar.map { Evidence.Bounds($0) } ?? Evidence.Bounds(text: value.text { $0.summary })
    }
    return Evidence(
      rule: .condition, answer: bounds(decision.left), key: bounds(decision.right),
      point: part.asks.compactMap { asked in
        given[asked.name].map { value in
          Evidence.Coordinate(name: asked.name, value: value.text { $0.summary })
        }
      })
  }
}
