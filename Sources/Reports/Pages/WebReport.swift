import Grading

/// Results as pages: one for the class, and one for each student.
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
  // By bytes: strings that only look alike are two students.
  private var expected: [[UInt8]: Int] = [:]
  private var waiting: [[UInt8]: [ResultRecord]] = [:]

  /// A report without results.
  ///
  /// - Parameters:
  ///   - catalogue: The exercises that pages quote; without them pages show ids only.
  ///   - language: The language of the pages for students.
  public init(_ catalogue: Catalogue?, in language: Language = .english) {
    texts = ExerciseTexts(catalogue)
    self.language = language
  }

  /// Notes that an entry will be added, before the first one is.
  public mutating func expect(_ entry: ResultEntry) {
    guard let student = entry.student else { return }
    expected[Array(student.utf8), default: 0] += 1
  }

  /// Counts an entry, and answers the page of its student; nil as long as more of the student's are expected, and for
  /// one that was not marked.
  public mutating func add(_ entry: ResultEntry) -> File? {
    tally.add(entry)
    guard case .marked(let result) = entry else { return nil }
    let student = Array(result.student.utf8)
    let results = (waiting.removeValue(forKey: student) ?? []) + [result]
    if results.count < expected[student] ?? 0 {
      waiting[student] = results
      return nil
    }
    return File(
      name: PageName.name(of: result.student), text: StudentPage(results, texts, in: language).text)
  }

  /// The name of the page of the class.
  public static let classPageName = "index.html"

  /// The name of the page of a student.
  public static func pageName(of student: String) -> String { PageName.name(of: student) }

  /// Whether a file may be the page of a student, by its name.
  public static func isPageName(_ name: String) -> Bool { PageName.isOfStudent(name) }

  /// How many bytes of a file say whether a report wrote it.
  public static let startLength = 2_000

  /// Whether a file was written by a report, by what its start says of itself.
  public static func isPage(_ start: [UInt8]) -> Bool {
    String(decoding: start.prefix(startLength), as: UTF8.self).contains(#"content="touchstone""#)
  }

  /// The page of the class.
  public func classPage() -> File {
    File(name: Self.classPageName, text: ClassPage(tally, texts).text)
  }
}
