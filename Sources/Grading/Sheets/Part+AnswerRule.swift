import Exact
import Formulas

extension Part {
  /// One of several answers to choose from, as a student sees it.
  public struct ShownChoice: Sendable {
    /// What the answer is called.
    public let id: String
    /// What it says.
    public let text: Text
  }

  /// The answers to choose from; none for other parts.
  public var shownChoices: [ShownChoice] {
    choices.map { ShownChoice(id: $0.id, text: $0.text) }
  }

  /// Whether all choices that apply are asked for, and not one alone.
  public var asksForAllChoices: Bool { choosesAll }

  /// How an answer must be written, as it follows from the rule by which it is judged.
  public var answerRules: [AnswerRule] {
    var rules: [AnswerRule] = []
    switch kind {
    case .number: rules.append(.number(tolerance))
    case .vector, .matrix:
      rules.append(.entries(kind, shape: key?.value.shape ?? [], tolerance))
    case .shape: rules.append(.shape)
    case .expression: rules.append(.formula(vocabulary.names))
    case .derivation: rules.append(.steps(derivation?.lineCount ?? 1, vocabulary.names))
    case .choice: rules.append(.choices(all: choosesAll))
    case .condition: rules.append(.give(asks.map { ($0.name, $0.text) }))
    case .text: rules.append(.words)
    }
    if let unit { rules.append(.unit(unit, isAsked: form == .sameUnit)) }
    if case .operations(let count) = form { rules.append(.operations(count)) }
    return rules
  }

  /// The same in sentences.
  public func answerRule(in language: Language) -> [String] {
    answerRules.map { $0.text(in: language) }
  }
}
