import Foundation
import TestSupport
import Testing

/// What is made of the results of a class.
@Suite struct ResultsTests {
  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A class of 20: ten right, six who write 24/35 in three ways, three who write 25, one blank.
  private func results() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let cosines = ["24/25", "24/35", "48/70", "(3*4 + 4*3)/35", "25"]
    let counts = [10, 3, 2, 1, 3]
    var lines: [String] = []
    for (cosine, count) in zip(cosines, counts) {
      for _ in 0..<count {
        lines.append(
          #"{"student":"s\#(lines.count)","answers":{"D.1":{"dot":\#(lines.count % 2 + 24),"cosine":"\#(cosine)"}}}"#
        )
      }
    }
    lines.append(#"{"student":"blank","answers":{"D.1":{}}}"#)
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    _ = try shell("grade --only D.1 \(folder.path)/class.jsonl --output \(folder.path)/old.jsonl")
    return folder
  }

  @Test func `equal wrong answers are counted together, whatever they are written like`() throws {
    let folder = try results()
    let outcome = try shell("grade stats --format json \(folder.path)/old.jsonl")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let document = try object(outcome.output)
    #expect(document["submissions"] as? Int == 20)
    let exercise = try #require((document["exercises"] as? [[String: Any]])?.first)
    let parts = try #require(exercise["parts"] as? [[String: Any]])
    let cosine = try #require(parts.first { $0["id"] as? String == "cosine" })
    #expect(cosine["difficulty"] as? String == "1/2")
    let verdicts = try #require(cosine["verdicts"] as? [String: Int])
    #expect(verdicts["right"] == 10 && verdicts["wrong"] == 9 && verdicts["unanswered"] == 1)
    let groups = try #require(cosine["wrong"] as? [[String: Any]])
    #expect(groups.map { $0["count"] as? Int } == [6, 3])
    #expect(groups.map { $0["answer"] as? String } == ["24/35", "25"])
    #expect((groups.first?["spellings"] as? [Any])?.count == 3)
    let dot = try #require(parts.first { $0["id"] as? String == "dot" })
    #expect((dot["wrong"] as? [[String: Any]])?.first?["count"] as? Int == 9)
  }

  @Test func `a change of the exercise is listed for those whom it changes, and for nobody else`()
    throws
  {
    let folder = try ScratchFolder()
    func exercise(_ key: String) -> String {
      #"{"id":"W.1","given":{"x":2,"y":3},"parts":{"a":{"prompt":"a","key":"\#(key)"},"b":{"prompt":"b","key":"y - x"}}}"#
    }
    let lines = [5, 6, 8, 5].enumerated().map { number, answer in
      #"{"student":"s\#(number)","answers":{"W.1":{"a":\#(answer),"b":1}}}"#
    }
    try folder.write(exercise("x + y"), to: "exercises/warm-up/W.1.jsonc")
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    let exercises = "--exercises \(folder.path)/exercises"
    let files = "\(folder.path)/old.jsonl \(folder.path)/class.jsonl"
    _ = try shell("grade \(exercises) \(folder.path)/class.jsonl --output \(folder.path)/old.jsonl")
    let same = try shell("grade regrade \(exercises) \(files)")
    #expect(same.output == "" && same.code == 0)
    #expect(same.messages.contains("0 changes in 0 of 4 submissions"))

    try folder.write(exercise("x*y"), to: "exercises/warm-up/W.1.jsonc")
    let outcome = try shell("grade regrade \(exercises) --format jsonl \(files)")
    let changes = try outcome.output.split(separator: "\n").map(object)
    #expect(changes.map { $0["id"] as? String } == ["s0#1", "s1#1", "s3#1"])
    #expect(
      changes.allSatisfy { $0["exercise"] as? String == "W.1" && $0["part"] as? String == "a" })
    let verdicts = changes.map { change in
      ["from", "to"].compactMap { (change[$0] as? [String: Any])?["verdict"] as? String }
    }
    #expect(verdicts == [["right", "wrong"], ["wrong", "right"], ["right", "wrong"]])
    #expect(
      outcome.messages.contains("3 changes in 3 of 4 submissions: 1 with more points, 2 with fewer")
    )
    let text = try shell("grade regrade \(exercises) \(files)")
    #expect(text.output.contains("s1#1 W.1.a (6): wrong 0 of 1 → right 1 of 1"))
  }

  /// The first of a class of two of one id, and their results before and after the key changed.
  private func regradeFolder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let lines = ["ada", "bob", "bob"].enumerated().map { number, student in
      #"{"student":"\#(student)","answers":{"W.1":{"a":\#(number + 5)}}}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    for (name, key) in [("sum", "2 + 3"), ("product", "2*3")] {
      try folder.write(
        #"{"id":"W.1","parts":{"a":{"prompt":"a","key":"\#(key)"}}}"#, to: "exercises/set/W.1.jsonc"
      )
      _ = try shell("cd \(folder.path) && grade class.jsonl --format jsonl > \(name).jsonl")
    }
    return folder
  }

  @Test func `old results that come twice count once`() throws {
    let folder = try regradeFolder()
    for order in ["product product", "sum sum", "product sum"] {
      let files = order.split(separator: " ").map { "\($0).jsonl" }
      let once = try shell("cd \(folder.path) && grade regrade \(files[0]) class.jsonl")
      let twice = try shell(
        "cd \(folder.path) && cat \(files[0]) \(files[1]) | grade regrade - class.jsonl")
      #expect(once.code == 0 && !once.messages.contains("old result"), "\(once.messages)")
      #expect(twice.output == once.output)
      if files[0] == files[1] {
        #expect(
          twice.code == 0
            && twice.messages == "grade regrade: 2 results came twice and count once\n"
              + once.messages,
          "\(twice.messages)")
        continue
      }
      #expect(twice.code == 2 && !twice.messages.contains("old result only"))
      for id in ["ada#1", "bob#1"] {
        #expect(
          twice.messages.contains("another result with the id \(id) than in line"),
          "\(twice.messages)")
      }
    }
    let other = try shell(
      "cd \(folder.path) && sed s/ada/eve/g product.jsonl | grade regrade - class.jsonl")
    #expect(other.code == 0 && other.messages.contains("eve#1 has an old result only"))
  }

  @Test
  func `results in the place of submissions, and marks of students in that of results, are told`()
    throws
  {
    let folder = try ScratchFolder()
    let lines = ["ada", "bob"].map { #"{"student":"\#($0)","answers":{"D.1":{"dot":24}}}"# }
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    let file = "\(folder.path)/class.jsonl"
    let results = "\(folder.path)/r.jsonl"
    _ = try shell("grade --only D.1 --format jsonl \(file) > \(results)")
    let again = try shell("grade --only D.1 --format jsonl \(results)")
    #expect(again.messages.contains("2 of 2 could not be marked"), "\(again.messages)")
    #expect(again.messages.contains("are these submissions?"))
    let marks = try shell(
      "grade attempts \(results) > \(folder.path)/m; grade regrade --only D.1 \(folder.path)/m \(file)"
    )
    #expect(marks.messages.contains("what grade attempts writes has the names of students"))
    let same = try shell("grade regrade --only D.1 \(results) \(file)")
    #expect(same.code == 0 && !same.messages.contains("names of students"))
  }
}
