import Exact
import Formats
import Formulas

/// A text for a person: paragraphs, in one or several languages, with values inserted.
///
/// `` `…` `` is a formula to be typeset, `{name}` inserts a value (`{prior:%}`, `{x:4 digits}`,
/// `{x:fraction}`), and a literal brace is `{{` or `}}`.
public struct Text: Sendable {
  enum Piece: Sendable {
    case literal(String)
    case value(name: String, format: Format)
  }

  enum Format: Sendable, Hashable {
    case plain, percent, fraction
    case digits(Int)
  }

  private let languages: [(code: String?, pieces: [Piece])]

  /// A text without values in it, in one language.
  public init(plain text: String) { languages = [(nil, [.literal(text)])] }

  init(languages: [(code: String?, pieces: [Piece])]) { self.languages = languages }

  /// The names of the values that the text inserts.
  package var names: [String] {
    languages.flatMap(\.pieces).compactMap { piece in
      if case .value(let name, _) = piece { name } else { nil }
    }
  }

  /// The formulas in back-ticks, as they are written in the first language.
  package var quotedFormulas: [String] {
    let text = rendered(language: nil) { name, _ in "{\(name)}" }
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.indices.filter { !$0.isMultiple(of: 2) }.map { String(pieces[$0]) }
  }

  /// The text with its values inserted, in a language, or the first one.
  func rendered(language: String?, value: (String, Format) -> String) -> String {
    let pieces =
      languages.first { $0.code == language && language != nil }?.pieces
      ?? languages.first?.pieces ?? []
    return pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .value(let name, let format): value(name, format)
      }
    }.joined()
  }
}

extension Text.Piece {
  /// The pieces of a text; nil with the offending fragment where a brace does not fit.
  static func pieces(of text: String) -> Result<[Text.Piece], TextProblem> {
    // Most texts insert nothing.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
      return .success(text.isEmpty ? [] : [.literal(text)])
    }
    var pieces: [Text.Piece] = []
    var literal = ""
    var rest = Substring(text)
    while let character = rest.first {
      let place = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        literal.append(character)
        rest = rest.dropFirst(2)
        continue
      }
      guard character == "{" else {
        if character == "}" { return .failure(TextProblem(fragment: "}", place: place)) }
        literal.append(character)
        rest = rest.dropFirst()
        continue
      }
      guard let close = rest.firstIndex(of: "}") else {
        return .failure(TextProblem(fragment: String(rest.prefix(20)), place: place))
      }
      let inside = rest[rest.index(after: rest.startIndex)..<close]
      let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let format = parts.count == 2 ? Text.Format(parts[1].trimmed) : .plain
      guard let format, let name = parts.first?.trimmed, !name.isEmpty else {
        return .failure(TextProblem(fragment: "{\(inside)}", place: place))
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.value(name: name, format: format))
      rest = rest[rest.index(after: close)...]
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return .success(pieces)
  }
}

/// A brace in a text that does not insert a value.
struct TextProblem: Error {
  /// The piece of the text that does not fit.
  let fragment: String
  /// Where it stands, in bytes of the text.
  let place: Int
}

extension Text.Format {
  init?(_ text: String) {
    switch text {
    case "%": self = .percent
    case "fraction": self = .fraction
    default:
      let words = text.split(separator: " ")
      guard words.count == 2, words[1] == "digits" || words[1] == "digit", let n = Int(words[0]),
        (1...100).contains(n)
      else { return nil }
      self = .digits(n)
    }
  }
}
