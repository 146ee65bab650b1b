import Formats
import Foundation
import Synchronization
import Testing

@testable import Grading

/// A key and an answer whose verdict is known by mathematics.
struct ComparePair {
  /// The question, without what is known about it, as it would stand in a stream.
  let question: String
  /// What tends to go wrong with it.
  let trap: String
  /// The verdict; of a bomb, those that may be given, with bars between them.
  let verdict: String
  /// Why the verdict holds.
  let why: String
  /// The key and the answer as one line, where both are texts.
  let line: String

  /// The pairs that are known to get another verdict than mathematics gives them, or none: what there is to do.
  static let known: Set<String> = {
    let url = Bundle.module.bundleURL.appending(path: "Rows/known-disagreements.txt")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return Set(text.split(separator: "\n").map(String.init))
  }()

  /// The files that hold pairs, by name: one of mixed pairs, and one for each subject.
  static let files: [String] = {
    let folder = Bundle.module.bundleURL.appending(path: "Rows/compare")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return ["compare"]
      + names.filter { $0.hasSuffix(".jsonl") }.map { "compare/\($0.dropLast(6))" }.sorted()
  }()

  static func pairs(of file: String) throws -> [ComparePair] {
    let url = Bundle.module.bundleURL.appending(path: "Rows/\(file).jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let json = try JSON.read(Array(line.utf8), as: .strict)
      let members = try #require(json.members)
      let question = JSON.Output.object(
        members.filter { !["trap", "why", "verdict"].contains($0.name) }
          .map { (name: $0.name, value: $0.value.output) })
      return ComparePair(
        question: question.compact(), trap: try #require(json["trap"]?.string),
        verdict: try #require(json["verdict"]?.string), why: try #require(json["why"]?.string),
        line: "\(json["key"]?.string ?? "")  |  \(json["answer"]?.string ?? "")")
    }
  }

  /// The verdicts that may be given.
  var verdicts: [String] { verdict.split(separator: "|").map(String.init) }

  /// What was decided of a pair, or why it could not be asked.
  typealias Outcome = Result<CompareFinding, CompareError>

  private static let outcomes = Mutex<[String: [Outcome]]>([:])

  /// The pairs of a file with what is decided of them, which is worked out once for all tests.
  static func decided(_ file: String) throws -> [(pair: ComparePair, outcome: Outcome)] {
    let pairs = try pairs(of: file)
    if let known = outcomes.withLock({ $0[file] }) { return Array(zip(pairs, known)) }
    let found = try pairs.map { pair -> Outcome in
      let request = try pair.request()
      return Result { () throws(CompareError) in try request.decide() }
    }
    outcomes.withLock { $0[file] = found }
    return Array(zip(pairs, found))
  }

  func request() throws -> CompareRequest {
    try CompareLine(Array(question.utf8)).request.get()
  }
}
