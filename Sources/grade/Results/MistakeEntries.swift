import Authoring
import Formats
import Grading

/// Mistakes to paste into an exercise file, of which only those are offered that `grade check` lets pass there.
struct MistakeEntries {
  /// A mistake as an exercise file has it.
  struct Entry {
    /// The part that it is a mistake in.
    let part: String
    /// The name.
    let name: String
    /// What it is known by, and its feedback.
    let value: JSON.Output
  }

  private let file: ExerciseFile
  private let errorCount: Int

  /// - Parameter file: the file of an exercise that is sound.
  init(_ file: ExerciseFile) {
    self.file = file
    errorCount = CheckReport([file]).errorCount
  }

  /// The places of the entries that can be pasted, all at once.
  ///
  /// - Complexity: one check of the exercise where all can; a few more for each that cannot.
  func sound(_ entries: [Entry]) -> [Int] {
    var kept: [Int] = []
    var waiting = [Array(entries.indices)]
    while let next = waiting.popLast() {
      guard !next.isEmpty else { continue }
      let trial = (kept + next).sorted()
      if isSound(trial.map { entries[$0] }) {
        kept = trial
      } else if next.count > 1 {
        // The first half first.
        waiting.append(Array(next[(next.count / 2)...]))
        waiting.append(Array(next[..<(next.count / 2)]))
      }
    }
    return kept
  }

  private func isSound(_ entries: [Entry]) -> Bool {
    guard let bytes = MistakeEntries.pasted(entries, into: file.bytes) else { return false }
    let pasted = ExerciseFile(
      name: file.name, problemSet: file.problemSet, bytes: bytes, defaults: file.defaults,
      handedOut: file.handedOut)
    return CheckReport([pasted]).errorCount <= errorCount
  }

  /// The file with the entries before the mistakes that it has; nil where a part has one of the same name.
  static func pasted(_ entries: [Entry], into bytes: [UInt8]) -> [UInt8]? {
    guard let json = try? JSON.read(bytes, as: .commented) else { return nil }
    var insertions: [(offset: Int, text: String)] = []
    for (part, entries) in Dictionary(grouping: entries, by: \.part) {
      guard let value = json["parts"]?[part], value.members != nil else { return nil }
      let mistakes = value["mistakes"]
      var names = Set((mistakes?.members ?? []).map(\.name))
      guard entries.allSatisfy({ names.insert($0.name).inserted }) else { return nil }
      let lines = entries.map {
        JSON.Output.string($0.name).compact() + ": " + $0.value.compact() + ","
      }.joined()
      // Behind the opening brace; a comma before a closing one is no harm.
      if let mistakes {
        insertions.append((mistakes.offset + 1, lines))
      } else {
        insertions.append((value.offset + 1, "\"mistakes\": {\(lines)},"))
      }
    }
    var result = bytes
    for (offset, text) in insertions.sorted(by: { $0.offset > $1.offset }) {
      result.insert(contentsOf: text.utf8, at: offset)
    }
    return result
  }
}
