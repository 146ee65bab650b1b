import Exact
import Formats

@testable import Grading

/// Small exercises, written in the tests themselves.
enum Exercising {
  /// Reads an exercise from the text of its file.
  static func exercise(_ text: String) throws -> Exercise {
    try Exercise(Array(text.utf8), file: "x.jsonc", problemSet: "set")
  }

  /// An exercise from the members of `parts`, with the vectors a and b given.
  static func parts(
    _ parts: String, given: String = #""a": [3, 4], "b": [4, 3]"#, head: String = ""
  ) -> String {
    "{ \"id\": \"X\",\(head)\n\"given\": { \(given) },\n\"parts\": { \(parts) } }"
  }

  /// An exercise with the one part `q`, from its members but the prompt.
  static func part(_ fields: String, given: String = #""a": [3, 4], "b": [4, 3]"#) throws
    -> Exercise
  {
    try exercise(parts("\"q\": { \"prompt\": \"Q\", \(fields) }", given: given))
  }

  /// What is said about a file; nothing if it is sound.
  static func problems(_ text: String) -> [String] {
    do {
      _ = try exercise(text)
      return []
    } catch let error as ExerciseFileError {
      return error.lines
    } catch {
      return ["\(error)"]
    }
  }

  /// What is said about the one part `q`, without the name of the file.
  static func problem(_ fields: String, given: String = #""a": [3, 4], "b": [4, 3]"#) -> String {
    problems(parts("\"q\": { \"prompt\": \"Q\", \(fields) }", given: given))
      .map { String($0.dropFirst("x.jsonc:".count)) }.joined(separator: " | ")
  }

  /// The answer in a piece of JSON.
  static func answer(_ json: String) throws -> WrittenAnswer {
    WrittenAnswer(try JSON.read(Array(json.utf8), as: .strict))
  }

  /// The answers in a JSON object.
  static func answers(_ json: String) throws -> [String: WrittenAnswer] {
    let members = try JSON.read(Array(json.utf8), as: .strict).members ?? []
    return Dictionary(
      members.map { ($0.name, WrittenAnswer($0.value)) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Exercise {
  /// The mark of the part `q` for an answer that is text.
  func markOfQ(_ text: String) throws -> PartMark {
    try markOfQ(.text(text))
  }

  func markOfQ(_ answer: WrittenAnswer) throws -> PartMark {
    guard let mark = mark(["q": answer]).parts.first(where: { $0.id == "q" }) else {
      throw MissingPart()
    }
    return mark
  }

  /// The marks for the answers in a JSON object, by part.
  func marks(_ json: String) throws -> [String: PartMark] {
    Dictionary(
      uniqueKeysWithValues: mark(try Exercising.answers(json)).parts.map { ($0.id, $0) })
  }
}

/// The part that a test looks for is not there.
struct MissingPart: Error {}

extension PartMark {
  /// Verdict, credit and mistake on one line, for tables of expectations.
  var line: String {
    let cause = mistake ?? followThrough.map { "follows \($0)" }
    return "\(verdict.rawValue) \(credit)" + (cause.map { " \($0)" } ?? "")
  }
}

/// Compares a table and says all rows that differ.
func differences<Row>(_ rows: [Row], _ compare: (Row) throws -> (String, String)) rethrows -> String
{
  var lines: [String] = []
  for row in rows {
    let (found, expected) = try compare(row)
    if found != expected { lines.append("\(row)\n    is       \(found)\n    expected \(expected)") }
  }
  return lines.joined(separator: "\n")
}
