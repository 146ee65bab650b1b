import Foundation
import TestSupport
import Testing

/// The schemas that editors read say what the program reads.
@Suite struct CourseSchemaTests {
  private struct Schema: Decodable {
    struct Field: Decodable {}
    struct Definition: Decodable {
      let properties: [String: Field]?
      let required: [String]?
    }
    let properties: [String: Field]
    let definitions: [String: Definition]

    enum CodingKeys: String, CodingKey {
      case properties
      case definitions = "$defs"
    }
  }

  private static func schema(_ name: String) throws -> Schema {
    let file = Repository.root.appending(path: "exercises/\(name).schema.json")
    return try JSONDecoder().decode(Schema.self, from: Data(contentsOf: file))
  }

  /// A value that each field may have.
  private static let values = [
    "$schema": #""course.schema.json""#, "format": "1", "course": #""2027s""#, "title": #""T""#,
    "language": #""en""#, "decimalComma": "false", "followThrough": #""1/2""#,
    "tolerance": #""exact""#, "attempts": #"{ "allowed": 3, "penalty": "10%", "counts": "last" }"#,
    "show": #""answer""#, "sheets": #"{ "week-1": { "exercises": ["C.1"] } }"#,
  ]
  private static let sheetValues = [
    "title": #""First""#, "exercises": #"["C.1"]"#, "weights": #"{ "C.1": "1/2" }"#, "drop": "0",
    "due": #""2027-05-03 12:00""#,
  ]

  private static func object(_ fields: [String: String]) -> String {
    "{ "
      + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
      .joined(separator: ", ") + " }"
  }

  @Test func `the schema of courses has all fields that are read, and no others`() throws {
    let schema = try Self.schema("course")
    #expect(Set(schema.properties.keys) == Set(Self.values.keys))
    let sheet = try #require(schema.definitions["sheet"])
    #expect(Set((sheet.properties ?? [:]).keys) == Set(Self.sheetValues.keys))
    #expect(sheet.required == ["exercises"])
    var fields = Self.values
    fields["sheets"] = "{ \"week-1\": \(Self.object(Self.sheetValues)) }"
    let outcome = try CourseCommandTests.run(
      "grade check", ["exercises/course.jsonc": Self.object(fields)])
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
  }

  @Test func `another version of the format is refused`() throws {
    let outcome = try CourseCommandTests.run(
      "grade check", ["exercises/course.jsonc": #"{ "format": 2 }"#])
    #expect(
      outcome.output.contains("exercises/course.jsonc:1:13: error: `format` must be 1, not 2\n")
        && outcome.code == 1)
  }

  @Test func `a schema beside the exercises is none of them`() throws {
    let outcome = try CourseCommandTests.run(
      "grade check", ["exercises/course.schema.json": "{}"])
    #expect(outcome.code == 0 && outcome.output.contains("1 file"))
  }
}
