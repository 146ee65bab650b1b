import Formats

/// An answer as it stands in a submission, before it is read.
public indirect enum WrittenAnswer: Sendable, Hashable {
  /// `null`, or a string of nothing but white space.
  case blank
  /// A number or a string, as it was written.
  case text(String)
  /// An array.
  case list([WrittenAnswer])
  /// Something that no answer is: true, false, an object.
  case other(String)

  /// The answer in a piece of JSON.
  public init(_ json: JSON) {
    switch json.kind {
    case .null: self = .blank
    case .number(let literal): self = .text(literal)
    case .string(let text): self = text.allSatisfy(\.isWhitespace) ? .blank : .text(text)
    case .array(let elements): self = .list(elements.map(WrittenAnswer.init))
    case .boolean(let value): self = .other(value ? "true" : "false")
    case .object: self = .other("an object")
    }
  }

  /// The answer on one line.
  public var text: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .list(let entries): "[\(entries.map(\.text).joined(separator: ", "))]"
    case .other(let word): word
    }
  }
}
