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

  /// How an answer must be written, in sentences that follow from the rule by which it is judged.
  public var answerRule: [String] {
    var sentences: [String] = []
    switch kind {
    case .number: sentences.append(tolerance.sentence)
    case .vector, .matrix:
      sentences.append(
        "A \(kind.rawValue)" + (key.map { " \(Self.size($0.value.shape))" } ?? "")
          + ", entry by entry: "
          + tolerance.sentence.prefix(1).lowercased() + tolerance.sentence.dropFirst())
    case .shape: sentences.append("A shape, such as (2, 3).")
    case .expression: sentences.append("A formula\(Self.names(vocabulary.names)).")
    case .derivation:
      let count = derivation?.lineCount ?? 1
      sentences.append(
        "One step a line\(count > 1 ? ", at least \(count) lines" : "")\(Self.names(vocabulary.names))."
      )
    case .choice: sentences.append(choosesAll ? "All that apply:" : "One of:")
    case .condition:
      sentences.append(
        "Give " + asks.map { "\($0.name): \($0.text)" }.joined(separator: "; ") + ".")
    case .text: sentences.append("In words. A person reads it.")
    }
    if let unit {
      sentences.append(
        form == .sameUnit
          ? "In \(unit.rawValue)." : "A number without a unit is read in \(unit.rawValue).")
    }
    if case .operations(let count) = form { sentences.append("At most \(count) operations.") }
    return sentences
  }

  private static func size(_ shape: [Int]) -> String {
    shape.count == 1
      ? "of \(shape[0]) number\(shape[0] == 1 ? "" : "s")"
      : "of " + shape.map(String.init).joined(separator: "×") + " numbers"
  }

  private static func names(_ names: [String]) -> String {
    names.isEmpty ? "" : " in \(names.joined(separator: ", "))"
  }
}
