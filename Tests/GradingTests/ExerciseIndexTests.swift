import Exact
import Testing

@testable import Grading

/// What is read of files before it is known which are needed, and what is computed then.
@Suite struct ExerciseIndexTests {
  private func file(
    _ id: String, in set: String = "one", key: String = "2*3", more: String = "", name: String = ""
  ) -> ExerciseFile {
    let text = """
      { "id": "\(id)", \(more) "parts": { "p": { "prompt": "P", "key": "\(key)" } } }
      """
    return ExerciseFile(
      name: name.isEmpty ? "\(set)/\(id)" : name, problemSet: set, bytes: Array(text.utf8))
  }

  private func submission(_ answers: String) throws -> Submission {
    try Submission(Array("{ \"student\": \"s\", \"answers\": \(answers) }".utf8))
  }

  @Test func `ids are known although no formula was read`() throws {
    let index = ExerciseIndex([
      file("D.10", key: "2*"), file("D.2", more: #""formerly": ["C.1"],"#), file("A", in: "two"),
    ])
    #expect(index.entries.map(\.id) == ["D.2", "D.10", "A"])
    #expect(index.failures.isEmpty)
    #expect(index.entry("C.1")?.id == "D.2" && index.entry("D.10")?.file.name == "one/D.10")
    #expect(index.entry("D.1") == nil && index.nearestId(to: "D.1O") == "D.10")
    #expect(index.touchedSets(try submission(#"{ "C.1": {}, "B": {} }"#)) == ["one"])
    #expect(index.touchedSets(try submission(#"{ "A": null, "D.2": {} }"#)) == ["one", "two"])
  }

  @Test(arguments: ["{", "[]", "{}", #"{ "id": 7, "parts": {} }"#, #"{ "id": "a b" }"#])
  func `a file without a sound id is a failure that says why`(text: String) {
    let index = ExerciseIndex([
      file("A"), ExerciseFile(name: "b", problemSet: "two", bytes: Array(text.utf8)),
    ])
    #expect(index.entries.map(\.id) == ["A"])
    #expect(index.failures.map(\.file) == ["b"] && index.failures.map(\.problemSet) == ["two"])
    #expect(index.failures.allSatisfy { $0.lines.first?.hasPrefix("b:1:") == true })
  }

  @Test func `the order of the files decides nothing`() {
    let files = [
      file("A", name: "c"), file("A", name: "b"),
      file("B", more: #""formerly": ["A"],"#, name: "a"),
      file("C", more: #""formerly": ["old"],"#, name: "d"),
      file("D", more: #""formerly": ["old", "D"],"#, name: "e"),
    ]
    for files in [files, files.reversed(), Array(files[2...] + files[..<2])] {
      let index = ExerciseIndex(files)
      #expect(index.entries.map(\.file.name) == ["b", "d"])
      #expect(
        index.failures.flatMap(\.lines) == [
          "a:1:27: the id A stands in b too", "c:1:9: the id A stands in b too",
          "e:1:27: the id old stands in d too",
        ])
    }
  }

  @Test func `only what is wanted is computed`() throws {
    let index = ExerciseIndex([
      file("A"), file("B", key: "2*"), file("C", in: "two", key: "2*"), file("D", in: "two"),
    ])
    var asked: [String] = []
    let one = Catalogue(index) { entry in
      asked.append(entry.id)
      return entry.id == "D"
    }
    #expect(asked == ["A", "B", "C", "D"])
    #expect(one.exercises.map(\.id) == ["D"] && one.broken.isEmpty && one.failures.isEmpty)
    let two = Catalogue(index) { $0.file.problemSet == "two" }
    #expect(two.exercises.map(\.id) == ["D"] && two.broken.map(\.file) == ["two/C"])
    #expect(Catalogue(index).failures.map(\.file) == ["one/B", "two/C"])
    #expect(one.exercise("D")?.id == "D" && one.exercise("A") == nil)
  }

  @Test func `an answer to an exercise that was not read is not unknown`() throws {
    let index = ExerciseIndex([file("A"), file("B")])
    let catalogue = Catalogue(index) { $0.id == "A" }
    let mark = catalogue.mark(
      try submission(#"{ "A": { "p": 6 }, "B": { "p": 6 }, "E": { "p": 6 } }"#), only: ["A"])
    #expect(mark.exercises.map(\.id) == ["A"] && mark.score == .one)
    #expect(mark.unknown.map(\.id) == ["E"])
  }
}
