import Formats
import Exact
import Grading
import Testing

@testable import Batch

/// The digest of all that marks depend on besides the submissions.
@Suite struct RulesDigestTests {
  private static let exercise =
    #"{ "id": "E", "draw": { "a": "1 .. 3" }, "parts": { "p": { "prompt": "P", "key": "a + 1" } } }"#

  /// The digest of an exercise, in a course that states some fields.
  private static func digest(
    _ fields: String, sheet: String? = nil, handedOut: String = "", checksCertificates: Bool = false
  ) throws -> Digest {
    let course = try Course(Array("{ \(fields) }".utf8), file: "course.jsonc")
    let file = ExerciseFile(
      name: "exercises/set/E.jsonc", problemSet: "set", bytes: Array(exercise.utf8),
      defaults: course.defaults, handedOut: try HandedOut(Array(handedOut.utf8), file: "h.jsonl"))
    return RulesDigest.of(
      [file], version: "1", only: nil, course: course.name, sheet: sheet.flatMap(course.sheet),
      writesProofs: true, checksCertificates: checksCertificates)
  }

  @Test func `all that a course states counts, and nothing else`() throws {
    let plain = try Self.digest("")
    #expect(try Self.digest(#""title": "Any", "$schema": "x""#) == plain)
    #expect(try Self.digest("// a remark\n") == plain)
    let different = [
      #""followThrough": "1/2""#, #""followThrough": "1/3""#, #""tolerance": "2 decimals""#,
      #""tolerance": "±1%""#, #""tolerance": "±2%""#, #""attempts": 2"#, #""show": "answer""#,
      #""language": "de""#, #""decimalComma": true"#, #""course": "2027s""#,
    ]
    var seen = [plain]
    for fields in different {
      let digest = try Self.digest(fields)
      #expect(!seen.contains(digest), "\(fields)")
      seen.append(digest)
    }
  }

  @Test func `the sheet that is marked counts, and no other`() throws {
    func sheets(_ fields: String) -> String {
      #""sheets": { "w": { "exercises": ["E", "F"]"# + fields
        + #" }, "v": { "exercises": ["E"] } }"#
    }
    let plain = try Self.digest(sheets(""), sheet: "w")
    let weighted = try Self.digest(sheets(#", "weights": { "E": 2 }"#), sheet: "w")
    let dropped = try Self.digest(sheets(#", "drop": 1"#), sheet: "w")
    let other = try Self.digest(sheets(""), sheet: "v")
    let none = try Self.digest(sheets(""))
    #expect(Set([plain, weighted, dropped, other, none]).count == 5)
    #expect(try Self.digest(sheets(#", "drop": 1"#), sheet: "v") == other)
  }

  @Test func `whether certificates are replayed counts, for verdicts depend on it`() throws {
    #expect(try Self.digest("", checksCertificates: true) != Self.digest(""))
  }

  @Test func `what was handed out counts`() throws {
    let record = #"{"exercise":"E","course":"c","draw":{"a":"1 .. 3"}}"#
    #expect(try Self.digest("", handedOut: record) != Self.digest(""))
    #expect(try Self.digest("", handedOut: record + "\n\n") == Self.digest("", handedOut: record))
  }
}
