import Formats

/// A language of the sentences that a student reads.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case german = "de"

  /// What is said in it.
  public var wording: any Wording {
    switch self {
    case .english: English()
    case .german: German()
    }
  }

  /// Why a text names no language, with the ones that there are.
  static func unknown(_ text: String) -> String {
    let known = allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return
      "`\(SafeText.line(text, limit: 40))` is no language of the sentences here: write one of \(known)"
  }
}

/// All that a student reads and no author wrote, in one language.
///
/// A language is a type that says each of these; what it leaves out does not compile.
public protocol Wording: Sendable {
  /// Why a verdict holds.
  func reason(_ reason: Reason) -> String
  /// How an answer was understood.
  func reading(_ reading: Reading) -> String
  /// How an answer must be written.
  func rule(_ rule: AnswerRule) -> String
  /// Headings, verdicts, points, and other short pieces.
  func label(_ label: Label) -> String
}

extension Reason {
  /// The sentence in a language.
  public func text(in language: Language) -> String { language.wording.reason(self) }
}
