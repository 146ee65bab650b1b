import Grading

/// The one entry of a format that takes no more.
struct OneResult: Sendable {
  private let format: ExportFormat
  private var entry: ResultEntry?
  private var count = 0

  init(for format: ExportFormat) { self.format = format }

  mutating func add(_ entry: ResultEntry) {
    count += 1
    self.entry = entry
  }

  func entryIfOne() throws(ExportError) -> ResultEntry {
    guard count == 1, let entry else {
      throw ExportError(.oneSubmission(format: format.rawValue, found: count))
    }
    return entry
  }
}
