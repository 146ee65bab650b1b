import Formulas

/// How an answer must be written, as it follows from the rule by which it is judged.
public enum AnswerRule: Sendable {
  /// A number.
  case number(Tolerance)
  /// A vector or a matrix, by its size: each entry has its rule.
  case entries(Part.Kind, shape: [Int], Tolerance)
  /// A shape.
  case shape
  /// A formula in these names.
  case formula([String])
  /// A derivation with so many lines at least.
  case steps(Int, [String])
  /// All choices that apply, or one of them.
  case choices(all: Bool)
  /// Things by name, each with its domain.
  case give([(name: String, domain: String)])
  /// Words for a person.
  case words
  /// The unit of a number, or the one in which a bare number is read.
  case unit(Unit, isAsked: Bool)
  /// A form with at most so many operations.
  case operations(Int)
}

extension AnswerRule {
  /// The sentence in a language.
  public func text(in language: Language) -> String { language.wording.rule(self) }
}

extension Tolerance {
  /// The rule as a student reads it.
  public func sentence(in language: Language) -> String {
    language.wording.rule(.number(self))
  }
}
