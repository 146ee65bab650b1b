import Foundation
import TestSupport
import Testing

/// `grade stats` on results that are written by hand.
@Suite struct StatsCommandTests {
  private static let exercise = """
    { "id": "V.1", "draw": { "a": "2 .. 9", "b": "11 .. 19" },
      "parts": {
        "p": { "prompt": "The sum of {a} and {b}.", "key": "a + b", "points": 2 },
        "q": { "prompt": "Eight.", "key": "7 + 1" } } }
    """

  /// A part that is wrong, or right without an answer.
  private struct Answer {
    let part: String
    var text: String?
    var mistake: String?
  }

  private static func line(_ student: String, _ a: Int, _ b: Int, _ answers: [Answer]) -> String {
    let parts = answers.map { answer in
      let points = answer.part == "p" ? 2 : 1
      guard let text = answer.text else {
        return #"{"id":"\#(answer.part)","verdict":"right","credit":"1","points":"\#(points)"}"#
      }
      let mistake = answer.mistake.map { #","mistake":"\#($0)""# } ?? ""
      return
        #"{"id":"\#(answer.part)","verdict":"wrong","credit":"0","points":"\#(points)","answer":"\#(text)"\#(mistake)}"#
    }
    let sums = #""score":"0","points":"3","pending":"0""#
    return
      #"{"id":"\#(student)","student":"\#(student)","attempt":1,"exercises":[{"id":"V.1","numbers":{"a":\#(a),"b":\#(b)},\#(sums),"parts":[\#(parts.joined(separator: ","))]}],\#(sums)}"#
      + "\n"
  }

  private func stats(_ lines: [String], _ words: String = "") throws -> Outcome {
    let folder = try ScratchFolder()
    try folder.write(Self.exercise, to: "e/set/V.1.jsonc")
    try folder.write(lines.joined(), to: "r.jsonl")
    return try shell("grade stats --exercises \(folder.path)/e \(words) \(folder.path)/r.jsonl")
  }

  private func groups(_ outcome: Outcome, _ part: String) throws -> [[String: Any]] {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let exercise = try #require((json["exercises"] as? [[String: Any]])?.first)
    let parts = try #require(exercise["parts"] as? [[String: Any]])
    return try #require(parts.first { $0["id"] as? String == part }?["wrong"] as? [[String: Any]])
  }

  @Test func `one mistake with own numbers is one group, and equal numbers are none`() throws {
    let answers = [(2, 11, -9), (3, 13, -10), (4, 17, -13), (5, 11, 40), (6, 12, 40)]
    let lines = answers.map {
      Self.line(
        "s\($0.0)", $0.0, $0.1, [Answer(part: "p", text: "\($0.2)"), Answer(part: "q", text: "9")])
    }
    let outcome = try stats(lines, "--format json --at-least 1")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let sums = try groups(outcome, "p")
    #expect(sums.map { $0["count"] as? Int } == [3, 1, 1])
    #expect(sums.map { $0["variants"] as? Int } == [3, 1, 1])
    #expect(sums.map { $0["edit"] as? String } == ["a + b -> a − b", nil, nil])
    // An answer that is a number of one variant is no mistake of all.
    #expect(sums.map { $0["entry"] != nil } == [true, false, false])
    // What depends on no drawn number is one answer for everyone.
    let eights = try groups(outcome, "q")
    #expect(eights.map { $0["count"] as? Int } == [5])
    #expect(eights.first?["entry"] != nil)
    let text = try stats(lines).output
    #expect(text.contains("3 × -10 (also -13, -9), with 3 different numbers\n"), "\(text)")
    #expect(text.contains(#""a + b -> a − b": {"edit":"a + b -> a − b","feedback":"…"},"#))
  }

  @Test func `the mistake of a group is the most frequent one, in any order of the results`() throws
  {
    let names = ["factor", nil, "one weight", "one weight", nil, nil]
    let lines = names.enumerated().map {
      Self.line("s\($0.offset)", 2, 11, [Answer(part: "p", text: "26", mistake: $0.element)])
    }
    let outcome = try stats(lines)
    #expect(outcome.output.contains("6 × 26, known as one weight\n"), "\(outcome.output)")
    #expect(try stats(lines.reversed()).output == outcome.output)
    let rotated = Array(lines[2...] + lines[..<2])
    #expect(try stats(rotated).output == outcome.output)
  }

  @Test func `exercises and parts have their marks and how well they tell`() throws {
    let lines = [
      Self.line("a", 2, 11, [Answer(part: "p"), Answer(part: "q")]),
      Self.line("b", 3, 11, [Answer(part: "p"), Answer(part: "q", text: "x")]),
      Self.line("c", 4, 11, [Answer(part: "p", text: "1"), Answer(part: "q", text: "y")]),
    ].enumerated().map { index, line in
      line.replacing(#""score":"0""#, with: #""score":"\#([3, 2, 0][index])""#)
    }
    let outcome = try stats(lines)
    #expect(
      outcome.output.contains(
        "V.1  mean 55.6 %, discrimination –, marks: 1 none, 1 to 70 %, 1 all\n"),
      "\(outcome.output)")
    #expect(
      outcome.output.contains("1 none, 2 all\n") && outcome.output.contains("2 none, 1 all\n"))
    let json = try stats(lines, "--format json").output
    #expect(json.split(separator: #""distribution""#).count == 4)
    #expect(json.split(separator: #""discrimination""#).count == 4)
  }

  @Test func `results that come twice count once, different ones of an id are refused`() throws {
    let line = Self.line("a", 2, 11, [Answer(part: "p", text: "26"), Answer(part: "q")])
    let twice = try stats([line, line], "--at-least 1")
    #expect(twice.code == 0 && twice.output.contains("1 submission, mean"), "\(twice.output)")
    #expect(twice.output.contains("1 × 26") && twice.output.contains("1 result came twice"))
    let other = try stats([line, line.replacing("26", with: "27")])
    #expect(
      other.code == 2 && other.output == ""
        && other.messages.contains(":2: another result with the id a than in line 1"),
      "\(other.messages)")
  }

  @Test func `an entry that a check would refuse, and another word for the key, are not offered`()
    throws
  {
    let folder = try ScratchFolder()
    for student in ["a", "b"] {
      try folder.write(
        #"{"student":"\#(student)","answers":{"A.4":{"matrix_f":[[1,-1],[2,0]]},"A.10":{"three_steps":0.73}}}"#,
        to: "in/\(student).json")
    }
    let outcome = try shell(
      "grade --only A.4,A.10 --format jsonl \(folder.path)/in | grade stats --format json -")
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(outcome.output.contains(#""answer": "[[1, -1], [2, 0]]""#))
    #expect(
      !outcome.output.contains("λ -> lambda") && !outcome.output.contains("[[1, -1], [2, 0]]\": {"))
  }

  @Test func `answers that fuel ends are counted, whether or not they could be read`() throws {
    let folder = try ScratchFolder()
    for (student, answer) in [
      ("a", "sin(10^100000)"), ("b", "2^(10^9)"), ("c", "24/25"), ("d", "(1"),
    ] {
      try folder.write(
        #"{"student":"\#(student)","answers":{"D.1":{"cosine":"\#(answer)"}}}"#,
        to: "in/\(student).json")
    }
    let outcome = try shell(
      "grade --only D.1 --format jsonl \(folder.path)/in | grade stats --format json -")
    let counts = outcome.output.matches(of: #/"outOfFuel": (\d+)/#).map { String($0.output.1) }
    #expect(counts.filter { $0 != "0" } == ["2"], "\(outcome.output)")
  }
}
