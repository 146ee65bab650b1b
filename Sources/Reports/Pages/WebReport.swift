import Grading

/// Results as pages: one for the class, and one for each submission.
public struct WebReport: Sendable {
  /// A page: the name of its file, which is safe in any folder, and what it holds.
  public struct File: Sendable {
    /// Letters, digits and dashes, with the ending `.html`.
    public let name: String
    /// The whole page.
    public let text: String
  }

  private let texts: ExerciseTexts
  private let language: Language
  private var tally = ClassTally()

  /// A report without results.
  ///
  /// - Parameters:
  ///   - catalogue: The exercises that pages quote; without them pages show ids only.
  ///   - language: The language of the pages for students.
  public init(_ catalogue: Catalogue?, in language: Language = .english) {
    texts = ExerciseTexts(catalogue)
    self.language = language
  }

  /// Counts an entry, and answers the page of its student; nil for one that was not marked.
  public mutating func add(_ entry: ResultEntry) -> File? {
    tally.add(entry)
    guard case .marked(let result) = entry else { return nil }
    return File(
      name: PageName.name(of: result.id), text: StudentPage(result, texts, in: language).text)
  }

  /// Whether a file may be the page of a submission, by its name.
  public static func isPageName(_ name: String) -> Bool { PageName.isOfSubmission(name) }

  /// Whether a file of such a name was written by a report, by what it says of itself.
  public static func isPage(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(2_000), as: UTF8.self).contains(#"content="touchstone""#)
  }

  /// The page of the class, `index.html`.
  public func classPage() -> File {
    File(name: "index.html", text: ClassPage(tally, texts).text)
  }
}
