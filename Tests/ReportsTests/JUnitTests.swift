import Formats
import Testing

@testable import Reports

/// Results as JUnit XML, read by an XML parser.
@Suite struct JUnitTests {
  @Test func `a suite for each submission, and a case for each part`() throws {
    let lines = [
      SmallResult.line(submittedAt: "2026-11-21T10:00:00Z"), #"{"id":"x","error":"no <JSON>"}"#,
    ]
    let root = try XMLTree.read(try SmallResult.text(.junit, lines))
    #expect(root.name == "testsuites" && root.children.map(\.name) == ["testsuite", "testsuite"])
    let suite = root.children[0]
    #expect(suite.attributes["name"] == "ada#1" && suite.attributes["tests"] == "5")
    #expect(suite.attributes["failures"] == "3" && suite.attributes["skipped"] == "1")
    #expect(suite.attributes["timestamp"] == "2026-11-21T10:00:00Z")
    #expect(
      suite.children.map { $0.children.first?.name } == [
        nil, "failure", "skipped", "failure", "failure",
      ])
    let length = suite.children[1]
    #expect(
      length.attributes["classname"] == "ada#1 D.1" && length.attributes["name"] == "D.1 length")
    #expect(length.children[0].text == "wrong: 1/2 of 1\nAnswer: 7\n7")
    let error = try #require(root.children[1].children.first?.children.first)
    #expect(error.name == "error" && error.text == "no <JSON>")
  }

  @Test func `no two cases have one name`() throws {
    let failure = #"{"id":"x","error":"no"}"#
    let lines =
      ["a", "b", "a"].map { SmallResult.line(id: $0) }
      + [failure, failure, #"{"id":null,"error":"no"}"#, #"{"id":null,"error":"no"}"#, failure]
    let root = try XMLTree.read(try SmallResult.text(.junit, lines))
    let names = root.children.flatMap(\.children).map {
      "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")"
    }
    #expect(Set(names).count == names.count && names.count == 20)
    #expect(names[0] == "a D.1 D.1 dot" && names[10] == "a D.1 D.1 dot (2)")
    #expect(
      names[15...] == [
        "x submission", "x submission (2)", "a submission submission",
        "a submission submission (2)", "x submission (3)",
      ])
  }
}
