import Authoring
import Grading
import Testing

/// What is written for a new exercise is sound as it stands.
@Suite struct TemplateTests {
  @Test(arguments: ExerciseTemplate.Kind.allCases)
  func `a new exercise of each kind passes its check`(kind: ExerciseTemplate.Kind) throws {
    let text = ExerciseTemplate(kind).text(id: "N.1", schema: "../exercise.schema.json")
    let file = SmallFiles.file(text)
    let report = CheckReport([file])
    #expect(report.files.flatMap(\.findings).map(\.line) == [])
    #expect(report.files.map(\.exercise) == ["N.1"])
    let exercise = try #require(ExerciseReading(file).exercise)
    #expect(exercise.parts.map(\.kind.rawValue) == [kind.rawValue])
    #expect(exercise.examples.count >= (kind == .text ? 1 : 2))
    #expect(text.contains("\n  \"$schema\": \"../exercise.schema.json\",\n"))
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func `an id that is none is found by the check`() {
    let text = ExerciseTemplate(.number).text(id: "a b", schema: "s")
    let findings = CheckReport([SmallFiles.file(text)]).files.flatMap(\.findings)
    #expect(findings.contains { $0.message.contains("may hold letters, digits") })
  }
}
