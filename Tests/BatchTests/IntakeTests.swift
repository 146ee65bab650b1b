import Testing

@testable import Batch

@Suite struct IntakeTests {
  private func line(_ number: Int, _ text: String) -> HandedIn {
    HandedIn(HandedIn.Place(file: nil, line: number), .bytes(Array(text.utf8)))
  }

  private func submission(_ student: String, dot: Int = 24) -> String {
    #"{"student":"\#(student)","answers":{"D.1":{"dot":\#(dot)}}}"#
  }

  private func admitted(_ texts: [String], shard: Shard? = nil) -> [Admitted] {
    var intake = Intake(.distinct, shard: shard)
    return texts.enumerated().compactMap { intake.admit(line($0.offset + 1, $0.element)) }
  }

  @Test func `an identical submission is left out, another one of the same id is refused`() throws {
    let found = admitted([
      submission("a"), submission("b"), submission("a"), submission("a", dot: 25), "",
      submission("c"),
    ])
    #expect(found.map(\.number) == [0, 1, 3, 4])
    guard case .refuse(let error) = found[2].task else {
      Issue.record("not refused")
      return
    }
    #expect(error.id == "a#1" && error.place.line == 4)
    #expect(error.message.contains("that of line 1"))
  }

  @Test func `places are kept by file and line`() {
    var intake = Intake(.distinct)
    func item(_ file: String, _ line: Int?, _ text: String) -> HandedIn {
      HandedIn(HandedIn.Place(file: file, line: line), .bytes(Array(text.utf8)))
    }
    _ = intake.admit(item("one.json", nil, submission("a")))
    _ = intake.admit(item("two.jsonl", 7, submission("b")))
    for (text, words) in [
      (submission("a", dot: 1), "one.json,"), (submission("b", dot: 1), "two.jsonl:7,"),
    ] {
      guard case .refuse(let error)? = intake.admit(item("three.json", nil, text))?.task else {
        Issue.record("not refused")
        continue
      }
      #expect(error.message.contains("that of \(words)"), "\(error.message)")
    }
  }

  @Test func `every submission is in exactly one shard, and all of one id are in the same`() throws
  {
    let texts = (0..<500).map { submission("student \($0 % 400)", dot: $0) } + ["{", "[7]", "{"]
    let whole = admitted(texts)
    for count in [1, 2, 7, 64] {
      let shards = try (0..<count).map { try #require(Shard(index: $0, of: count)) }
      let parts = shards.map { admitted(texts, shard: $0) }
      #expect(parts.flatMap { $0.map(\.number) }.sorted() == whole.map(\.number))
      let refused = parts.flatMap { $0 }.filter {
        if case .refuse = $0.task { true } else { false }
      }
      #expect(refused.count == 100)
      // No shard of eight or fewer is empty or has more than twice its share.
      if count < 8 { #expect(parts.allSatisfy { (1...2 * 503 / count).contains($0.count) }) }
    }
  }

  @Test
  func `the digest of the input is the same for every shard, and sees each change and each order`()
    throws
  {
    func digest(_ texts: [String], shard: Shard? = nil) -> Intake.Position {
      var intake = Intake(.distinct, shard: shard)
      for (index, text) in texts.enumerated() { _ = intake.admit(line(index + 1, text)) }
      return intake.position
    }
    let texts = [submission("a"), submission("b"), submission("a"), "{"]
    let whole = digest(texts)
    #expect(whole.readCount == 4)
    #expect(digest(texts, shard: Shard(index: 1, of: 2)) == whole)
    #expect(digest([texts[1], texts[0], texts[2], texts[3]]) != whole)
    #expect(digest([submission("a", dot: 1), texts[1], texts[2], texts[3]]) != whole)
  }

  @Test func `a stream has an entry for each line, whatever it is`() {
    var intake = Intake(.each)
    let texts = [submission("a"), submission("a"), "", submission("a", dot: 1), "{"]
    let found = texts.compactMap {
      intake.admit(HandedIn(HandedIn.Place(file: nil, line: nil), .bytes(Array($0.utf8))))
    }
    #expect(found.map(\.number) == [0, 1, 2, 3, 4])
  }

  @Test(arguments: ["8/8", "-1/8", "0/0", "1/2/3", "a/2", "1", "0/1001", "1/", " 1/2"])
  func `a shard that is none is refused`(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func `the same submission in another frame is identical`() {
    let text = submission("a")
    let spread = text.replacing(",", with: ",\n")
    for (one, other) in [
      (text, text + "\r"), (text, text + "\n"), (text, " \t" + text + " \r\n"),
      (text, "\u{FEFF}" + text),
      (text + "\r", text), (spread, spread.replacing("\n", with: "\r\n")),
    ] {
      #expect(admitted([one, other]).count == 1)
    }
    // A carriage return elsewhere is part of what is written.
    #expect(admitted([text, text.replacing(",", with: "\r,")]).count == 2)
  }

  @Test func `the digest of the input holds the places`() {
    func digest(_ places: [HandedIn.Place]) -> Intake.Position {
      var intake = Intake(.distinct)
      for (number, place) in places.enumerated() {
        _ = intake.admit(HandedIn(place, .bytes(Array(submission("\(number)").utf8))))
      }
      return intake.position
    }
    let lines = (1...3).map { HandedIn.Place(file: nil, line: $0) }
    let later = (2...4).map { HandedIn.Place(file: nil, line: $0) }
    let files = ["a", "b", "c"].map { HandedIn.Place(file: $0, line: nil) }
    let others = ["a", "b0", "c"].map { HandedIn.Place(file: $0, line: nil) }
    #expect(digest(lines) == digest(lines))
    #expect(Set([lines, later, files, others].map(digest)).count == 4)
  }
}
