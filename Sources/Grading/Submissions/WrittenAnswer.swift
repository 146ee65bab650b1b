import Formats

/// An answer as it stands in a submission, before it is read.
public indirect enum WrittenAnswer: Sendable, Hashable {
  /// `null`, or a string of nothing but white space.
  case blank
  /// A number or a string, as it was written.
  case text(String)
  /// An array.
  case list([WrittenAnswer])
  /// An object: several things by name.
  case fields([Field])
  /// A value of a file that is no JSON there, as it is written, and what is wrong with it.
  case broken(text: String, Trouble)
  /// Something that no answer is: true or false.
  case other(String)

  /// What is wrong with a piece of a file.
  public enum Trouble: Sendable, Hashable {
    /// It is no JSON; why, in a sentence.
    case json(String)
    /// The file gives two different answers to one part.
    case twoAnswers

    var reason: Reason {
      switch self {
      case .json(let message): .json(message)
      case .twoAnswers: .twoAnswers
      }
    }
  }

  /// One of several things that an answer gives by name.
  public struct Field: Sendable, Hashable {
    /// The name.
    public let name: String
    /// What is given.
    public let answer: WrittenAnswer
  }

  /// The answer in a piece of JSON.
  public init(_ json: JSON) {
    switch json.kind {
    case .null: self = .blank
    case .number(let literal): self = .text(literal)
    case .string(let text): self = text.isBlank ? .blank : .text(text)
    case .array(let elements): self = .list(elements.map(WrittenAnswer.init))
    case .boolean(let value): self = .other(value ? "true" : "false")
    case .object(let members):
      self = .fields(members.map { Field(name: $0.name, answer: WrittenAnswer($0.value)) })
    }
  }

  /// The answer on one line.
  public var text: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .list(let entries): "[\(entries.map(\.text).joined(separator: ", "))]"
    case .fields(let fields):
      fields.map { "\($0.name) = \($0.answer.text)" }.joined(separator: ", ")
    case .broken(let text, _): text
    case .other(let word): word
    }
  }
}

extension WrittenAnswer {
  /// The answer with the values that were taken out of a broken file put back.
  func restoring(_ recovery: JSONRecovery) -> WrittenAnswer {
    switch self {
    case .text(let text):
      recovery.loss(text).map { .broken(text: $0.text, .json($0.error.message())) } ?? self
    case .list(let items):
      // An array with a broken item is broken as a whole.
      items.lazy.map { $0.restoring(recovery) }.first { $0.isBroken } ?? self
    case .fields(let fields):
      fields.lazy.map { $0.answer.restoring(recovery) }.first { $0.isBroken } ?? self
    case .blank, .broken, .other: self
    }
  }

  private var isBroken: Bool { if case .broken = self { true } else { false } }
}

extension String {
  /// Whether there is nothing but white space.
  fileprivate var isBlank: Bool {
    // Nearly every answer has a visible character of ASCII, each of which begins a character of its own.
    !utf8.contains { (0x21..<0x7F).contains($0) } && allSatisfy(\.isWhitespace)
  }
}
