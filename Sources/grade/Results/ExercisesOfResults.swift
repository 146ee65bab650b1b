import Console
import Formats
import Grading

/// The exercises that results are about.
struct ExercisesOfResults {
  /// Those that there are, all of them sound.
  let catalogue: Catalogue
  /// The most ids that are named.
  private static let mostNamed = 5

  /// The exercises with these ids; nil where a file that they need is broken, which is then said.
  ///
  /// A file without a sound id of its own is needed in the problem sets that results touch, and anywhere if there is an
  /// id that no file has: it may be the one of that file. One elsewhere is one line on standard error, and so are the
  /// ids that no file has.
  ///
  /// - Parameters:
  ///   - command: the words that call the command, for messages.
  ///   - loss: what is said of ids that no file has, behind a colon.
  static func read(
    _ ids: Set<String>, in index: ExerciseIndex, of command: String, without loss: String,
    _ streams: inout StandardStreams
  ) -> ExercisesOfResults? {
    let entries = ids.compactMap { index.entry($0) }
    let wanted = Set(entries.map(\.id))
    let touched = Set(entries.map(\.file.problemSet))
    let missing = ids.filter { index.entry($0) == nil }.sorted(by: CountingOrder.isBefore)
    let catalogue = Catalogue(index) { wanted.contains($0.id) }
    let blocking = index.failures.filter { !missing.isEmpty || touched.contains($0.problemSet) }
    guard blocking.isEmpty, catalogue.broken.isEmpty else {
      streams.note(blocking + catalogue.broken)
      return nil
    }
    streams.noteUnused(index.failures)
    if !missing.isEmpty {
      streams.note("\(command): there is no exercise \(list(missing)): \(loss)")
    }
    return ExercisesOfResults(catalogue: catalogue)
  }

  /// Some names for a message.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(mostNamed).map { SafeText.line($0, limit: 40) }
    return shown.joined(separator: ", ") + (names.count > mostNamed ? " …" : "")
  }
}
