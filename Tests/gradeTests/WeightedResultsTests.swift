import TestSupport
import Testing

/// Sheets with weights and an exercise that is left out, on their way into grade books.
@Suite struct WeightedResultsTests {
  private static let course = """
    { "course": "c", "sheets": { "w": { "exercises": ["D.1", "D.3", "D.4"], "weights": { "D.1": 10 }, "drop": 1 } } }
    """

  /// D.1 and D.4 each come right in another attempt; D.1 counts 10 points, D.4 8 and D.3 11.
  private static let attempts = """
    {"student":"ada","attempt":1,"answers":{"D.1":{"dot":24,"length_a":5,"length_b":5,"cosine":"24/25","angle":"16.26°"}}}
    {"student":"ada","attempt":2,"answers":{"D.4":{"joint_spam":"6/25"}}}
    """

  private func results() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(Self.attempts, to: "class.jsonl")
    _ = try shell("mkdir -p \(folder.path)/e && cp -r exercises/part-d \(folder.path)/e/")
    try folder.write(Self.course, to: "e/course.jsonc")
    let outcome = try shell(
      "grade --exercises \(folder.path)/e --sheet w \(folder.path)/class.jsonl --output \(folder.path)/r.jsonl"
    )
    #expect(outcome.code == 0, "\(outcome.messages)")
    return folder
  }

  @Test func `the mark of all attempts counts what the sheet counts`() throws {
    let folder = try results()
    let outcome = try shell(
      "grade attempts --exercises \(folder.path)/e \(folder.path)/r.jsonl | grade export --format csv -"
    )
    let rows = outcome.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(outcome.code == 0 && rows.count == 2, "\(outcome.messages)")
    // D.3 has nothing, so that it is left out: 10 points of D.1 and 8 of D.4.
    let row = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
    #expect(row["points"] == "18" && row["D.1"] == "10" && row["D.3"] == "")
    #expect(row["score"] != "10" && row["D.4"] != "0")
  }

  @Test func `all that can be earned is the same for everyone in a grade book`() throws {
    let folder = try results()
    let outcome = try shell("grade export --format canvas --attempts best \(folder.path)/r.jsonl")
    let rows = outcome.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(outcome.code == 0 && rows.count == 3, "\(outcome.messages)")
    // The first attempt counts D.1 and D.3, 21 points, of which D.1 earns 10.
    #expect(rows[1].last == "21" && rows[2].last == "10")
  }

  @Test func `regrade tells of weights and of what is left out`() throws {
    let folder = try results()
    let call =
      "grade regrade --exercises \(folder.path)/e --sheet w \(folder.path)/r.jsonl \(folder.path)/class.jsonl"
    let same = try shell(call)
    #expect(same.output == "" && same.messages.contains("0 changes in 0 of 2"), "\(same.messages)")
    try folder.write(
      Self.course.replacing(#""D.1": 10"#, with: #""D.1": 100"#), to: "e/course.jsonc")
    let heavier = try shell(call)
    #expect(heavier.code == 0)
    #expect(heavier.output.contains("ada#1 D.1 on the sheet: 10 of 10 → 100 of 100\n"))
    let lines = try shell("\(call) --format jsonl").output.split(separator: "\n")
    #expect(
      lines.first
        == #"{"id":"ada#1","student":"ada","exercise":"D.1","from":{"score":"10","points":"10"},"to":{"score":"100","points":"100"}}"#
    )
    try folder.write(
      Self.course.replacing(#""drop": 1"#, with: #""drop": 0"#), to: "e/course.jsonc")
    #expect(try shell(call).output.contains("on the sheet: left out → 0 of "))
  }

  @Test func `regrade looks at what is asked for, and knows results of a filter`() throws {
    let folder = try ScratchFolder()
    let lines =
      #"{"student":"ada","answers":{"D.1":{"dot":25},"D.2":{"parameters":195}}}"# + "\n{broken\n"
    try folder.write(lines + "[1]\n", to: "class.jsonl")
    let file = "\(folder.path)/class.jsonl"
    _ = try shell("grade filter < \(file) > \(folder.path)/old.jsonl")
    let whole = try shell("grade regrade \(folder.path)/old.jsonl \(file)")
    #expect(whole.output == "" && whole.code == 0, "\(whole.output)\(whole.messages)")
    let narrow = try shell("grade regrade --only D.1 \(folder.path)/old.jsonl \(file)")
    #expect(narrow.output == "" && narrow.messages.contains("0 changes"), "\(narrow.output)")
    // Another reason is a change all the same.
    try folder.write(lines + "[1\n", to: "class.jsonl")
    let other = try shell("grade regrade \(folder.path)/old.jsonl \(file)").output
    #expect(other.split(separator: "\n").count == 1 && other.contains("there is no old result"))
  }

  @Test func `the mean of a class is that of its marks on the sheet`() throws {
    let folder = try results()
    let stats = try shell(
      "grade stats --exercises \(folder.path)/e --format json \(folder.path)/r.jsonl"
    ).output
    let found = try #require(stats.firstMatch(of: #/"mean": "([0-9/]+)"/#)).output.1
    func value(_ text: some StringProtocol) throws -> Double {
      let words = try text.split(separator: "/").map { try #require(Double($0)) }
      return words.count == 2 ? words[0] / words[1] : words[0]
    }
    let shares = try folder.text("r.jsonl").split(separator: "\n").map { line in
      // The score of the submission stands behind those of its exercises.
      let sums = try #require(line.matches(of: #/"score":"([0-9/]+)","points":"([0-9/]+)"/#).last)
      return try value(sums.output.1) / value(sums.output.2)
    }
    #expect(shares.count == 2)
    #expect(abs(try value(found) - shares.reduce(0, +) / 2) < 1e-12, "\(found) \(shares)")
  }
}
